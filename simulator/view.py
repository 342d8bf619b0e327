"""What a seat may see at one moment: a fold over the journal that judges and changes nothing.

Three rules decide, in this order.

1. *Time.* Nothing later than `t`.
2. *Who.* A row of the world that names `to` is seen by those roles, one that does not by all.
   The world's own reckoning (`sim.level`, `sim.quiet`, `sim.active`) is truth that grading is
   judged by and is seen by nobody; so are the director's notes, skips, changes of plan, orders to
   inject and all of the blue cell (what they bring about are rows of the world). An act is whole to
   its author and to those it is addressed to. Acts without an addressee are the shared desk of the
   team and whole to all. Of acts addressed to others the team sees that they happened, not what
   they say. What somebody passes outside or asks a platform to remove, and what was refused, is
   seen by its author alone.
3. *What.* Of a row of the world only what its reader could see: not whether a post belongs to
   the incident, is a rumour or must be preserved, nor which class it truly has; not which facts
   refute a rumour, whether a citizen's matter needs procedure, what caused an aftermath.

Source: the journal format, sections 3, 4 and 6.9.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType

from scenarios.units import DrillTime
from scenarios.vocabulary import AUTHORS, ENTRY_TYPES, Kind
from simulator.entry import Data, Entry
from simulator.journal import Journal

SHOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sim.post": ("post", "platform", "author", "text"),
        "sim.metric": ("platform", "reposts", "comments", "views", "heat", "emotions"),
        "sim.hotlist": ("platform", "topic", "rank"),
        "sim.media_report": ("outlet", "tier", "headline"),
        "sim.leader_instruction": ("tier", "text"),
        "sim.fact": ("fact",),
        "sim.rumour": ("rumour", "text"),
        "sim.citizen_post": ("item", "platform", "text"),
        "sim.media_inquiry": ("inquiry", "outlet", "question"),
        "sim.media_inquiry_closed": ("inquiry",),
        "sim.crowd": ("place", "size"),
        "sim.removed": ("post",),
        "sim.decision": ("request", "verdict", "role", "text", "statement", "version"),
        "sim.aftermath": ("text",),
        "sim.end": ("reason",),
        "inject": ("channel", "title", "text", "to"),
        "director.pause": (),
        "director.resume": (),
        "director.speed": ("factor",),
        "director.hint": ("text", "to"),
        "director.limits": ("shown",),
        "director.end": ("reason",),
    }
)
"""What readers see of rows by the world and the director; types that are absent are not seen."""

PRIVATE = frozenset({"leak", "removal.request", "refused"})
"""Acts that only their author sees."""

DEFAULT_TO: Mapping[str, tuple[str, ...]] = MappingProxyType({"assess.preliminary": ("lg",)})
"""To whom an act goes that names nobody (journal §4)."""

COUNTS_AS: Mapping[str, str] = MappingProxyType(
    {"lg_head": "lg", "lg_deputy": "lg", "dept_head": "dept"}
)
"""Roles that receive what is addressed to another (journal §6.9)."""

_ADDRESSED = frozenset(
    name
    for name, entry_type in ENTRY_TYPES.items()
    for one in entry_type.fields
    if one.name == "to" and one.kind is not Kind.TEXT
)
"""The types whose `to` names roles."""

_NOTHING: Data = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sight:
    """One row as a seat sees it; where `whole` is False only that it happened."""

    seq: int
    t: DrillTime
    by: str
    type: str
    data: Data = field(default_factory=lambda: _NOTHING)
    whole: bool = True
    auto: bool = False
    user: str | None = None


class View:
    """What the holder of some roles sees of a journal at time `t`."""

    def __init__(
        self, journal: Journal, roles: Collection[str], team: Collection[str], t: int
    ) -> None:
        """Look at a journal.

        Args:
            journal: The drill; rows may be appended while it is looked at.
            roles: The role keys of the seat.
            team: The role keys of all seats of the team, the own ones included.
            t: Seconds since StartEx; rows at `t` are seen, later ones are not.
        """
        self.journal = journal
        self.t = t
        self._roles = frozenset(roles)
        self._own = reach(roles)
        self._team = frozenset(team)

    def rows(self, *types: str, since: int = 0) -> Iterator[Sight]:
        """What is seen of the rows after seq `since`, in order; of these types or of all."""
        for entry in takewhile(lambda e: e.t <= self.t, self._rows(types, since)):
            seen = self.see(entry)
            if seen is not None:
                yield seen

    def see(self, entry: Entry) -> Sight | None:
        """What is seen of one row, None where the seat does not learn of it."""
        if entry.t > self.t:
            return None
        if entry.by in AUTHORS:
            return self._see_world(entry)
        return self._see_act(entry)

    def _rows(self, types: tuple[str, ...], since: int) -> Iterator[Entry]:
        if not types:
            yield from self.journal.since(since)
            return
        found = [entry for name in types for entry in self.journal.of(name) if entry.seq > since]
        yield from sorted(found, key=lambda entry: entry.seq) if len(types) > 1 else found

    def _see_world(self, entry: Entry) -> Sight | None:
        keys = SHOWN.get(entry.type)
        to = addressees(entry)
        if keys is None or (to and not self._own.intersection(to)):
            return None
        data = {key: entry.data[key] for key in keys if key in entry.data}
        return _sight(entry, data)

    def _see_act(self, entry: Entry) -> Sight | None:
        to = addressees(entry)
        if entry.type in PRIVATE:
            return _sight(entry, entry.data) if entry.by in self._roles else None
        if entry.by in self._own or not to or self._own.intersection(to):
            return _sight(entry, entry.data)
        return _sight(entry, _NOTHING, whole=False) if entry.by in self._team else None


def reach(roles: Collection[str]) -> frozenset[str]:
    """The roles, and those they count as."""
    return _reach(tuple(roles))


@lru_cache(maxsize=1024)
def _reach(roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(roles) | {COUNTS_AS[role] for role in roles if role in COUNTS_AS}


def addressees(entry: Entry | Sight) -> tuple[str, ...]:
    """The role keys a row is addressed to; empty where it is for everyone."""
    if entry.type not in _ADDRESSED:
        return ()
    to = entry.data.get("to") or DEFAULT_TO.get(entry.type, ())
    return (to,) if isinstance(to, str) else tuple(to)


def _sight(entry: Entry, data: Data, *, whole: bool = True) -> Sight:
    return Sight(entry.seq, entry.t, entry.by, entry.type, data, whole, entry.auto, entry.user)
