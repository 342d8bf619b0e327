"""The text of a document with its nodes, and the stretches of it that a change is about.

A change is told as splices: nothing but what they name is written anew. Whether the new text
says what it should is for `scenarios.edit` to prove.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from scenarios.document import Path, read
from scenarios.errors import Problem, ScenarioError
from scenarios.writing import STEP, Plain, below, folded, inline, item

_BLOCKS = ("|", ">")
_COMMENT = re.compile(r"[ \t]+#[^\n]*")

Node = Any
"""A node of PyYAML: a mapping, a sequence or a scalar with its marks."""

Wanted = tuple[int | None, Mapping[str, Plain]]
"""An item of a new list: its place in the old one with the keys that change, None for a key
that goes; or None with the keys of a new item."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of a text, by characters, and what comes in its place."""

    start: int
    end: int
    text: str


def applied(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices, which do not overlap; of those at one place the first is first."""
    parts, at = [], 0
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        parts += [text[at : one.start], one.text]
        at = one.end
    return "".join((*parts, text[at:]))


def refused(message: str, problems: Sequence[Problem] = ()) -> ScenarioError:
    """The error of a change that is not made."""
    return ScenarioError(message, hint="在文本中改", problems=tuple(problems))


class Source:
    """A text, what it says, and its nodes."""

    def __init__(self, text: str) -> None:
        """Take a text apart.

        Raises:
            ScenarioError: If it is no YAML.
        """
        document = read(text.encode("utf-8", "surrogatepass"), "")
        if document.problems:
            raise refused("文本还有语法错误", document.problems)
        self.text = text
        self.data = document.data
        self.root: Node = yaml.compose(text, Loader=yaml.CSafeLoader)

    def node(self, path: Path) -> Node:
        """The list or mapping at a path.

        Raises:
            ScenarioError: If there is none.
        """
        found = self.root
        for part in path:
            found = child(found, part)
        if not isinstance(found, yaml.CollectionNode):
            raise refused("没有这一处")
        return found

    def is_in_flow(self, path: Path) -> bool:
        """Whether something around this part stands in brackets."""
        return any(self.node(path[:n]).flow_style for n in range(len(path)))

    def replaced(self, node: Node, value: Plain, *, in_flow: bool = False) -> Splice:
        """Another value in the place of a node."""
        start, end = node.start_mark.index, self.end(node)
        if in_flow or (isinstance(value, str) and self._is_followed(end)):
            return Splice(start, end, inline(value, style=_style(node)))
        before = len(self.text[:start].rstrip())
        return Splice(before, end, self._value(node, value, self.text[before:start] or " "))

    def reworded(self, path: Path, word: str, *, is_key: bool = False) -> Splice:
        """A word in the place of a single value, or of its key.

        Raises:
            ScenarioError: If there is none.
        """
        around = self.node(path[:-1])
        node = child(around, path[-1])
        if is_key and isinstance(around, yaml.MappingNode):
            node = next((key for key, _ in around.value if key.value == path[-1]), None)
        if not isinstance(node, yaml.ScalarNode):
            raise refused("没有这一处")
        return Splice(node.start_mark.index, self.end(node), inline(word, style=_style(node)))

    def added(
        self,
        around: Node,
        key: str,
        value: Plain,
        order: Sequence[str],
        going: Collection[str] = (),
    ) -> Splice:
        """One more key of a mapping, behind those that usually come before it.

        Args:
            around: The mapping.
            key: The key.
            value: Its value.
            order: The keys of the mapping in their usual order.
            going: The keys that are taken out at the same time.

        Raises:
            ScenarioError: If it is no mapping.
        """
        if not isinstance(around, yaml.MappingNode):
            raise refused("没有这一处")
        if around.flow_style:
            at = around.end_mark.index - 1
            comma = ", " if around.value else ""
            return Splice(at, at, f"{comma}{key}: {inline(value)}")
        earlier = order[: order.index(key)] if key in order else ()
        staying = [pair for pair in around.value if pair[0].value not in going]
        known = [pair for pair in staying if pair[0].value in earlier]
        before = max(known, key=lambda pair: order.index(pair[0].value), default=staying[-1])
        column = around.start_mark.column
        line = f"{' ' * column}{inline(key)}:{below(value, column + STEP)}"
        return self.lines_behind(self.end(before[1]), line)

    def lines_behind(self, at: int, lines: str) -> Splice:
        """More lines after the line in which a position stands."""
        found = self.text.find("\n", at)
        end = len(self.text) if found < 0 else found
        return Splice(end, end, f"\n{lines}")

    def without(self, around: Node, steps: Iterable[str | int]) -> Iterator[Splice]:
        """A block without some of its keys or items; others stay.

        What is first behind the dash of an item takes what is between it and the next along.
        """
        pairs = [pair if isinstance(pair, tuple) else (pair, pair) for pair in around.value]
        names = [key.value if key is not value else n for n, (key, value) in enumerate(pairs)]
        going = [name in steps for name in names]
        first = going.index(False)
        if first and self._opens_an_item(around):
            start, end = pairs[0][0].start_mark.index, pairs[first][0].start_mark.index
            yield Splice(start, end, "")
            going[:first] = [False] * first
        for (key, value), goes in zip(pairs, going, strict=True):
            if goes:
                yield self._lines_of(key.start_mark.index, self.end(value))

    def relisted(
        self, path: Path, wanted: Sequence[Wanted], order: Sequence[str]
    ) -> Iterator[Splice]:
        """A list in lines with other items; what stands between items, like headings, stays.

        Args:
            path: Where the list stands; at least one of its items stays.
            wanted: Its new items.
            order: The keys of an item in their usual order.
        """
        items = self.node(path)
        places = sorted(old for old, _ in wanted if old is not None)
        dashes, waiting, at = self._dashes(items), iter(places), -1
        indent = f"\n{' ' * items.start_mark.column}"
        for old, changes in wanted:
            if old is not None:
                place = items.value[next(waiting)]
                at = self._tail(place)
                body = self._body((*path, old), items.value[old], changes, order)
                yield Splice(place.start_mark.index, at, body)
            elif at >= 0:
                yield Splice(at, at, indent + item(changes, items.start_mark.column))
            else:
                first = dashes[places[0]]
                yield Splice(first, first, item(changes, items.start_mark.column) + indent)
        for n, node in enumerate(items.value):
            if n not in places:
                yield self._lines_of(dashes[n], self._tail(node))

    def end(self, node: Node) -> int:
        """Where a node ends, without blank lines and comments behind it."""
        at = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode):
            return self._end_of_block(node) if _style(node) in _BLOCKS else at
        if node.flow_style or not node.value:
            return at
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def _tail(self, node: Node) -> int:
        """The end of a node, with the comment behind it in the same line."""
        end = self.end(node)
        comment = _COMMENT.match(self.text, end)
        return comment.end() if comment else end

    def _body(
        self, path: Path, node: Node, changes: Mapping[str, Plain], order: Sequence[str]
    ) -> str:
        """The text of an item with its changes made, and with the comment behind it."""
        start, end = node.start_mark.index, self._tail(node)
        if not changes:
            return self.text[start:end]
        if node.flow_style:
            return (
                inline(changed(inner(self.data, path), changes)) + self.text[self.end(node) : end]
            )
        splices = self._changed(node, changes, order)
        moved = (Splice(one.start - start, one.end - start, one.text) for one in splices)
        return applied(self.text[start:end], moved)

    def _changed(
        self, node: Node, changes: Mapping[str, Plain], order: Sequence[str]
    ) -> Iterator[Splice]:
        known = {key.value: value for key, value in node.value}
        going = {key for key in known if changes.get(key, key) is None}
        yield from self.without(node, going)
        for key, value in changes.items():
            if key in known and value is not None:
                yield self.replaced(known[key], value)
            elif value is not None:
                yield self.added(node, key, value, order, going)

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

    def _lines_of(self, start: int, end: int) -> Splice:
        """Nothing in the place of the lines between two positions."""
        first = self.text.rfind("\n", 0, start)
        last = self.text.find("\n", end)
        if first < 0:  # the first line of all
            return Splice(0, last + 1, "")
        return Splice(first, len(self.text) if last < 0 else last, "")

    def _opens_an_item(self, around: Node) -> bool:
        """Whether the first key of a mapping stands behind the dash of an item."""
        at = around.start_mark.index
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return isinstance(around, yaml.MappingNode) and line.lstrip(" ").startswith("-")

    def _dashes(self, items: Node) -> list[int]:
        """Where the dash of each item stands."""
        dash = re.compile(rf"^ {{{items.start_mark.column}}}-(?=\s)", re.MULTILINE)
        found, at = [], self.text.rfind("\n", 0, items.start_mark.index) + 1
        for node in items.value:
            match = dash.search(self.text, at)
            assert match is not None  # each item of a list in lines has its dash
            found.append(match.end() - 1)
            at = self.end(node)
        return found

    def _end_of_block(self, node: Node) -> int:
        """The end of a text in lines; with `+` the empty lines behind it are its own."""
        start = int(node.start_mark.index)
        content = self.text[start : node.end_mark.index]
        if "+" in content.partition("\n")[0]:
            return start + len(content.removesuffix("\n"))
        return start + len(content.rstrip())

    def _is_followed(self, at: int) -> bool:
        """Whether something stands behind a position in its line."""
        return bool(self.text[at:].split("\n", 1)[0].strip())

    def _indent(self, at: int) -> int:
        """The column in which the line of a position begins, behind the dashes of items."""
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return len(line) - len(line.lstrip(" -"))


def child(node: Node, step: str | int) -> Node:
    """What a node has under a key or at a place, None where it has nothing there."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if 0 <= step < len(node.value) else None
    return None


def inner(data: Any, path: Path) -> Any:  # noqa: ANN401 -- any document
    """What data hold at a path."""
    for part in path:
        data = data[part]
    return data


def changed(said: Mapping[str, Plain], changes: Mapping[str, Plain]) -> dict[str, Plain]:
    """A mapping with its changes; None takes a key away."""
    return {
        key: value for key, value in {**said, **changes}.items() if changes.get(key, 0) is not None
    }


def _style(node: Node) -> str:
    return getattr(node, "style", None) or ""
