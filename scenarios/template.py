"""Texts with slots: Jinja2 cut down to values, conditions and a few filters.

Loops, calls, attributes, macros and includes are refused before anything runs, so any text
whatsoever ends in a text of limited length or in a fault, in time that its length bounds.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from scenarios.errors import Place, Problem, ScenarioError

MAX_TEMPLATE = 4_000
MAX_TEXT = 20_000
_MAX_DEPTH = 12
_SHOWN = 40

FILTERS = ("abs", "default", "int", "round", "trim")
"""Filters that a text may use; only `default` takes an argument."""

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Filter),
    *(nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Add, nodes.Sub, nodes.Neg, nodes.Concat),
)

_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)

Slots = Mapping[str, str | int | float]
"""What the names in a text stand for."""


class Fault(NamedTuple):
    """What is wrong with a text: the rule, what was found, what to do."""

    rule: str
    message: str
    hint: str


class _Unsound(Exception):
    """A text that cannot be compiled; carries its faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def faults(text: str, slots: Slots) -> Iterator[Fault]:
    """Everything that keeps a text from being rendered with these slots.

    Yields:
        One fault for each forbidden construct and each name that is no slot.
    """
    try:
        _filled(text, slots)
    except _Unsound as error:
        yield from error.faults


def render(text: str, slots: Slots) -> str:
    """Fill the slots of a text.

    Raises:
        ScenarioError: If the text is no sound template over these slots.
    """
    try:
        return _filled(text, slots)
    except _Unsound as error:
        place = Place(_shown(text))
        raise ScenarioError.of([Problem(place, *fault) for fault in error.faults]) from error


def _filled(text: str, slots: Slots) -> str:
    if "{" not in text:
        return text
    _, names = _compiled(text)
    unknown = [name for name in names if name not in slots]
    if unknown:
        hint = "在 slots 里补上，或改用：" + "、".join(sorted(slots))
        found = (Fault("template-slot", f"没有槽位 {_shown(name)}", hint) for name in unknown)
        raise _Unsound(*found)
    return _rendered(text, *(slots[name] for name in names))


@lru_cache(maxsize=512, typed=True)
def _rendered(text: str, *values: str | float) -> str:
    """A text with these values for the names it uses, in their order."""
    template, names = _compiled(text)
    try:
        filled = template.render(zip(names, values, strict=True))
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        said = " ".join(str(error).split())
        fault = Fault(
            "template-value", f"填不出文字（{_shown(said)}）", "数与数、文字与文字才能相加"
        )
        raise _Unsound(fault) from error
    if len(filled) > MAX_TEXT:
        fault = Fault(
            "template-length", f"填出 {len(filled)} 字，上限 {MAX_TEXT}", "缩短槽位或文字"
        )
        raise _Unsound(fault)
    return filled


@lru_cache(maxsize=4_096)
def _compiled(text: str) -> tuple[Template, tuple[str, ...]]:
    """A text ready to be filled, and the names it uses."""
    if len(text) > MAX_TEMPLATE:
        message = f"文字有 {len(text)} 字，上限 {MAX_TEMPLATE}"
        raise _Unsound(Fault("template-length", message, "缩短"))
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateError as error:
        message = f"模板写法有误（{_shown(error.message or '')}）"
        raise _Unsound(
            Fault("template-syntax", message, "槽位写成 {{ 名称 }}，括号成对")
        ) from error
    except (RecursionError, ValueError) as error:
        raise _Unsound(_TOO_DEEP) from error
    names = _checked(tree)
    return _ENVIRONMENT.from_string(tree), names


_TOO_DEEP = Fault("template-forbidden", "模板嵌套太深", "写得简单些")


def _checked(tree: nodes.Template) -> tuple[str, ...]:
    """The names a text uses, in order.

    Raises:
        _Unsound: If it uses anything that is not allowed.
    """
    names: dict[str, None] = {}
    found: dict[Fault, None] = {}
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _MAX_DEPTH:
            raise _Unsound(_TOO_DEEP)
        if isinstance(node, nodes.Name):
            names[node.name] = None
        found.update(dict.fromkeys(_forbidden(node)))
        waiting.extend((child, depth + 1) for child in node.iter_child_nodes())
    if found:
        raise _Unsound(*found)
    return tuple(reversed(names))


def _forbidden(node: nodes.Node) -> Iterator[Fault]:
    if not isinstance(node, _ALLOWED):
        kind = type(node).__name__
        yield Fault(
            "template-forbidden",
            f"模板里不能用 {kind}（第 {node.lineno} 行）",
            "只用槽位、if 和这些过滤器：" + "、".join(FILTERS),
        )
    if isinstance(node, nodes.Filter) and (
        node.name not in FILTERS or (node.args and node.name != "default")
    ):
        yield Fault(
            "template-forbidden", f"不能用过滤器 {node.name}", "可用：" + "、".join(FILTERS)
        )


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
