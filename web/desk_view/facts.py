"""The fact board: what is known, what is claimed on the net, what the team found out."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.view import Sight
from web.desk_view.desk import Desk
from web.row_view import RowView, row_view
from web.words import Moment

KINDS = {"fact": "事实", "cause": "原因", "course": "经过", "casualties": "伤亡"}


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that is known here, and from which row."""

    id: str
    kind: str
    text: str
    secret: bool
    seq: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said on the net; `state` is what the team did about it so far."""

    id: str
    text: str
    state: str
    seq: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class FactBoard:
    """All three, the newest first."""

    facts: tuple[KnownFact, ...]
    claims: tuple[Claim, ...]
    findings: tuple[RowView, ...]


def fact_board(desk: Desk) -> FactBoard:
    """Fold the fact board."""
    findings = [row_view(sight, desk.words) for sight in desk.view.rows("verify.finding")]
    return FactBoard(
        facts=tuple(known_facts(desk))[::-1],
        claims=tuple(_claims(desk))[::-1],
        findings=tuple(findings)[::-1],
    )


def known_facts(desk: Desk) -> Iterator[KnownFact]:
    """The facts known here, each once, in the order in which they came."""
    ledger = desk.words.header.facts
    told: set[str] = set()
    for sight in desk.view.rows("sim.fact"):
        name = str(sight.data["fact"])
        if name not in told and name in ledger:
            told.add(name)
            fact = ledger[name]
            yield KnownFact(
                id=name,
                kind=KINDS.get(str(fact.get("kind")), "事实"),
                text=str(fact.get("text", name)),
                secret=bool(fact.get("secret")),
                seq=sight.seq,
                moment=desk.words.moment(sight.t),
            )


def _claims(desk: Desk) -> Iterator[Claim]:
    published = _published(desk)
    answered = {
        name
        for draft in desk.view.rows("draft.create", "draft.edit")
        if (draft.data["statement"], draft.data["version"]) in published
        for name in draft.data.get("addresses") or ()
    }
    for sight in desk.view.rows("sim.rumour"):
        name = str(sight.data["rumour"])
        state = "已回应" if name in answered else "未回应"
        yield Claim(name, str(sight.data["text"]), state, sight.seq, desk.words.moment(sight.t))


def _published(desk: Desk) -> set[tuple[str, int]]:
    rows: Iterator[Sight] = desk.view.rows("publish", "presser.hold")
    return {(str(s.data["statement"]), int(s.data["version"])) for s in rows}
