"""A scorecard as pages show it: what caps it first, then sums, then every finding."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from types import MappingProxyType
from urllib.parse import urlencode

from scenarios.plan import Severity
from scoring.checks import KINDS
from scoring.finding import Clock, Finding, Status
from scoring.hint import Hint
from scoring.scorecard import Scorecard
from scoring.wording import amount
from web.card_words import BASES, DIMENSIONS, SEVERITIES
from web.row_view import RowView, row_view
from web.words import Words

SHOWN_STATUSES = tuple(Status)
NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, how many findings it has, and the link that chooses it."""

    title: str
    count: int
    link: str
    current: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the findings is shown; empty means all.

    `seat` is the id of a seat, `person` that of an account.
    """

    status: str = ""
    phase: str = ""
    severity: str = ""
    dimension: str = ""
    seat: str = ""
    person: str = ""

    @classmethod
    def of(cls, args: Mapping[str, str]) -> "Filter":
        """Read the address bar."""
        return cls(**{name: args.get(name, "") for name in cls.__dataclass_fields__})

    def admits(self, finding: Finding, words: Words) -> bool:
        """Whether a finding is shown."""
        return (
            self.status in ("", finding.status.value)
            and self.phase in ("", finding.phase)
            and self.severity in ("", finding.severity.value)
            and self.dimension in ("", finding.dimension.value)
            and (not self.seat or self.seat in seats_of(finding, words))
            and (not self.person or self.person in finding.persons)
        )

    def link(self, **changes: str) -> str:
        """The query string with some things changed."""
        told = {name: value for name, value in (asdict(self) | changes).items() if value}
        return f"?{urlencode(told)}#findings" if told else "?#findings"


def seats_of(finding: Finding, words: Words) -> tuple[str, ...]:
    """The seats whose roles a finding is about."""
    return tuple(
        seat.id for seat in words.scenario.seats if set(seat.roles).intersection(finding.roles)
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension or a phase: what was reached of what could be."""

    title: str
    points: str
    max: str
    share: int
    """Per cent, 0 where nothing could be reached."""
    counts: tuple[tuple[str, str, int], ...] = ()
    """Findings by status: code, label, how many."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; `limit` and `measured` are empty where it has none."""

    id: str
    clause: str
    text: str
    status: str
    label: str
    judged: bool
    severity: str
    is_veto: bool
    basis: str
    is_setting: bool
    limit: str
    measured: str
    difference: str
    reason: str
    points: str
    max: str
    evidence: tuple[RowView, ...]
    stretch: str
    check: str
    check_title: str


@dataclass(frozen=True, slots=True)
class HintView:
    """One hint that was asked for, its row, and what it cost."""

    row: RowView
    obligation: str
    cost: int


@dataclass(frozen=True, slots=True)
class PhaseView:
    """The shown findings of one phase."""

    title: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """The whole card."""

    total: str
    grade: str
    marked: bool
    """False for a warm-up."""
    points: str
    deduction: str
    hints: tuple[HintView, ...]
    vetoes: tuple[FindingView, ...]
    warnings: tuple[str, ...]
    dimensions: tuple[Part, ...]
    phases: tuple[Part, ...]
    shown: tuple[PhaseView, ...]
    count: int
    statuses: tuple[Choice, ...]
    phase_filter: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    narrowed: tuple[Choice, ...]
    """Further filters that are on; the link of each takes it off."""
    calendar: str
    sha256: str
    plan: str
    nature: str


def card_view(
    card: Scorecard, words: Words, chosen: Filter, names: Mapping[str, str] = NOBODY
) -> CardView:
    """Lay out a scorecard.

    Args:
        card: The scorecard.
        words: The names and times of its drill.
        chosen: Which findings are shown.
        names: The name that others see, by account id.
    """
    shown = [finding for finding in card.findings if chosen.admits(finding, words)]
    return CardView(
        total="" if card.total is None else points(card.total),
        grade=card.grade,
        marked=card.marked,
        points=points(card.points),
        deduction=points(card.deduction),
        hints=tuple(hint_view(hint, words) for hint in card.hints),
        vetoes=tuple(finding_view(f, words) for f in card.findings if f.id in card.capped_by),
        warnings=card.warnings,
        dimensions=tuple(
            _part(DIMENSIONS[key], part.points, part.max)
            for key, part in card.dimensions.items()
            if part.max
        ),
        phases=_phases(card),
        shown=_by_phase(card.phases, shown, words),
        count=len(shown),
        statuses=_statuses(card.findings, chosen),
        phase_filter=_phase_choices(card, chosen),
        severities=_severities(card.findings, chosen),
        narrowed=tuple(_narrowed(chosen, words, names)),
        calendar=card.calendar,
        sha256=card.journal_sha256,
        plan=words.pack.title,
        nature=words.pack.nature,
    )


def hint_view(hint: Hint, words: Words) -> HintView:
    """Lay out one hint."""
    return HintView(row_view(words.journal[hint.seq], words), hint.obligation, hint.cost)


