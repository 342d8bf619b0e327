from tests.web.desk_view.laid import journal, words
from web.console_view.msel import msel


def view(*rows, pending=("call", "mayor")):
    found = msel(journal(*rows), pending, words())
    return {
        group: [(line.id, line.state, line.seq) for line in getattr(found, group)]
        for group in ("soon", "later", "waiting", "past")
    }


def test_before_the_start_everything_is_open():
    assert view() == {
        "soon": [("call", "planned", None)],
        "later": [],
        "waiting": [("mayor", "waiting", None)],
        "past": [],
    }


def test_what_came_is_past_newest_first_with_its_row():
    rows = (
        (1800, "world", "inject", {"inject": "call", "title": "来电", "channel": "phone"}),
        (18_000, "world", "sim.leader_instruction", {"inject": "mayor", "tier": "city"}),
    )

    assert view(*rows, pending=())["past"] == [("mayor", "fired", 2), ("call", "fired", 1)]


def test_what_was_skipped_or_is_too_late_says_so():
    skipped = (60, "director", "director.skip", {"inject": "call"})

    assert view(skipped, pending=())["past"] == [
        ("call", "skipped", None),
        ("mayor", "expired", None),
    ]


def test_what_the_director_added_stands_with_the_rest():
    added = {"inject": "adhoc-1", "title": "区长来电", "channel": "phone", "text": "请报告"}

    row = (60, "director", "director.inject", added)

    lines = msel(journal(row), ("call", "mayor"), words()).past

    assert [(line.title, line.planned, line.to, line.text) for line in lines] == [
        ("区长来电", "临时注入", "全体", "请报告")
    ]


def test_texts_are_filled_and_readers_named():
    line = msel(journal(), ("call", "mayor"), words()).soon[0]

    assert (line.text, line.to, line.channel) == ("澄湾学校有学生就诊", "办公室", "电话")


def test_only_the_next_few_are_in_sight(monkeypatch):
    monkeypatch.setattr("web.console_view.msel.SOON", 0)

    assert view()["later"] == [("call", "planned", None)]


def replan(**data):
    return (60, "director", "director.replan", {"inject": "call", **data})


def test_what_was_moved_and_changed_stands_at_its_new_place_beside_the_original():
    late = replan(at="2026-09-18T22:00:00+08:00", text="两名家长到访", to=[])

    line = msel(journal(late), ("call", "mayor"), words()).soon[0]

    assert (line.planned, line.text, line.to) == ("9月18日 周五 22:00", "两名家长到访", "全体")
    assert [(part.title, part.before, part.after) for part in line.changes] == [
        ("时间", "9月18日 周五 16:30", "9月18日 周五 22:00"),
        ("内容", "澄湾学校有学生就诊", "两名家长到访"),
        ("对象", "办公室", "全体"),
    ]


def test_what_was_given_a_time_no_longer_waits():
    timed = replan(inject="mayor", at="2026-09-18T16:10:00+08:00")

    soon = msel(journal(timed), ("call", "mayor"), words()).soon

    assert [(line.id, line.state) for line in soon] == [("mayor", "planned"), ("call", "planned")]


def test_what_was_edited_back_shows_no_trace():
    rows = (replan(title="改", at="2026-09-18T22:00:00+08:00"), replan(title="来电", at=None))

    assert msel(journal(*rows), ("call", "mayor"), words()).soon[0].changes == ()
