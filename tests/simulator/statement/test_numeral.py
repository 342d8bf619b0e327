import re

import pytest

from simulator.statement.numeral import NUMERAL, bounds, value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("37", 37),
        ("1.2万", 12_000),
        ("3亿", 300_000_000),
        ("三十七", 37),
        ("十五", 15),
        ("一百二十", 120),
        ("两千", 2_000),
        ("三万二千", 32_000),
        ("二〇三", 203),
        ("百", 100),
        ("零", 0),
        ("万", 0),
    ],
)
def test_numeral_has_its_value(numeral: str, value: int) -> None:
    assert re.fullmatch(NUMERAL, numeral)
    assert value_of(numeral) == value


@pytest.mark.parametrize(
    ("value", "before", "after", "reach"),
    [
        (37, "", "", (37, 37)),
        (30, "", "余", (30, 39)),
        (100, "", "多", (100, 199)),
        (37, "", "余", (37, 46)),
        (30, "超过", "", (30, None)),
        (40, "近", "", (32, 40)),
        (40, "约", "", (36, 44)),
        (0, "", "余", (0, 9)),
    ],
)
def test_words_around_a_number_widen_it(
    value: int, before: str, after: str, reach: tuple[int, int | None]
) -> None:
    assert bounds(value, before, after) == reach
