import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.document import read
from tests.scenarios.mini import PACK, SCENARIO, faults_of_pack, faults_of_scenario

pytestmark = pytest.mark.slow  # whole documents, many times

WORDS = ["all", "any", "not", "seen", "row", "type", "where", "after", "f1", "call", "inject"]
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([*WORDS, "30m", "2026-09-18T16:00:00+08:00", "{{ city }}", "{{ x", "一般"])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def altered(draw, text):
    """A document with another value somewhere, or with a part taken away."""
    document = read(text.encode(), "mini")
    data = copy.deepcopy(document.data)
    path = draw(st.sampled_from(sorted(filter(None, document.values), key=str)))
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    if draw(st.booleans()):
        holder[path[-1]] = draw(values)
    else:
        del holder[path[-1]]
    return json.dumps(data, ensure_ascii=False)


@settings(max_examples=500)
@given(altered(SCENARIO))
def test_any_value_anywhere_in_a_scenario_ends_in_faults_with_a_place(text):
    assert all(line.split(":")[0].isdigit() for line in faults_of_scenario(text))


@settings(max_examples=200)
@given(altered(PACK))
def test_any_value_anywhere_in_a_pack_ends_in_faults_with_a_place(text):
    assert all(line.split(":")[0].isdigit() for line in faults_of_pack(text))
