"""Several teams side by side, as their director sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.finding import Status
from web.conducting.grouping import records_of
from web.console_view import seats
from web.console_view.scoreboard import Scoreboard, scoreboard, standing_of, told
from web.console_view.show import Show, show_of
from web.desk_view.page import mode_title
from web.judging.cards import card_of
from web.services import Services
from web.store import groups, people
from web.store.record import DrillRecord, Group, Standing, State
from web.words import wall_date


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team: where its drill is, how it goes, what to look at.

    Attributes:
        team: What it is called.
        drill: The id of its drill.
        state: Whether the clock runs, in words.
        time: The drill's time.
        speed: Of the clock while it runs, empty otherwise.
        heat: Of the incident now, empty before there is any.
        level: What the plan's criteria give now, empty before there is one.
        colour: Of that level.
        acts: How many acts people have filed.
        overdue: How many duties were to be done by now and are not.
        silent: Seats on which nobody acted for long.
        total: The marks as things stand.
        grade: What that comes to.
        seated: How many of the seats for people are taken, of how many.
        code: To join, empty once nobody can.
        fault: Why the drill stands still, empty otherwise.
    """

    team: str
    drill: str
    state: str
    time: str
    speed: str
    heat: str
    level: str
    colour: str
    acts: int
    overdue: int
    silent: Sequence[str]
    total: str
    grade: str
    seated: str
    code: str
    fault: str


@dataclass(frozen=True, slots=True)
class Side:
    """The page of a group: its teams, its board, and what its clocks can still do."""

    group: Group
    about: str
    teams: Sequence[TeamLine]
    board: Scoreboard
    is_over: bool
    is_begun: bool
    is_tabletop: bool
    speed: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in a list."""

    id: str
    title: str
    created: str
    host: str
    teams: str


def group_lines() -> Sequence[GroupLine]:
    """All groups, the newest first."""
    names = people.titles()
    return [
        GroupLine(
            one.id,
            one.title,
            wall_date(one.created_at),
            names.get(one.host, ""),
            "、".join(team.name for team in one.teams),
        )
        for one in groups.everything()
    ]


def standings_of(services: Services, group: Group) -> Sequence[Standing]:
    """How the teams stand now, in the order of the group."""
    return [standing_of(name, show.reading) for name, show in _shows(services, group).items()]


def side_by_side(services: Services, group: Group) -> Side:
    """Everything about a group.

    Raises:
        ScenarioError: If the documents of a drill are gone.
    """
    shows = _shows(services, group)
    names = people.titles()
    first = next(iter(shows.values()))
    standings = [standing_of(name, show.reading) for name, show in shows.items()]
    words = first.words
    return Side(
        group=group,
        about=f"{mode_title(first.record.mode)}　{words.scenario.title}　{words.pack.title}",
        teams=[
            _line(one, show, names) for one, show in zip(standings, shows.values(), strict=True)
        ],
        board=scoreboard(group, standings, words),
        is_over=all(show.record.state is State.ENDED for show in shows.values()),
        is_begun=all(show.reading.moment.t or show.reading.is_over for show in shows.values()),
        is_tabletop=first.record.mode == "tabletop",
        speed=f"{first.reading.moment.speed:g}",
    )


def _shows(services: Services, group: Group) -> Mapping[str, Show]:
    return {name: show_of(services, record, {}) for name, record in records_of(group).items()}


def _line(standing: Standing, show: Show, names: Mapping[str, str]) -> TeamLine:
    reading, words, record = show.reading, show.words, show.record
    card = card_of(reading)
    table = seats.Table(record, names, show.present, card.findings, reading.moment.t)
    views = seats.seats(table, reading.journal, words)
    metrics, levels = reading.journal.of("sim.metric"), reading.journal.of("sim.level")
    level = str(levels[-1].data["level"]) if levels else ""
    return TeamLine(
        team=standing.team,
        drill=record.id,
        state=_state(show),
        time=words.moment(reading.moment.t).text,
        speed=f"{reading.moment.speed:g}" if reading.moment.running else "",
        heat=f"{metrics[-1].data['heat']:.0f}" if metrics else "",
        level=level,
        colour=words.level_colour(level),
        acts=sum(view.acts for view in views if not view.is_automatic),
        overdue=sum(finding.status is Status.MISSED for finding in card.findings),
        silent=[view.title for view in views if view.silence],
        total=told(standing.tenths),
        grade=card.grade,
        seated=_seated(record),
        code=record.code or "",
        fault=reading.fault,
    )


def _state(show: Show) -> str:
    moment = show.reading.moment
    if moment.ended:
        return "已结束"
    if show.reading.fault:
        return "已中止"
    if moment.running:
        return "进行中"
    return "已暂停" if moment.t else "未开始"


def _seated(record: DrillRecord) -> str:
    taken = sum(holder is not None for holder in record.seats.values())
    return f"{taken}/{len(record.seats)}"
