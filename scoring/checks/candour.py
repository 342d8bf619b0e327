"""The check `candour`: nothing is reported late, in part, falsely or not at all."""

from collections.abc import Iterator
from typing import Literal

from scenarios.plan import Id
from scoring.case import Case, CheckParams
from scoring.claim import false_fields, hides_casualties
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import Verdict
from scoring.wording import listed

_ASKING = ("sim.leader_instruction", "sim.decision")
_TWICE = 2


class Params(CheckParams):
    """Parameters of `candour`."""

    kind: Literal["candour"]
    row: Patterns
    """The reports whose content is compared with what their author could know."""
    duties: tuple[Id, ...]
    """Obligations to report: late or incomplete ones leave this one partial."""
    upward: tuple[Id, ...] = ()
    """Those among them whose report may not be withheld beyond twice the limit."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that reports come in time, whole and true, and that none is withheld.

    问什么：迟报、漏报、谎报、瞒报（歧义登记 A-34）。
    写法：`duties` 所列报告义务有迟延、未履行或不全的，为部分符合，不封顶；`row` 的内容与报告人
    当时已能知道的事实不符（谎报），已知伤亡只字不提或低报等级（瞒报），`upward` 所列上报超过两倍
    时限或被上级过问后才报（瞒报），为违反，总分封顶。写“待核”从来不是谎报。
    符合：按时如实报告，尚未查清的写“待核”。
    违反：已知 37 名学生就诊而报告 12 名。
    """
    wrongs = [*_content(case, params), *_withheld(case, params)]
    if wrongs:
        seqs = tuple(sorted({seq for _, rows in wrongs for seq in rows}))
        reason = f"{params.what}：{''.join(dict.fromkeys(text for text, _ in wrongs))}"
        stretch = None if seqs else (min(case.since, case.evidence.stop), case.evidence.stop)
        return Verdict(Status.VIOLATED, reason, seqs, stretch)
    wanting = [
        (duty, case.earlier[duty]) for duty in params.duties if _is_wanting(case.earlier[duty])
    ]
    if wanting:
        seqs = tuple(sorted({seq for _, verdict in wanting for seq in verdict.evidence}))
        stretch = next((verdict.stretch for _, verdict in wanting if verdict.stretch), None)
        reason = f"{params.what}：有迟报或漏报，见{listed(duty for duty, _ in wanting)}；不封顶。"
        return Verdict(Status.PARTIAL, reason, seqs, stretch)
    reason = f"{params.what}：未见迟报、漏报、谎报、瞒报。"
    return Verdict(Status.MET, reason, stretch=(0, case.evidence.stop))


def _is_wanting(verdict: Verdict) -> bool:
    return verdict.status in (
        Status.PARTIAL,
        Status.LATE,
        Status.MISSED,
        Status.VIOLATED,
    )


def _content(case: Case, params: Params) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Sentences on reports that say what is not so, or leave out what counts."""
    for row in case.all(params.row):
        facts = case.evidence.facts_known(row)
        untrue = false_fields(row, facts)
        if untrue:
            labels = case.evidence.pack.forms.get(row.type, {})
            names = listed(labels.get(key, key) for key in untrue)
            yield f"{case.at(row.t)}的报告中“{names}”与已知事实不符（谎报）。", (row.seq,)
        if row.data.get("kind") == "first" and hides_casualties(row, facts):
            yield f"{case.at(row.t)}的报告未提已知的伤亡（瞒报）。", (row.seq,)
        yield from _understated(case, row)


def _understated(case: Case, row: Row) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A level in a report below what its author must have known."""
    pack, level = case.evidence.pack, row.data.get("level")
    rank = pack.level_rank(str(level))
    gradings = case.evidence.before(row.seq, "grade.set")
    own = pack.level_rank(str(gradings[-1].data.get("level"))) if gradings else -1
    levels = case.evidence.levels
    known = max(
        levels.binding(row, case.evidence.grace).rank, min(own, levels.before(row.seq).rank)
    )
    if 0 <= rank < known:
        yield f"{case.at(row.t)}的报告把等级写低为{level}（瞒报）。", (row.seq,)


def _withheld(case: Case, params: Params) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Reports upward that came beyond twice the limit, or only after being asked for."""
    for duty in params.upward:
        verdict = case.earlier[duty]
        if verdict.limit_s is None or verdict.status not in (Status.LATE, Status.MISSED):
            continue
        if _waited(verdict) > _TWICE * verdict.limit_s:
            yield f"超过时限两倍仍未上报（瞒报，见{duty}）。", verdict.evidence
        elif verdict.status is Status.LATE and _asked(case, verdict):
            yield f"被上级过问后才上报（瞒报，见{duty}）。", verdict.evidence


def _waited(verdict: Verdict) -> int:
    if verdict.measured_s is not None:
        return verdict.measured_s
    start, end = verdict.stretch or (0, 0)
    return end - start


def _asked(case: Case, verdict: Verdict) -> bool:
    """Whether somebody above asked between the start of the limit and the report."""
    first, last = verdict.evidence[0], verdict.evidence[-1]
    return any(
        first < row.seq < last
        for row in case.evidence.rows(*_ASKING)
        if row.type != "sim.decision" or row.data.get("verdict") == "instructed"
    )
