"""Groups of drills in the store: the teams that conduct one scenario at the same time."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from web.store.database import connected, writing
from web.store.record import Group, NewGroup, Standing, Team
from web.store.tables import DrillGroup
from web.store.tables import Team as TeamRow

_ID_BYTES = 5


@writing()
def create(new: NewGroup, now: datetime) -> Group:
    """Put drills together; the same form gives the group that came of it."""
    sent = DrillGroup.get_or_none(DrillGroup.token == new.token)
    if sent is not None:
        return _groups(DrillGroup.id == sent.id)[0]
    group = secrets.token_hex(_ID_BYTES)
    DrillGroup.create(
        id=group, title=new.title, token=new.token, host=new.host, created_at=now.isoformat()
    )
    for position, team in enumerate(new.teams):
        TeamRow.create(drill=team.drill, group=group, position=position, name=team.name)
    return _groups(DrillGroup.id == group)[0]


@connected()
def get(group_id: str) -> Group | None:
    """The group with this id."""
    return next(iter(_groups(DrillGroup.id == group_id)), None)


@connected()
def of_drill(drill_id: str) -> Group | None:
    """The group a drill belongs to, None if it stands alone."""
    row = TeamRow.get_or_none(TeamRow.drill == drill_id)
    return None if row is None else _groups(DrillGroup.id == row.group_id)[0]


@connected()
def everything() -> Sequence[Group]:
    """All groups, the newest first."""
    return _groups(DrillGroup.id != "")


@writing()
def freeze(group_id: str, standings: Sequence[Standing] | None) -> None:
    """Let the board keep showing these standings; None lets it follow the drills again."""
    frozen = None if standings is None else [asdict(one) for one in standings]
    DrillGroup.update(frozen=frozen).where(DrillGroup.id == group_id).execute()


@writing()
def hide(group_id: str, *, hidden: bool) -> None:
    """Take the board off the big screen, or put it there again."""
    DrillGroup.update(hidden=hidden).where(DrillGroup.id == group_id).execute()


def _groups(where: object) -> list[Group]:
    rows = list(DrillGroup.select().where(where).order_by(DrillGroup.created_at.desc()))
    teams: dict[str, list[Team]] = {row.id: [] for row in rows}
    found = TeamRow.select().where(TeamRow.group.in_(list(teams))).order_by(TeamRow.position)
    for team in found:
        teams[team.group_id].append(Team(team.name, team.drill_id))
    return [_group(row, teams[row.id]) for row in rows]


def _group(row: DrillGroup, teams: Sequence[Team]) -> Group:
    return Group(
        id=row.id,
        title=row.title,
        host=row.host_id,
        teams=tuple(teams),
        hidden=row.hidden,
        frozen=None if row.frozen is None else tuple(Standing(**one) for one in row.frozen),
        created_at=datetime.fromisoformat(row.created_at),
    )
