"""Roles and seats."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.scenario import Scenario
from scenarios.vocabulary import AUTHORS, LEADING_GROUP, ROLES


def check(subject: Subject) -> Iterator[Problem]:
    """Every role that is named exists, and somebody sits where questions arrive.

    规则 role-known：角色只能用角色表里的英文代号（lg_office、dept、hospital 等）；`by` 还可写
    world 和 director。规则 role-vacant：网民事项、采访和注入的 `to` 里至少有一个角色有席位，
    否则无人能办。规则 seat-solo：恰有一个席位写 solo: true，单人练习时由此入席。
    """
    for route in _ROUTES if isinstance(subject.root, Scenario) else _PACK_ROUTES:
        for path, role in subject.at(route):
            if role not in ROLES:
                yield subject.unknown(path, "role-known", f"角色 {role}", ROLES)
    known = (*AUTHORS, *ROLES)
    for path, pattern in subject.patterns:
        for n, author in enumerate(pattern.by):
            if author not in known and not author.startswith("$"):
                yield subject.unknown((*path, "by", n), "role-known", f"角色 {author}", known)
    if isinstance(subject.root, Scenario):
        yield from _vacant(subject)
        yield from _solo(subject)


def seated(scenario: Scenario) -> frozenset[str]:
    """The roles that seats hold, with those they count as."""
    roles = {role for seat in scenario.seats for role in seat.roles}
    for alike in (LEADING_GROUP, ("dept", "dept_head"), ("local", "local_head")):
        if roles.intersection(alike):
            roles.update(alike)
    return frozenset(roles)


_ROUTES = (
    "truth.concerned.*",
    "truth.facts.*.to.*",
    "truth.facts.*.learned.*.to.*",
    "seats.*.roles.*",
    "injects.*.to.*",
    "citizens.*.to.*",
    "reporters.*.to.*",
    "answers.*.role",
    "colleagues.*.roles.*",
)
_PACK_ROUTES = (
    "chains.*.drafted_by.*",
    "chains.*.published_by.*",
    "chains.*.steps.*.by.*",
    "close.proposed_by.*",
    "close.approved_by.*",
    "obligations.*.who.*",
)


def _vacant(subject: Subject) -> Iterator[Problem]:
    held = seated(subject.scenario)
    for name in ("injects", "citizens", "reporters"):
        for n, part in enumerate(getattr(subject.scenario, name)):
            if part.to and held.isdisjoint(part.to) and not set(part.to) - set(ROLES):
                message = f"{'、'.join(part.to)} 没有席位，无人能办"
                hint = "在 seats 里给出席位，或改 to"
                yield subject.problem((name, n, "to"), "role-vacant", message, hint)


def _solo(subject: Subject) -> Iterator[Problem]:
    solo = [n for n, seat in enumerate(subject.scenario.seats) if seat.solo]
    if not solo:
        hint = "给办公室席位加 solo: true"
        yield subject.problem(("seats",), "seat-solo", "没有单人练习的席位", hint)
    for n in solo[1:]:
        message = "已有单人练习的席位"
        yield subject.problem(("seats", n, "solo"), "seat-solo", message, "只留一个 solo: true")
