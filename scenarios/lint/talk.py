"""What the words of a grammar stand for in a scenario."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Every word that a scenario explains is one of its category's grammar.

    规则 talk-word：talk 里的名称要是本类语料（scenarios/grammar）的词，否则谁也用不到。
    """
    for name in subject.scenario.talk:
        if name not in subject.words:
            yield subject.unknown(("talk", name), "talk-word", f"词 {name}", subject.words)
