"""Keyword rules: `(食堂 或 学校) 与 "集体 呕吐" 非 广告` -> what a text must hold.

`与` `或` `非` may be written AND OR NOT; words side by side mean 与, which binds closer than 或.
Words are found anywhere in a text, whatever their case; a phrase in quotes keeps its spaces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

LONGEST = 120
"""Characters of one rule."""

DEEPEST = 8
"""Brackets within brackets."""

_AND, _OR, _NOT = ("与", "AND"), ("或", "OR"), ("非", "NOT")
_TOKEN = re.compile(
    r"(?P<phrase>[\"“”][^\"“”]*[\"“”])|(?P<open>[(（])|(?P<close>[)）])"
    r"|(?P<quote>[\"“”])|(?P<word>[^\s\"“”()（）]+)"
)


class RuleFault(ValueError):
    """A rule that cannot be read; `column` is the character, from 1, where that shows."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(f"第 {column} 个字处：{message}")
        self.column = column


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that must stand in the text, casefolded."""

    text: str


@dataclass(frozen=True, slots=True)
class All:
    """All of these hold."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these holds."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """This does not hold."""

    part: "Rule"


Rule = Word | All | Either | Without

ANYTHING: Rule = All(())
"""What an empty search asks for."""


def matches(rule: Rule, text: str) -> bool:
    """Whether a text is what a rule asks for; the text is casefolded already."""
    match rule:
        case Word(word):
            return word in text
        case All(parts):
            return all(matches(part, text) for part in parts)
        case Either(parts):
            return any(matches(part, text) for part in parts)
        case Without(part):
            return not matches(part, text)
        case _ as never:
            assert_never(never)


def parse(text: str) -> Rule:
    """Read a rule.

    Raises:
        RuleFault: If it cannot be read, is empty, or would hold for a text without any words.
    """
    if len(text) > LONGEST:
        raise RuleFault(LONGEST + 1, f"规则不能超过 {LONGEST} 个字，请分成几条")
    reader = _Reader(tuple(_tokens(text)), len(text) + 1)
    rule = reader.either(0)
    reader.finish()
    if matches(rule, ""):
        raise RuleFault(1, "只说了不要什么，会命中几乎所有内容，请加上要找的词")
    return rule


def asked(words: str) -> tuple[Rule | None, str]:
    """The rule that was typed into a search; none where it cannot be read, and why."""
    if not words.strip():
        return ANYTHING, ""
    try:
        return parse(words), ""
    except RuleFault as fault:
        return None, str(fault)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    column: int


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        yield _Token(str(found.lastgroup), found[0], found.start() + 1)


class _Reader:
    """Reads tokens from left to right; `end` is the column behind the last."""

    def __init__(self, tokens: tuple[_Token, ...], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._next = 0

    def either(self, depth: int) -> Rule:
        """Parts with 或 between them."""
        parts = [self._all(depth)]
        while self._take(_OR):
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def finish(self) -> None:
        """Demand that nothing is left.

        Raises:
            RuleFault: If a bracket is closed that was never opened.
        """
        if self._next < len(self._tokens):
            raise RuleFault(self._tokens[self._next].column, "这个右括号没有对应的左括号")

    def _all(self, depth: int) -> Rule:
        parts = [self._one(depth)]
        while self._take(_AND) or self._goes_on():
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Rule:
        return Without(self._atom(depth)) if self._take(_NOT) else self._atom(depth)

    def _atom(self, depth: int) -> Rule:
        token = self._peek()
        if token is None or token.kind == "close" or _is_operator(token):
            raise RuleFault(token.column if token else self._end, "这里缺少要查的词")
        self._next += 1
        match token.kind:
            case "open":
                return self._bracket(token, depth + 1)
            case "quote":
                raise RuleFault(token.column, "引号没有成对")
            case "phrase":
                return _phrase(token)
            case _:
                return Word(token.text.casefold())

    def _bracket(self, opened: _Token, depth: int) -> Rule:
        if depth > DEEPEST:
            raise RuleFault(opened.column, f"括号最多 {DEEPEST} 层")
        rule = self.either(depth)
        if self._peek() is None:
            raise RuleFault(opened.column, "这个左括号没有合上")
        self._next += 1
        return rule

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _goes_on(self) -> bool:
        """Whether another part follows without 与 before it."""
        token = self._peek()
        return token is not None and token.kind != "close" and token.text not in _OR

    def _take(self, operator: tuple[str, ...]) -> bool:
        token = self._peek()
        found = token is not None and token.kind == "word" and token.text in operator
        self._next += found
        return found


def _phrase(token: _Token) -> Rule:
    words = token.text[1:-1].strip().casefold()
    if not words:
        raise RuleFault(token.column, "引号里没有内容")
    return Word(words)


def _is_operator(token: _Token) -> bool:
    return token.kind == "word" and token.text in (*_AND, *_OR, *_NOT)
