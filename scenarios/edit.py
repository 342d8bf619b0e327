"""Changes of a document's text that touch nothing but what changes.

Comments, order, quotes and line breaks of all other parts stay. A change is a value that is
put, dropped or inserted at a path; the new text says what the old one said with that change,
or the change is refused.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

import yaml

from scenarios.document import Path, read
from scenarios.source import Source, Splice, Wanted, applied, changed, child, inner, refused
from scenarios.writing import Plain, item


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
        inner(data, path[:-1])[path[-1]] = deepcopy(value)

    source = Source(text)
    around = source.node(path[:-1])
    known = child(around, path[-1])
    if known is None:
        splice = source.added(around, str(path[-1]), value, order)
    else:
        splice = source.replaced(known, value, in_flow=source.is_in_flow(path))
    return _proved(source, [splice], change)


def insert(text: str, path: Path, value: Plain) -> str:
    """Add an item to the end of a list; a list that is not there yet begins with it.

    Args:
        text: The document.
        path: Where the list stands.
        value: The item.

    Raises:
        ScenarioError: If the text has no such place or cannot be changed there.
    """
    source = Source(text)
    around = source.node(path[:-1])
    known = child(around, path[-1])
    if not isinstance(around, yaml.MappingNode):
        raise refused("没有这一处")
    if not isinstance(known, yaml.SequenceNode) or not known.value or known.flow_style:
        return put(text, path, [*_items(source.data, path), value])

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        inner(data, path).append(deepcopy(value))

    column = known.start_mark.column
    splice = source.lines_behind(source.end(known), " " * column + item(value, column))
    return _proved(source, [splice], change)


def drop(text: str, path: Path) -> str:
    """Take a key with its value, or an item of a list, out of a document.

    Raises:
        ScenarioError: If the text has no such part or it cannot be taken out.
    """

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        del inner(data, path[:-1])[path[-1]]

    source = Source(text)
    around = source.node(path[:-1])
    if child(around, path[-1]) is None:
        raise refused("没有这一处")
    if around.flow_style or len(around.value) == 1:
        if around is source.root:
            raise refused("这一处的写法不能用表单改")
        rest = deepcopy(inner(source.data, path[:-1]))
        del rest[path[-1]]
        return put(text, path[:-1], rest)
    return _proved(source, source.without(around, path[-1:]), change)


def relist(text: str, path: Path, wanted: Sequence[Wanted], order: Sequence[str]) -> str:
    """Give a list other items: those it had in any order, changed or not, and new ones.

    Args:
        text: The document.
        path: Where the list stands; one that is not there yet is added to its mapping.
        wanted: The new items.
        order: The keys of an item in their usual order.

    Raises:
        ScenarioError: If the text has no such place or cannot be changed there.
    """
    source = Source(text)
    old = _items(source.data, path)
    items: list[Plain] = [changed({} if n is None else old[n], one) for n, one in wanted]
    known = child(source.node(path[:-1]), path[-1])
    stays = any(n is not None for n, _ in wanted)
    if not isinstance(known, yaml.SequenceNode) or known.flow_style or not stays:
        return put(text, path, items)

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        inner(data, path[:-1])[path[-1]] = deepcopy(items)

    return _proved(source, source.relisted(path, wanted, order), change)


def reword(text: str, values: Mapping[Path, str], keys: Mapping[Path, str]) -> str:
    """Give single values and keys another word, all at once.

    Args:
        text: The document.
        values: The new words by the paths of the values that get them.
        keys: The same of keys; their paths have the old ones.

    Raises:
        ScenarioError: If the text has no such place or cannot be changed there.
    """
    source = Source(text)
    splices = [source.reworded(path, word) for path, word in values.items()]
    splices += [source.reworded(path, word, is_key=True) for path, word in keys.items()]

    def change(data: Any) -> None:  # noqa: ANN401 -- any document
        for path, word in values.items():
            inner(data, path[:-1])[path[-1]] = word
        for path, word in keys.items():
            around = inner(data, path[:-1])
            around[word] = around.pop(path[-1])

    return _proved(source, splices, change)


def _proved(source: Source, splices: Iterable[Splice], change: Callable[[Any], None]) -> str:
    """The new text, if it says what the old one said with the change."""
    made = applied(source.text, splices)
    wanted = deepcopy(source.data)
    change(wanted)
    found = read(made.encode("utf-8", "surrogatepass"), "")
    if found.problems or found.data != wanted:
        raise refused("这一处的写法不能用表单改")
    return made


def _items(data: Any, path: Path) -> list[Any]:  # noqa: ANN401 -- any document
    found = inner(data, path[:-1]).get(path[-1])
    return list(found) if isinstance(found, list) else []
