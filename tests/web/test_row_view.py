from hypothesis import given

from scenarios.load import load_scenario
from tests.strategies import journals
from tests.web.desk_view import laid
from web.report.finding import row_line
from web.row_view import Detail, row_view, statement_name
from web.words import Words


def told(by, kind, data, *before):
    rows = [(0, *row) for row in before]
    words = laid.words(*rows, (60, by, kind, data))
    return row_view(words.journal[len(words.journal)], words)


def test_a_report_is_told_with_its_fields_in_chinese():
    view = told(
        "lg_office",
        "report.submit",
        {
            "to": ["lg_head", "dept"],
            "form": "phone",
            "kind": "first",
            "fields": {"time": "中午", "own": "自拟"},
        },
    )

    assert (view.title, view.who, view.moment.clock) == ("报告", "办公室", "16:01")
    assert view.details == (
        Detail("报送对象", "领导小组组长、餐饮科"),
        Detail("形式", "电话"),
        Detail("类型", "初报"),
        Detail("时间", "中午"),
        Detail("own", "自拟"),
    )


def test_a_row_that_may_not_be_told_shows_its_title_alone():
    words = laid.words((0, "lg_office", "notify", {"to": ["dept"], "text": "密"}))

    view = row_view(words.journal[1], words, whole=False)

    assert (view.title, view.summary, view.details) == ("通报", "", ())


def test_a_refused_act_is_called_by_its_name():
    act = {"type": "publish", "data": {}}
    view = told("lg_office", "refused", {"act": act, "rule": "draft.unknown", "reason": "没有稿件"})

    assert view.title == "未予受理：发布"
    assert view.details == (Detail("规则", "draft.unknown"), Detail("原因", "没有稿件"))


def test_rows_that_are_named_come_as_links():
    view = told("lg_office", "retract", {"publish": 1, "reason": "有误"}, laid.post("p1"))

    assert view.details[0] == Detail("发布记录", "第 1 条记录", (1,))


def test_posts_are_told_by_what_they_say():
    view = told(
        "lg_office", "evidence.preserve", {"posts": ["p1"], "sha256": "ab"}, laid.post("p1")
    )

    assert view.details == (Detail("网帖", "好多孩子吐了"), Detail("校验值（SHA-256）", "ab"))


def test_orders_about_an_inject_call_it_by_its_title():
    skipped = told("director", "director.skip", {"inject": "call"})
    back = {"inject": "call", "at": None, "to": []}
    replanned = told("director", "director.replan", back)

    assert skipped.summary == "来电"
    assert replanned.details == (
        Detail("编号", "来电"),
        Detail("改到", "按脚本"),
        Detail("对象", "全体"),
    )


def test_orders_to_the_blue_cell_name_the_card():
    assert (
        told("director", "director.veto", {"card": "rumour", "vetoed": True}).summary == "散布谣言"
    )


def test_an_inject_of_the_directors_own_is_called_by_its_id():
    own = {"inject": "adhoc-1", "channel": "phone", "title": "区长来电", "text": "请报告"}

    assert told("director", "director.inject", own).details[0] == Detail("编号", "adhoc-1")


def test_a_draft_is_told_with_its_number_time_and_measures():
    row = laid.draft(
        "s2",
        1,
        "情况通报",
        measures=[1],
        next_update="2026-09-18T20:00:00+08:00",
        asserts_cause=None,
    )
    details = {d.label: d for d in told(*row, laid.post("p1")).details}

    assert details["稿件"].text == "稿件 2"
    assert details["版本"].text == "第 1 版"
    assert details["写明措施"].seqs == (1,)
    assert details["下次通报时间"].text == "9月18日 周五 20:00"
    assert details["认定原因"].text == "无"


def test_the_summary_is_the_most_telling_field_cut_short():
    view = told("lg_office", "monitor.note", {"text": "平稳" * 40})

    assert view.summary == "平稳" * 20 + "…"


def test_a_statement_with_a_name_of_its_own_keeps_it():
    assert statement_name("s12") == "稿件 12"
    assert statement_name("notice-1") == "稿件 notice-1"


@given(journals(max_size=15))
def test_every_row_of_any_journal_can_be_told(journal):
    words = Words(journal, *laid.documents())

    for row in journal:
        view = row_view(row, words)
        assert view.seq == row.seq
        assert all(isinstance(d.text, str) for d in view.details)


def test_a_report_names_what_the_picture_of_a_row_shows():
    story, (_, plan) = load_scenario("canteen-poisoning"), laid.documents()
    forged = Words(laid.journal((60, *laid.post("p-forged"))), story, plan)
    view = row_view(forged.journal[1], forged)
    (shown,) = view.images

    assert [shown] == [image for one in story.posts if one.id == "p-forged" for image in one.images]
    assert row_line(view).endswith(f"好多孩子吐了（附图：{shown.alt}）")
    assert row_view(forged.journal[1], forged, whole=False).images == ()
