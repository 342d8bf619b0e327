"""A first look at a scenario: nothing done, and everything by the book, under one luck."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scenarios.load import scenario_in
from web.rehearsal.local import Local
from web.rehearsal.outcome import Outcome
from web.rehearsal.proof import preview
from web.rehearsal.words import PLAYER_TITLES
from web.rehearsal_view.create import Subject
from web.rehearsal_view.show import Chart
from web.rehearsing import NICE
from web.running.documents import pack_of

_KEPT = 16


@dataclass(frozen=True, slots=True)
class Preview:
    """The curves, what each player came to in words, and by which plan.

    `faults` tell why a run broke off.
    """

    plan: str
    told: Sequence[str]
    heat: Chart
    faults: Sequence[str]


def preview_of(subject: Subject) -> Preview:
    """Play a text without faults by the first of its plans; the same text is played once.

    Raises:
        DrillError: If the pack is gone, or the processes die again and again.
    """
    assert subject.story is not None  # the page asks only for those
    pack = pack_of(subject.story.plans[0])
    runs = _played(subject.text, subject.ref, pack.id)
    titles = [PLAYER_TITLES[one.player] for one in runs]
    hours = max(len(one.heat) for one in runs)
    series = [{"name": title, "data": one.heat} for title, one in zip(titles, runs, strict=True)]
    lines = [[f"{hour + 1} 小时", *(_at(one, hour) for one in runs)] for hour in range(hours)]
    data = {"labels": [str(hour + 1) for hour in range(hours)], "series": series}
    return Preview(
        plan=pack.title,
        told=[_told(title, one) for title, one in zip(titles, runs, strict=True)],
        heat=Chart(data, ("开始后", *titles), lines),
        faults=list(dict.fromkeys(one.fault for one in runs if one.fault)),
    )


@lru_cache(maxsize=_KEPT)
def _played(text: str, ref: str, plan: str) -> Sequence[Outcome]:
    story = scenario_in(text.encode("utf-8"), ref)
    return preview(story, pack_of(plan), engine=Local(workers=1, nice=NICE))


def _at(one: Outcome, hour: int) -> str:
    return f"{one.heat[hour]}" if hour < len(one.heat) else "—"


def _told(title: str, one: Outcome) -> str:
    mark = "没有可评的内容" if one.total is None else f"{one.total:.2f} 分"
    return f"{title} {mark}，热度最高 {one.peak:.1f}"
