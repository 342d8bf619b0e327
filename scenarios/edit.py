"""Changes of a document's text that touch nothing but what changes.

Comments, order, quotes and line breaks of all other parts stay. A change is a value that is
put, dropped or inserted at a path; the new text says what the old one said with that change,
or the change is refused.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

import yaml

from scenarios.document import Path, read
from scenarios.errors import Problem, ScenarioError
from scenarios.writing import STEP, Plain, below, folded, inline, item

_BLOCKS = ("|", ">")

Node = Any
"""A node of PyYAML: a mapping, a sequence or a scalar with its marks."""


def put(text: str, path: Path, value: Plain, order: Sequence[str] = ()) -> str:
    """Give a part another value; a key that is not there yet is added to its mapping.

    Args:
        text: The document.
        path: Keys and positions from the root to the part.
        value: Its new value.
        order: The keys of the mapping in their usual order; a new one is put where it belongs.

    Raises:
        ScenarioError: If the text has no such place or cannot be changed there.
    """

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        _inner(data, path[:-1])[path[-1]] = deepcopy(value)

    source = _Source(text)
    around = source.node(path[:-1])
    known = _child(around, path[-1])
    if known is not None:
        made = source.replaced(known, value, in_flow=source.is_in_flow(path))
    else:
        made = source.with_key(around, str(path[-1]), value, order)
    return _proved(source, made, change)


def insert(text: str, path: Path, value: Plain) -> str:
    """Add an item to the end of a list; a list that is not there yet begins with it.

    Args:
        text: The document.
        path: Where the list stands.
        value: The item.

    Raises:
        ScenarioError: If the text has no such place or cannot be changed there.
    """
    source = _Source(text)
    around = source.node(path[:-1])
    known = _child(around, path[-1])
    if not isinstance(around, yaml.MappingNode):
        raise _refused("没有这一处")
    if not isinstance(known, yaml.SequenceNode) or not known.value or known.flow_style:
        return put(text, path, [*_items(source.data, path), value])

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        _inner(data, path).append(deepcopy(value))

    column = known.start_mark.column
    made = source.with_lines(source.end(known), " " * column + item(value, column))
    return _proved(source, made, change)


def drop(text: str, path: Path) -> str:
    """Take a key with its value, or an item of a list, out of a document.

    Raises:
        ScenarioError: If the text has no such part or it cannot be taken out.
    """

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        del _inner(data, path[:-1])[path[-1]]

    source = _Source(text)
    around = source.node(path[:-1])
    if _child(around, path[-1]) is None:
        raise _refused("没有这一处")
    if around.flow_style or len(around.value) == 1:
        if around is source.root:
            raise _refused("这一处的写法不能用表单改")
        rest = deepcopy(_inner(source.data, path[:-1]))
        del rest[path[-1]]
        return put(text, path[:-1], rest)
    return _proved(source, source.without(around, path[-1]), change)


class _Source:
    """A text, what it says, and its nodes."""

    def __init__(self, text: str) -> None:
        document = read(text.encode("utf-8", "surrogatepass"), "")
        if document.problems:
            raise _refused("文本还有语法错误", document.problems)
        self.text = text
        self.data = document.data
        self.root: Node = yaml.compose(text, Loader=yaml.CSafeLoader)

    def node(self, path: Path) -> Node:
        """The list or mapping at a path."""
        found = self.root
        for part in path:
            found = _child(found, part)
        if not isinstance(found, yaml.CollectionNode):
            raise _refused("没有这一处")
        return found

    def is_in_flow(self, path: Path) -> bool:
        """Whether something around this part stands in brackets."""
        found = self.root
        for part in path:
            if found.flow_style:
                return True
            found = _child(found, part)
        return False

    def replaced(self, node: Node, value: Plain, *, in_flow: bool) -> str:
        """The text with another value in the place of a node."""
        start, end = node.start_mark.index, self.end(node)
        if in_flow or (isinstance(value, str) and self._is_followed(end)):
            return self.text[:start] + inline(value, style=_style(node)) + self.text[end:]
        before = len(self.text[:start].rstrip())
        gap = self.text[before:start]
        return self.text[:before] + self._value(node, value, gap or " ") + self.text[end:]

    def _value(self, node: Node, value: Plain, gap: str) -> str:
        """A value as it stands behind its key or dash, in the manner of the node before it."""
        indent = self._indent(node.start_mark.index) + STEP
        if isinstance(value, str):
            return (gap if "\n" not in gap else " ") + folded(value, indent, _style(node))
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            indent = node.start_mark.column
        if getattr(node, "flow_style", False):
            return gap + inline(value)
        return below(value, indent)

    def with_key(self, around: Node, key: str, value: Plain, order: Sequence[str]) -> str:
        """The text with one more key in a mapping."""
        if not isinstance(around, yaml.MappingNode):
            raise _refused("没有这一处")
        if around.flow_style:
            at = around.end_mark.index - 1
            comma = ", " if around.value else ""
            return f"{self.text[:at]}{comma}{key}: {inline(value)}{self.text[at:]}"
        earlier = order[: order.index(key)] if key in order else ()
        known = [pair for pair in around.value if pair[0].value in earlier] or around.value
        column = around.start_mark.column
        line = f"{' ' * column}{key}:{below(value, column + STEP)}"
        return self.with_lines(self.end(known[-1][1]), line)

    def with_lines(self, at: int, lines: str) -> str:
        """The text with lines after the line in which a position stands."""
        found = self.text.find("\n", at)
        end = len(self.text) if found < 0 else found
        return f"{self.text[:end]}\n{lines}{self.text[end:]}"

    def without(self, around: Node, step: str | int) -> str:
        """The text without a key or an item of a block that has others."""
        firsts = [pair[0] if isinstance(pair, tuple) else pair for pair in around.value]
        place = step if isinstance(step, int) else [one.value for one in firsts].index(step)
        start = self.text.rfind("\n", 0, firsts[place].start_mark.index) + 1
        end = self.text.find("\n", self.end(_child(around, step)))
        shares_a_line = isinstance(step, str) and self.text[start:].lstrip(" ").startswith("- ")
        if shares_a_line:  # the first key behind the dash of an item
            start = firsts[place].start_mark.index
            end = firsts[place + 1].start_mark.index - 1
        return self.text[:start] + (self.text[end + 1 :] if end >= 0 else "")

    def end(self, node: Node) -> int:
        """Where a node ends, without blank lines and comments behind it."""
        at = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode):
            start = node.start_mark.index
            return start + len(self.text[start:at].rstrip()) if _style(node) in _BLOCKS else at
        if node.flow_style or not node.value:
            return at
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def _is_followed(self, at: int) -> bool:
        """Whether something stands behind a position in its line."""
        return bool(self.text[at:].split("\n", 1)[0].strip())

    def _indent(self, at: int) -> int:
        """The column in which the line of a position begins, behind the dashes of items."""
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return len(line) - len(line.lstrip(" -"))


def _proved(source: _Source, made: str, change: Callable[[Any], None]) -> str:
    """The new text, if it says what the old one said with the change."""
    wanted = deepcopy(source.data)
    change(wanted)
    found = read(made.encode("utf-8", "surrogatepass"), "")
    if found.problems or found.data != wanted:
        raise _refused("这一处的写法不能用表单改")
    return made


def _child(node: Node, step: str | int) -> Node:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if 0 <= step < len(node.value) else None
    return None


def _style(node: Node) -> str:
    return getattr(node, "style", None) or ""


def _inner(data: Any, path: Path) -> Any:  # noqa: ANN401 -- any document
    for part in path:
        data = data[part]
    return data


def _items(data: Any, path: Path) -> list[Plain]:  # noqa: ANN401 -- any document
    found = _inner(data, path[:-1]).get(path[-1])
    return list(found) if isinstance(found, list) else []


def _refused(message: str, problems: Sequence[Problem] = ()) -> ScenarioError:
    return ScenarioError(message, hint="在文本中改", problems=tuple(problems))
