"""What may be entered, and when it is refused: only the impossible and the malformed.

A breach of procedure (an unapproved release, a skipped reviewer, a leak) is possible here,
because judging it is the examiner's work. Each refusal has a rule id and says in Chinese what
to do. Nothing is changed.
"""

import json
from collections.abc import Iterator

from scenarios.errors import ActionRefused
from scenarios.plan import PlanPack
from scenarios.vocabulary import ENTRY_TYPES, ROLES, Field, Kind, Writer
from simulator.entry import Act, Data, fault_of
from simulator.rules import RULES
from simulator.rules.office import Office, Reason, listed

AFTER_END = ("summary.submit", "plan.revise")
"""What seats may still enter when the drill is over (journal §6.6)."""

MAX_BYTES = 100_000
"""The largest act that is recorded with what it said."""

UNRECORDABLE = "form.unrecordable"


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
    for check in RULES.get(act.type, ()):
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
        for name in listed(act.data.get(spec.name)):
            if spec.kind in _POSTS and not office.has_post(name):
                yield "post.unknown", f"没有编号为“{name}”的网帖"
            elif spec.kind in _FACTS and name not in office.facts:
                yield "fact.unknown", f"没有编号为“{name}”的事实"
            elif spec.kind is Kind.CHANNELS and name not in office.channels:
                yield "channel.unknown", f"没有“{name}”这个发布渠道"


def posts_named(act: Act) -> Iterator[str]:
    """The ids of posts that an act names, those that a draft answers included."""
    for spec in ENTRY_TYPES[act.type].fields:
        if spec.kind in _POSTS or spec.name == "addresses":
            yield from listed(act.data.get(spec.name))
