import pytest

from scenarios.pattern import Pattern
from scoring.matcher import matcher_of
from scoring.row import row_of
from simulator.entry import Entry

ROW = row_of(
    Entry(1, 0, "lg_head", "notify", {"to": ["dept_head"], "n": 3, "f": {"a": "x"}}, auto=True), {}
)


def fits(names=None, **pattern):
    matcher = matcher_of(Pattern.model_validate({"type": "notify", **pattern}), names or {})
    return list(matcher.among([ROW])) == [ROW]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ({}, True),
        ({"by": "lg"}, True),
        ({"by": ["lg_head", "dept"]}, True),
        ({"by": "lg_office"}, False),
        ({"auto": True}, True),
        ({"auto": False}, False),
        ({"where": {"to": "dept"}}, True),
        ({"where": {"to": "local"}}, False),
        ({"where": {"n": 3}}, True),
        ({"where": {"n": 4}}, False),
        ({"where": {"n": [1, 3]}}, True),
        ({"where": {"n": [1, 2]}}, False),
        ({"where": {"to": ["local", "dept"]}}, True),
        ({"where": {"to": ["local", "lg"]}}, False),
        ({"where": {"n": {"min": 3, "max": 3}}}, True),
        ({"where": {"n": {"min": 4}}}, False),
        ({"where": {"n": {"one_of": None}}}, True),
        ({"where": {"f.a": "x"}}, True),
        ({"where": {"f.b": {"filled": False}}}, True),
        ({"where": {"n": 3, "f.a": "y"}}, False),
    ],
)
def test_pattern_names_rows_by_author_automatic_colleague_and_data(pattern, expected):
    assert fits(**pattern) is expected


@pytest.mark.parametrize(
    ("names", "pattern", "expected"),
    [
        ({"item": 3}, {"where": {"n": "$item"}}, True),
        ({"item": 4}, {"where": {"n": "$item"}}, False),
        ({}, {"where": {"n": "$item"}}, False),
        ({"other": 3}, {"where": {"n": {"is": "$item"}, "f.a": "x"}}, False),
        ({"item": 3}, {"where": {"n": [1, "$item"]}}, True),
        ({"item": 2}, {"where": {"n": [1, "$item"]}}, False),
        ({"to": "dept"}, {"where": {"to": {"has_all": ["$to", "dept_head"]}}}, True),
        ({"to": "local"}, {"where": {"to": {"has_all": ["$to", "dept_head"]}}}, False),
        ({"to": "dept"}, {"where": {"to": {"has_none": ["$to"]}, "n": 3}}, False),
        ({"to": "lg"}, {"by": "$to"}, True),
        ({"to": ("dept", "lg")}, {"by": "$to"}, True),
        ({"to": ("dept", "local")}, {"by": "$to"}, False),
        ({"to": ()}, {"by": "$to"}, True),
        ({"item": 1}, {"by": "$to"}, False),
        ({"item": 1}, {"by": "lg", "where": {"n": 3}}, True),
        ({"item": 3}, {"by": "lg_office", "where": {"n": "$item"}}, False),
    ],
)
def test_names_stand_for_fields_of_the_thing_looked_at(names, pattern, expected):
    assert fits(names, **pattern) is expected


def test_what_names_stand_for_is_not_kept_for_the_next_thing():
    pattern = Pattern.model_validate({"type": "notify", "where": {"n": "$item"}})

    told = [len(matcher_of(pattern, {"item": n}).among([ROW])) == 1 for n in (3, 4, 3)]

    assert told == [True, False, True]
