import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.errors import ScenarioError
from scenarios.template import MAX_TEMPLATE, MAX_TEXT, Fault, faults, render

SLOTS = {"city": "栖川市", "cases": 37}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("没有槽位", "没有槽位"),
        ("{{ city }}：{{ cases }} 人", "栖川市：37 人"),
        ("{{ cases + 3 }}", "40"),
        ("{% if cases > 30 %}较多{% else %}较少{% endif %}", "较多"),
        ("{{ '多' if cases >= 30 else '少' }}", "多"),
        ("{{ ' 空 '|trim }}", "空"),
        ("末尾换行\n", "末尾换行\n"),
        ("{", "{"),
    ],
)
def test_text_is_filled(text, filled):
    assert render(text, SLOTS) == filled
    assert list(faults(text, SLOTS)) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("{{ citty }} {{ towm }}", ["template-slot", "template-slot"]),
        ("{{ self }}", ["template-slot"]),
        ("{{ range }}", ["template-slot"]),
        ("{{ city", ["template-syntax"]),
        ("{{ city.upper }}", ["template-forbidden"]),
        ("{{ ''.__class__.__mro__ }}", ["template-forbidden"]),
        ("{{ city[0] }}", ["template-forbidden"]),
        ("{{ lipsum() }}", ["template-forbidden"]),
        ("{% for n in city %}{{ n }}{% endfor %}", ["template-forbidden"]),
        ("{% macro m() %}{% endmacro %}", ["template-forbidden"]),
        ("{% include 'x' %}", ["template-forbidden"]),
        ("{% set x = 1 %}", ["template-forbidden"]),
        ("{{ city|replace('a', 'b') }}", ["template-forbidden"]),
        ("{{ 1|round(99999999, 'ceil') }}", ["template-forbidden"]),
        ("{{ 'x' * 999999999 }}", ["template-forbidden"]),
        ("{{ 9 ** 9 ** 9 }}", ["template-forbidden"]),
        ("{{" + "(" * 1900 + "}}", ["template-forbidden"]),
        ("{{ " + "not " * 900 + "city }}", ["template-forbidden"]),
        ("{{ " + "city + " * 500 + "city }}", ["template-forbidden"]),
        ("{{ city - 1 }}", ["template-value"]),
        ("{" + "x" * MAX_TEMPLATE, ["template-length"]),
    ],
)
def test_text_that_is_no_template_is_refused(text, rules):
    found = list(faults(text, SLOTS))

    assert [fault.rule for fault in found] == rules
    with pytest.raises(ScenarioError) as refusal:
        render(text, SLOTS)
    assert [problem.rule for problem in refusal.value.problems] == sorted(rules)


def test_unknown_slot_is_named_with_the_slots_there_are():
    assert list(faults("{{ citty }}", SLOTS)) == [
        Fault("template-slot", "没有槽位 citty", "在 slots 里补上，或改用：cases、city")
    ]


def test_filled_text_longer_than_the_limit_is_refused():
    long = {"long": "长" * (MAX_TEXT // 4)}

    assert len(render("{{ long }}" * 4, long)) == MAX_TEXT
    assert [fault.rule for fault in faults("{{ long }}" * 5, long)] == ["template-length"]


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "city",
        "cases",
        "if",
        "else",
        "endif",
        "for",
        "in",
        "(",
        ")",
        "|",
        "default",
        "round",
        "[",
        "]",
        ".",
        "+",
        "-",
        "**",
        "'",
        '"',
        "not",
        "9",
        "~",
        "栖",
    ]
)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text())
def test_any_text_ends_in_a_text_or_in_faults(text):
    found = list(faults(text, SLOTS))

    if found:
        with pytest.raises(ScenarioError):
            render(text, SLOTS)
    else:
        assert len(render(text, SLOTS)) <= MAX_TEXT
