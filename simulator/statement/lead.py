"""With what a word list can begin, so that a search can pass over everything else.

An expression of hundreds of alternatives is slow where each is tried at each character; with a
look at the first character before, a search takes a quarter of the time.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]|.", re.DOTALL)
_REPEAT = re.compile(r"(?:[?*+]|\{\d*,?\d*\})\??")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


def quick(expression: str) -> re.Pattern[str]:
    """An expression that looks at the first character before it tries its alternatives."""
    first = leads(expression)
    look = f"(?=[{''.join(sorted(first))}])" if first else ""
    return re.compile(f"{look}(?:{expression})")


def leads(expression: str) -> frozenset[str] | None:
    """What matches of an expression can begin with.

    Returns:
        Parts of a character class; None if a match may be empty or begin with anything.
    """
    found: frozenset[str] = frozenset()
    for alternative in _alternatives(expression):
        one = _leads_of(alternative)
        if one is None:
            return None
        found |= one
    return found


def _leads_of(alternative: str) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for atom, optional in _atoms(alternative):
        if atom.startswith(_LOOKS):
            continue
        first = leads(_inside(atom)) if atom[0] == "(" else _class(atom)
        if first is None:
            return None
        found |= first
        if not optional:
            return found
    return None


def _class(atom: str) -> frozenset[str] | None:
    if atom in (".", "^", "$") or atom.startswith("[^"):
        return None
    if atom[0] == "[":
        return frozenset({atom[1:-1]})
    return frozenset({atom if atom[0] == "\\" else re.escape(atom)})


def _inside(group: str) -> str:
    """What stands in a group, its name or mark left out."""
    return re.sub(r"^\((?:\?:|\?P<\w+>)?", "", group)[:-1]


def _alternatives(expression: str) -> Iterator[str]:
    """The parts between the bars that lie in no group."""
    depth, start = 0, 0
    for match in _TOKEN.finditer(expression):
        depth += (match[0] == "(") - (match[0] == ")")
        if match[0] == "|" and depth == 0:
            yield expression[start : match.start()]
            start = match.end()
    yield expression[start:]


def _atoms(alternative: str) -> Iterator[tuple[str, bool]]:
    """The atoms of one alternative, and whether each may be absent."""
    at = 0
    while at < len(alternative):
        end = _end_of_atom(alternative, at)
        repeat = _REPEAT.match(alternative, end)
        optional = repeat is not None and repeat[0].startswith(("?", "*", "{0", "{,"))
        yield alternative[at:end], optional
        at = repeat.end() if repeat else end


def _end_of_atom(alternative: str, at: int) -> int:
    depth = 0
    for match in _TOKEN.finditer(alternative, at):
        depth += (match[0] == "(") - (match[0] == ")")
        if depth == 0:
            return match.end()
    raise ValueError(f"unbalanced group in {alternative!r}")
