import pytest

from tests.web.desk_view import laid
from web.words import about, count, cut, day_breaks, roughly, unfolded


@pytest.mark.parametrize(
    ("t", "text", "sign"),
    [
        (0, "9月18日 周五 16:00", ""),
        (40 * 60, "9月18日 周五 16:40", ""),
        (8 * 3600, "9月19日 周六 00:00", ""),
        (2 * 86_400, "9月20日 周日 16:00", "班"),
        (7 * 86_400, "9月25日 周五 16:00", "休"),
    ],
)
def test_a_moment_names_day_weekday_time_and_holiday(t, text, sign):
    moment = laid.words().moment(t)

    assert (moment.text, moment.day_kind) == (text, sign)


def test_a_year_whose_holidays_are_not_known_has_no_signs():
    assert laid.words().moment(5 * 366 * 86_400).day_kind == ""


def test_a_time_of_a_row_becomes_a_moment_in_the_drills_zone():
    assert laid.words().moment_of("2026-09-18T09:00:00+00:00").text == "9月18日 周五 17:00"


def test_a_running_time_is_told_in_whole_minutes():
    assert [about(s) for s in (59, 60, 4_859)] == ["不到 1 分", "1 分", "1 小时 20 分"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (9_999, "9999"),
        (10_000, "1 万"),
        (12_999, "1.2 万"),
        (99_999_999, "9999.9 万"),
        (100_000_000, "1 亿"),
        (250_000_000, "2.5 亿"),
    ],
)
def test_counts_are_exact_below_ten_thousand_and_never_rounded_up(number, text):
    assert count(number) == text


def test_a_long_text_is_cut_and_stays_one_line():
    assert cut("一\n二") == "一 二"
    assert cut("字" * 41) == "字" * 40 + "…"


def test_day_headings_stand_where_the_day_changes():
    assert day_breaks(["20日", "20日", "19日"], "20日") == ("", "", "19日")
    assert day_breaks(["19日"], "20日") == ("19日",)
    assert day_breaks([], "20日") == ()


def test_names_come_from_plan_vocabulary_and_story():
    words = laid.words()

    assert words.role("dept") == "餐饮科"
    assert words.role("legal") == "法制机构"
    assert words.role("world") == "外界"
    assert words.platform("weiyan") == "微言"
    assert words.channel("website") == "门户网站"
    assert words.channel("weiyan") == "微言"
    assert words.outlet("wanbao") == "晚报"
    assert words.fact("f-cases") == "12人就诊"
    assert words.level_colour("重大") == "red"
    assert words.level_colour("没有") == ""


def test_what_is_named_by_id_is_told_by_what_it_says():
    words = laid.words((0, *laid.post("p1", "很长" * 30)))

    assert words.thing("p1") == ("很长" * 20) + "…"
    assert words.thing("p9") == "p9"


def test_a_folded_text_loses_the_blanks_of_its_breaks_only():
    assert unfolded("先上网。 食堂由企业承包， 周日（9 月 20 日）补班 ok 了") == (
        "先上网。食堂由企业承包，周日（9 月 20 日）补班 ok 了"
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "0"),
        (7, "7"),
        (94, "94"),
        (237, "240"),
        (3_649, "3600"),
        (9_960, "1 万"),
        (51_800, "5.2 万"),
    ],
)
def test_an_estimate_has_two_digits(number, told):
    assert roughly(number) == told
