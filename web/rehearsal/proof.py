"""The prover: what of a scenario cannot be reached, met or earned, found by playing it.

What it finds forbids publishing. It reads what automatic players came to; what none of them
did in any run is taken to be impossible, so it asks for players who do what people do:
nothing, everything too late, everything wrong, everything right.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from scenarios.document import Document, Path
from scenarios.errors import Problem
from scenarios.plan import Obligation, PlanPack
from scenarios.scenario import Scenario
from scoring.finding import Status
from scoring.wording import amount
from simulator.players import PLAYERS, by_the_book, silent
from web.rehearsal.item import items_of
from web.rehearsal.local import Local
from web.rehearsal.order import Order
from web.rehearsal.outcome import Mark, Outcome

RULES = {
    "unreached": "有的条目从未出现",
    "run-broken": "推演中断",
    "no-end": "推演没有结束",
    "best-too-low": "照预案办理得分过低",
    "idle-too-high": "什么都不做得分过高",
    "limit-out-of-reach": "有的时限照预案办理也赶不上",
    "mark-out-of-reach": "有的分谁也得不到",
    "mark-undecided": "有的义务无法判定",
}
"""Every rule and what it finds."""

BEST, IDLE = by_the_book.PLAYER.name, silent.PLAYER.name
BEST_AT_LEAST = 98.0
"""What working by the book is worth at least, in every run."""
IDLE_AT_MOST = 10.0
"""What doing nothing is worth at most, in every run."""

SEEDS = (1, 2, 3)
"""Under which luck a scenario is proved by default."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault that forbids publishing: which rule, what was found, what to do.

    `path` is the part of the scenario that it is about, empty where it is about the whole;
    `plan` the pack by which it was found, empty where no pack has to do with it.
    """

    rule: str
    message: str
    hint: str
    path: Path = ()
    plan: str = ""

    def problem(self, document: Document) -> Problem:
        """The fault at its line of the scenario's document."""
        return Problem(document.place(self.path), self.rule, self.sentence, self.hint)

    @property
    def sentence(self) -> str:
        """What was found, and by which pack."""
        return f"按 {self.plan}：{self.message}" if self.plan else self.message

    def as_json(self) -> dict[str, object]:
        """The fault as plain data."""
        return {**asdict(self), "path": list(self.path)}


def prove(
    story: Scenario,
    packs: Iterable[PlanPack],
    seeds: Sequence[int] = SEEDS,
    engine: Local | None = None,
) -> tuple[Fault, ...]:
    """Play a scenario by its packs with every player, and tell what forbids publishing it.

    Args:
        story: A scenario without lint problems.
        packs: Packs that it fits.
        seeds: Under which luck; the more, the surer that what did not come cannot come.
        engine: Where the drills are played; by default on all cores of this machine.
    """
    order = Order(story, tuple(packs), tuple(PLAYERS), tuple(seeds))
    played = (engine or Local()).play(order.chunks(1))
    return faults_of(order, [one for _, outcomes in played for one in outcomes])


def preview(
    story: Scenario, pack: PlanPack, seed: int = 1, engine: Local | None = None
) -> tuple[Outcome, ...]:
    """One run of doing nothing and one by the book, for a first look at both curves."""
    order = Order(story, (pack,), (IDLE, BEST), (seed,))
    ((_, outcomes),) = (engine or Local(workers=1)).play(order.chunks(2))
    return outcomes


def faults_of(order: Order, outcomes: Iterable[Outcome]) -> tuple[Fault, ...]:
    """What forbids publishing, from the outcomes of an order.

    An item must come by one of the packs at least; everything else is asked of each pack.
    Rules that are about a player are not asked where that player did not play.
    """
    ordered = order.sorted(outcomes)
    found = [*_unreached(order.story, [one for one in ordered if not one.fault])]
    for pack in order.packs:
        found += _of_pack(pack, [one for one in ordered if one.plan == pack.id])
    return tuple(found)


