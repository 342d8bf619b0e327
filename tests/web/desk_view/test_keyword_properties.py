from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from web.desk_view.keyword import All, Either, RuleFault, Without, Word, matches, parse

words = st.sampled_from(["甲", "乙", "丙", "冻 肉"])
rules = st.recursive(
    st.builds(Word, words),
    lambda parts: (
        st.builds(Without, parts)
        | st.builds(All, st.lists(parts, min_size=2, max_size=3).map(tuple))
        | st.builds(Either, st.lists(parts, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=6,
)
texts = st.lists(words, max_size=4).map(" ".join)


def written(rule) -> str:
    match rule:
        case Word(text):
            return f'"{text}"'
        case Without(part):
            return f"(非 {written(part)})"
        case All(parts):
            return f"({' 与 '.join(map(written, parts))})"
        case Either(parts):
            return f"({' 或 '.join(map(written, parts))})"


def read(text):
    """The column of the fault, or the rule."""
    try:
        return 0, parse(text)
    except RuleFault as fault:
        return fault.column, None


@given(rules, texts)
def test_a_written_rule_holds_where_the_rule_holds(rule, text):
    with suppress(RuleFault):  # too deep, or without a word that must stand there
        assert matches(parse(written(rule)), text) == matches(rule, text)


@given(st.text(alphabet='甲与或非ANDORT ()（）"“”-\n\0', max_size=140))
def test_any_text_is_a_rule_or_a_fault_with_a_place_in_it(text):
    column, rule = read(text)

    assert (rule is None and 1 <= column <= len(text) + 1) or not matches(rule, "")


@given(rules, rules, texts)
def test_operators_mean_what_they_are_called(one, other, text):
    assert matches(All((one, other)), text) == (matches(one, text) and matches(other, text))
    assert matches(Either((one, other)), text) == (matches(one, text) or matches(other, text))
    assert matches(Without(one), text) != matches(one, text)
