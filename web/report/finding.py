"""One judged obligation as the cells of a row."""

from collections.abc import Iterator, Sequence

from scoring.finding import Finding
from web.card_view import FindingView, points
from web.row_view import RowView

COLUMNS = (
    *(("编号、条款", 14), ("要求", 20), ("结果、得分", 12), ("时限、实测", 16)),
    ("说明和依据", 38),
)
RESULT = 2
"""The column of the result."""

_MOST_ROWS = 8


def cells(view: FindingView, finding: Finding) -> Sequence[str]:
    """The cells of one finding, under `COLUMNS`."""
    return (
        f"{view.id}\n{view.clause}\n{view.severity}",
        view.text,
        "\n".join(_result(view)),
        "\n".join(_times(view)),
        "\n".join(_reasons(view, finding)),
    )


def _result(view: FindingView) -> Iterator[str]:
    yield view.label
    if view.max:
        yield f"{view.points} / {view.max} 分"


def _times(view: FindingView) -> Iterator[str]:
    if view.limit:
        yield f"时限 {view.limit}"
    if view.measured:
        yield f"实测 {view.measured}"
    if view.difference:
        yield view.difference
    if view.is_setting:
        yield f"（{view.basis}）"


def _reasons(view: FindingView, finding: Finding) -> Iterator[str]:
    yield view.reason
    original = finding.original
    if original is not None:
        yield f"原判：{original.status.label} {points(original.points)} 分，{original.reason}"
    if view.stretch:
        yield f"期间：{view.stretch}"
    yield from map(row_line, view.evidence[:_MOST_ROWS])
    if len(view.evidence) > _MOST_ROWS:
        yield f"另有 {len(view.evidence) - _MOST_ROWS} 条记录"


def row_line(row: RowView) -> str:
    """A row of the journal in one line: its number, time, author, what it is, says and shows."""
    said = f"：{row.summary}" if row.summary else ""
    shown = f"（附图：{'；'.join(one.alt for one in row.images)}）" if row.images else ""
    return f"〔{row.seq}〕{row.moment.text} {row.who} {row.title}{said}{shown}"