def _unreached(story: Scenario, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Items that came in no run."""
    came = {key for one in outcomes for key in one.came}
    for item in items_of(story) if outcomes else ():
        if item.key not in came:
            yield Fault(
                "unreached",
                f"{item.label}在 {len(outcomes)} 次排练中从未出现",
                "放宽它的条件、时刻或获知途径，或删去",
                item.path,
            )


def _of_pack(pack: PlanPack, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    sound = [one for one in outcomes if not one.fault]
    yield from _broken(pack, outcomes)
    yield from _endless(pack, sound)
    yield from _marks(pack, sound)
    best = [one for one in sound if one.player == BEST]
    for obligation in pack.obligations:
        yield from _out_of_reach(pack, obligation, sound, best)


def _broken(pack: PlanPack, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Runs that broke off."""
    for fault in dict.fromkeys(one.fault for one in outcomes if one.fault):
        yield Fault("run-broken", f"推演中断：{fault}", "按提示修改情景", plan=pack.id)


def _endless(pack: PlanPack, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Runs that did not end although their time was up."""
    open_ended = [one for one in outcomes if not one.ended]
    if open_ended:
        which = "、".join(f"{one.player} 种子 {one.seed}" for one in open_ended[:_SHOWN])
        message = f"{len(open_ended)} 次排练没有结束（{which}）"
        yield Fault("no-end", message, "检查时长（length）和结束条件", ("length",), pack.id)


def _marks(pack: PlanPack, outcomes: Sequence[Outcome]) -> Iterator[Fault]:
    """Working by the book is worth too little, or doing nothing too much."""
    best = _totals(outcomes, BEST)
    if best and min(best) < BEST_AT_LEAST:
        yield Fault(
            "best-too-low",
            f"照预案办理最低只得 {min(best):.2f} 分，应不低于 {BEST_AT_LEAST:.0f} 分",
            "看逐条失分，补上办得到的时间、事实、样稿或答复",
            plan=pack.id,
        )
    idle = _totals(outcomes, IDLE)
    if idle and max(idle) > IDLE_AT_MOST:
        yield Fault(
            "idle-too-high",
            f"什么都不做最高得了 {max(idle):.2f} 分，应不高于 {IDLE_AT_MOST:.0f} 分",
            "加上必须有人处置才能得分的情节",
            plan=pack.id,
        )


def _totals(outcomes: Sequence[Outcome], player: str) -> list[float]:
    return [one.total for one in outcomes if one.player == player and one.total is not None]


def _out_of_reach(
    pack: PlanPack, obligation: Obligation, runs: Sequence[Outcome], best: Sequence[Outcome]
) -> Iterator[Fault]:
    """What the best player is judged by and nobody can do, or not in time."""
    name = f"义务 {obligation.id}（{obligation.clause}）"
    if any(mark.status is Status.UNSCORED for mark in _all(obligation, runs)):
        yield Fault("mark-undecided", f"{name}无法判定", "检查预案包的规则和情景", plan=pack.id)
    done = [mark for mark in _all(obligation, best) if mark.max]
    if not done:
        return
    if all(mark.status is Status.LATE for mark in done):
        message = f"{name}的时限照预案办理也赶不上：{_measured(done)}"
        hint = "提早能知道或能办到的时刻，或缩短外单位的答复时间"
        yield Fault("limit-out-of-reach", message, hint, plan=pack.id)
    elif not any(mark.points for mark in _all(obligation, runs)):
        message = f"{name}在 {len(runs)} 次排练中无人得分"
        yield Fault("mark-out-of-reach", message, "补上履行它所需的事实、样稿或答复", plan=pack.id)


def _measured(marks: Sequence[Mark]) -> str:
    closest = min(marks, key=lambda mark: (mark.measured_s or 0) - (mark.limit_s or 0))
    if closest.measured_s is None or closest.limit_s is None or closest.clock is None:
        return f"{len(marks)} 次都迟延"
    limit, least = (amount(n, closest.clock) for n in (closest.limit_s, closest.measured_s))
    return f"限 {limit}，最快也要 {least}"


def _all(obligation: Obligation, runs: Sequence[Outcome]) -> list[Mark]:
    return [one.marks[obligation.id] for one in runs if obligation.id in one.marks]


_SHOWN = 3
"""How many of many runs a message names."""
