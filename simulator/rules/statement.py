"""Rules about texts on their way out: versions, signatures, releases, and what cites them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from simulator.entry import Act, Data
from simulator.rules.office import Check, Office, Reason

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


def known_version(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    """A statement that is named must have this version."""
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
        if office.row_type(seq) != "measure.do":
            yield "measure.unknown", f"第 {seq} 条记录不是已采取的措施"


def _step(data: Data, act: Act, office: Office) -> Iterator[Reason]:
    step = data["step"]
    named = {
        role for chain in office.pack.chains for s in chain.steps if s.step == step for role in s.by
    }
    if act.by not in (named or set(SIGNERS[step])):
        yield "sign.step", f"“{office.pack.role_name(act.by)}”不负责这一审签环节"


def _inquiry(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    inquiry = office.book.inquiries.get(data["inquiry"])
    if inquiry is None:
        yield "inquiry.unknown", f"没有编号为“{data['inquiry']}”的采访申请"
    elif inquiry.closed:
        yield "inquiry.closed", "这次采访申请已经结束"


def _release(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if office.row_type(data["publish"]) not in ("publish", "presser.hold"):
        yield "publish.unknown", f"第 {data['publish']} 条记录不是发布"


def _not_retracted(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data["publish"] in office.book.retracted:
        yield "publish.retracted", "这次发布已经撤回"


def _cites(data: Data, _act: Act, office: Office) -> Iterator[Reason]:
    if data.get("cites") is not None:
        yield from _release({"publish": data["cites"]}, _act, office)


RULES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "monitor.review_effect": (_release,),
        "draft.create": (_new_draft, _draft_parts),
        "draft.edit": (_next_draft, _draft_parts),
        "sign": (known_version, _step),
        "publish": (known_version,),
        "presser.hold": (known_version,),
        "retract": (_release, _not_retracted),
        "interview.accept": (_inquiry, known_version),
        "interview.authorise": (_inquiry,),
        "interview.decline": (_inquiry,),
        "guide.post": (_cites,),
    }
)
