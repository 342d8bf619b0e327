from dataclasses import replace

import pytest

from tests.web.counterfactual.short import HOUR, NOTE, PACK, STORY, original, seq_of
from web.counterfactual.band import Pair, band_of, pair_of, seeds_of
from web.counterfactual.change import Add, Drop
from web.counterfactual.course import MEASURES, Course, Deed, Refusal, deeds_of, digest_of
from web.counterfactual.telling import band_as_json, change_text, loss_texts
from web.words import Words

ORIGINAL = original()
JOURNAL = ORIGINAL.journal
WORDS = Words(JOURNAL, STORY, PACK)
SHA256 = digest_of(JOURNAL, ORIGINAL.times[-1])
DEED = deeds_of(JOURNAL)[0]


def course(*values, refusals=(), sha256=SHA256):
    """A course with the same heat, posts, anger and trust all the time."""
    times = len(ORIGINAL.times)
    figures = {name: (value,) * times for name, value in zip(MEASURES, values, strict=True)}
    return Course(figures, tuple(refusals), sha256)


def last_of(curve):
    """The last values of a curve: actual, low, middle, high."""
    rows = (curve.actual, curve.low, curve.middle, curve.high)
    return [round(float(row[-1]), 4) for row in rows]


def test_a_band_is_the_actual_course_moved_by_the_paired_differences():
    pairs = [
        Pair(5, course(20.0, 99.0, 0.5, 0.5), course(30.0, 199.0, 0.4, 0.5)),
        Pair(6, course(50.0, 999.0, 0.9, 0.5), course(70.0, 999.0, 0.7, 0.5)),
        Pair(7, course(10.0, 9.0, 0.1, 0.5), course(40.0, 4.0, 0.0, 0.5)),
    ]

    band = band_of(ORIGINAL, pairs)

    ends = {curve.name: last_of(curve) for curve in band.curves}
    assert ends == {
        "heat": [20.0, 32.0, 40.0, 48.0],
        "posts": [99.0, 59.4, 99.0, 178.2],
        "anger": [0.5, 0.32, 0.4, 0.4],
        "trust": [0.5, 0.5, 0.5, 0.5],
    }
    assert (band.seeds, band.is_faithful) == ((5, 6, 7), True)


def test_a_band_stays_within_what_a_measure_can_be():
    pairs = [
        Pair(5, course(90.0, 0.0, 0.1, 0.9), course(95.0, 0.0, 0.0, 0.9)),
        Pair(6, course(10.0, 0.0, 0.9, 0.1), course(90.0, 0.0, 0.1, 0.9)),
    ]

    heat, _, anger, trust = band_of(ORIGINAL, pairs).curves

    assert max(heat.high) <= 100.0
    assert min(anger.low) == 0.0
    assert max(trust.high) <= 1.0


def test_what_is_impossible_under_that_luck_anyway_is_no_loss():
    added = Refusal(Deed(60, NOTE), "不行")
    lost, same = Refusal(DEED, "没有了"), Refusal(DEED, "没有这条网帖")
    still = course(1.0, 1.0, 0.5, 0.5)
    pairs = [
        Pair(5, still, replace(still, refusals=(lost, added))),
        Pair(6, replace(still, refusals=(same,)), replace(still, refusals=(same,))),
        Pair(7, still, replace(still, refusals=(replace(lost, reason="又没有了"),))),
    ]

    band = band_of(ORIGINAL, pairs)

    assert [(loss.deed, loss.reason, loss.runs) for loss in band.losses] == [
        (added.deed, "不行", 1),
        (DEED, "没有了", 2),
    ]
    assert loss_texts(band, WORDS) == (
        "增加的“监测记录”（办公室舆情信息人员）：不行（1/3 次推演）",
        f"第 {DEED.seq} 条记录“监测记录”（办公室舆情信息人员）：没有了（2/3 次推演）",
    )


def test_a_reason_names_a_post_by_its_words():
    still = course(1.0, 1.0, 0.5, 0.5)
    gone = Refusal(DEED, "没有编号为“p-first”的网帖")

    band = band_of(ORIGINAL, [Pair(5, still, replace(still, refusals=(gone,)))])

    (text,) = loss_texts(band, WORDS)
    post = next(row for row in JOURNAL.of("sim.post") if row.data["post"] == "p-first")
    assert f"没有“{post.data['text'][:20]}" in text
    assert "p-first" not in text


def test_other_figures_than_those_of_the_journal_are_owned_up_to():
    still = course(1.0, 1.0, 0.5, 0.5)
    other = replace(still, sha256="other")

    assert band_of(ORIGINAL, [Pair(5, still, still)]).is_faithful
    assert not band_of(ORIGINAL, [Pair(5, other, still)]).is_faithful


@pytest.mark.slow
def test_a_whole_comparison_as_json():
    change = Drop(seq_of("publish"))
    seeds = seeds_of(JOURNAL, 2)

    band = band_of(ORIGINAL, [pair_of(ORIGINAL, [change], seed) for seed in seeds])
    told = band_as_json(band, [change], WORDS)

    assert (told["scored"], told["note"], told["seeds"]) == (False, "模型推演，不计分", [5, 6])
    assert told["changes"] == [f"第 {change.seq} 条记录“发布”不做"]
    assert told["at"][-1] == "2026-09-18T19:30:00+08:00"
    assert told["faithful"] is True
    assert list(told["measures"]) == ["heat", "posts", "anger", "trust"]
    posts = told["measures"]["posts"]
    assert posts["low"][-1] <= posts["middle"][-1] <= posts["high"][-1]
    assert posts["actual"][:12] == posts["middle"][:12]
    (lost,) = told["refused"]
    assert (lost["type"], lost["runs"]) == ("monitor.review_effect", 2)


def test_changes_are_told_in_words():
    assert change_text(Add(HOUR, NOTE), WORDS) == "9月18日 周五 16:30 增加“监测记录”"
