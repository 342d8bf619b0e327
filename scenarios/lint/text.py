"""Texts with slots."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.model import Part, walk
from scenarios.scenario import TEMPLATE, Inject
from scenarios.template import faults


def check(subject: Subject) -> Iterator[Problem]:
    """Every text can be rendered with the scenario's slots.

    规则 template-slot：{{ 名称 }} 要在 slots 里。规则 template-forbidden：模板里只有槽位、
    {% if %}、加减、比较、~ 和 abs、default、int、round、trim 五个过滤器。规则 template-syntax、
    template-value、template-length：写法有误、填不出、太长。
    规则 template-place：编号、标题等不填槽位，直接写出来。
    """
    slots = subject.scenario.slots
    templates = dict(_texts(subject))
    for path, text in templates.items():
        for fault in faults(text, slots):
            yield subject.problem(path, *fault)
    for path, part in walk(subject.root):
        if path not in templates and isinstance(part, str) and "{{" in part:
            message, hint = "这里不填槽位", "直接写出来"
            yield subject.problem(path, "template-place", message, hint)


def _texts(subject: Subject) -> Iterator[tuple[Path, str]]:
    for path, part in walk(subject.root):
        if not isinstance(part, Part):
            continue
        for name in _templated(type(part)):
            value = getattr(part, name)
            yield from (
                ((*path, name, *below), text)
                for below, text in walk(value)
                if isinstance(text, str)
            )
        if isinstance(part, Inject):
            yield from _data((*path, "data"), part.data)


def _data(path: Path, data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    yield from ((found, text) for found, text in walk(data, path) if isinstance(text, str))


@cache
def _templated(model: type[Part]) -> tuple[str, ...]:
    """The fields of a model that hold texts with slots."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(name for name in model.model_fields if _is_template(hints[name]))


def _is_template(hint: Any) -> bool:  # noqa: ANN401 -- a type hint
    return hint == TEMPLATE or any(_is_template(part) for part in get_args(hint))
