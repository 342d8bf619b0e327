"""Cross-checks of documents: what no single part can know to be wrong.

A new check is a module with a function `check` and a line in a table here.
"""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.grammar import Grammar, Manner
from scenarios.lint import (
    fact,
    identity,
    image,
    pack,
    phrase,
    plan,
    reach,
    reference,
    role,
    row,
    state,
    statement,
    talk,
    text,
    time,
)
from scenarios.lint.subject import Check, Subject
from scenarios.scenario import Scenario

SCENARIO_CHECKS: tuple[Check, ...] = (
    identity.check,
    role.check,
    fact.check,
    reference.check,
    plan.check,
    state.check,
    row.check,
    time.check,
    reach.check,
    text.check,
    talk.check,
    statement.check,
    image.check,
)

PACK_CHECKS: tuple[Check, ...] = (
    identity.check,
    role.check,
    state.check,
    row.check,
    pack.check,
)


GRAMMAR_CHECKS: tuple[Check, ...] = (phrase.check,)


def lint(subject: Subject) -> Iterator[Problem]:
    """Every fault that only shows when the parts of a document are held together."""
    for check in _checks(subject):
        yield from check(subject)


def _checks(subject: Subject) -> tuple[Check, ...]:
    if isinstance(subject.root, Grammar | Manner):
        return GRAMMAR_CHECKS
    return SCENARIO_CHECKS if isinstance(subject.root, Scenario) else PACK_CHECKS
