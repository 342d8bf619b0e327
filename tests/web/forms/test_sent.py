from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from scenarios.vocabulary import ENTRY_TYPES
from simulator.entry import faults
from web.forms.acts import BUTTONS
from web.forms.inputs import PREFIX, Options, Reading, Widget, inputs
from web.forms.sent import LONGEST, clean, read

ACTS = sorted(BUTTONS)
OPTIONS = Options(
    starts_at=datetime.fromisoformat("2026-09-18T15:30:00+08:00"),
    choices={
        "roles": (("lg_head", "局长"), ("biz_leader", "分管业务领导"), ("dept", "业务科室")),
        "levels": (("一般", "一般舆情"), ("重大", "重大舆情")),
        "posts": (("p1", "甲"), ("p2", "乙")),
        "facts": (("f1", "37 人就诊"),),
        "causes": (("f2", "常温存放"),),
        "channels": (("website", "门户网站"), ("weiyan", "微言官方号")),
        "releases": (("15", "稿件 1"),),
        "measures": (("8", "抽样检验"), ("9", "查封扣押")),
        "codes": (("C1-2", "抽样检验、查封扣押"),),
        "tasks": (("t1", "业务科室"),),
        "items": (("c1", "该去哪看"),),
        "inquiries": (("q1", "晚报"),),
        "addresses": (("r1", "网传：过期肉"), ("c1", "留言")),
        "drafts": (("s1#2", "稿件 1 第 2 版"), ("s1#1", "稿件 1 第 1 版")),
        "steps": (("legal", "法制审核"), ("office", "办公室审核")),
    },
    titles={"report.submit": {"time": "发生时间", "place": "发生地点"}},
)


def sent(**values):
    """A form: names of inputs with dots written as two underscores."""
    form = MultiDict()
    for name, value in values.items():
        for one in [value] if isinstance(value, str) else value:
            form.add(PREFIX + name.replace("__", "."), one)
    return form


def test_a_report_becomes_its_data_with_only_the_elements_that_were_filled():
    form = sent(
        to=["lg_head", "biz_leader"],
        form="phone",
        kind="first",
        level="重大",
        fields__time=" 9月18日中午\r\n左右 ",
        fields__place="",
    )

    assert read("report.submit", form, OPTIONS).data == {
        "to": ["lg_head", "biz_leader"],
        "form": "phone",
        "kind": "first",
        "level": "重大",
        "fields": {"time": "9月18日中午\n左右"},
    }


def test_an_empty_form_says_at_each_required_field_what_to_do():
    assert read("report.submit", sent(), OPTIONS).errors == {
        "to": "请选择报送对象。",
        "form": "请选择形式。",
        "kind": "请选择类型。",
    }


def test_what_was_typed_is_kept_beside_the_errors():
    filled = read("notify", sent(to=["dept"], text=""), OPTIONS)

    assert filled.errors == {"text": "请填写内容。"}
    assert filled.typed == {"to": ("dept",), "text": ()}


def test_a_choice_that_is_not_offered_is_refused():
    assert read("grade.set", sent(level="红色"), OPTIONS).errors == {
        "level": "所选内容已不在列表中，请重新选择。"
    }


def test_one_wrong_value_among_many_is_refused():
    assert set(read("evidence.preserve", sent(posts=["p1", "p9"]), OPTIONS).errors) == {"posts"}


def test_the_same_value_twice_counts_once():
    assert read("evidence.preserve", sent(posts=["p1", "p1"]), OPTIONS).data == {"posts": ["p1"]}


def test_a_text_of_the_greatest_length_passes_and_a_longer_one_does_not():
    just, over = "字" * LONGEST, "字" * (LONGEST + 1)

    assert read("monitor.note", sent(text=just), OPTIONS).data == {"text": just}
    assert read("monitor.note", sent(text=over), OPTIONS).errors == {
        "text": "不能超过 4000 个字，请精简后重新填写。"
    }


def test_a_statement_is_chosen_together_with_its_version():
    form = sent(draft="s1#2", step="legal", verdict="ok")

    assert read("sign", form, OPTIONS).data == {
        "statement": "s1",
        "version": 2,
        "step": "legal",
        "verdict": "ok",
    }


def test_a_deadline_gets_the_offset_of_the_drill():
    form = sent(
        task="t2", to="dept", deadline="2026-09-18T20:00", requirements="查", purpose="verify"
    )

    assert read("task.assign", form, OPTIONS).data["deadline"] == "2026-09-18T20:00:00+08:00"


