from dataclasses import replace
from fractions import Fraction

import pytest
from flask import Flask

from scoring.finding import Status
from scoring.hot_wash import highlights
from scoring.scorecard import score
from tests import library
from tests.replays.written import HERE, journal_of
from tests.web.conftest import PLAN, SCENARIO
from web.review_view.hot_wash import slide_of
from web.words import Words

JOURNAL = journal_of(HERE / "nanning-by-the-book")
PACK = library.pack(PLAN)
CARD = score(PACK, JOURNAL)
WORDS = Words(JOURNAL, library.story(SCENARIO), PACK)
RELEASE = JOURNAL.of("publish")[0]


@pytest.fixture(autouse=True)
def _request(app: Flask):
    with app.test_request_context():
        yield


def slides(card=CARD):
    count = len(highlights(card, JOURNAL))
    return [slide_of(card, WORDS, "d1", str(number + 1)) for number in range(count)]


def spoilt(name, **changes):
    """The card with one finding that came out otherwise."""
    findings = [replace(one, **changes) if one.id == name else one for one in CARD.findings]
    return replace(CARD, findings=tuple(findings))


def test_slides_go_by_time_and_lead_on_and_back():
    found = slides()

    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert [one.moment.t for one in found] == sorted(one.moment.t for one in found)
    assert (found[0].step.back, found[-1].step.on) == ("", "")
    assert found[1].step.back == "/drills/d1/hot-wash?n=1"
    assert found[0].step.on == "/drills/d1/hot-wash?n=2"


def test_the_first_release_is_told_with_its_row_and_a_question():
    (slide,) = [one for one in slides() if "首次发布" in one.whys]

    assert slide.row.seq == RELEASE.seq
    assert slide.said[0] == ("稿件", "稿件 1")
    assert slide.questions[0].startswith("这是第一次公开回应。")
    assert slide.course == f"/drills/d1/course?seq={RELEASE.seq}"


def test_a_loss_is_told_with_clause_reason_marks_and_the_question_of_its_status():
    late = {"status": Status.LATE, "points": Fraction(1), "reason": "超过时限。"}
    (slide,) = [one for one in slides(spoilt("NN-RPT-05", **late)) if "失分较多" in one.whys]

    whole = next(one.max for one in CARD.findings if one.id == "NN-RPT-05")
    assert (slide.finding.id, slide.finding.clause) == ("NN-RPT-05", "五(二)")
    assert slide.finding.reason == "超过时限。"
    assert float(slide.lost) == pytest.approx(float(whole - 1), abs=0.01)
    assert slide.questions == ("时间花在了哪一步？哪一步可以提前，哪一步可以同时做？",)


def test_what_was_never_done_has_no_row():
    missed = {"status": Status.MISSED, "points": Fraction(0), "evidence": (), "stretch": (60, 120)}
    slide = slides(spoilt("NN-RPT-05", **missed))[0]

    assert (slide.row, slide.said, slide.course) == (None, (), "")
    assert slide.moment.t == 60
    assert slide.questions == ("这件事没有做。当时知道要做吗？由谁提醒，怎样保证下次不漏？",)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", 1), ("0", 1), ("x", 1), ("-1", 1), ("9" * 5000, 1), ("999", "last"), ("2", 2)],
)
def test_any_number_shows_a_slide(asked, shown):
    slide = slide_of(CARD, WORDS, "d1", asked)

    assert slide.number == (slide.of if shown == "last" else shown)


def test_without_anything_to_talk_about_there_is_no_slide():
    empty = replace(CARD, findings=())
    silent = Words(type(JOURNAL)(JOURNAL.header), WORDS.scenario, PACK)

    assert slide_of(empty, silent, "d1", "1") is None
