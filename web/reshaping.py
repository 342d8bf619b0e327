"""Changes of what has parts in the form: conditions, patterns of rows, tests, and their lists."""

from collections.abc import Mapping
from dataclasses import replace

from scenarios.document import Path
from scenarios.edit import drop, insert, put
from scenarios.errors import ScenarioError
from scenarios.image import IMAGE_NAME
from scenarios.writing import Plain
from web.studio_view.asked import COMPARISONS, KINDS, compared, fresh_test, reshaped
from web.studio_view.finding import choices_of
from web.studio_view.spec import Kind, Spec, path_of, value_at

ORDER = ("id", "at", "when", "not_after")
"""The keys of an item that stand first."""

_FIRST: Mapping[str, Plain] = {"after": "1h"}


def rechosen(text: str, data: object, route: str, spec: Spec, kind: str) -> str:
    """The text with a condition of another kind, or a pattern where there was none.

    Args:
        text: The document.
        data: What it says.
        route: Where the condition or pattern stands.
        spec: Its field.
        kind: What was chosen; empty for none.

    Raises:
        ScenarioError: If this cannot be chosen there.
    """
    path = path_of(data, route)
    before = value_at(data, path)
    if not kind and before is None:
        return text
    if not kind and spec.kind is Kind.TRIGGER:
        return _timed(text, data, path)
    if not kind and spec.optional:
        return drop(text, path)
    if spec.kind is Kind.PATTERN and kind == "rows":
        return text if before else put(text, path, {"type": "publish"})
    if spec.kind is Kind.PATTERN or kind not in KINDS:
        raise refused()
    if spec.kind is Kind.TRIGGER and value_at(data, (*path[:-1], "at")) is not None:
        text = drop(text, (*path[:-1], "at"))
    return put(text, path, reshaped(before, kind), ORDER)


def enlarged(text: str, data: object, route: str, spec: Spec | None, chosen: str) -> str:
    """The text with one more condition, way, name, tested field or comparison.

    Args:
        text: The document.
        data: What it says.
        route: Where it is to be added.
        spec: The field there.
        chosen: What is to be added, where there are several things.

    Raises:
        ScenarioError: If nothing such can be added there.
    """
    path = path_of(data, route)
    before = value_at(data, path)
    match spec:
        case Spec(kind=Kind.CONDITIONS | Kind.ROWS | Kind.IMAGES):
            return insert(text, path, _item(spec, chosen))
        case Spec(kind=Kind.NAMES, choices=choices) if chosen in dict(choices):
            if isinstance(before, list):
                return insert(text, path, chosen)
            return put(text, path, [str(before), chosen] if before else chosen)
        case Spec(kind=Kind.TESTS, specs=specs):
            return _tested(text, data, path, {one.key: one for one in specs}.get(chosen))
        case Spec(kind=Kind.TEST) if chosen in COMPARISONS:
            return put(text, path, compared(spec, before, chosen))
    raise refused()


def _item(spec: Spec, chosen: str) -> Mapping[str, Plain]:
    """A new item of a list: a condition, what rows begin with, or the picture of this name."""
    if spec.kind is Kind.CONDITIONS:
        return _FIRST
    if spec.kind is Kind.ROWS and spec.fresh is not None:
        return dict(spec.fresh)
    if IMAGE_NAME.fullmatch(chosen) is None:
        raise refused()
    return {"file": chosen, "alt": "请写明图中是什么"}


def refused() -> ScenarioError:
    """The error of what the form does not have."""
    return ScenarioError("表单里没有这一处", hint="刷新页面，或在文本中改")


def _timed(text: str, data: object, path: Path) -> str:
    """The text with an item that happens at a moment instead of on a condition."""
    item = path[:-1]
    text = put(text, (*item, "at"), "1h", ORDER)
    for key in ("when", "not_after"):
        if value_at(data, (*item, key)) is not None:
            text = drop(text, (*item, key))
    return text


def _tested(text: str, data: object, path: Path, spec: Spec | None) -> str:
    if spec is None:
        raise refused()
    test = fresh_test(replace(spec, choices=choices_of(spec, data)))
    if isinstance(value_at(data, path), Mapping):
        return put(text, (*path, spec.key), test)
    return put(text, path, {spec.key: test})
