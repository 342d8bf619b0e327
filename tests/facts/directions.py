"""Does the public answer in the right direction? Paired seeds, ratios with 95 % intervals.

`python -m tests.facts.directions [SEEDS]` plays the canteen story for 72 hours under the same
luck with and without an act, and prints how many times as many posts were written; for the
players, how the moods differ at the end. Ends with an error where a direction is wrong.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from math import exp, log
from statistics import mean, stdev

from scenarios.load import load_pack, load_scenario
from scenarios.scenario import Scenario
from simulator.drill import Drill, solo_seats
from simulator.entry import Act
from simulator.headless import play
from simulator.players import PLAYERS
from tests.facts.lab import HOUR, release

SEEDS = 200
RUMOUR = "r-death"
DEED = Callable[[Drill], object]
_Z = 1.96


@dataclass(frozen=True, slots=True)
class End:
    """How a drill ended."""

    posts: float
    anger: float
    trust: float
    rumour: float
    """Posts about the severe rumour in the 72 hours after it was answered."""


def _ask(drill: Drill, act_type: str, **data: object) -> None:
    drill.submit(Act("lg_office", act_type, data))


def _find(drill: Drill) -> None:
    """Find out that nobody died."""
    _ask(drill, "verify.request", unit="hospital", about="伤亡")


PLANS: Mapping[str, Sequence[tuple[float, DEED]]] = {
    "none": (),
    "release at 1 h": ((1, partial(release, name="s1")),),
    "release at 4 h": ((4, partial(release, name="s1")),),
    "release at 24 h": ((24, partial(release, name="s1")),),
    "contradiction at 10 h": (
        (4, partial(release, name="s1", asserts_cause="f-lab")),
        (10, partial(release, name="s2", asserts_cause="f-storage")),
    ),
    "same without contradiction": (
        (4, partial(release, name="s1", asserts_cause="f-lab")),
        (10, partial(release, name="s2", asserts_cause="f-lab")),
    ),
    "removal": (
        (3, partial(_ask, act_type="removal.request", post="p-first", reason="影响不好")),
        (4, partial(_ask, act_type="removal.request", post="p-mock", reason="影响不好")),
    ),
    "leak": ((3, partial(_ask, act_type="leak", to="记者", text="内部意见不一")),),
    "rebuttal with evidence": ((1, _find), (6, partial(release, name="s1"))),
    "same without rebuttal": ((1, _find), (6, partial(release, name="s1", addresses=False))),
}

LESS, MORE, NOT_LESS = "less", "more", "not less"
COMPARED = (
    ("release at 1 h", "none", LESS),
    ("release at 4 h", "none", LESS),
    ("release at 24 h", "none", NOT_LESS),
    ("contradiction at 10 h", "same without contradiction", MORE),
    ("removal", "none", MORE),
    ("leak", "none", MORE),
)


@cache
def _story() -> Scenario:
    return load_scenario("canteen-poisoning")


def acted(plan: str, seed: int) -> End:
    """Play one plan under one luck."""
    story = _story()
    drill = Drill(story, load_pack(story.plans[0]), seed)
    for hour, deed in PLANS[plan]:
        drill.advance_to(int(hour * HOUR))
        deed(drill)
    drill.advance_to(story.length)
    return _end(drill)


def played(player: str, seed: int) -> End:
    """Let an automatic player work the drill."""
    story = _story()
    drill = Drill(story, load_pack(story.plans[0]), seed)
    play(drill, PLAYERS[player], solo_seats(story), story.length)
    return _end(drill)


def _end(drill: Drill) -> End:
    crowd = drill._world.crowd
    rumour = crowd.names.index(RUMOUR)
    return End(
        posts=max(1.0, float(crowd.posts)),
        anger=crowd.anger,
        trust=crowd.trust,
        rumour=max(1.0, float(crowd.cascade.counts[6 * 12 : 78 * 12, rumour].sum())),
    )


def ratio(after: Sequence[float], before: Sequence[float]) -> tuple[float, float, float]:
    """How many times as much, and the ends of the 95 % interval, over pairs."""
    middle, least, most = difference(list(map(log, after)), list(map(log, before)))
    return exp(middle), exp(least), exp(most)


def difference(after: Sequence[float], before: Sequence[float]) -> tuple[float, float, float]:
    """How much more, and the ends of the 95 % interval, over pairs."""
    gaps = [one - other for one, other in zip(after, before, strict=True)]
    half = _Z * stdev(gaps) / len(gaps) ** 0.5
    return mean(gaps), mean(gaps) - half, mean(gaps) + half


def is_right(least: float, most: float, wanted: str, *, even: float = 1.0) -> bool:
    """Whether an interval lies where it should."""
    if wanted == LESS:
        return most < even
    return least > even if wanted == MORE else most >= even


def _line(what: str, found: tuple[float, float, float], wanted: str, *, even: float) -> bool:
    right = is_right(found[1], found[2], wanted, even=even)
    span = f"{found[0]:7.3f} ({found[1]:.3f} to {found[2]:.3f})"
    print(f"{what:52} {span:28} wanted {wanted:8} {'ok' if right else 'WRONG'}", flush=True)
    return right


def main(seeds: int) -> bool:
    """Print every comparison as soon as its drills are played; True where all are right."""
    with ProcessPoolExecutor() as cores:

        @cache
        def ends(work: Callable[[str, int], End], name: str) -> list[End]:
            return list(cores.map(partial(work, name), range(seeds), chunksize=4))

        right = [
            _line(
                f"posts, {name} against {base}",
                ratio(
                    [end.posts for end in ends(acted, name)], [e.posts for e in ends(acted, base)]
                ),
                wanted,
                even=1.0,
            )
            for name, base, wanted in COMPARED
        ]
        with_it = ends(acted, "rebuttal with evidence")
        without = ends(acted, "same without rebuttal")
        cut = ratio([end.rumour for end in with_it], [end.rumour for end in without])
        right.append(_line("posts about a rumour in 72 h, rebutted or not", cut, LESS, even=1.0))
        ours, idle = ends(played, "by-the-book"), ends(played, "silent")
    for mood, wanted in (("anger", LESS), ("trust", MORE)):
        found = difference([getattr(e, mood) for e in ours], [getattr(e, mood) for e in idle])
        right.append(_line(f"{mood}, by-the-book less silent", found, wanted, even=0.0))
    return all(right)


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