def finding_view(finding: Finding, words: Words, kind: str = "") -> FindingView:
    """Lay out one finding.

    Args:
        finding: The finding.
        words: The names and times of its drill.
        kind: The kind of check behind it, where the plan of the drill does not say it.
    """
    kind = kind or _check_kind(finding.id, words)
    rows = [words.journal[seq] for seq in finding.evidence if 1 <= seq <= len(words.journal)]
    return FindingView(
        id=finding.id,
        clause=finding.clause,
        text=finding.text,
        status=finding.status.value,
        label=finding.status.label,
        judged=finding.status.judged,
        severity=SEVERITIES[finding.severity],
        is_veto=finding.severity is Severity.VETO,
        basis=BASES[finding.basis],
        is_setting=finding.basis.value == "drill_setting",
        limit=_amount(finding.limit_s, finding.clock),
        measured=_amount(finding.measured_s, finding.clock),
        difference=_difference(finding),
        reason=finding.reason,
        points=points(finding.points),
        max=points(finding.max) if finding.max else "",
        evidence=tuple(row_view(row, words) for row in rows),
        stretch=_stretch(finding, words),
        check=kind,
        check_title=KINDS[kind].title if kind else "",
    )


def points(number: Fraction) -> str:
    """Points with as many decimals as they have, at most two."""
    text = f"{float(number):.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _amount(seconds: int | None, clock: Clock | None) -> str:
    return "" if seconds is None else amount(seconds, clock or Clock.NATURAL)


def _difference(finding: Finding) -> str:
    """How far before or behind the limit it came."""
    if finding.limit_s is None or finding.measured_s is None:
        return ""
    gap = finding.measured_s - finding.limit_s
    told = amount(abs(gap), finding.clock or Clock.NATURAL)
    if gap == 0:
        return "正好在时限上"
    return f"超出 {told}" if gap > 0 else f"提前 {told}"


def _stretch(finding: Finding, words: Words) -> str:
    if finding.stretch is None:
        return ""
    start, end = finding.stretch
    return f"{words.moment(start).text} 至 {words.moment(end).text}"


def _check_kind(finding_id: str, words: Words) -> str:
    """The kind of check behind a finding, empty for rules that are not of the pack."""
    known = {one.id: str(one.check.get("kind", "")) for one in words.pack.obligations}
    return known.get(finding_id, "")


def _part(
    title: str, reached: Fraction, most: Fraction, counts: tuple[tuple[str, str, int], ...] = ()
) -> Part:
    share = int(reached * 100 / most) if most else 0
    return Part(title, points(reached), points(most), share, counts)


def _phases(card: Scorecard) -> tuple[Part, ...]:
    parts = []
    for phase, part in card.phases.items():
        own = [finding.status for finding in card.findings if finding.phase == phase]
        tally = Counter(own)
        counts = tuple((s.value, s.label, tally[s]) for s in SHOWN_STATUSES if tally[s])
        if own:
            parts.append(_part(phase, part.points, part.max, counts))
    return tuple(parts)


def _by_phase(
    phases: Iterable[str], findings: Sequence[Finding], words: Words
) -> tuple[PhaseView, ...]:
    return tuple(
        PhaseView(phase, tuple(finding_view(f, words) for f in findings if f.phase == phase))
        for phase in phases
        if any(finding.phase == phase for finding in findings)
    )


def _statuses(findings: Sequence[Finding], chosen: Filter) -> tuple[Choice, ...]:
    tally = Counter(finding.status for finding in findings)
    every = Choice("全部", len(findings), chosen.link(status=""), not chosen.status)
    return every, *(
        Choice(
            one.label, tally[one], chosen.link(status=one.value), chosen.status == one, one.value
        )
        for one in SHOWN_STATUSES
        if tally[one]
    )


def _phase_choices(card: Scorecard, chosen: Filter) -> tuple[Choice, ...]:
    tally = Counter(finding.phase for finding in card.findings)
    every = Choice("全部环节", len(card.findings), chosen.link(phase=""), not chosen.phase)
    return every, *(
        Choice(phase, tally[phase], chosen.link(phase=phase), chosen.phase == phase)
        for phase in card.phases
        if tally[phase]
    )


def _severities(findings: Sequence[Finding], chosen: Filter) -> tuple[Choice, ...]:
    tally = Counter(finding.severity for finding in findings)
    every = Choice("全部分量", len(findings), chosen.link(severity=""), not chosen.severity)
    return every, *(
        Choice(title, tally[one], chosen.link(severity=one.value), chosen.severity == one)
        for one, title in SEVERITIES.items()
        if tally[one]
    )


def _narrowed(chosen: Filter, words: Words, names: Mapping[str, str]) -> Iterator[Choice]:
    """The filters by dimension, seat and person that are on."""
    dimensions = {one.value: title for one, title in DIMENSIONS.items()}
    seats = {seat.id: seat.title for seat in words.scenario.seats}
    if chosen.dimension:
        title = dimensions.get(chosen.dimension, chosen.dimension)
        yield Choice(title, 0, chosen.link(dimension=""), current=True, code="分项")
    if chosen.seat:
        title = seats.get(chosen.seat, chosen.seat)
        yield Choice(title, 0, chosen.link(seat=""), current=True, code="席位")
    if chosen.person:
        title = names.get(chosen.person, "未知账号")
        yield Choice(title, 0, chosen.link(person=""), current=True, code="参演人")
