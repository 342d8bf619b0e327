"""The tables. Nothing outside `web.store` sees them; upgrades/ tells how they came to be."""

import json
from typing import Any

from peewee import (
    BlobField,
    BooleanField,
    CompositeKey,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

database = DatabaseProxy()
"""Bound by `web.store.database.open_store`."""


class JsonText(TextField):
    """JSON in the order it was written in, so that a journal comes back byte by byte.

    peewee's own field keeps it as `jsonb` on PostgreSQL, which sorts the names.
    """

    def db_value(self, value: object) -> str | None:
        """The text of a value."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, allow_nan=False)

    def python_value(self, value: str | None) -> Any:  # noqa: ANN401 -- whatever was written
        """The value of a text."""
        return None if value is None else json.loads(value)


class _Table(Model):
    class Meta:
        database = database
        legacy_table_names = False


class Account(_Table):
    """A person who may sign in; `key` is the name as it is compared."""

    id = TextField(primary_key=True)
    key = TextField(unique=True)
    name = TextField()
    title = TextField()
    role = TextField()
    password = TextField()
    epoch = IntegerField(default=0)
    active = BooleanField(default=True)
    created_at = TextField()


class Throttle(_Table):
    """Failed tries at one door, by name or address, since a moment (seconds of the epoch)."""

    key = TextField(primary_key=True)
    failures = IntegerField()
    since = IntegerField()


class Drill(_Table):
    """One drill without its rows."""

    id = TextField(primary_key=True)
    title = TextField()
    scenario = TextField()
    plan = TextField()
    mode = TextField()
    header = JsonText()
    host_id: str
    host = ForeignKeyField(Account, backref="hosted", on_delete="RESTRICT")
    code = TextField(null=True, unique=True)
    token = TextField(unique=True)
    solo = BooleanField()
    speed = IntegerField()
    now = IntegerField(default=0)
    state = TextField(index=True)
    reason = TextField(default="")
    created_at = TextField()
    ended_at = TextField(null=True)


class Seat(_Table):
    """A seat for a person, and who holds it."""

    drill_id: str
    drill = ForeignKeyField(Drill, backref="seats", on_delete="CASCADE", index=False)
    seat = TextField()
    position = IntegerField()
    account_id: str | None
    account = ForeignKeyField(Account, null=True, on_delete="RESTRICT")

    class Meta:
        primary_key = CompositeKey("drill", "seat")


class Member(_Table):
    """Somebody who joined a drill, seat or no seat."""

    drill_id: str
    drill = ForeignKeyField(Drill, backref="members", on_delete="CASCADE", index=False)
    account_id: str
    account = ForeignKeyField(Account, backref="memberships", on_delete="RESTRICT")
    joined_at = TextField()

    class Meta:
        primary_key = CompositeKey("drill", "account")


class Entry(_Table):
    """One row of a journal."""

    drill_id: str
    drill = ForeignKeyField(Drill, backref="entries", on_delete="CASCADE", index=False)
    seq = IntegerField()
    t = IntegerField()
    author = TextField(column_name="by")
    type = TextField()
    data = JsonText()
    user = TextField(null=True)
    auto = BooleanField(default=False)
    because = IntegerField(null=True)
    extra = JsonText(null=True)

    class Meta:
        primary_key = CompositeKey("drill", "seq")
        without_rowid = True


class Once(_Table):
    """A form that was sent, by its token, and the row that came of it."""

    drill_id: str
    drill = ForeignKeyField(Drill, backref="tokens", on_delete="CASCADE", index=False)
    token = TextField()
    seq = IntegerField()

    class Meta:
        primary_key = CompositeKey("drill", "token")
        without_rowid = True


class ReviewNote(_Table):
    """One thing said in the review of a drill: an override, a second reading, an objection."""

    drill_id: str
    drill = ForeignKeyField(Drill, backref="notes", on_delete="CASCADE", index=False)
    number = IntegerField()
    kind = TextField()
    about = IntegerField(null=True)
    account_id: str
    account = ForeignKeyField(Account, on_delete="RESTRICT", index=False)
    at = TextField()
    data = JsonText()
    token = TextField()

    class Meta:
        primary_key = CompositeKey("drill", "number")
        without_rowid = True


class GradeScale(_Table):
    """Thresholds of the grades as the bureau set them; the latest holds."""

    number = IntegerField(primary_key=True)
    excellent = IntegerField()
    good = IntegerField()
    passed = IntegerField()
    account_id: str
    account = ForeignKeyField(Account, on_delete="RESTRICT", index=False)
    at = TextField()


class ScenarioText(_Table):
    """The text of a scenario, by the SHA-256 of its bytes; never changed, never deleted."""

    digest = TextField(primary_key=True)
    text = TextField()


class ScenarioImage(_Table):
    """A picture of a scenario; its name tells its bytes, so it is never changed, never deleted."""

    name = TextField(primary_key=True)
    content = BlobField()


class ScenarioVersion(_Table):
    """One version of a scenario that was written here; `base` tells what it began as."""

    scenario = TextField()
    number = IntegerField()
    state = TextField(index=True)
    text_id: str
    text = ForeignKeyField(ScenarioText, on_delete="RESTRICT", index=False)
    base = TextField()

    class Meta:
        primary_key = CompositeKey("scenario", "number")
        without_rowid = True


class ScenarioStep(_Table):
    """One thing that was done with a version, and the text it had from then on."""

    scenario = TextField()
    number = IntegerField()
    position = IntegerField()
    deed = TextField()
    account_id: str
    account = ForeignKeyField(Account, on_delete="RESTRICT", index=False)
    at = TextField()
    text_id: str
    text = ForeignKeyField(ScenarioText, on_delete="RESTRICT", index=False)
    note = TextField()

    class Meta:
        primary_key = CompositeKey("scenario", "number", "position")
        without_rowid = True


class WatchRule(_Table):
    """A keyword rule of one account in one drill; `seen` is the seq up to which it was read."""

    drill_id: str
    drill = ForeignKeyField(Drill, backref="rules", on_delete="CASCADE", index=False)
    account_id: str
    account = ForeignKeyField(Account, on_delete="RESTRICT", index=False)
    number = IntegerField()
    text = TextField()
    seen = IntegerField()

    class Meta:
        primary_key = CompositeKey("drill", "account", "number")
        without_rowid = True


class Rehearsal(_Table):
    """A rehearsal of a scenario; `worker` plays it until `claimed_until` (seconds of the epoch)."""

    id = TextField(primary_key=True)
    token = TextField(unique=True)
    scenario = TextField()
    version = IntegerField()
    text_id: str
    text = ForeignKeyField(ScenarioText, on_delete="RESTRICT", index=False)
    plans = JsonText()
    seeds = IntegerField()
    chunk = IntegerField()
    runs = IntegerField()
    account_id: str
    account = ForeignKeyField(Account, on_delete="RESTRICT", index=False)
    state = TextField(index=True)
    reason = TextField(default="")
    worker = TextField(default="")
    claimed_until = IntegerField(default=0)
    created_at = TextField()
    ended_at = TextField(null=True)


class RehearsalPart(_Table):
    """What came of one chunk of a rehearsal."""

    rehearsal_id: str
    rehearsal = ForeignKeyField(Rehearsal, backref="parts", on_delete="CASCADE", index=False)
    number = IntegerField()
    runs = IntegerField()
    outcomes = JsonText()

    class Meta:
        primary_key = CompositeKey("rehearsal", "number")
        without_rowid = True


class CardSummary(_Table):
    """What the scorecard of a drill came to; `made_of` names the state it was judged in."""

    drill_id: str
    drill = ForeignKeyField(Drill, primary_key=True, backref="summaries", on_delete="CASCADE")
    made_of = TextField()
    data = JsonText()

    class Meta:
        without_rowid = True


class DrillGroup(_Table):
    """Drills of several teams that are conducted together; `frozen` is what their board shows."""

    id = TextField(primary_key=True)
    title = TextField()
    token = TextField(unique=True)
    host_id: str
    host = ForeignKeyField(Account, on_delete="RESTRICT", index=False)
    hidden = BooleanField(default=False)
    frozen = JsonText(null=True)
    created_at = TextField()


class Team(_Table):
    """One drill of a group, and what the team that plays it is called."""

    drill_id: str
    drill = ForeignKeyField(Drill, primary_key=True, backref="teams", on_delete="CASCADE")
    group_id: str
    group = ForeignKeyField(DrillGroup, backref="teams", on_delete="CASCADE")
    position = IntegerField()
    name = TextField()

    class Meta:
        without_rowid = True


TABLES = (
    *(Account, Throttle, Drill, Seat, Member, Entry, Once, ReviewNote, GradeScale),
    *(ScenarioText, ScenarioImage, ScenarioVersion, ScenarioStep, WatchRule),
    *(Rehearsal, RehearsalPart, CardSummary, DrillGroup, Team),
)
