"""Changes in the text of a YAML document; what is not changed stays as it is written.

Comments, blank lines, quotation marks and the order of keys are kept, since only the stretches
of text that a change is about are written anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from scenarios.writing import Plain, inline

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")

Wanted = tuple[int | None, str]
"""An item of a new list: its place in the old one, None for a new item, and its text."""


@dataclass(frozen=True, slots=True, order=True)
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


class Text:
    """A document's text and the nodes in it."""

    def __init__(self, text: str) -> None:
        """Take the text of a sound document apart."""
        self.text = text
        root = yaml.compose(text, Loader=yaml.CLoader)
        assert root is not None  # a sound document is not empty
        self.root = root
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def child(self, key: str) -> yaml.Node | None:
        """The value of a key of the document."""
        return next((value for name, value in self.root.value if name.value == key), None)

    def body(self, node: yaml.Node) -> str:
        """The text of a node, with the comment behind it."""
        return self.text[_start(node) : self._tail(node)]

    def changed(self, node: yaml.Node, changes: Mapping[str, Plain], order: Sequence[str]) -> str:
        """The text of a mapping with some keys changed.

        Args:
            node: The mapping.
            changes: What keys are to say; None takes a key away.
            order: The usual order of keys: a new key comes behind the last one before it.
        """
        start = _start(node)
        splices = [
            *self._replaced(node, changes),
            *self._removed(node, changes),
            *self._added(node, changes, order),
        ]
        moved = (Splice(one.start - start, one.end - start, one.text) for one in splices)
        return applied(self.body(node), moved)

    def new(self, like: yaml.Node | None, value: Mapping[str, Plain]) -> str:
        """The text of a new mapping, in lines; in one line where its list stands in brackets."""
        if _in_brackets(self.root) or (like and like.value and _in_brackets(like)):
            return inline(value)
        lines = (f"{inline(key)}: {inline(one)}" for key, one in value.items())
        return f"{self.newline}{' ' * self._column(like)}".join(lines)

    def relisted(self, items: yaml.Node | None, key: str, wanted: Sequence[Wanted]) -> str:
        """The document with another list.

        Args:
            items: The list, None where the document has none yet.
            key: The key under which it stands.
            wanted: Its new items. What stands between items, like headings, stays in place.
        """
        places = sorted(old for old, _ in wanted if old is not None)
        if items is None:
            return self._with_list(key, [body for _, body in wanted])
        if _in_brackets(items) or not places:
            told = self._whole(items, [body for _, body in wanted])
            return applied(self.text, [Splice(_start(items), self._end(items), told)])
        return applied(self.text, self._in_place(items, places, wanted))

    def _in_place(
        self, items: yaml.Node, places: Sequence[int], wanted: Sequence[Wanted]
    ) -> Iterator[Splice]:
        dashes = self._dashes(items)
        waiting, at = iter(places), None
        indent = f"{self.newline}{' ' * items.start_mark.column}"
        pad = " " * (self._column(items) - items.start_mark.column - 1)
        for old, body in wanted:
            if old is not None:
                place = items.value[next(waiting)]
                at = self._tail(place)
                yield Splice(_start(place), at, body)
            elif at is None:
                first = dashes[places[0]]
                yield Splice(first, first, f"-{pad}{body}{indent}")
            else:
                yield Splice(at, at, f"{indent}-{pad}{body}")
        for n, node in enumerate(items.value):
            if n not in places:
                line = self.text.rfind("\n", 0, dashes[n]) + 1
                yield Splice(line, self._next_line(self._tail(node)), "")

    def _with_list(self, key: str, bodies: Sequence[str]) -> str:
        if _in_brackets(self.root):
            at = self._end(self.root.value[-1][1])
            return applied(self.text, [Splice(at, at, f', "{key}": [{", ".join(bodies)}]')])
        lines = self.newline.join(f"  - {body}" for body in bodies)
        end = "" if self.text.endswith("\n") else self.newline
        return f"{self.text}{end}{self.newline}{key}:{self.newline}{lines}{self.newline}"

    def _whole(self, items: yaml.Node, bodies: Sequence[str]) -> str:
        """A list written anew: in brackets, in lines where none of its items was there before."""
        if not bodies or _in_brackets(self.root) or (items.value and _in_brackets(items)):
            return f"[{', '.join(bodies)}]"
        return "".join(f"{self.newline}  - {body}" for body in bodies)

    def _dashes(self, items: yaml.Node) -> list[int]:
        """Where the dash of each item stands."""
        dash = re.compile(rf"^ {{{items.start_mark.column}}}-(?=\s)", re.MULTILINE)
        found, at = [], self.text.rfind("\n", 0, _start(items)) + 1
        for node in items.value:
            match = dash.search(self.text, at)
            assert match is not None  # each item of a list in lines has its dash
            found.append(match.end() - 1)
            at = self._end(node)
        return found

    def _column(self, items: yaml.Node | None) -> int:
        return int(items.value[0].start_mark.column) if items and items.value else 4

    def _end(self, node: yaml.Node) -> int:
        """Where the content of a node ends; comments behind it belong to what follows."""
        if isinstance(node, yaml.ScalarNode) or _in_brackets(node) or not node.value:
            if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
                return self._end_of_block(node)
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _end_of_block(self, node: yaml.ScalarNode) -> int:
        """The end of a text in lines; with `+` the empty lines behind it are its own."""
        content = self.text[_start(node) : node.end_mark.index]
        if "+" in content.partition("\n")[0]:
            return _start(node) + len(content.removesuffix("\n").removesuffix("\r"))
        return _start(node) + len(content.rstrip("\r\n "))

    def _tail(self, node: yaml.Node) -> int:
        """The end of a node, with the comment behind it in the same line."""
        end = self._end(node)
        comment = _COMMENT.match(self.text, end)
        return comment.end() if comment else end

    def _next_line(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def _behind(self, node: yaml.Node, value: yaml.Node) -> int:
        """Where something may be put behind a value of this mapping."""
        return self._end(value) if _in_brackets(node) else self._tail(value)

    def _replaced(self, node: yaml.Node, changes: Mapping[str, Plain]) -> Iterator[Splice]:
        for key, value in node.value:
            if changes.get(key.value) is not None:
                told = f": {inline(changes[key.value])}"
                yield Splice(key.end_mark.index, self._end(value), told)

    def _removed(self, node: yaml.Node, changes: Mapping[str, Plain]) -> Iterator[Splice]:
        """Keys with their values; a first key takes what is between it and the next along."""
        pairs = node.value
        going = [key.value in changes and changes[key.value] is None for key, _ in pairs]
        for n, (key, value) in enumerate(pairs):
            if going[n] and all(going[:n]):
                yield Splice(_start(key), _start(pairs[n + 1][0]), "")
            elif going[n]:
                before = self._behind(node, pairs[n - 1][1])
                yield Splice(before, self._behind(node, value), "")

    def _added(
        self, node: yaml.Node, changes: Mapping[str, Plain], order: Sequence[str]
    ) -> Iterator[Splice]:
        pairs = {key.value: value for key, value in node.value}
        staying = [name for name in pairs if changes.get(name, name) is not None]
        for name in order:
            if name in pairs or changes.get(name) is None:
                continue
            before = [one for one in order[: order.index(name)] if one in staying]
            at = self._behind(node, pairs[before[-1] if before else staying[0]])
            told = f"{name}: {inline(changes[name])}"
            if _in_brackets(node):
                yield Splice(at, at, f", {told}")
            else:
                yield Splice(at, at, f"{self.newline}{' ' * node.start_mark.column}{told}")


def _in_brackets(node: yaml.Node) -> bool:
    return bool(getattr(node, "flow_style", False))


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)
