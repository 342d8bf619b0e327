import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring.derived import read
from scoring.rubric.card import ITEMS, judge, judge_all
from scoring.scorecard import score
from simulator.journal import Journal
from tests.scoring.rubric.press import (
    CASES,
    DETECT,
    HOUR,
    PACK,
    POST,
    fact,
    journal_of,
    notice,
    release,
)
from tests.strategies import journals, statements

GOOD = """关于澄湾实验学校学生不适的通报
18 日 13 时，栖川市澄湾实验学校部分学生不适。据第二人民医院通报，37 名学生就诊。我们牵挂每一名孩子。
18 日 16 时，我局责令食堂停止供餐，封存留样。原因正在调查。
如有不适请及时就医，线索可拨打 12315。将于 19 日 10 时通报进展。
"""
BAD = "网传消息不属实，系零食所致，绝对安全。个别人别有用心，家属情绪稳定。伤者陈晓岚已出院。"


def test_maxima_add_up_to_a_hundred() -> None:
    assert sum(item.max for item in ITEMS) == 100
    assert [item.id for item in ITEMS] == [f"S{n}" for n in range(1, 12)]


def test_every_item_has_a_manual_page_in_chinese() -> None:
    assert [item.id for item in ITEMS if "问什么：" not in str(item.judge.__doc__)] == []


def test_each_version_is_judged_once_when_it_first_goes_out() -> None:
    _, _, publish = first = release(GOOD, facts=["f1"], measures=[4])
    again = (2 * HOUR, *publish[1:])
    done = (700, "dept", "measure.do", {"code": "C1-2", "legal_basis": "", "note": ""})
    rows = (POST, DETECT, fact(), done, *first, again, *release(BAD, 3 * HOUR, "s2"))
    good, bad = judge_all(read(PACK, journal_of(*rows, facts=[CASES], flags=["casualties"])))

    assert (good.statement, good.version, good.release, good.t, good.kind) == (
        "s1",
        1,
        7,
        HOUR,
        "notice",
    )
    assert (good.usable, good.points, good.max, good.mark) == (
        True,
        Fraction(84),
        86,
        Fraction(977, 10),
    )
    assert (bad.release, bad.usable, bad.max) == (11, False, 80)
    assert bad.mark == Fraction(94, 5)


def test_lines_and_points_add_up() -> None:
    card = judge(notice(GOOD, known=[CASES], facts=["f1"]))

    assert card.points == sum(line.outcome.points or 0 for line in card.lines)
    assert card.max == 100 - sum(
        line.item.max for line in card.lines if line.outcome.points is None
    )


def test_number_against_a_fact_is_listed_for_the_check_of_false_reports() -> None:
    card = judge(notice("27 名学生就诊。", known=[CASES]))

    assert [(one.count.span.quote, one.facts) for one in card.conflicts] == [("27 名", ("f1",))]
    assert card.as_json()["conflicts"] == [
        {"words": {"start": 0, "end": 4, "quote": "27 名"}, "facts": ["f1"]}
    ]


def test_card_writes_itself_as_json() -> None:
    card = judge(notice(GOOD, known=[CASES], facts=["f1"]))
    written = json.loads(json.dumps(card.as_json(), ensure_ascii=False))

    assert list(written) == [
        "statement",
        "version",
        "release",
        "kind",
        "usable",
        "mark",
        "points",
        "max",
        "gates",
        "items",
        "conflicts",
    ]
    assert written["items"][5] == {
        "id": "S6",
        "title": "行动指引",
        "points": 8.0,
        "max": 8,
        "reason": "告诉了公众怎么做、找谁。",
        "gained": [
            {"start": 106, "end": 115, "quote": "如有不适请及时就医"},
            {"start": 118, "end": 121, "quote": "可拨打"},
            {"start": 122, "end": 127, "quote": "12315"},
        ],
        "lost": [],
        "rows": [],
        "original": None,
    }


def test_draft_that_is_missing_or_empty_is_judged_all_the_same() -> None:
    rows = (POST, (60, "lg_office", "publish", {"statement": "s1", "version": 1, "channels": []}))
    [card] = judge_all(read(PACK, journal_of(*rows)))

    assert (card.statement, card.kind, card.usable) == ("s1", "", False)


@given(statements(), st.sampled_from(["notice", "clarify", "progress", "result", "reply"]))
def test_points_stay_between_nothing_and_the_maximum(text: str, kind: str) -> None:
    publication = notice(text, known=[CASES], kind=kind, facts=["f1"])

    for line in judge(publication).lines:
        points = line.outcome.points
        assert points is None or 0 <= points <= line.item.max
        for span in (*line.outcome.gained, *line.outcome.lost):
            assert text[span.start : span.end] == span.quote
    assert judge(publication) == judge(publication)


@given(journals())
def test_any_journal_gets_its_cards_as_json(journal: Journal) -> None:
    cards = judge_all(read(PACK, journal))

    written = json.dumps([card.as_json() for card in cards], allow_nan=False)
    keys = {(c.statement, c.version) for c in cards}
    assert len(keys) == len(cards)
    assert len(json.loads(written)) == len(cards)


def test_statements_stand_on_the_scorecard_and_change_no_points() -> None:
    journal = journal_of(POST, DETECT, *release(GOOD), *release(BAD, 2 * HOUR, "s2"))
    card = score(PACK, journal)

    assert card.statements == judge_all(read(PACK, journal))
    assert card.as_json()["statements"] == [one.as_json() for one in card.statements]
    assert card.points == sum(finding.points for finding in card.findings)


def test_line_has_lost_points_only_where_it_applies() -> None:
    lines = {line.item.id: line for line in judge(notice("27 名学生就诊。", known=[CASES])).lines}

    assert {name: line.lost for name, line in lines.items()} == {
        name: line.outcome.points is not None and line.outcome.points < line.item.max
        for name, line in lines.items()
    }
    assert {line.lost for line in lines.values()} == {True, False}
