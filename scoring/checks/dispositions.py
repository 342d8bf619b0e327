"""The check `dispositions`: every point that was raised is dealt with."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal

from pydantic import Field

from scenarios.pattern import Names, field_of
from scoring.case import Case, CheckParams, not_applicable
from scoring.finding import Status
from scoring.row import Patterns, Row
from scoring.verdict import Verdict
from scoring.wording import listed


class Params(CheckParams):
    """Parameters of `dispositions`."""

    kind: Literal["dispositions"]
    points: Patterns
    """Rows that raise points."""
    fields: Names = Field(alias="in")
    """Their fields that list them; the first that is filled counts."""
    row: Patterns
    """Rows that deal with points."""
    field: str
    """Their field: an object of point and treatment."""


def check(case: Case, params: Params) -> Verdict:
    """Ask that each listed point has a treatment.

    问什么：`points` 记录在 `in` 字段列出的每一点，在 `row` 记录的 `field` 里有没有处理结果。
    写法：没有列出具体的点时，只看有没有 `row` 这样的记录并写了处理结果。每一点各占一份。
    符合：梳理出三个争议点，两个采纳、一个说明。
    不符合：有一点没有下文为部分符合；一点也没有处理为未履行。
    """
    raised = tuple(dict.fromkeys(_raised(case, params)))
    rows = case.all(params.row)
    if not case.all(params.points) and not rows:
        return not_applicable(
            params.otherwise or f"{case.name(params.what)}：没有列出要处理的事项。"
        )
    treated = _treated(rows, params.field)
    if not treated:
        return case.absent(params.what)
    wanting = [point for point in raised if point not in treated]
    name, seqs = case.name(params.what), tuple(row.seq for row in rows)
    if not wanting:
        return Verdict(Status.MET, f"{name}：{len(treated)}项均有处理结果。", seqs)
    share = Fraction(len(raised) - len(wanting), len(raised))
    status = Status.PARTIAL if share else Status.MISSED
    return Verdict(status, f"{name}：{listed(wanting)}没有处理结果。", seqs, share=share)


def _raised(case: Case, params: Params) -> Iterator[str]:
    for row in case.all(params.points):
        values = (field_of(row.data, name) for name in params.fields)
        found = next((value for value in values if value), ())
        yield from map(str, found if isinstance(found, list | tuple) else (found,))


def _treated(rows: tuple[Row, ...], field: str) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for row in rows:
        value = field_of(row.data, field)
        if isinstance(value, Mapping):
            found.update({key: treatment for key, treatment in value.items() if treatment})
    return found
