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
