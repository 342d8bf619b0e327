"""What was done with the versions of a scenario, by whom and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from web.authoring.bundle import named_images
from web.authoring.publishing import DEED_TITLES
from web.store import people, versions
from web.store.record import VERSION_STATES, Deed, Step, Version
from web.words import wall_words


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step."""

    what: str
    who: str
    at: str
    note: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version with its steps, the latest first; saves in a row of one person are one line.

    `images` says how many pictures go along when it is exported.
    """

    number: int
    state: str
    state_title: str
    base: str
    steps: Sequence[StepLine]
    images: int


def history_of(known: Sequence[Version]) -> Sequence[VersionLine]:
    """The versions of a scenario, the newest first."""
    names = people.titles()
    return [
        VersionLine(
            number=one.number,
            state=one.state.value,
            state_title=VERSION_STATES[one.state],
            base=base_words(one),
            steps=[_line(step, names, count) for step, count in reversed(_gathered(one.steps))],
            images=len(named_images(versions.text_of(one.digest) or "")),
        )
        for one in reversed(known)
    ]


def base_words(version: Version) -> str:
    """What a version began as, empty where it began as a new text."""
    ref, _, number = version.base.rpartition("/")
    if not ref:
        return ""
    if ref == version.scenario:
        return f"以第 {number} 版为基础"
    return f"复制自 {ref}" + (f" 第 {number} 版" if number != "0" else "")


def _gathered(steps: Sequence[Step]) -> list[tuple[Step, int]]:
    """Steps, and how many saves in a row each stands for."""
    found: list[tuple[Step, int]] = []
    for step in steps:
        if found and step.deed is Deed.SAVE is found[-1][0].deed:
            last, count = found[-1]
            if last.account == step.account:
                found[-1] = (step, count + 1)
                continue
        found.append((step, 1))
    return found


def _line(step: Step, names: Mapping[str, str], count: int) -> StepLine:
    what = DEED_TITLES[step.deed] + (f" {count} 次" if count > 1 else "")
    return StepLine(what, names.get(step.account, ""), wall_words(step.at), step.note)
