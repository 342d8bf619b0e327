"""What may be entered, and when it is refused: only the impossible and the malformed.

A breach of procedure (an unapproved release, a skipped reviewer, a leak) is possible here,
because judging it is the examiner's work. Each refusal has a rule id and says in Chinese what
to do. Nothing is changed.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scenarios.errors import ActionRefused
from scenarios.plan import PlanPack
from scenarios.vocabulary import ENTRY_TYPES, ROLES, Field, Kind, Writer
from simulator.casebook import Casebook
from simulator.deck import hand_of
from simulator.entry import Act, Data, fault_of
from simulator.hint import reasons_against
from simulator.journal import Journal

AFTER_END = ("summary.submit", "plan.revise")
"""What seats may still enter when the drill is over (journal §6.6)."""

MAX_BYTES = 100_000
"""The largest act that is recorded with what it said."""

UNRECORDABLE = "form.unrecordable"
_CONFRONTATION = "confrontation"

SIGNERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "dept_head": ("dept_head",),
        "legal": ("legal",),
        "news": ("news_rev",),
        "risk": ("risk_rev",),
        "office": ("lg_office",),
        "pub_leader": ("pub_leader", "lg_deputy"),
        "lg": ("lg", "lg_head", "lg_deputy"),
        "lg_leader": ("lg", "lg_head", "lg_deputy"),
        "upper": ("upper",),
    }
)
"""Who may sign a step that the plan's chains do not name."""


@dataclass(frozen=True, slots=True)
class Office:
    """What an act is held against: the books, the plan, the story's names, the taken seats."""

    book: Casebook
    journal: Journal
    pack: PlanPack
    facts: frozenset[str]
    channels: frozenset[str]
    inject_titles: Mapping[str, str]
    pending: Callable[[str], bool]
    occupied: frozenset[str]
    now: Callable[[], int] = lambda: 0
    """Seconds since StartEx."""
    playable: Callable[[str], bool] = lambda _: True
    """Whether the story has what a card of the blue cell needs."""
    murmured: Callable[[str], bool] = lambda _: False
    """Whether there is an ordinary post of this id; none where nobody can look at them."""
    replan: Callable[[Data], Iterator["Reason"]] = lambda _: iter(())
    """Reasons against planning an inject of the story anew."""
    hint_cost: int = 0
    """Marks that a hint costs."""


Reason = tuple[str, str]
"""Rule id and Chinese reason."""

Check = Callable[[Data, Act, Office], Iterator[Reason]]


def refuse(act: Act, office: Office) -> None:
    """Let an act pass or refuse it.

    Raises:
        ActionRefused: With rule, reason and, where the plan has one, the clause.
    """
    for rule, reason in _reasons(act, office):
        raise ActionRefused(reason, rule=rule, clause=_clause(rule, office.pack))


def recordable(act: Act) -> bool:
    """Tell whether an act can stand in a journal: JSON, text that encodes, of bearable size."""
    try:
        text = json.dumps([act.type, dict(act.data)], ensure_ascii=False, allow_nan=False)
        return len(text.encode("utf-8")) <= MAX_BYTES
    except (ValueError, TypeError, RecursionError):
        return False


def _clause(rule: str, pack: PlanPack) -> str:
    if rule.startswith("close."):
        return pack.close.clause
    if rule == "sign.step":
        return pack.chains[0].clause if pack.chains else ""
    return ""


def _reasons(act: Act, office: Office) -> Iterator[Reason]:
    spec = ENTRY_TYPES.get(act.type)
    wanted = Writer.DIRECTOR if act.by == "director" else Writer.SEAT
    if not recordable(act):
        yield UNRECORDABLE, "内容过长，或者不是可以记录的文字"
    elif spec is None or spec.writer is not wanted or act.type == "refused":
        yield "form.unknown-act", f"没有“{act.type[:40]}”这种操作"
    else:
        yield from _known(act, office)


def _known(act: Act, office: Office) -> Iterator[Reason]:
    """Reasons against an act whose type is known: its seat, its time, its form, what it names."""
    if act.by != "director" and not act.auto:
        yield from _seat(act, office)
    if office.book.ended and act.by != "director" and act.type not in AFTER_END:
        yield "time.ended", "演练已经结束，只能再提交总结和修订预案"
    yield from _form(act)
    yield from _names(act, office)
    for check in _CHECKS.get(act.type, ()):
        yield from check(act.data, act, office)


def _seat(act: Act, office: Office) -> Iterator[Reason]:
    if act.by not in ROLES:
        yield "seat.unknown", f"没有“{act.by[:40]}”这个角色"
    elif act.by not in office.occupied:
        name = office.pack.role_name(act.by)
        yield "seat.vacant", f"“{name}”没有参演人员在席，由系统同事代行，不能以其名义操作"


