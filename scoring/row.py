"""A journal row as the examiner reads it.

Roles that count as another (journal §6.9) are listed beside the role they count as, so that
a pattern for `lg` finds what `lg_head` did. Some rows carry derived fields, which a pattern
may name like any other; `DERIVED` lists them.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from scenarios.pattern import Pattern
from scenarios.vocabulary import ENTRY_TYPES, Kind
from simulator.entry import Data, Entry

COUNTS_AS: Mapping[str, str] = MappingProxyType(
    {"lg_head": "lg", "lg_deputy": "lg", "dept_head": "dept", "local_head": "local"}
)
"""Roles that also count as another (journal §6.9; `local_head` by the same reasoning)."""

_RELEASE = MappingProxyType(
    {
        "online": "通过网络发布（渠道不止新闻发布会）",
        "approved": "发布前，同一版本已经当时等级要求的审定",
        "retracted": "后来撤回",
        "level": "发布时应当掌握的等级",
        "by_designated": "由指定的发布人发布（没有指定过的不论）",
        "verified_facts": "稿件引用的事实中，发布时已经查明的有几项",
        "recorded_measures": "稿件写明的措施中，发布时已经采取的有几项",
        "premature_cause": "认定了原因，而原因此时还没有查清",
        "untrue": "伤亡情况与此时已查明的不符",
        "secret": "涉及情景标明的涉密内容",
        "allowed_channels_only": "只用了情景列明的渠道（没有列明的不论）",
        "on_the_spot": "渠道里有本事件网帖所在的平台",
    }
)
_REPLY = MappingProxyType({"signers": "答复前签署同一版本的角色，以及答复人自己"})
_CLOSE = MappingProxyType(
    {
        "settled": "此时热度回落已满预案包 close.quiet 规定的时间",
        "deciding": "批准终止；没有批准时为最后一次提请",
        "quiet": "此时热度已回落",
        "crowd": "此时现场聚集人数",
        "open_tasks": "此时尚未办结的任务数",
        "open_inquiries": "此时尚未回应的采访数",
    }
)

DERIVED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "monitor.detect": MappingProxyType({"incident": "登记的是本事件"}),
        "publish": _RELEASE,
        "presser.hold": _RELEASE,
        "interview.accept": MappingProxyType(
            {
                "authorised": "此前已经领导小组授权",
                "approved": "用的是已经审定的稿件",
                "secret": "涉及情景标明的涉密内容",
            }
        ),
        "guide.post": MappingProxyType(
            {
                "on_the_line": "引用的是已经审定的发布，或者与其文字一致",
                "secret": "涉及情景标明的涉密内容",
            }
        ),
        "report.submit": MappingProxyType({"marked_unverified": "有要素写明“待核”"}),
        "warn.issue": MappingProxyType({"right_level": "预警级别与应定的一致"}),
        "urge": MappingProxyType({"overdue": "催办的任务此时已经逾期"}),
        "plan.revise": MappingProxyType({"listed": "所改的问题是总结里列出的"}),
        **dict.fromkeys(("reply.initial", "reply.opinion", "reply.extend", "reply.final"), _REPLY),
        "close.propose": _CLOSE,
        "close.approve": _CLOSE,
    }
)
"""Fields that the examiner works out, by type of row, with what they mean."""

_DEFAULTS: Mapping[str, Data] = MappingProxyType(
    {"assess.preliminary": MappingProxyType({"to": ("lg",)})}
)
"""What a field means that is not given (journal §4)."""

_ROLE_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(f.name for f in spec.fields if f.kind in (Kind.ROLE, Kind.ROLES))
        for name, spec in ENTRY_TYPES.items()
    }
)


class Row(NamedTuple):
    """One row: `roles` are its author's role and what it counts as.

    A named tuple, since thousands are made for each scorecard and it takes a quarter of the time.
    """

    seq: int
    t: int
    type: str
    by: str
    roles: tuple[str, ...]
    data: Data
    auto: bool = False


def reach(roles: Iterable[str]) -> tuple[str, ...]:
    """The roles and what they count as, in order."""
    return _reach(tuple(roles))


@lru_cache(maxsize=1024)
def _reach(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for role in roles for name in (role, COUNTS_AS.get(role, role)))
    )


def row_of(entry: Entry, derived: Data) -> Row:
    """Read an entry, with derived fields laid over its own."""
    data = entry.data
    if derived or entry.type in _DEFAULTS:
        data = {**_DEFAULTS.get(entry.type, {}), **data, **derived}
    for name in _ROLE_FIELDS[entry.type]:
        if data.get(name):
            data = {**data, name: reach(_listed_roles(data[name]))}
    by = entry.by
    roles = (by, COUNTS_AS[by]) if by in COUNTS_AS else (by,)
    return Row(entry.seq, entry.t, entry.type, by, roles, data, entry.auto)


def _listed_roles(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, Mapping | Pattern) else value


Patterns = Annotated[
    tuple[Pattern, ...],
    BeforeValidator(_listed, json_schema_input_type=Pattern | tuple[Pattern, ...]),
    Field(min_length=1),
]
"""One pattern, or several of which any may fit.

A value `$name` stands for the field `name` of the thing that an `each` is looking at.
"""

Names = Mapping[str, Any]
"""What the `$name`s of patterns stand for."""

NOTHING: Names = MappingProxyType({})
