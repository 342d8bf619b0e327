from fractions import Fraction

import pytest

from scoring.rubric import speed
from scoring.rubric.line import Outcome
from tests.scoring.rubric.press import CASES, DETECT, HOUR, POST, fact, release, released

REPORT = {"outlet": "wanbao", "tier": "city", "headline": "送医", "incident": True}


def points(*rows: tuple[object, ...]) -> Fraction | None:
    return speed.judge(released(*rows)[-1]).points  # type: ignore[arg-type]


def test_first_release_within_four_hours_and_before_the_media_gets_all() -> None:
    [publication] = released(POST, DETECT, *release("通报", t=60 + 4 * HOUR))

    assert speed.judge(publication) == Outcome(
        Fraction(10), "登记舆情后4小时发布，早于媒体报道（时段为本演练设定）。", rows=(2, 5)
    )


@pytest.mark.parametrize(
    ("waited", "expected"),
    [(4 * HOUR + 1, 8), (5 * HOUR + 1, 5), (24 * HOUR + 1, 3), (48 * HOUR + 1, 2)],
)
def test_each_band_costs_points(waited: int, expected: int) -> None:
    assert points(POST, DETECT, *release("通报", t=60 + waited)) == expected


def test_media_report_before_the_release_takes_the_bonus() -> None:
    media = (120, "world", "sim.media_report", REPORT)
    [publication] = released(POST, DETECT, media, *release("通报", t=180))

    assert speed.judge(publication) == Outcome(
        Fraction(8), "登记舆情后2分发布，媒体已先行报道（时段为本演练设定）。", rows=(2, 3, 6)
    )


def test_report_about_something_else_takes_no_bonus() -> None:
    other = (120, "world", "sim.media_report", {**REPORT, "incident": False})

    assert points(POST, DETECT, other, *release("通报", t=180)) == 10


def test_what_is_visible_counts_as_known_after_the_grace() -> None:
    [publication] = released(POST, *release("通报", t=90 * 60))

    assert speed.judge(publication).reason == (
        "应当发现舆情后1小时发布，早于媒体报道（时段为本演练设定）。"
    )


def test_clarification_is_measured_from_the_rumour() -> None:
    rumour = (HOUR, "world", "sim.rumour", {"rumour": "r1", "text": "死人", "severe": True})
    rows = release("不实", t=5 * HOUR, kind="clarify", addresses=["r1"])
    [publication] = released(POST, DETECT, rumour, *rows)

    assert speed.judge(publication) == Outcome(
        Fraction(8), "谣言已知后3小时30分发布，早于媒体报道（时段为本演练设定）。", rows=(3, 6)
    )


def test_later_release_is_measured_from_the_news_it_cites() -> None:
    first, media = release("通报"), (2 * HOUR, "world", "sim.media_report", REPORT)
    rows = (POST, DETECT, *first, media, fact(t=3 * HOUR))
    *_, second = released(*rows, *release("续报", 4 * HOUR, "s2", facts=["f1"]), facts=[CASES])

    assert speed.judge(second) == Outcome(
        Fraction(10), "新情况查明后1小时发布，早于媒体报道（时段为本演练设定）。", rows=(7, 10)
    )


def test_later_release_without_news_is_not_judged() -> None:
    *_, second = released(POST, *release("通报"), *release("续报", 2 * HOUR, "s2"))

    assert speed.judge(second) == Outcome(None, "没有可以起算的时点，及时性不作评价。")


def test_release_before_anything_is_known_is_not_judged() -> None:
    assert points(*release("通报")) is None
    assert points(*release("通报", t=0), (60, *POST[1:])) is None