def test_a_task_without_deadline_says_so():
    form = sent(task="t2", to="dept", requirements="查", purpose="verify")

    assert read("task.assign", form, OPTIONS).data["deadline"] is None


@pytest.mark.parametrize(
    "moment",
    ["明天", "2026-09-18T15:30", "2026-09-18T10:00", "2028-01-01T00:00", "0001-01-01T00:00"],
)
def test_a_time_that_is_none_or_lies_outside_the_drill_is_refused(moment):
    form = sent(task="t2", to="dept", deadline=moment, requirements="查", purpose="verify")

    assert set(read("task.assign", form, OPTIONS).errors) == {"deadline"}


def test_verdicts_are_written_one_a_line():
    form = sent(
        code="C1-2",
        legal_basis="食品安全法",
        note="抽样",
        parts="抽样、 查封，扣押",
        verdicts="合法性：是\n合理性:否\n依据：第十条",
    )

    data = read("measure.do", form, OPTIONS).data

    assert data["verdicts"] == {"合法性": True, "合理性": False, "依据": "第十条"}
    assert data["parts"] == ["抽样", "查封", "扣押"]


def test_a_verdict_without_its_mark_is_refused_with_the_line():
    form = sent(code="C1-2", legal_basis="法", note="查", verdicts="合法")

    assert read("measure.do", form, OPTIONS).errors == {
        "verdicts": "“合法”应写作“名称：内容”，每行一项。"
    }


def test_a_draft_that_names_no_cause_says_null():
    form = sent(statement="s1", version="1", kind="notice", text="情况通报", measures=["8", "9"])

    assert read("draft.create", form, OPTIONS).data == {
        "statement": "s1",
        "version": 1,
        "kind": "notice",
        "text": "情况通报",
        "measures": [8, 9],
        "asserts_cause": None,
        "next_update": None,
    }


def test_yes_and_no_become_true_and_false():
    form = sent(task="t1", result="已办", done="no")

    assert read("task.feedback", form, OPTIONS).data["done"] is False


def test_unknown_keys_are_ignored():
    form = sent(text="平稳")
    form.add("user", "u1")
    form.add(PREFIX + "seq", "1")

    assert read("monitor.note", form, OPTIONS).data == {"text": "平稳"}


def test_control_characters_go_and_line_breaks_become_one_kind():
    assert clean(" 甲\x00\r\n乙\r丙\t\ud800 ") == "甲\n乙\n丙"


def test_every_act_of_a_seat_has_inputs_and_a_button():
    assert set(BUTTONS) == set(ACTS)
    assert {name for name in ACTS if not inputs(name, OPTIONS)} == set()


def test_a_long_list_is_a_select_and_a_short_one_radio_buttons():
    found = {one.name: one.widget for one in inputs("sign", OPTIONS)}

    assert found == {
        "draft": Widget.SELECT,
        "step": Widget.RADIOS,
        "verdict": Widget.RADIOS,
        "note": Widget.AREA,
    }


def test_of_a_draft_kind_and_text_are_asked_first():
    shown = [one.name for one in inputs("draft.create", OPTIONS) if one.widget is not Widget.HIDDEN]

    assert shown[:3] == ["kind", "text", "attitude"]


_JUNK = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["p1", "lg_head", "s1#2", "15", "重大", "yes", "2026-09-19T08:00", "own", "甲：乙"]
    ),
)


@given(st.data())
def test_whatever_is_sent_gives_data_of_the_right_form_or_errors(data):
    act = data.draw(st.sampled_from(ACTS))
    form = MultiDict()
    for one in inputs(act, OPTIONS):
        known = [value for value, _ in one.choices]
        values = st.sampled_from(known) | _JUNK if known else _JUNK
        for value in data.draw(st.lists(values, max_size=3)):
            form.add(PREFIX + one.name, value)

    filled = read(act, form, OPTIONS)

    if not filled.errors:
        assert list(faults(act, filled.data)) == []
        missing = {f.name for f in ENTRY_TYPES[act].fields if f.required} - filled.data.keys()
        assert missing == set()


def test_every_reading_is_used_by_some_act():
    used = {one.reading for act in ACTS for one in inputs(act, OPTIONS)}

    assert used == set(Reading)
