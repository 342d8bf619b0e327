"""Does the page on fidelity tell which facts are missed, and why?"""

import re

import numpy as np
import pytest

from simulator.crowd import Kind
from tests.facts.__main__ import BEGIN, END, PAGE
from tests.facts.cascades import cascade
from tests.facts.directions import LESS, MORE, NOT_LESS, difference, is_right, ratio
from tests.facts.fact import Fact, quantile, tail
from tests.facts.incidents import facts
from tests.facts.lab import incident


def test_every_miss_of_the_table_is_explained():
    page = PAGE.read_text("utf-8")
    table = page[page.index(BEGIN) : page.index(END)]
    missed = set(re.findall(r"^\| (\S+) .*\*\*miss\*\* \|$", table, re.MULTILINE))
    why = page[page.index("## What is missed") : page.index("## What is not evidence")]

    assert table.count("\n| F") >= 40
    assert missed <= set(re.findall(r"\*\*(F\d\d)\*\*", why))


def test_fact_is_met_up_to_the_ends_of_its_tolerance():
    verdicts = [Fact("F", "", 1, 0.5, 2, ours).ok for ours in (0.4, 0.5, 2, 2.1)]

    assert verdicts == [False, True, True, False]


def test_tail_of_a_pareto_is_its_exponent():
    values = [(1 - n / 10_000) ** (-1 / 1.1) for n in range(10_000)]

    assert abs(tail(values, 0.1) - 2.1) < 0.05
    assert (quantile([], 0.5), quantile([1, 3], 0.5)) == (0.0, 2.0)


def test_direction_needs_the_whole_interval():
    assert [is_right(0.8, 0.9, LESS), is_right(0.8, 1.1, LESS)] == [True, False]
    assert [is_right(1.1, 1.2, MORE), is_right(0.9, 1.2, MORE)] == [True, False]
    assert [is_right(0.9, 1.1, NOT_LESS), is_right(0.8, 0.9, NOT_LESS)] == [True, False]


def test_ratio_is_of_pairs():
    middle, least, most = ratio([2.0, 4.0, 8.0], [1.0, 2.0, 4.0])

    assert (round(middle, 9), round(least, 9), round(most, 9)) == (2.0, 2.0, 2.0)
    assert difference([1.0, 3.0], [0.0, 0.0])[0] == 2.0


@pytest.mark.slow
def test_cascade_is_followed_as_a_whole_and_in_its_parts():
    whole, direct, hop = (
        cascade(1, Kind.RUMOUR, part=part).sum() for part in ("all", "direct", "hop")
    )

    assert 0.4 < direct / whole < 0.7
    assert hop == pytest.approx(direct, rel=0.2)


@pytest.mark.slow
def test_incident_is_measured_whole():
    found = incident(0)

    assert found.titles
    assert found.official
    assert found.reports
    assert found.texts
    assert found.per_hour.sum() == found.per_bin.sum() > 0
    posts, heat = (np.array(part) for part in zip(*found.heats, strict=True))
    assert 0.2 < np.polyfit(posts, heat, 1)[0] < 0.8
    assert {fact.id for fact in facts([found])} >= {"F14", "F19", "F23", "F32", "F35", "F42"}
