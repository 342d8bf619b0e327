"""Scenarios that are written here: their texts, versions and steps.

Texts and steps are only ever added. A text is found by its digest, so that a drill finds the
one it began with, whatever became of the version since.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from peewee import fn

from web.store.database import connected, writing
from web.store.record import OPEN_STATES, Deed, Step, Version, VersionState
from web.store.tables import ScenarioStep, ScenarioText, ScenarioVersion

MOVES: Mapping[Deed, tuple[tuple[VersionState, ...], VersionState]] = MappingProxyType(
    {
        Deed.SAVE: ((VersionState.DRAFT,), VersionState.DRAFT),
        Deed.SUBMIT: ((VersionState.DRAFT,), VersionState.REVIEW),
        Deed.WITHDRAW: ((VersionState.REVIEW, VersionState.REVIEWED), VersionState.DRAFT),
        Deed.APPROVE: ((VersionState.REVIEW,), VersionState.REVIEWED),
        Deed.RETURN: ((VersionState.REVIEW, VersionState.REVIEWED), VersionState.DRAFT),
        Deed.PUBLISH: ((VersionState.REVIEWED,), VersionState.PUBLISHED),
        Deed.ARCHIVE: ((*OPEN_STATES, VersionState.PUBLISHED), VersionState.ARCHIVED),
    }
)
"""What can be done in which states, and the state it leads to."""


def digest_of(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@writing()
def keep(text: str) -> str:
    """Keep a text for ever; its digest."""
    return _kept(text)


@connected()
def text_of(digest: str) -> str | None:
    """The text with this digest, None if it was never kept."""
    row = ScenarioText.get_or_none(ScenarioText.digest == digest)
    return None if row is None else str(row.text)


@connected()
def is_kept(digest: str) -> bool:
    """Whether the text with this digest is at hand for ever."""
    return bool(ScenarioText.select().where(ScenarioText.digest == digest).exists())


@connected()
def published_digest(scenario: str) -> str | None:
    """The digest of the version that can be drilled, None where there is none."""
    row = ScenarioVersion.get_or_none(
        (ScenarioVersion.scenario == scenario)
        & (ScenarioVersion.state == VersionState.PUBLISHED.value)
    )
    return None if row is None else str(row.text_id)


@connected()
def everything() -> Sequence[Version]:
    """All versions, by scenario and number."""
    return _versions(ScenarioVersion.number > 0)


@connected()
def of_scenario(scenario: str) -> Sequence[Version]:
    """The versions of a scenario, in order; none if it was not written here."""
    return _versions(ScenarioVersion.scenario == scenario)


@connected()
def get(scenario: str, number: int) -> Version | None:
    """One version of a scenario."""
    return _found(scenario, number)


@connected()
def published() -> Sequence[Version]:
    """The versions that can be drilled, one a scenario."""
    return _versions(ScenarioVersion.state == VersionState.PUBLISHED.value)


@writing()
def create(
    scenario: str, text: str, *, base: str, account: str, now: datetime, note: str = ""
) -> Version | None:
    """Begin a draft: the first version of a scenario, or its next.

    Returns:
        The draft; None where the scenario has a version that is being worked on.
    """
    known = ScenarioVersion.scenario == scenario
    open_states = [state.value for state in OPEN_STATES]
    if ScenarioVersion.select().where(known & ScenarioVersion.state.in_(open_states)).exists():
        return None
    last = ScenarioVersion.select(fn.MAX(ScenarioVersion.number)).where(known).scalar() or 0
    digest = _kept(text)
    ScenarioVersion.create(
        scenario=scenario,
        number=last + 1,
        state=VersionState.DRAFT.value,
        text=digest,
        base=base,
    )
    _add(scenario, last + 1, Step(Deed.CREATE, account, now, digest, note))
    return _found(scenario, last + 1)


@writing()
def save(seen: Version, text: str, account: str, now: datetime) -> Version | None:
    """Give a draft another text.

    Args:
        seen: The version as the writer saw it before the changes.
        text: The whole text with the changes.
        account: Who wrote it.
        now: The wall time.

    Returns:
        The version as it is now; None where it is no draft any more or somebody else saved
        another text since, and nothing was changed.
    """
    if not ScenarioVersion.select().where(_as_seen(seen, Deed.SAVE)).exists():
        return None
    return _moved(seen, Step(Deed.SAVE, account, now, _kept(text), ""))


@writing()
def move(seen: Version, deed: Deed, account: str, now: datetime, note: str = "") -> Version | None:
    """Do something with a version; the one that was published before it is archived.

    Returns:
        The version as it is now; None where it is not as it was seen any more.
    """
    moved = _moved(seen, Step(deed, account, now, seen.digest, note))
    if moved is not None and deed is Deed.PUBLISH:
        for other in _versions(ScenarioVersion.scenario == seen.scenario):
            if other.state is VersionState.PUBLISHED and other.number != seen.number:
                replaced = f"由第 {seen.number} 版取代"
                _moved(other, Step(Deed.ARCHIVE, account, now, other.digest, replaced))
    return moved


def _moved(seen: Version, step: Step) -> Version | None:
    changed = {"state": MOVES[step.deed][1].value, "text": step.digest}
    if not ScenarioVersion.update(**changed).where(_as_seen(seen, step.deed)).execute():
        return None
    _add(seen.scenario, seen.number, step)
    return _found(seen.scenario, seen.number)


def _as_seen(seen: Version, deed: Deed) -> Any:  # noqa: ANN401 -- peewee's expressions
    """The version while its text is the one that was seen, in a state that allows the deed."""
    return (
        (ScenarioVersion.scenario == seen.scenario)
        & (ScenarioVersion.number == seen.number)
        & (ScenarioVersion.text == seen.digest)
        & ScenarioVersion.state.in_([state.value for state in MOVES[deed][0]])
    )


def _kept(text: str) -> str:
    digest = digest_of(text)
    ScenarioText.insert(digest=digest, text=text).on_conflict_ignore().execute()
    return digest


def _add(scenario: str, number: int, step: Step) -> None:
    of_version = (ScenarioStep.scenario == scenario) & (ScenarioStep.number == number)
    last = ScenarioStep.select(fn.MAX(ScenarioStep.position)).where(of_version).scalar() or 0
    ScenarioStep.create(
        scenario=scenario,
        number=number,
        position=last + 1,
        deed=step.deed.value,
        account=step.account,
        at=step.at.isoformat(),
        text=step.digest,
        note=step.note,
    )


def _found(scenario: str, number: int) -> Version | None:
    one = (ScenarioVersion.scenario == scenario) & (ScenarioVersion.number == number)
    return next(iter(_versions(one)), None)


def _versions(where: object) -> list[Version]:
    rows = list(
        ScenarioVersion.select()
        .where(where)
        .order_by(ScenarioVersion.scenario, ScenarioVersion.number)
    )
    steps: dict[tuple[str, int], list[Step]] = {(row.scenario, row.number): [] for row in rows}
    told = ScenarioStep.select().where(ScenarioStep.scenario.in_({row.scenario for row in rows}))
    for row in told.order_by(ScenarioStep.position):
        steps.get((row.scenario, row.number), []).append(_step(row))
    return [_version(row, steps[row.scenario, row.number]) for row in rows]


def _version(row: ScenarioVersion, steps: Sequence[Step]) -> Version:
    return Version(
        scenario=row.scenario,
        number=row.number,
        state=VersionState(row.state),
        digest=row.text_id,
        base=row.base,
        steps=tuple(steps),
    )


def _step(row: ScenarioStep) -> Step:
    return Step(
        deed=Deed(row.deed),
        account=row.account_id,
        at=datetime.fromisoformat(row.at),
        digest=row.text_id,
        note=row.note,
    )
