"""Several teams in drills of one scenario: begun together, and conducted at one wall second."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from scenarios.errors import DrillError
from web.clock import Wall
from web.conducting.director import Director
from web.conducting.setup import LONGEST_TITLE, Setup, begin
from web.forms.sent import clean
from web.forms.typed import Form
from web.running.live import LiveDrill
from web.services import Services
from web.store import drills, groups
from web.store.record import Account, DrillRecord, Group, NewGroup, State, Team

FEWEST, MOST = 2, 8
"""How many teams a group has."""

LONGEST_NAME = 20
LONGEST_GROUP = LONGEST_TITLE - LONGEST_NAME - 2
"""Of the title of a group: a drill carries the name of its team behind it, in brackets."""


def teams_of(typed: str) -> tuple[str, ...]:
    """The names of teams, one a line."""
    return tuple(name.strip() for name in clean(typed).split("\n") if name.strip())


def team_faults(teams: Sequence[str], setup: Setup) -> Mapping[str, str]:
    """What is wrong with the teams, by field; without teams nothing."""
    if not teams:
        return {}
    found = {}
    if not FEWEST <= len(teams) <= MOST:
        found["teams"] = f"参演队应有 {FEWEST} 至 {MOST} 个，每行一个；只有一个队时不用填写"
    elif len(set(teams)) < len(teams):
        found["teams"] = "参演队的名称有重复"
    elif max(map(len, teams)) > LONGEST_NAME:
        found["teams"] = f"参演队的名称不超过 {LONGEST_NAME} 个字"
    if len(setup.title) > LONGEST_GROUP:
        found["title"] = f"分队演练的名称不超过 {LONGEST_GROUP} 个字"
    return found


def begin_group(
    services: Services, setup: Setup, teams: Sequence[str], title: str, host: Account
) -> Group:
    """Create a drill for each team, of sound choices and with the same chance.

    The same form again gives the same group.

    Raises:
        ScenarioError: If a document is faulty.
    """
    title, made = title[:LONGEST_GROUP], []
    for number, name in enumerate(teams, 1):
        own = replace(setup, title=f"{title}（{name}）", token=f"{setup.token}-{number}")
        record = begin(services, own, host, solo=False)
        setup = replace(setup, seed=record.header["seed"])
        made.append(Team(name, record.id))
    new = NewGroup(title=title, host=host.id, token=setup.token, teams=tuple(made))
    return groups.create(new, services.wall.now())


def records_of(group: Group) -> Mapping[str, DrillRecord]:
    """The drills of a group by the names of the teams, in order."""
    found = {team.name: drills.get(team.drill) for team in group.teams}
    return {name: record for name, record in found.items() if record is not None}


@contextmanager
def together(held: Sequence[LiveDrill], wall: Wall) -> Iterator[None]:
    """Hold several drills, so that what is done to them happens at one wall second."""
    with ExitStack() as stack:
        for live in sorted(held, key=lambda one: one.id):  # everybody takes them in this order
            stack.enter_context(live.held())
        second = wall.monotonic()
        for live in held:
            stack.enter_context(live.at_second(second))
        yield


class GroupDirector:
    """Somebody who conducts all drills of a group at once."""

    def __init__(self, services: Services, group: Group, account: Account) -> None:
        self._services = services
        self._group = group
        self._account = account

    def set_pace(self, deed: str, form: Form) -> str:
        """Do something to the pace of every drill that has not ended; says what was done.

        A step takes all teams to the next event of any of them, so that they stay together. Where
        it fails for a team, the others are done all the same.

        Raises:
            DrillError: Naming the teams for which it failed, and why.
        """
        open_records = {
            name: record
            for name, record in records_of(self._group).items()
            if record.state is not State.ENDED
        }
        if not open_records:
            raise DrillError("各队的演练都已结束", hint="可以打开各队的评分表")
        failed: dict[str, DrillError] = {}
        opened = self._opened(open_records, failed)
        held = tuple(opened.values())
        with together(held, self._services.wall):
            if deed == "step":
                done = "已到下一事件" if self._services.live.step_together(held) else "演练已经结束"
            else:
                done = self._set_each(
                    deed, form, {name: open_records[name] for name in opened}, failed
                )
        return _told(done, len(open_records), failed)

    def _set_each(
        self,
        deed: str,
        form: Form,
        records: Mapping[str, DrillRecord],
        failed: dict[str, DrillError],
    ) -> str:
        done = ""
        for name, record in records.items():
            try:
                done = Director(self._services.live, record, self._account).set_pace(deed, form)
            except DrillError as error:
                failed[name] = error
        return done

    def _opened(
        self, records: Mapping[str, DrillRecord], failed: dict[str, DrillError]
    ) -> Mapping[str, LiveDrill]:
        found = {}
        for name, record in records.items():
            try:
                live = self._services.live.open(record)
                live.demand_sound()
                found[name] = live
            except DrillError as error:
                failed[name] = error
        return found


def _told(done: str, asked: int, failed: Mapping[str, DrillError]) -> str:
    if not failed:
        return f"{asked} 个队{done}"
    rest = asked - len(failed)
    reasons = {error.message for error in failed.values()}
    if not rest and len(reasons) == 1:
        raise next(iter(failed.values()))
    others = f"；其余 {rest} 个队{done}" if rest else ""
    faults = "；".join(f"{name}没有执行：{error.message}" for name, error in failed.items())
    raise DrillError(faults + others, hint="请在没有执行的队的导调台处理")
