"""A condition in Chinese words that can be read back: see `scenarios.msel.reading`.

出现“发布”                                  seen
出现领导小组办公室的“报告”（报送对象含上级机关）达 2 次满 45 分
开始后 3 小时 30 分内没有“发布”                  absent; `“领导批示”后…` where it has `after`
开始满 6 小时                                 after
态势（公众愤怒程度不低于0.62）               state
情景（归属为“bureau”）                      truth
标志“illegal”                               flag
甲 并且 乙 · 甲 或者 乙 · 并非（甲）         all, any, not; （）around what is combined itself
"""

from collections.abc import Iterator, Mapping

from scenarios.condition import Absent, Condition, Seen
from scenarios.msel.word import (
    AUTO,
    CLOSE,
    FIGURES,
    OPEN,
    TRUTH_PARTS,
    field_name,
    field_names,
    person_name,
    quoted,
    type_name,
    value_name,
    value_names,
)
from scenarios.pattern import Pattern, Scalar, Test
from scenarios.units import duration_words

AND, OR = "并且", "或者"
Names = Mapping[str, str]


def told(asked: Condition) -> str:
    """The condition in words."""
    if asked.every is not None:
        return f" {AND} ".join(_part(one, asked.every) for one in asked.every)
    if asked.some is not None:
        return f" {OR} ".join(_part(one, asked.some) for one in asked.some)
    if asked.negated is not None:
        return f"并非（{told(asked.negated)}）"
    if asked.seen is not None:
        return _seen(asked.seen)
    if asked.absent is not None:
        return _absent(asked.absent)
    return _world(asked)


def _part(part: Condition, parts: tuple[Condition, ...]) -> str:
    return f"（{told(part)}）" if len(parts) > 1 and _is_joined(part) else told(part)


def _is_joined(asked: Condition) -> bool:
    """Whether a condition is told as several; a list of one is told as that one."""
    parts = asked.every or asked.some or ()
    return len(parts) > 1 or (len(parts) == 1 and _is_joined(parts[0]))


def _seen(asked: Seen | Pattern) -> str:
    if isinstance(asked, Pattern):
        return f"出现{rows(asked)}"
    times = f"达 {asked.count} 次" if asked.count > 1 else ""
    since = "" if asked.since is None else f"满 {duration_words(asked.since)}"
    return f"出现{rows(asked.row)}{times}{since}"


def _absent(asked: Absent) -> str:
    start = "开始" if asked.after is None else rows(asked.after)
    return f"{start}后 {duration_words(asked.by)}内没有{rows(asked.row)}"


def _world(asked: Condition) -> str:
    if asked.after is not None:
        return f"开始满 {duration_words(asked.after)}"
    if asked.state is not None:
        return f"态势（{'，'.join(_tests(asked.state, FIGURES, ()))}）"
    if asked.truth is not None:
        return f"情景（{'，'.join(_tests(asked.truth, TRUTH_PARTS, ()))}）"
    assert asked.flag is not None  # the validator leaves nothing else
    return f"标志{quoted(asked.flag)}"


def rows(pattern: Pattern) -> str:
    """The rows that a pattern means, in words."""
    who = "、".join(map(person_name, pattern.by)) + "的" if pattern.by else ""
    types = "或".join(f"{OPEN}{type_name(name)}{CLOSE}" for name in pattern.type)
    tests = list(_tests(pattern.where, field_names(pattern.type), pattern.type))
    if pattern.auto is not None:
        tests.append(f"{AUTO}为{value_name(pattern.auto, {})}")
    return f"{who}{types}" + (f"（{'，'.join(tests)}）" if tests else "")


def _tests(where: Mapping[str, Test], names: Names, types: tuple[str, ...]) -> Iterator[str]:
    for code, test in where.items():
        yield field_name(code, names) + "且".join(_demands(test, value_names(types, code)))


def _demands(test: Test, names: Names) -> Iterator[str]:
    """Each part of a test; 任意 where it has none."""
    lists: tuple[tuple[str, tuple[Scalar, ...] | None], ...] = (
        ("为", None if test.equals == "<unset>" else (test.equals,)),
        ("属于", test.one_of),
        ("不属于", test.not_one_of),
        ("不低于", None if test.min is None else (_short(test.min),)),
        ("不高于", None if test.max is None else (_short(test.max),)),
        ("含", test.has_all),
        ("不含", test.has_none),
        ("提到", test.mentions),
    )
    said = [
        word + "、".join(value_name(one, names) for one in many)
        for word, many in lists
        if many is not None
    ]
    if test.filled is not None:
        said.append("已填" if test.filled else "未填")
    yield from said or ["任意"]


def _short(number: float) -> float:
    """A whole number without its decimal point."""
    return int(number) if number.is_integer() else number
