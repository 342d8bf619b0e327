"""The fact board: what is known, what is claimed on the net, what the team found out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.vocabulary import ENTRY_TYPES
from web.desk_view.desk import Desk
from web.row_view import RowView, row_view, value_text
from web.words import Moment

KINDS = {"fact": "事实", "cause": "原因", "course": "经过", "casualties": "伤亡"}


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that is known here, from which row, and which conclusions of the team rest on it."""

    id: str
    kind: str
    text: str
    secret: bool
    seq: int
    moment: Moment
    concluded: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said on the net, and the release that answered it, None while there is none."""

    id: str
    text: str
    seq: int
    moment: Moment
    answer: int | None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the team found to be true or not; `verdict` says which."""

    row: RowView
    verdict: str


@dataclass(frozen=True, slots=True)
class FactBoard:
    """All three, the newest first."""

    facts: tuple[KnownFact, ...]
    claims: tuple[Claim, ...]
    conclusions: tuple[Conclusion, ...]


def fact_board(desk: Desk) -> FactBoard:
    """Fold the fact board."""
    return FactBoard(
        facts=tuple(known_facts(desk))[::-1],
        claims=tuple(_claims(desk))[::-1],
        conclusions=tuple(_conclusions(desk))[::-1],
    )


def _conclusions(desk: Desk) -> Iterator[Conclusion]:
    for sight in desk.view.rows("verify.finding", "verify.authenticity"):
        verdict = ENTRY_TYPES[sight.type].field("verdict")
        assert verdict  # both types have one
        words = value_text(verdict, sight.data["verdict"], desk.words)
        yield Conclusion(row_view(sight, desk.words), words)


def known_facts(desk: Desk) -> Iterator[KnownFact]:
    """The facts known here, each once, in the order in which they came."""
    ledger = desk.words.header.facts
    findings = list(desk.view.rows("verify.finding"))
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
                concluded=tuple(s.seq for s in findings if name in (s.data.get("facts") or ())),
            )


def _claims(desk: Desk) -> Iterator[Claim]:
    answers = _answers(desk)
    for sight in desk.view.rows("sim.rumour"):
        name, text = str(sight.data["rumour"]), str(sight.data["text"])
        yield Claim(name, text, sight.seq, desk.words.moment(sight.t), answers.get(name))


def _answers(desk: Desk) -> Mapping[str, int]:
    """The last release, not taken back since, that addresses something, by what it addresses."""
    addressed = {
        (draft.data["statement"], draft.data["version"]): draft.data.get("addresses") or ()
        for draft in desk.view.rows("draft.create", "draft.edit")
    }
    gone = {sight.data["publish"] for sight in desk.view.rows("retract")}
    return {
        str(name): sight.seq
        for sight in desk.view.rows("publish", "presser.hold")
        if sight.seq not in gone
        for name in addressed.get((sight.data["statement"], sight.data["version"]), ())
    }
