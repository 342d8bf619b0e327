import pytest

from scenarios.pattern import Pattern, field_of


def matches(pattern, row_type="report.submit", by="lg_office", data=None):
    return Pattern.model_validate(pattern).matches(row_type, by, data or {})


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ({"type": "report.submit"}, True),
        ({"type": ["notify", "report.submit"]}, True),
        ({"type": "notify"}, False),
        ({"type": "report.submit", "by": ["lg", "lg_office"]}, True),
        ({"type": "report.submit", "by": "lg"}, False),
    ],
)
def test_pattern_names_types_and_authors(pattern, expected):
    assert matches(pattern) is expected


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ("first", "first", True),
        ("first", "follow", False),
        ("upper", ["lg", "upper"], True),
        ("gov", ["lg", "upper"], False),
        (None, None, True),
        ({"is": 3}, 3, True),
        (["first", "final"], "final", True),
        (["first", "final"], "follow", False),
        (["gov", "upper"], ["lg", "upper"], True),
        ({"not_one_of": ["gov"]}, ["lg", "upper"], True),
        ({"not_one_of": ["gov"]}, ["gov"], False),
        ({"has_all": ["lg", "upper"]}, ["upper", "lg", "gov"], True),
        ({"has_all": ["lg", "upper"]}, ["lg"], False),
        ({"has_none": ["gov"]}, ["lg"], True),
        ({"has_none": ["gov"]}, ["gov"], False),
        ({"min": 20}, 20, True),
        ({"min": 20}, 19, False),
        ({"max": 3}, 3.5, False),
        ({"min": 1, "max": 10}, 10, True),
        ({"min": 1}, True, False),
        ({"min": 1}, None, False),
        ({"min": 1}, "3", False),
        ({"mentions": ["证据", "录像"]}, "已固定证据", True),
        ({"mentions": ["证据", "录像"]}, "无", False),
        ({"mentions": ["证据"]}, ["证据"], False),
        ({"filled": True}, "有", True),
        ({"filled": True}, " ", False),
        ({"filled": True}, [], False),
        ({"filled": True}, 0, True),
        ({"filled": False}, None, True),
        ({"filled": True, "is": "a"}, "a", True),
        ({"filled": True, "is": "a"}, "b", False),
    ],
)
def test_field_is_tested(test, value, expected):
    assert matches({"type": "report.submit", "where": {"x": test}}, data={"x": value}) is expected


def test_field_with_a_dot_looks_inside():
    data = {"fields": {"time": "15:40"}, "a.b": 1, "list": [{"x": 1}]}

    assert field_of(data, "fields.time") == "15:40"
    assert field_of(data, "a.b") == 1
    assert field_of(data, "fields.place") is None
    assert field_of(data, "none.time") is None
    assert field_of(data, "fields.time.hour") is None
    assert field_of(data, "list.x") is None
