"""Overrides, second readings, objections and answers, as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from scoring.finding import Finding, Status
from scoring.override import RubricLine
from scoring.rubric.line import Line
from scoring.scorecard import Scorecard
from web.card_view import points
from web.judging.ledger import About, Ledger, Objection, Ruling, key_of
from web.row_view import statement_name
from web.store.record import Account, Note, Role
from web.words import wall_words

RULERS = (Role.EVALUATOR, Role.ADMIN)
"""Who may change results and answer objections."""

RESULTS = tuple((status.value, status.label) for status in Status if status.judged)
"""What a finding can be changed to."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is ruled on: a finding or a line of the rubric, with its result as it stands.

    `status` is empty for a line. `judged` is False where nothing can be changed.
    """

    key: str
    title: str
    source: str
    status: str
    label: str
    points: str
    max: str
    reason: str
    judged: bool
    is_line: bool
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something said: who, when, what."""

    by: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class RulingView:
    """An override in the history; `mine` where the reader made it."""

    number: int
    note: int
    subject: Subject | None
    was: str
    now: str
    said: Said
    state: str
    agrees: bool
    second: Said | None
    waits: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection and its answer."""

    note: int
    subject: Subject | None
    said: Said
    answer: Said | None
    changed: bool


@dataclass(frozen=True, slots=True)
class History:
    """All that was said, the latest first."""

    rulings: tuple[RulingView, ...]
    objections: tuple[ObjectionView, ...]
    may_rule: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What a finding or a line shows of its review: the ruling that holds, the own objection."""

    by: str = ""
    at: str = ""
    was: str = ""
    was_reason: str = ""
    state: str = ""
    objection: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """How overrides changed a card: how many hold and wait, and the examiner's own result."""

    count: int
    waiting: int
    total: str
    grade: str


