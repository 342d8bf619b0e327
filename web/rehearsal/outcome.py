"""One run of a rehearsal: a player works a drill under one luck, and what came of it.

What is kept is small enough for thousands of runs; whoever wants the whole journal plays the
same player and seed again with `yulian run`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from scenarios.errors import DrillError
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scoring.finding import Clock, Finding, Status
from scoring.scorecard import Scorecard, score
from simulator.drill import Drill, solo_seats
from simulator.entry import Entry
from simulator.headless import play
from simulator.journal import Journal
from simulator.players import PLAYERS
from web.rehearsal.item import items_of

HOUR = 3_600

_SHOWN_IN: Mapping[str, tuple[str, str]] = {
    "sim.post": ("post", "post"),
    "sim.rumour": ("rumour", "rumour"),
    "sim.citizen_post": ("item", "item"),
    "sim.media_inquiry": ("reporter", "inquiry"),
    "sim.fact": ("fact", "fact"),
}
"""By type of row, the kind of item it shows and the key that names it; injects write any type."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one obligation came to.

    Points are shares of the card's 100; `limit_s` and `measured_s` are on `clock`, as findings
    have them.
    """

    status: Status
    points: float
    max: float
    limit_s: int | None = None
    measured_s: int | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one run.

    Attributes:
        plan: By which pack.
        player: Who played.
        seed: Under which luck.
        total: The mark, None where nothing could be judged.
        capped_by: The vetoes that were broken.
        marks: What every obligation came to, by its id.
        came: The items of the story that came, as `kind:id`, in its order.
        heat: The heat at the end of each hour, 0 to 100, up to the end of the drill.
        peak: The highest heat.
        posts: How many posts were written about the matter.
        anger: At the end, 0 to 1.
        trust: The same.
        ended: `closed` or `time`; empty where the drill did not end.
        length: When it ended, in seconds since StartEx.
        refused: How many acts of the player were refused.
        fault: Why the run broke off; the other figures are empty then.
    """

    plan: str
    player: str
    seed: int
    total: float | None = None
    capped_by: tuple[str, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    came: tuple[str, ...] = ()
    heat: tuple[float, ...] = ()
    peak: float = 0.0
    posts: int = 0
    anger: float = 0.0
    trust: float = 0.0
    ended: str = ""
    length: int = 0
    refused: int = 0
    fault: str = ""

    def as_json(self) -> dict[str, object]:
        """The outcome as plain data; `outcome_of` reads it back."""
        return asdict(self)


def outcome_of(data: Mapping[str, Any]) -> Outcome:
    """The outcome that `Outcome.as_json` wrote, also after it went through JSON."""
    marks = {name: _mark_of(mark) for name, mark in data["marks"].items()}
    lists = {key: tuple(data[key]) for key in ("capped_by", "came", "heat")}
    return Outcome(**{**data, **lists, "marks": marks})


def _mark_of(data: Mapping[str, Any]) -> Mark:
    clock = data["clock"]
    kinds = {"status": Status(data["status"]), "clock": clock and Clock(clock)}
    return Mark(**{**data, **kinds})


def rehearse(story: Scenario, pack: PlanPack, player: str, seed: int) -> Outcome:
    """Let a player work a drill to its end, and judge it by the whole plan.

    A fault that only shows while a drill runs, for example a calendar that does not reach far
    enough, is told in the outcome.
    """
    try:
        drill = Drill(story, pack, seed)
        refused = play(drill, PLAYERS[player], solo_seats(story), story.length + 1)
        return _outcome(player, drill, score(pack, drill.journal), refused)
    except DrillError as error:
        return Outcome(pack.id, player, seed, fault=str(error))


def _outcome(player: str, drill: Drill, card: Scorecard, refused: int) -> Outcome:
    end = drill.journal.ended
    figures = drill.figures
    length = end.t if end else int(drill.now)
    return Outcome(
        plan=drill.pack.id,
        player=player,
        seed=drill.journal.header.seed,
        total=None if card.total is None else float(card.total),
        capped_by=card.capped_by,
        marks={finding.id: _mark(finding) for finding in card.findings},
        came=tuple(_came(drill)),
        heat=tuple(_hourly(drill.journal, length)),
        peak=float(figures["peak"] or 0),
        posts=int(figures["posts"] or 0),
        anger=float(figures["anger"] or 0),
        trust=float(figures["trust"] or 0),
        ended=end.data["reason"] if end else "",
        length=length,
        refused=refused,
    )


def _mark(finding: Finding) -> Mark:
    points, most = float(finding.points), float(finding.max)
    return Mark(finding.status, points, most, finding.limit_s, finding.measured_s, finding.clock)


def _came(drill: Drill) -> Iterator[str]:
    """The items of the story that some row shows, in the order of the document."""
    shown = {_shown(row) for row in drill.journal if row.by == "world"}
    yield from (item.key for item in items_of(drill.scenario) if item.key in shown)


def _shown(row: Entry) -> str:
    kind, key = ("inject", "inject") if "inject" in row.data else _SHOWN_IN.get(row.type, ("", ""))
    return f"{kind}:{row.data.get(key)}"


def _hourly(journal: Journal, length: int) -> Iterator[float]:
    """The last reading of each hour, its end included; where there is none, the one before."""
    readings = journal.of("sim.metric")
    times = [row.t for row in readings]
    for end in range(HOUR, length + HOUR, HOUR):
        read = bisect_right(times, end)
        yield float(readings[read - 1].data["heat"]) if read else 0.0
