"""The way of a version from draft to drill: who may do what when, and what stands in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from scenarios.errors import Problem
from web.authoring.drafting import faults_in
from web.authoring.proving import proof_of
from web.services import services
from web.store import versions
from web.store.record import Account, Deed, Role, Version
from web.store.versions import MOVES

DONE: Mapping[Deed, str] = MappingProxyType(
    {
        Deed.SUBMIT: "已提交审核，请另一名导调、评估或管理人员审核",
        Deed.WITHDRAW: "已退回草稿，可以继续修改",
        Deed.APPROVE: "审核通过，可以发布",
        Deed.RETURN: "已退回修改",
        Deed.PUBLISH: "已发布，新建演练和演练大厅中现在可以选用",
        Deed.ARCHIVE: "已归档，不再用于新的演练",
    }
)
"""What is said when something was done."""

DEED_TITLES: Mapping[Deed, str] = MappingProxyType(
    {
        Deed.CREATE: "新建",
        Deed.SAVE: "保存草稿",
        Deed.SUBMIT: "提交审核",
        Deed.WITHDRAW: "撤回修改",
        Deed.APPROVE: "审核通过",
        Deed.RETURN: "退回修改",
        Deed.PUBLISH: "发布",
        Deed.ARCHIVE: "归档",
    }
)

LONGEST_NOTE = 400
_REVIEWS = (Deed.APPROVE, Deed.RETURN)
_CHECKED = (Deed.SUBMIT, Deed.PUBLISH)
"""What is refused while the text has a fault."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done.

    Attributes:
        words: The reason.
        problems: The faults that stand in the way, if it is those.
        rehearsal: The rehearsal that stands in the way, empty where one has to be ordered;
            None where rehearsing has nothing to do with it.
    """

    words: str
    problems: Sequence[Problem] = ()
    rehearsal: str | None = None


def deeds_for(version: Version, account: Account) -> tuple[Deed, ...]:
    """What this account can do with a version now, besides writing in it."""
    return tuple(
        deed for deed in DONE if version.state in MOVES[deed][0] and _may(version, deed, account)
    )


def may_write(version: Version, account: Account) -> bool:
    """Whether this account can save another text of the version."""
    return account.role is Role.INSTRUCTOR and version.state in MOVES[Deed.SAVE][0]


def carry_out(seen: Version, deed: Deed, account: Account, note: str) -> Refusal | None:
    """Do something with a version as it was seen; None when it is done."""
    if deed in _REVIEWS and account.id in seen.writers:
        return Refusal("审核人不能是写过这一版的人，请另一名人员审核")
    if deed is Deed.RETURN and not note:
        return Refusal("退回时请写明要改什么")
    refusal = _in_the_way(seen, deed) if deed in _CHECKED else None
    if refusal is not None:
        return refusal
    if versions.move(seen, deed, account.id, services().wall.now(), note) is None:
        return Refusal("这一版刚才已被他人改动，请看过最新情况再办")
    return None


def _may(version: Version, deed: Deed, account: Account) -> bool:
    if deed in _REVIEWS:
        return account.id not in version.writers
    return account.role is Role.INSTRUCTOR


def _in_the_way(version: Version, deed: Deed) -> Refusal | None:
    """What in the text keeps it from going on: its faults, then what rehearsing it found."""
    text = versions.text_of(version.digest)
    if text is None:
        return None  # not as it was seen any more; `versions.move` tells
    problems = faults_in(version.scenario, text)
    if problems:
        return Refusal(f"还有 {len(problems)} 处问题，改正后才能继续", problems)
    if deed is not Deed.PUBLISH:
        return None
    proof = proof_of(version, text)
    return Refusal(proof.words, proof.problems, proof.rehearsal) if proof.words else None
