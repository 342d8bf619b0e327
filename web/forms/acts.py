"""The acts of the chain by phase, with the words of their links and buttons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scenarios.plan import PlanPack
from scenarios.vocabulary import ENTRY_TYPES

PHASES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "监测": (
            ("monitor.detect", "登记舆情"),
            ("evidence.preserve", "固定证据"),
            ("post.classify", "确定网帖分类"),
            ("verify.authenticity", "提交真伪结论"),
            ("monitor.note", "保存监测记录"),
        ),
        "报告": (
            ("report.submit", "提交报告"),
            ("notify", "发出通报"),
            ("liaise", "登记联络"),
            ("warn.issue", "发布预警"),
            ("warn.respond", "报送响应措施"),
        ),
        "研判": (
            ("assess.preliminary", "提交研判意见"),
            ("assess.risk", "提交风险评估"),
            ("assess.legal", "提交法律意见"),
            ("grade.set", "确定等级"),
            ("meeting.convene", "记录会议"),
        ),
        "启动": (
            ("plan.activate", "启动预案"),
            ("team.form", "成立专班"),
            ("spokesperson.designate", "指定发布人"),
            ("task.assign", "下达核查处理意见"),
        ),
        "核查": (
            ("verify.request", "启动调查"),
            ("verify.finding", "提交核查结论"),
            ("task.feedback", "反馈办理结果"),
        ),
        "处置": (
            ("measure.do", "登记措施"),
            ("transfer", "办理移送"),
            ("removal.request", "要求平台删帖"),
        ),
        "回应": (
            ("draft.create", "保存稿件"),
            ("draft.edit", "保存新版本"),
            ("sign", "提交审签意见"),
            ("publish", "发布稿件"),
            ("presser.hold", "召开新闻发布会"),
            ("retract", "撤回发布"),
            ("interview.authorise", "授权采访"),
            ("interview.accept", "接受采访"),
            ("interview.decline", "婉拒采访"),
            ("leak", "对外透露情况"),
        ),
        "引导": (
            ("monitor.review_effect", "提交效果评估"),
            ("guide.post", "发布引导内容"),
            ("adopt.suggestion", "采纳建议"),
        ),
        "受理": (
            ("reply.initial", "提交初步回应"),
            ("reply.opinion", "提交答复意见"),
            ("reply.extend", "提交延期说明"),
            ("reply.final", "提交最终答复"),
        ),
        "督办": (
            ("urge", "发出督办"),
            ("inspect.onsite", "登记现场督导"),
            ("circulate.criticism", "发出通报批评"),
        ),
        "结束": (("close.propose", "提请终止"), ("close.approve", "批准终止")),
        "总结": (("summary.submit", "提交总结"), ("plan.revise", "提交修订意见")),
    }
)
"""By phase: the acts and the words of their buttons."""

BUTTONS: Mapping[str, str] = MappingProxyType(
    {name: button for acts in PHASES.values() for name, button in acts}
)

FINAL: Mapping[str, str] = MappingProxyType(
    {
        "publish": "发布后公众立即可见。确定发布吗？",
        "presser.hold": "发布会召开后内容即公开。确定召开吗？",
        "close.approve": "批准终止后演练结束，只能再提交总结和修订预案。确定批准吗？",
    }
)
"""Acts that cannot be taken back, and the question before them."""


@dataclass(frozen=True, slots=True)
class ActLink:
    """One act in the menu; `usual` where the plan expects it of a role held here."""

    type: str
    title: str
    usual: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of the menu."""

    title: str
    acts: tuple[ActLink, ...]
    open: bool


def menu(pack: PlanPack, roles: tuple[str, ...], current: str = "") -> tuple[Phase, ...]:
    """The acts by phase; within a phase those the plan expects of these roles come first."""
    usual = expected_of(pack, roles)
    phases = []
    for title, acts in PHASES.items():
        links = [
            ActLink(name, ENTRY_TYPES[name].title, name in usual, name == current)
            for name, _ in acts
        ]
        links.sort(key=lambda link: not link.usual)
        phases.append(Phase(title, tuple(links), any(link.current for link in links)))
    return tuple(phases)


def expected_of(pack: PlanPack, roles: tuple[str, ...]) -> frozenset[str]:
    """The acts that obligations of the plan expect of these roles."""
    own = set(roles)
    types = {
        name
        for obligation in pack.obligations
        if own.intersection(obligation.who) and obligation.kind != "ban"
        for name in acts_named(obligation.check)
    }
    types |= {"sign"} if _signs(pack, own) else set()
    return frozenset(types & BUTTONS.keys())


def _signs(pack: PlanPack, own: set[str]) -> bool:
    return any(own.intersection(step.by) for chain in pack.chains for step in chain.steps)


_UNNAMED: Mapping[str, str] = MappingProxyType({"level": "grade.set"})
"""By kind of check: the act it judges without naming it in its parameters."""


def acts_named(check: Any) -> Iterator[str]:  # noqa: ANN401 -- the parameters of checks are YAML
    """Every row type that a check judges: what its kind implies, what its parameters name."""
    if isinstance(check, Mapping):
        yield from filter(None, [_UNNAMED.get(str(check.get("kind")))])
        for key, value in check.items():
            if key == "type":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from acts_named(value)
    elif isinstance(check, list | tuple):
        for value in check:
            yield from acts_named(value)
