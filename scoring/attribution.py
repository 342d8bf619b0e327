"""Who a finding is about: the roles and accounts that did what was asked, or owed it.

Whoever acted in the rows of evidence; of these, if there are any, those whose role owes the
obligation. Where it was missed or nobody acted, whoever owes it. A role is the acting role of
the row (A-45), an account its user; an automatic colleague has a role and is no person.

Source: the catalogue, A-45; journal §2.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from scenarios.model import walk
from scenarios.pattern import Pattern
from scenarios.plan import Obligation
from scenarios.vocabulary import AUTHORS, ROLES
from scoring.case import CheckParams
from scoring.evidence import Evidence
from scoring.finding import Status
from scoring.row import reach
from scoring.verdict import Verdict
from simulator.entry import Entry

Holders = Mapping[str, Sequence[str]]
"""By account, the roles it held, whether it acted in them or not."""

NOBODY: Holders = MappingProxyType({})

_ELSEWHERE = frozenset({"from", "start", "when", "before", "after", "until"})
"""Keys of a check under which rows stand that are not the asked ones."""


class Attribution:
    """The roles and accounts of one drill."""

    def __init__(self, evidence: Evidence, holders: Holders = NOBODY) -> None:
        """Look up who held which role.

        Args:
            evidence: The journal; whoever acted in a role held it.
            holders: Accounts with their roles, for those who held one without acting.
        """
        self._evidence = evidence
        self._persons: dict[str, set[str]] = {}
        held = [(user, role) for user, roles in holders.items() for role in roles]
        acted = {(one.user, one.by) for one in evidence.acts if _is_person(one)}
        for user, role in {*held, *acted}:
            for name in reach((role,)):
                self._persons.setdefault(name, set()).add(str(user))

    def of(self, verdict: Verdict, owing: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The roles and the accounts that a verdict is about; none where nothing was judged.

        Args:
            verdict: What was found.
            owing: The roles that owe the obligation.
        """
        if not verdict.status.judged:
            return (), ()
        acts = () if verdict.status is Status.MISSED and owing else tuple(self._acts(verdict))
        done = tuple(act for act in acts if not owing or set(reach((act.by,))) & set(owing)) or acts
        if not done:
            return tuple(owing), self._holding(owing)
        persons = {str(act.user) for act in done if _is_person(act)}
        return tuple(dict.fromkeys(act.by for act in done)), tuple(sorted(persons))

    def _acts(self, verdict: Verdict) -> Iterator[Entry]:
        entries = (self._evidence.entry(seq) for seq in verdict.evidence)
        yield from (entry for entry in entries if entry.by not in AUTHORS)

    def _holding(self, roles: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({user for role in roles for user in self._persons.get(role, ())}))


def _is_person(entry: Entry) -> bool:
    return entry.user is not None and not entry.auto


def owing(obligation: Obligation, params: CheckParams) -> tuple[str, ...]:
    """The roles that owe an obligation: those it names, else those whose rows are asked for."""
    if obligation.who:
        return tuple(obligation.who)
    named = [role for pattern in asked(params) for role in pattern.by if role in ROLES]
    return tuple(dict.fromkeys(named))


def asked(params: CheckParams) -> Iterator[Pattern]:
    """The rows that a check asks for, not those by which it knows when or whether."""
    for path, part in walk(params):
        if isinstance(part, Pattern) and "row" in path and not _ELSEWHERE.intersection(path):
            yield part
