from fractions import Fraction

import pytest

from scenarios.errors import OverrideRefused
from scoring.finding import Status
from scoring.override import Override, RubricLine, points_of, read_override

AT = "2026-09-22T10:00:00+08:00"
ON_FINDING = {
    "finding": "NN-RPT-05",
    "status": "partial",
    "points": 1.25,
    "by": "pinggu",
    "at": AT,
    "reason": "电话已先报。",
    "replaces": None,
}
ON_LINE = {
    "statement": "s1",
    "version": 2,
    "line": "S3",
    "status": None,
    "points": 10.0,
    "by": "pinggu",
    "at": AT,
    "reason": "用词准确。",
    "replaces": 1,
}


def test_override_of_a_finding_comes_back_as_it_was_written():
    override = read_override(ON_FINDING)

    assert override == Override(
        "NN-RPT-05", "pinggu", AT, "电话已先报。", Status.PARTIAL, Fraction(5, 4)
    )
    assert override.as_json() == ON_FINDING


def test_override_of_a_line_comes_back_as_it_was_written():
    override = read_override(ON_LINE)

    assert override == Override(
        RubricLine("s1", 2, "S3"), "pinggu", AT, "用词准确。", points=Fraction(10), replaces=1
    )
    assert override.as_json() == ON_LINE
    assert str(override.about) == "s1 第2版 S3"


@pytest.mark.parametrize(
    ("changes", "withdraws"),
    [
        ({"status": None, "points": None}, True),
        ({"status": "", "points": ""}, True),
        ({"status": "met", "points": None}, False),
        ({"status": None, "points": 0}, False),
    ],
)
def test_override_that_says_neither_status_nor_points_withdraws(changes, withdraws):
    assert read_override({**ON_FINDING, **changes}).withdraws is withdraws


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reason": "  "}, "改判的 reason 是 '  '; 改判必须写明理由"),
        ({"reason": None}, "改判的 reason 是 空的; 改判必须写明理由"),
        ({"by": 7}, "改判的 by 是 7; 写改判人的账号"),
        (
            {"at": "昨天"},
            "改判的 at 是 '昨天'; 写带时区的时间，如 2026-09-20T10:00:00+08:00",
        ),
        (
            {"at": "2026-09-22T10:00:00"},
            "改判的 at 是 '2026-09-22T10:00:00'; 写带时区的时间，如 2026-09-20T10:00:00+08:00",
        ),
        (
            {"finding": None},
            "没有写明改判什么; 写 finding（评估发现的编号），或 statement、version、line",
        ),
        (
            {"finding": "", "statement": "s1", "line": "S1"},
            "没有写明改判什么; 写 finding（评估发现的编号），或 statement、version、line",
        ),
        (
            {"status": "good"},
            "没有 'good' 这种结果; 写 met、partial、late、missed、violated 之一",
        ),
        ({"replaces": 0}, "改判的 replaces 是 0; 写从 1 起的整数，或不写"),
        ({"replaces": True}, "改判的 replaces 是 True; 写从 1 起的整数，或不写"),
        ({"replaces": "1"}, "改判的 replaces 是 '1'; 写从 1 起的整数，或不写"),
    ],
)
def test_override_that_cannot_be_read_says_what_to_do(changes, message):
    with pytest.raises(OverrideRefused) as refused:
        read_override({**ON_FINDING, **changes})

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("1.2", Fraction(6, 5)),
        (" 3 ", Fraction(3)),
        (".5", Fraction(1, 2)),
        (0.1, Fraction(1, 10)),
        (0, Fraction(0)),
    ],
)
def test_points_are_read_to_the_cent(written, points):
    assert points_of(written) == points


@pytest.mark.parametrize(
    "written",
    [
        True,
        [1],
        "abc",
        "1/3",
        "4/2",
        0.125,
        -1,
        100.01,
        "nan",
        float("inf"),
        "1" * 60,
        "1e2",
        "1e99999999",
    ],
)
def test_what_is_no_number_of_points_is_refused(written):
    with pytest.raises(OverrideRefused, match="不能作得分; 写 0 到该条满分之间的数，最多两位小数"):
        points_of(written)
