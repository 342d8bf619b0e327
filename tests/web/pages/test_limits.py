import re

import pytest


@pytest.fixture
def opened(sign_in, archive):
    reader = sign_in("lg01")
    record = archive(reader.account)
    return lambda query="": reader.get(f"/drills/{record.id}/limits{query}").text


def test_each_limit_has_its_bar_and_its_words(opened):
    page = opened()

    row = re.search(r'<tr id="NN-PUB-01">.*?</tr>', page, re.DOTALL)[0]
    assert 'class="bar bar-met"' in row
    assert "<circle" in row
    assert "时限 24小时，提前" in row
    assert '/card#NN-PUB-01"' in row


def test_the_chart_needs_no_script_and_no_inline_style(opened):
    page = opened()

    assert re.findall(r'\sstyle="', page) == []
    assert "<script>" not in page


def test_the_stretch_is_in_the_address(opened):
    assert re.search(r'href="\?hours=6" aria-current="true"', opened("?hours=6"))
