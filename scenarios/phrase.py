"""Phrases: what one kind of person may say, with choices and words to be filled in.

`<娃|孩子>在<place>吃的` says one of two words, then the word that stands for `place`. Nothing
nests and nothing runs, so filling one costs the same whatever it says.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from scenarios.template import Fault

MAX_PHRASE = 400
_PART = re.compile(r"<([^<>]*)>")
_WORD = re.compile(r"[a-z][a-z_]*")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart.

    Attributes:
        parts: Plain text, names of words and choices in turn: (text, word, choices), of which
            exactly one is not empty.
        words: The names of the words it needs, in order.
        variants: How many different texts its choices give.
    """

    parts: tuple[tuple[str, str, tuple[str, ...]], ...]
    words: tuple[str, ...]
    variants: int

    def fill(self, words: Mapping[str, str], below: Callable[[int], int]) -> str:
        """Say it.

        Args:
            words: What the names stand for; every name of `self.words` is there.
            below: Draws a whole number from 0 to its argument, that excluded.
        """
        said: list[str] = []
        for text, word, choices in self.parts:
            if choices:
                said.append(choices[below(len(choices))])
            else:
                said.append(words[word] if word else text)
        return "".join(said)


@lru_cache(maxsize=8_192)
def phrase_of(text: str) -> Phrase:
    """Take a phrase apart; what is no sound part stays plain text (see `faults`)."""
    parts: list[tuple[str, str, tuple[str, ...]]] = []
    variants, end = 1, 0
    for match in _PART.finditer(text):
        inner = match[1]
        if match.start() > end:
            parts.append((text[end : match.start()], "", ()))
        if "|" in inner:
            choices = tuple(inner.split("|"))
            variants *= len(choices)
            parts.append(("", "", choices))
        else:
            parts.append(("", inner, ()))
        end = match.end()
    if end < len(text):
        parts.append((text[end:], "", ()))
    return Phrase(tuple(parts), tuple(word for _, word, _ in parts if word), variants)


def faults(text: str, words: frozenset[str]) -> Iterator[Fault]:
    """Everything that keeps a phrase from being said.

    Args:
        text: The phrase.
        words: The names it may use.

    Yields:
        One fault for each part that is not closed, each unknown word and each empty choice.
    """
    plain = _PART.sub("", text)
    if "<" in plain or ">" in plain:
        yield Fault("phrase-syntax", "尖括号没有配对或套在一起", "写成 <甲|乙> 或 <place>")
    for match in _PART.finditer(text):
        inner = match[1]
        if "|" in inner:
            if len(set(inner.split("|"))) < len(inner.split("|")):
                yield Fault("phrase-choice", f"“{inner[:_SHOWN]}”里有重复的选项", "每项各不相同")
        elif inner not in words:
            known = "、".join(sorted(words))
            what = inner if _WORD.fullmatch(inner) else f"“{inner[:_SHOWN]}”"
            yield Fault("phrase-word", f"没有词 {what}", f"在 words 里补上，或改用：{known}")
