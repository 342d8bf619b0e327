import pytest

from web.entrance import plain_code
from web.forms.once import fresh_token, token_of


@pytest.mark.parametrize("typed", ["AC34EF", "ac34ef", " AC3 4EF ", "AC3-4EF", "ＡＣ３４ＥＦ"])
def test_a_code_is_the_same_however_it_is_typed(typed):
    assert plain_code(typed) == "AC34EF"


def test_tokens_are_new_each_time_and_come_back_from_forms():
    first, second = fresh_token(), fresh_token()

    assert first != second
    assert token_of({"once": first}) == first


@pytest.mark.parametrize("sent", ["", "short", "x" * 65, "with spaces in it", "<script>alert(1)"])
def test_a_token_that_is_none_is_replaced(sent):
    found = token_of({"once": sent})

    assert found != sent
    assert token_of({"once": found}) == found
