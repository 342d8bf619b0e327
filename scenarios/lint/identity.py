"""Ids that must be unique."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.scenario import Scenario


def check(subject: Subject) -> Iterator[Problem]:
    """No two parts of a list have the same id.

    规则 duplicate-id。同一清单里编号不能重复：事实、席位、媒体、网帖、谣言、注入、网民事项、
    采访、外部答复、样稿，以及预案包的等级和义务。网帖、谣言、注入重名会使日志无法对应。
    改法：换一个编号。
    """
    for name, parts in _lists(subject):
        first: dict[str, int] = {}
        for n, part in enumerate(parts):
            if first.setdefault(part, n) != n:
                place = subject.document.place((*name, first[part]))
                message = f"编号 {part} 重复，第 {place.line} 行已有"
                yield subject.problem((*name, n, "id"), "duplicate-id", message, "换一个编号")


def _lists(subject: Subject) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    root = subject.root
    if isinstance(root, Scenario):
        yield ("truth", "facts"), tuple(fact.id for fact in root.truth.facts)
        for name in _SCENARIO:
            yield (name,), tuple(part.id for part in getattr(root, name))
    else:
        yield ("levels",), tuple(level.id for level in subject.pack.levels)
        yield ("obligations",), tuple(one.id for one in subject.pack.obligations)


_SCENARIO = (
    *("seats", "outlets", "posts", "rumours", "injects", "citizens", "reporters", "answers"),
    "statements",
)
