"""Handles of people the scenario does not name."""

import re

from simulator.handles import ADDRESSES, handles


def test_handles_are_the_same_for_a_seed_and_others_for_another():
    assert handles(7, 20) == handles(7, 20)
    assert handles(7, 20) == handles(7, 40)[:20]
    assert handles(7, 20) != handles(8, 20)


def test_a_handle_is_a_surname_and_a_form_of_address():
    form = re.compile(rf"[\u4e00-\u9fff]{{1,2}}({'|'.join(ADDRESSES)})")

    assert [name for name in handles(7, 200) if not form.fullmatch(name)] == []
