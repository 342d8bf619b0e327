"""One statement that went out, with its text, gates and lines of the rubric, as blocks."""

from collections.abc import Iterator

from scoring.rubric.card import StatementCard
from scoring.rubric.line import Line
from web.card_view import points
from web.report.paper import Block, heading, table, text
from web.review_view.statements import kind_title
from web.row_view import statement_name
from web.words import Words

_LINES = (("评判行", 26), ("得分", 14), ("说明", 60))
_GATES = (("前提", 26), ("结果", 14), ("说明", 60))


def statement_blocks(card: StatementCard, words: Words) -> Iterator[Block]:
    """Tell one statement."""
    name = f"{statement_name(card.statement)} 第 {card.version} 版"
    yield heading(f"{name}　{kind_title(card.kind, words)}　{points(card.mark)} 分")
    state = "可用" if card.usable else "不可用"
    yield text(f"{words.moment(card.t).text} 发布（第 {card.release} 条记录）。{state}。")
    yield text(card.text)
    yield table(
        _GATES,
        ((one.title, "通过" if one.passed else "未通过", one.reason) for one in card.gates),
        tuple("met" if one.passed else "violated" for one in card.gates),
        1,
    )
    yield table(_LINES, ((f"{one.item.id} {one.item.title}", _points(one), _reason(one))
                         for one in card.lines))  # fmt: skip


def _points(line: Line) -> str:
    reached = line.outcome.points
    return "不适用" if reached is None else f"{points(reached)} / {line.item.max}"


def _reason(line: Line) -> str:
    if line.original is None:
        return line.outcome.reason
    was = f"原判：{points(line.original.points)} 分，{line.original.reason}"
    return f"{line.outcome.reason}\n{was}"
