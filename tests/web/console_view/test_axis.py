from tests.web.desk_view.laid import journal, words
from web.console_view.axis import Day, Lane, Mark, axis
from web.console_view.msel import msel


def laid(*rows, pending=("call", "mayor"), now=0):
    return axis(msel(journal(*rows), pending, words()), words(), now)


def share(t):
    return f"{100 * t / words().scenario.length:.2f}%"


CALL = Mark(share(1_800), "9月18日 周五 16:30 来电")
MAYOR = Mark(share(18_000), "9月18日 周五 21:00 批示")


def test_what_is_planned_stands_at_its_time_and_conditions_stand_nowhere():
    found = laid(now=3_600)

    assert found.lanes == [Lane("planned", "待触发 1", 9, [CALL])]
    assert (found.height, found.now) == (18, share(3_600))


def test_what_came_stands_where_it_came_and_what_was_skipped_where_it_was_planned():
    came = (18_000, "world", "sim.leader_instruction", {"inject": "mayor", "tier": "city"})
    skipped = (60, "director", "director.skip", {"inject": "call"})

    found = laid(skipped, came, pending=())

    assert found.lanes == [
        Lane("fired", "已触发 1", 9, [MAYOR]),
        Lane("skipped", "已跳过 1", 27, [CALL]),
    ]
    assert found.height == 36


def test_days_begin_at_midnight_and_nothing_stands_beyond_the_end():
    length = words().scenario.length
    late = {"inject": "adhoc-1", "title": "来电", "channel": "phone", "text": "请报告"}

    found = laid((length + 60, "director", "director.inject", late), now=length + 60)

    assert found.days == [Day(share(8 * 3_600), "9月19日 周六")]
    assert (found.lanes[0].marks[0].x, found.now) == ("100.00%", "100.00%")
