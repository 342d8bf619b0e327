"""Phrases of grammars."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.grammar import COMMON, FOUND, PHRASE, WRONG, Grammar
from scenarios.lint.subject import Subject
from scenarios.model import Part, walk
from scenarios.phrase import faults


def check(subject: Subject) -> Iterator[Problem]:
    """Every phrase can be said, and none is written twice.

    规则 phrase-syntax：尖括号要成对，不能套。规则 phrase-choice：同一处的选项各不相同。
    规则 phrase-word：<名称> 要在 words 里，或者是演练填的词；<wrong> 只在谣言里用。
    规则 phrase-twice：同一句话不写两遍。
    规则 grammar-words：words 里要有各类共用的词，名称不能与演练填的词相同。
    """
    own = subject.root.words if isinstance(subject.root, Grammar) else COMMON
    yield from _words(subject, own)
    known = frozenset({*own, *FOUND})
    first: dict[tuple[Path, str], Path] = {}
    for path, text in _phrases(subject):
        words = known | set(WRONG) if path[0] == "rumours" else known
        for fault in faults(text, words):
            yield subject.problem(path, *fault)
        if first.setdefault((path[:1], text), path) != path:
            line = subject.document.place(first[path[:1], text]).line
            yield subject.problem(path, "phrase-twice", f"第 {line} 行已有这句话", "删去一处")


def _words(subject: Subject, own: Mapping[str, str]) -> Iterator[Problem]:
    for name in own:
        if name in FOUND or name in WRONG:
            message = f"{name} 由演练来填"
            yield subject.problem(("words", name), "grammar-words", message, "换一个名称")
    for name in COMMON:
        if name not in own:
            message = f"words 里没有 {name}（{COMMON[name]}）"
            yield subject.problem(("words",), "grammar-words", message, f"补上 {name}")


def _phrases(subject: Subject) -> Iterator[tuple[Path, str]]:
    for path, part in walk(subject.root):
        if not isinstance(part, Part):
            continue
        for name in _spoken(type(part)):
            for below, text in walk(getattr(part, name)):
                if isinstance(text, str):
                    yield (*path, name, *below), text


@cache
def _spoken(model: type[Part]) -> tuple[str, ...]:
    """The fields of a model that hold phrases."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(name for name in model.model_fields if _is_phrase(hints[name]))


def _is_phrase(hint: Any) -> bool:  # noqa: ANN401 -- a type hint
    return hint == PHRASE or any(_is_phrase(part) for part in get_args(hint))
