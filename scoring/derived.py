"""What the examiner works out about single rows.

How a release stands with its approval and with the facts, what was open when the handling
ended. `scoring.row.DERIVED` says what each field means.

Source: the catalogue, A-12, A-15, A-16, A-31 and A-46; journal §6.7 and §6.8.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from scenarios.plan import PlanPack
from scenarios.vocabulary import UNKNOWN_YET
from scoring.claim import contradicts
from scoring.evidence import Derive, Evidence
from scoring.release import RELEASES, key_of
from scoring.row import COUNTS_AS, NOTHING, Row, reach, row_of
from simulator.entry import Data, Entry
from simulator.journal import Journal

_MEASURES = frozenset({"measure.do", "task.assign", "plan.activate", "transfer", "team.form"})
"""Rows that a statement may name as something that has been done."""

_SHARED = 4
"""So many characters in a row show that two texts speak of the same problem."""


def read(pack: PlanPack, journal: Journal, *, foreseen: bool = False) -> Evidence:
    """A journal as the examiner reads it, derived fields included.

    With `foreseen` it is read by the level that the team set, not by the one that is true.

    Raises:
        DrillError: If the office hours of the header cannot be read.
    """
    return Evidence(pack, journal, DERIVE, foreseen=foreseen)


def _detection(evidence: Evidence, entry: Entry) -> Data:
    return {"incident": evidence.registers(entry)}


def _release(evidence: Evidence, entry: Entry) -> Data:
    """What the draft says that a release names, and how it stands."""
    row = row_of(entry, NOTHING)
    draft = _draft(evidence, row)
    retractions = {r.data.get("publish") for r in evidence.rows("retract")}
    return {
        **draft,
        **entry.data,
        "online": any(channel != "press" for channel in entry.data.get("channels") or ()),
        "approved": _is_approved(evidence, row),
        "retracted": entry.seq in retractions,
        "level": evidence.levels.binding(row, evidence.grace).level,
        "by_designated": _is_designated(evidence, entry),
        **_content(evidence, entry, draft),
        **_channels(evidence, entry),
    }


def _draft(evidence: Evidence, row: Row) -> Data:
    draft = evidence.statements.draft(key_of(row), row.seq)
    return draft.data if draft else NOTHING


def _is_approved(evidence: Evidence, row: Row) -> bool:
    level = evidence.levels.binding(row, evidence.grace).level
    statements = evidence.statements
    return (
        not statements.deciding(level, row.roles)
        or statements.approval(key_of(row), level, row) is not None
    )


def _content(evidence: Evidence, entry: Entry, draft: Data) -> Data:
    """How what a text says stands with what was known and done when it went out."""
    confirmed = set(evidence.confirmed(entry.seq))
    done = {row.seq for row in evidence.before(entry.seq, *_MEASURES)}
    facts = [evidence.ledger[name] for name in confirmed if name in evidence.ledger]
    return {
        "verified_facts": len(confirmed.intersection(draft.get("facts") or ())),
        "recorded_measures": len(done.intersection(draft.get("measures") or ())),
        "premature_cause": _is_premature(evidence, entry, draft.get("asserts_cause")),
        "untrue": contradicts(str(draft.get("text") or ""), facts),
        "secret": _tells_secret(evidence, draft),
    }


def _is_premature(evidence: Evidence, entry: Entry, cause: str | None) -> bool:
    """Whether a cause is asserted that nobody has found yet."""
    if not cause:
        return False
    return not any(
        row.data.get("kind") == "cause"
        and row.data.get("verdict") != "false"
        and cause in (row.data.get("facts") or (cause,))
        for row in evidence.before(entry.seq, "verify.finding")
    )


def _tells_secret(evidence: Evidence, said: Data) -> bool:
    """Whether a text names a secret fact, or says it."""
    text = str(said.get("text") or "")
    named = said.get("facts") or ()
    return any(
        name in named or any(words in text for words in _wordings(fact))
        for name, fact in evidence.ledger.items()
        if fact.get("secret") is True
    )


def _wordings(fact: Data) -> Iterator[str]:
    for part in ("text", "value"):
        words = fact.get(part)
        if isinstance(words, str) and len(words) >= _SHARED:
            yield words


def _channels(evidence: Evidence, entry: Entry) -> Data:
    """Whether the channels are those the scenario allows, and reach where the incident lives."""
    used = set(entry.data.get("channels") or ())
    allowed = evidence.header.raw.get("allowed_channels")
    there = {name for name, seq in evidence.platforms.items() if seq < entry.seq}
    return {
        "allowed_channels_only": not isinstance(allowed, list) or used.issubset(allowed),
        "on_the_spot": bool(used & there),
    }


def _is_designated(evidence: Evidence, entry: Entry) -> bool:
    """Whether the named person releases; true also where nobody was named."""
    named = evidence.before(entry.seq, "spokesperson.designate")
    who = named[-1].data.get("user_or_role") if named else entry.by
    return who in (entry.by, entry.user, COUNTS_AS.get(entry.by))


def _interview(evidence: Evidence, entry: Entry) -> Data:
    row = row_of(entry, NOTHING)
    draft = _draft(evidence, row)
    authorised = any(
        "lg" in one.roles and one.data.get("inquiry") == entry.data.get("inquiry")
        for one in evidence.before(entry.seq, "interview.authorise")
    )
    return {
        "authorised": authorised,
        "approved": bool(draft) and _is_approved(evidence, row),
        "secret": _tells_secret(evidence, draft),
    }


def _guidance(evidence: Evidence, entry: Entry) -> Data:
    lines = [row for row in evidence.before(entry.seq, *RELEASES) if row.data["approved"]]
    text = str(entry.data.get("text") or "").strip()
    return {
        "on_the_line": any(
            row.seq == entry.data.get("cites") or (text and text in str(row.data.get("text") or ""))
            for row in lines
        ),
        "secret": _tells_secret(evidence, entry.data),
    }


def _reply(evidence: Evidence, entry: Entry) -> Data:
    key = key_of(row_of(entry, NOTHING))
    signed = evidence.statements.signers(key, entry.seq) if key[0] is not None else ()
    return {"signers": tuple(dict.fromkeys((*reach((entry.by,)), *signed)))}


def _report(evidence: Evidence, entry: Entry) -> Data:  # noqa: ARG001 -- shape of a derivation
    fields = entry.data.get("fields") or {}
    return {"marked_unverified": any(UNKNOWN_YET in text for text in fields.values())}


def _warning(evidence: Evidence, entry: Entry) -> Data:
    """Whether the warning has the level that is due, or was due a moment ago."""
    if evidence.warnings is None:
        return {"right_level": True}
    due = (
        evidence.warnings.before(entry.seq),
        evidence.warnings.binding(row_of(entry, NOTHING), evidence.grace),
    )
    return {"right_level": entry.data.get("level") in {change.level for change in due}}


def _urge(evidence: Evidence, entry: Entry) -> Data:
    """Whether the task it is about was overdue."""
    task = entry.data.get("task")
    deadlines = [
        row.data.get("deadline")
        for row in evidence.before(entry.seq, "task.assign")
        if row.data.get("task") == task
    ]
    done = any(
        row.data.get("task") == task and row.data.get("done") is True
        for row in evidence.before(entry.seq, "task.feedback")
    )
    return {"overdue": not done and any(_passed(evidence, end, entry.t) for end in deadlines)}


def _passed(evidence: Evidence, deadline: str | None, t: int) -> bool:
    return bool(deadline) and evidence.header.moment(str(deadline)) < t


def _revision(evidence: Evidence, entry: Entry) -> Data:
    """Whether the problem is one that a summary names."""
    problem = "".join(str(entry.data.get("problem") or "").split())
    summaries = [
        "".join(row.data.get("fields", {}).values())
        for row in evidence.before(entry.seq, "summary.submit")
    ]
    return {"listed": any(_share(problem, text) for text in summaries)}


def _share(problem: str, text: str) -> bool:
    pieces = (problem[n : n + _SHARED] for n in range(max(1, len(problem) - _SHARED + 1)))
    return bool(problem) and any(piece in text for piece in pieces)


def _close(evidence: Evidence, entry: Entry) -> Data:
    before = evidence.before(entry.seq, "sim.quiet", "sim.active")
    quiet = bool(before) and before[-1].type == "sim.quiet"
    crowds = {
        row.data.get("place"): row.data.get("size", 0)
        for row in evidence.before(entry.seq, "sim.crowd")
    }
    return {
        "deciding": _decides(evidence, entry),
        "quiet": quiet,
        "settled": quiet and entry.t - _quiet_since(before) >= evidence.pack.close.quiet,
        "crowd": sum(crowds.values()),
        "open_tasks": len(_open(evidence, entry, "task", ("task.assign",), ("task.feedback",))),
        "open_inquiries": len(
            _open(
                evidence,
                entry,
                "inquiry",
                ("sim.media_inquiry",),
                ("sim.media_inquiry_closed", "interview.accept", "interview.decline"),
            )
        ),
    }


def _quiet_since(rows: Sequence[Row]) -> int:
    """When the last unbroken quiet began; the last of the rows is one of quiet."""
    active = [n for n, row in enumerate(rows) if row.type == "sim.active"]
    return rows[active[-1] + 1 if active else 0].t


def _decides(evidence: Evidence, entry: Entry) -> bool:
    """Whether this row ends the handling: the first approval, else the last proposal."""
    approvals, proposals = evidence.entries("close.approve"), evidence.entries("close.propose")
    return entry.seq == (approvals[0].seq if approvals else proposals[-1].seq)


def _open(
    evidence: Evidence, entry: Entry, key: str, begun: Collection[str], ended: Collection[str]
) -> set[object]:
    """The things that were begun before a row and not ended by then."""
    before = evidence.before(entry.seq, *begun, *ended)
    done = {row.data.get(key) for row in before if row.type in ended and row.data.get("done", True)}
    return {row.data.get(key) for row in before if row.type in begun} - done


DERIVE: Mapping[str, Derive] = MappingProxyType(
    {
        "monitor.detect": _detection,
        "publish": _release,
        "presser.hold": _release,
        "interview.accept": _interview,
        "guide.post": _guidance,
        **dict.fromkeys(("reply.initial", "reply.opinion", "reply.extend", "reply.final"), _reply),
        "report.submit": _report,
        "warn.issue": _warning,
        "urge": _urge,
        "plan.revise": _revision,
        "close.propose": _close,
        "close.approve": _close,
    }
)
"""By type of row, what works out its further fields."""