class Teller:
    """Tells one drill's notes: the card with them, the examiner's own, and people's names."""

    def __init__(
        self, card: Scorecard, own: Scorecard, drill_id: str, names: Mapping[str, str]
    ) -> None:
        """Look up findings and lines.

        Args:
            card: The scorecard with overrides.
            own: The examiner's own scorecard.
            drill_id: The drill.
            names: The name that others see, by account id.
        """
        self._card, self._own, self._drill_id, self._names = card, own, drill_id, names

    def subject(self, about: About) -> Subject | None:
        """The thing as it stands; None where the card has no such thing."""
        if isinstance(about, str):
            found = _finding(self._card, about)
            return self._of_finding(found) if found else None
        return self._of_line(about)

    def history(self, ledger: Ledger, account: Account) -> History:
        """All rulings, and the objections that this account may read: a trainee the own ones."""
        rules = account.role in RULERS
        sees_all = account.role is not Role.TRAINEE
        return History(
            rulings=tuple(self._ruling(one, account) for one in reversed(ledger.rulings.values())),
            objections=tuple(
                self._objection(one)
                for one in reversed(ledger.objections.values())
                if sees_all or one.note.account == account.id
            ),
            may_rule=rules,
        )

    def marks(self, ledger: Ledger, account: Account) -> Mapping[str, Mark]:
        """What is shown beside findings and lines, by key."""
        found: dict[str, Mark] = {}
        for ruling in ledger.rulings.values():
            if ruling.holds and not ruling.change.withdraws:
                found[key_of(ruling.change.about)] = self._mark(ruling)
        for objection in ledger.objections.values():
            if objection.note.account == account.id:
                key, state = key_of(objection.about), _answer_state(objection)
                before = found.get(key, Mark())
                found[key] = Mark(*_parts(before), objection=state)
        return found

    def changed(self, ledger: Ledger) -> Changed | None:
        """How the card was changed; None where no override holds."""
        holding = [one for one in ledger.rulings.values() if one.holds and not one.change.withdraws]
        if not holding or not self._card.overrides:
            return None
        own = self._own
        return Changed(
            count=len(holding),
            waiting=sum(one.waits for one in holding),
            total="未评" if own.total is None else f"{points(own.total)} 分",
            grade=own.grade,
        )

    def said(self, note: Note, text: str) -> Said:
        """Who said it when."""
        return Said(self._names.get(note.account, "已注销的账号"), wall_words(note.at), text)

    def _of_finding(self, finding: Finding) -> Subject:
        return Subject(
            key=finding.id,
            title=finding.text,
            source=f"{finding.clause}　{finding.id}",
            status=finding.status.value,
            label=finding.status.label,
            points=points(finding.points),
            max=points(finding.max),
            reason=finding.reason,
            judged=finding.status.judged,
            is_line=False,
            href=url_for("review.card", drill_id=self._drill_id) + f"#{finding.id}",
        )

    def _of_line(self, about: RubricLine) -> Subject | None:
        line, release = _line(self._card, about)
        if line is None:
            return None
        reached = line.outcome.points
        address = url_for("room.statement", drill_id=self._drill_id, seq=release)
        return Subject(
            key=key_of(about),
            title=f"{line.item.id} {line.item.title}",
            source=f"{statement_name(about.statement)}　第 {about.version} 版",
            status="",
            label="" if reached is not None else "不适用",
            points="" if reached is None else points(reached),
            max=str(line.item.max),
            reason=line.outcome.reason,
            judged=reached is not None,
            is_line=True,
            href=f"{address}#{line.item.id}",
        )

    def _ruling(self, ruling: Ruling, account: Account) -> RulingView:
        change, second = ruling.change, ruling.second
        return RulingView(
            number=ruling.number,
            note=ruling.note.number,
            subject=self.subject(change.about),
            was=self._was(change.about)[0],
            now=_now(ruling),
            said=self.said(ruling.note, change.reason),
            state=_state(ruling),
            agrees=bool(second and second.data["agrees"]),
            second=self.said(second, str(second.data["text"])) if second else None,
            waits=ruling.waits,
            mine=ruling.note.account == account.id,
        )

    def _objection(self, objection: Objection) -> ObjectionView:
        answer = objection.answer
        return ObjectionView(
            note=objection.note.number,
            subject=self.subject(objection.about),
            said=self.said(objection.note, str(objection.note.data["text"])),
            answer=self.said(answer, str(answer.data["text"])) if answer else None,
            changed=bool(answer and answer.data["changed"]),
        )

    def _mark(self, ruling: Ruling) -> Mark:
        said = self.said(ruling.note, ruling.change.reason)
        was, reason = self._was(ruling.change.about)
        return Mark(said.by, said.at, was, reason, _state(ruling))

    def _was(self, about: About) -> tuple[str, str]:
        """The examiner's own result and reason."""
        if isinstance(about, str):
            finding = _finding(self._own, about)
            if finding is None:
                return "", ""
            return f"{finding.status.label} {points(finding.points)} 分", finding.reason
        line, _ = _line(self._own, about)
        if line is None or line.outcome.points is None:
            return "", ""
        return f"{points(line.outcome.points)} 分", line.outcome.reason


def _finding(card: Scorecard, name: str) -> Finding | None:
    return next((one for one in card.findings if one.id == name), None)


def _line(card: Scorecard, about: RubricLine) -> tuple[Line | None, int]:
    """A line of the rubric, and the row in which its statement went out."""
    for one in card.statements:
        if (one.statement, one.version) == (about.statement, about.version):
            found = next((line for line in one.lines if line.item.id == about.line), None)
            return found, one.release
    return None, 0


def _now(ruling: Ruling) -> str:
    change = ruling.change
    if change.withdraws:
        return "恢复系统评判"
    parts = (
        change.status.label if change.status else "",
        "" if change.points is None else f"{points(change.points)} 分",
    )
    return " ".join(filter(None, parts))


def _state(ruling: Ruling) -> str:
    if ruling.second is not None:
        return "复核同意" if ruling.second.data["agrees"] else "复核不同意，已恢复系统评判"
    if not ruling.holds:
        return "已被后来的改判取代"
    return "" if ruling.change.withdraws else "待复核"


def _answer_state(objection: Objection) -> str:
    if objection.answer is None:
        return "申诉待答复"
    return "申诉后已改判" if objection.answer.data["changed"] else "申诉后维持"


def _parts(mark: Mark) -> tuple[str, str, str, str, str]:
    return mark.by, mark.at, mark.was, mark.was_reason, mark.state
