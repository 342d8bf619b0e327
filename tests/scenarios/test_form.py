import pytest

from scenarios.form import fault_of, faults, is_sound
from scenarios.vocabulary import ENTRY_TYPES, Field, Kind


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Kind.TEXT, ["", "甲"], [None, 1, ["甲"]]),
        (Kind.LONG_TEXT, ["甲"], [1]),
        (Kind.POST, ["p1"], [1]),
        (Kind.FACT, [None, "f1"], [1]),
        (Kind.TEXTS, [[], ["甲"]], ["甲", [1]]),
        (Kind.POSTS, [["p1"]], ["p1"]),
        (Kind.FACTS, [["f1"]], [[None]]),
        (Kind.CHANNELS, [["press"]], ["press"]),
        (Kind.ROLE, ["dept"], ["boss", ["dept"], None]),
        (Kind.ROLES, [[], ["dept", "lg"]], ["dept", ["boss"]]),
        (Kind.COUNT, [0, 3], [-1, True, 1.0]),
        (Kind.SEQ, [1], [0, "1"]),
        (Kind.SEQS, [[], [1]], [[0], 1]),
        (Kind.RANK, [None, 1], [0]),
        (Kind.NUMBER, [0, 1.5, 10**400], [True, "1", float("inf")]),
        (Kind.YES_NO, [True, False], [0, "true"]),
        (Kind.TIME, [None, "2026-09-18T16:00:00+08:00"], ["2026-09-18T16:00:00", "now", 1]),
        (Kind.FIELDS, [{}, {"a": "b"}], [{"a": 1}, []]),
        (Kind.OBJECT, [{}, {"a": 1}], [[], "x"]),
        (Kind.JSON, [None, [1], "x"], []),
    ],
)
def test_field_takes_what_its_kind_says(kind, good, bad):
    spec = Field("x", "某", kind)

    assert [fault_of(spec, value) for value in good] == [None] * len(good)
    assert all("应为" in fault_of(spec, value) for value in bad)


def test_choice_takes_its_values_only():
    spec = Field("x", "某", Kind.CHOICE, choices=(("ok", "同意"), ("no", "退回")))

    assert fault_of(spec, "ok") is None
    assert fault_of(spec, ["ok"]) == "应为ok、no，不是 ['ok']"


def test_optional_field_may_be_null_and_a_required_one_may_not():
    assert fault_of(Field("x", "某", Kind.TEXT, required=False), None) is None
    assert fault_of(Field("x", "某", Kind.TEXT), None) == "应为文字，不是 None"


def test_every_wrong_field_of_a_row_is_named():
    data = {"to": "dept", "text": 1, "unknown": object}

    assert list(faults("notify", data)) == [
        "data.to：应为角色代号的列表，不是 'dept'",
        "data.text：应为文字，不是 1",
    ]
    assert not is_sound("notify", data)


def test_missing_and_unknown_fields_are_no_fault():
    for name in ENTRY_TYPES:
        assert is_sound(name, {"unknown": 1})
        assert list(faults(name, {})) == []


def test_long_value_is_shortened_in_the_message():
    assert len(fault_of(Field("x", "某", Kind.YES_NO), "甲" * 500)) < 100


def test_field_the_vocabulary_does_not_know_is_no_fault():
    assert is_sound("notify", {"text": "请办", "extra": {"a": [1]}})
