"""The page of one version: its text, its faults, and what the reader may do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from web.authoring import publishing
from web.authoring.bundle import named_images
from web.authoring.drafting import outline, read_as
from web.store import people, versions
from web.store.record import VERSION_STATES, Account, Deed, Role, Version, VersionState
from web.studio_view.asked import SHARED
from web.studio_view.fault import Faults, faults_of
from web.studio_view.history import base_words
from web.studio_view.sheet import View, view_of
from web.studio_view.spec import Choices
from web.words import wall_words


@dataclass(frozen=True, slots=True)
class Shown:
    """What the address asks for: a version and a tab."""

    ref: str
    number: int
    view: str


@dataclass(frozen=True, slots=True)
class DeedButton:
    """Something that can be done, as its button says it."""

    deed: str
    title: str
    is_review: bool
    confirm: str


@dataclass(frozen=True, slots=True)
class Page:
    """One version as its page shows it.

    Attributes:
        seen: The digest of the text; what is done refers to it.
        is_open: Whether the reader can write in it.
        told: What was done with it last, and what it began as.
        waits_for: Why nothing can be done by the reader now, empty otherwise.
        images: How many pictures go along when it is exported.
    """

    ref: str
    number: int
    title: str
    state: str
    state_title: str
    text: str
    seen: str
    is_open: bool
    may_author: bool
    told: str
    waits_for: str
    faults: Faults
    view: View
    deeds: Sequence[DeedButton]
    may_revise: bool
    shared: Sequence[tuple[str, Choices]]
    images: int


def page_of(shown: Shown, text: str, version: Version | None, account: Account) -> Page:
    """The page of a version; of an original where there is no version."""
    ref, number = shown.ref, shown.number
    is_open = version is not None and publishing.may_write(version, account)
    read = read_as(ref, text)
    deeds = publishing.deeds_for(version, account) if version else ()
    return Page(
        ref=ref,
        number=number,
        title=outline(text).title,
        state=version.state.value if version else "library",
        state_title=VERSION_STATES[version.state] if version else "随程序提供",
        text=text,
        seen=version.digest if version else "",
        is_open=is_open,
        may_author=account.role is Role.INSTRUCTOR,
        told=_told(version),
        waits_for=_waits_for(version, account),
        faults=faults_of(read.problems),
        view=view_of(shown.view, read.document, read.problems, is_open=is_open),
        deeds=[_button(deed, number) for deed in deeds],
        may_revise=_may_revise(version, account),
        shared=tuple(SHARED.items()),
        images=len(named_images(text)),
    )


def _button(deed: Deed, number: int) -> DeedButton:
    confirm = f"第 {number} 版归档后不再用于新的演练，已用它开展的演练和复盘不受影响。"
    is_review = deed in (Deed.APPROVE, Deed.RETURN)
    return DeedButton(
        deed.value, publishing.DEED_TITLES[deed], is_review, confirm if deed is Deed.ARCHIVE else ""
    )


def _told(version: Version | None) -> str:
    if version is None:
        return "随程序提供的原版，只读；要修改请复制"
    step, base = version.changed, base_words(version)
    who = people.titles().get(step.account, "")
    said = f"{wall_words(step.at)} {who}{publishing.DEED_TITLES[step.deed]}" + (
        f"：{step.note}" if step.note else ""
    )
    return f"{said}；{base}" if base else said


def _waits_for(version: Version | None, account: Account) -> str:
    if version is None or version.state is not VersionState.REVIEW:
        return ""
    return "等待另一名人员审核，写过这一版的人不能审核" if account.id in version.writers else ""


def _may_revise(version: Version | None, account: Account) -> bool:
    """Whether the reader can begin the next version from this one."""
    if version is None or account.role is not Role.INSTRUCTOR:
        return False
    done = (VersionState.PUBLISHED, VersionState.ARCHIVED)
    others = versions.of_scenario(version.scenario)
    return version.state in done and all(one.state in done for one in others)