def _form(act: Act) -> Iterator[Reason]:
    for spec in ENTRY_TYPES[act.type].fields:
        value = act.data.get(spec.name)
        if spec.required and _is_missing(act.data, spec):
            yield "form.missing", f"“{spec.title}”没有填写"
        elif spec.name in act.data and (fault := fault_of(spec, value)):
            yield "form.wrong", f"“{spec.title}”填写有误：{fault}"


def _is_missing(data: Data, spec: Field) -> bool:
    """Whether a field is absent or blank; a form whose parts are all left out is there."""
    if spec.name not in data:
        return True
    value = data[spec.name]
    blank = not value.strip() if isinstance(value, str) else value in ([], {})
    return blank and spec.kind is not Kind.FIELDS


_POSTS = (Kind.POST, Kind.POSTS)
_FACTS = (Kind.FACT, Kind.FACTS)


def _names(act: Act, office: Office) -> Iterator[Reason]:
    """Every post, fact and channel that is named must exist."""
    for spec in ENTRY_TYPES[act.type].fields:
        for name in _listed(act.data.get(spec.name)):
            if spec.kind in _POSTS and not _is_post(name, office):
                yield "post.unknown", f"没有编号为“{name}”的网帖"
            elif spec.kind in _FACTS and name not in office.facts:
                yield "fact.unknown", f"没有编号为“{name}”的事实"
            elif spec.kind is Kind.CHANNELS and name not in office.channels:
                yield "channel.unknown", f"没有“{name}”这个发布渠道"


def _is_post(name: str, office: Office) -> bool:
    return name in office.book.posts or office.murmured(name)


