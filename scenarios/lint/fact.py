"""Facts, the rumours they refute and the statements that use them."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.scenario import Fact


def check(subject: Subject) -> Iterator[Problem]:
    """Facts that are named exist, can be learned, and fit what they are used for.

    规则 fact-known：谣言 refuted_by、样稿 facts 和 asserts_cause 里的事实编号要存在。
    规则 fact-unlearnable：每条事实要有 at 或 learned，否则谁也查不清。
    规则 rumour-unrefutable：每条谣言至少有一条能够查清的事实可以驳斥。
    规则 statement-secret：样稿不得引用 secret 事实。
    规则 statement-cause：asserts_cause 只能是 kind 为 cause 的事实，并列入 facts。
    """
    facts = {fact.id: fact for fact in subject.scenario.truth.facts}
    for route in _ROUTES:
        for path, name in subject.at(route):
            if name not in facts:
                yield subject.unknown(path, "fact-known", f"事实 {name}", facts)
    for n, fact in enumerate(facts.values()):
        if not learnable(fact):
            message = f"事实 {fact.id} 谁也查不清"
            hint = "写 at，或在 learned 里写查清的途径"
            yield subject.problem(("truth", "facts", n), "fact-unlearnable", message, hint)
    yield from _rumours(subject, facts)
    yield from _statements(subject, facts)


def learnable(fact: Fact) -> bool:
    """Tell whether there is any way for somebody to come to know a fact."""
    return fact.at is not None or bool(fact.learned)


_ROUTES = ("rumours.*.refuted_by.*", "statements.*.facts.*", "statements.*.asserts_cause")


def _rumours(subject: Subject, facts: dict[str, Fact]) -> Iterator[Problem]:
    for n, rumour in enumerate(subject.scenario.rumours):
        known = [facts[name] for name in rumour.refuted_by if name in facts]
        if len(known) == len(rumour.refuted_by) and not any(map(learnable, known)):
            message = f"谣言 {rumour.id} 没有能够查清的事实可以驳斥"
            hint = "在 refuted_by 里写至少一条可查清的事实"
            yield subject.problem(("rumours", n), "rumour-unrefutable", message, hint)


def _statements(subject: Subject, facts: dict[str, Fact]) -> Iterator[Problem]:
    for n, statement in enumerate(subject.scenario.statements):
        for k, name in enumerate(statement.facts):
            if name in facts and facts[name].secret:
                message = f"样稿引用了不得公开的事实 {name}"
                where = ("statements", n, "facts", k)
                yield subject.problem(where, "statement-secret", message, "从 facts 里删去")
        cause = facts.get(statement.asserts_cause or "")
        if cause and (cause.kind != "cause" or cause.id not in statement.facts):
            message = f"{cause.id} 不是已列入 facts 的原因"
            hint = "写一条 kind 为 cause 的事实，并列入 facts"
            yield subject.problem(
                ("statements", n, "asserts_cause"), "statement-cause", message, hint
            )