def posts_named(act: Act) -> Iterator[str]:
    """The ids of posts that an act names, those that a draft answers included."""
    for spec in ENTRY_TYPES[act.type].fields:
        if spec.kind in _POSTS or spec.name == "addresses":
            yield from _listed(act.data.get(spec.name))


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 -- data are JSON
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _version(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data.get("statement") is None and data.get("version") is None:
        return
    if office.book.draft(data.get("statement", ""), data.get("version", 0)) is None:
        named = f"{data.get('statement')} 第 {data.get('version')} 版"
        yield "draft.unknown", f"没有稿件 {named}"


def _new_draft(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["statement"] in office.book.statements:
        yield "draft.exists", f"稿件 {data['statement']} 已经存在，请修改为新的一版"
    elif data["version"] != 1:
        yield "draft.version", "新起草的稿件是第 1 版"


def _next_draft(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    statement = office.book.statements.get(data["statement"])
    if statement is None:
        yield "draft.unknown", f"没有稿件 {data['statement']}，请先起草"
    elif data["version"] != statement.latest + 1:
        yield "draft.version", f"修改后应为第 {statement.latest + 1} 版"


def _draft_parts(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    for name in data.get("addresses") or ():
        if not office.book.holds(name) and not office.murmured(name):
            yield "address.unknown", f"没有编号为“{name}”的传言、问题或网帖"
    for seq in data.get("measures") or ():
        if _row_type(office, seq) != "measure.do":
            yield "measure.unknown", f"第 {seq} 条记录不是已采取的措施"


def _step(data: Data, act: Act, office: Office) -> Iterator[Reason]:
    step = data["step"]
    named = {
        role for chain in office.pack.chains for s in chain.steps if s.step == step for role in s.by
    }
    if act.by not in (named or set(SIGNERS[step])):
        yield "sign.step", f"“{office.pack.role_name(act.by)}”不负责这一审签环节"


def _task(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["task"] in office.book.tasks:
        yield "task.exists", f"任务编号 {data['task']} 已经用过"
    if data.get("item") is not None and data["item"] not in office.book.items:
        yield "item.unknown", f"没有编号为“{data['item']}”的网民事项"


def _task_known(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["task"] not in office.book.tasks:
        yield "task.unknown", f"没有编号为“{data['task']}”的任务"


def _task_own(data: Data, act: Act, office: Office) -> Iterator[Reason]:
    task = office.book.tasks.get(data["task"])
    if task is not None and act.by.removesuffix("_head") != task.entry.data["to"].removesuffix(
        "_head"
    ):
        unit = office.pack.role_name(task.entry.data["to"])
        yield "task.other", f"该任务由“{unit}”承办，应由其反馈"


def _item(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["item"] not in office.book.items:
        yield "item.unknown", f"没有编号为“{data['item']}”的网民事项"


def _inquiry(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    inquiry = office.book.inquiries.get(data["inquiry"])
    if inquiry is None:
        yield "inquiry.unknown", f"没有编号为“{data['inquiry']}”的采访申请"
    elif inquiry.closed:
        yield "inquiry.closed", "这次采访申请已经结束"


def _release(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if _row_type(office, data["publish"]) not in ("publish", "presser.hold"):
        yield "publish.unknown", f"第 {data['publish']} 条记录不是发布"


def _not_retracted(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["publish"] in office.book.retracted:
        yield "publish.retracted", "这次发布已经撤回"


def _cites(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data.get("cites") is not None:
        yield from _release({"publish": data["cites"]}, _act, office)


def _grade(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.pack.level_rank(data["level"]) < 0:
        known = "、".join(level.id for level in office.pack.levels)
        yield "level.unknown", f"预案没有“{data['level'][:40]}”这一等级，只有{known}"


def _still_there(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    for name in _listed(data.get("post") or data.get("posts")):
        if name in office.book.removed:
            yield "post.gone", f"网帖 {name} 已经消失"


def _proposes(_data: Data, act: Act, office: Office) -> Iterator[Reason]:
    yield from _closer(act, office.pack.close.proposed_by, "提请", office)


def _approves(_data: Data, act: Act, office: Office) -> Iterator[Reason]:
    yield from _closer(act, office.pack.close.approved_by, "批准", office)


def _closer(act: Act, allowed: tuple[str, ...], verb: str, office: Office) -> Iterator[Reason]:
    if allowed and act.by not in allowed:
        yield "close.role", f"“{office.pack.role_name(act.by)}”无权{verb}终止响应"


def _injects(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    name = data["inject"]
    if office.pending(name):
        return
    if name in office.inject_titles or name in office.book.injects:
        yield "inject.spent", f"情景注入“{office.inject_titles.get(name, name)}”已经发出或跳过"
    if data.get("channel") not in _CHANNELS or not data.get("title") or not data.get("text"):
        titles = "、".join(_CHANNELS.values())
        yield "form.missing", f"临时注入须填写标题、内容和渠道（{titles}）"


def _skips(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if not office.pending(name := data["inject"]):
        yield "inject.unknown", f"没有待发的情景注入“{office.inject_titles.get(name, name)}”"


def _replans(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    yield from office.replan(data)


def _card(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    yield from _confronts(data, _act, office)
    refusal = hand_of(office.journal, office.now()).refusal(data["card"])
    if refusal:
        yield "card.spent", refusal
    if not office.playable(data["card"]):
        yield "card.useless", "情景里没有这张牌要用的媒体或事实"


def _confronts(_data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.journal.header.mode != _CONFRONTATION:
        yield "card.mode", "只有模拟对抗才有蓝军"


def _speed(data: Data, _act: Act, _office: Office) -> Iterator[Reason]:
    if data["factor"] <= 0:
        yield "form.wrong", "倍速必须大于 0"


def _about(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data.get("about") is not None and _row_type(office, data["about"]) is None:
        yield "row.unknown", f"还没有第 {data['about']} 条记录"


def _hint(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    yield from reasons_against(data, office.journal, office.pack, office.hint_cost)


def _ends(_data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.book.ended:
        yield "time.ended", "演练已经结束"


def _row_type(office: Office, seq: int) -> str | None:
    return office.journal[seq].type if 1 <= seq <= len(office.journal) else None


_CHANNELS = dict(next(f for f in ENTRY_TYPES["inject"].fields if f.name == "channel").choices)

_REPLY: tuple[Check, ...] = (_item, _version)

_CHECKS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "monitor.review_effect": (_release,),
        "evidence.preserve": (_still_there,),
        "grade.set": (_grade,),
        "task.assign": (_task,),
        "task.feedback": (_task_known, _task_own),
        "urge": (_task_known,),
        "inspect.onsite": (_task_known,),
        "draft.create": (_new_draft, _draft_parts),
        "draft.edit": (_next_draft, _draft_parts),
        "sign": (_version, _step),
        "publish": (_version,),
        "presser.hold": (_version,),
        "retract": (_release, _not_retracted),
        "interview.accept": (_inquiry, _version),
        "interview.authorise": (_inquiry,),
        "interview.decline": (_inquiry,),
        "guide.post": (_cites,),
        "reply.initial": _REPLY,
        "reply.opinion": _REPLY,
        "reply.extend": _REPLY,
        "reply.final": _REPLY,
        "removal.request": (_still_there,),
        "close.propose": (_proposes,),
        "close.approve": (_approves,),
        "hint.ask": (_hint,),
        "director.speed": (_speed,),
        "director.inject": (_ends, _injects),
        "director.skip": (_ends, _skips),
        "director.replan": (_ends, _replans),
        "director.note": (_about,),
        "director.card": (_ends, _card),
        "director.veto": (_ends, _confronts),
        "director.opponent": (_ends, _confronts),
        "director.end": (_ends,),
    }
)
