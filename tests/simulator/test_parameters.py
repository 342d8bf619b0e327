from dataclasses import fields

import pytest

from scenarios.vocabulary import PLATFORM_KINDS
from simulator.parameters import (
    BIRTHS,
    DIRECT,
    DIRECT_RUMOUR,
    HEAT_BY_HOUR,
    HOP,
    PARAMETERS,
    PLATFORM_HOURS,
    RHYTHM,
    RHYTHM_BOARD,
    SOURCES,
    TAU_S,
    Parameters,
)


def test_every_number_names_its_source():
    assert sorted(SOURCES) == sorted(field.name for field in fields(Parameters))
    assert all(SOURCES.values())


@pytest.mark.parametrize("kernel", [DIRECT, DIRECT_RUMOUR, HOP])
def test_kernel_spends_all_of_its_mass(kernel):
    assert sum(kernel) == pytest.approx(1.0, abs=1e-3)
    assert len(kernel) == len(TAU_S)


def test_rhythm_has_24_hours_with_mean_one():
    assert len(RHYTHM) == len(BIRTHS) == len(RHYTHM_BOARD) == len(HEAT_BY_HOUR) == 24
    assert sum(RHYTHM) / 24 == pytest.approx(1.0, abs=0.02)


def test_mean_of_the_capped_pareto_is_what_the_numbers_say():
    cap, shape = PARAMETERS.mark_cap, PARAMETERS.mark_shape

    mean = 1 + (1 - cap ** (1 - shape)) / (shape - 1)

    assert pytest.approx(mean, rel=0.01) == PARAMETERS.mark_mean


def test_every_kind_of_platform_has_its_hours():
    assert set(PLATFORM_HOURS) == set(PLATFORM_KINDS)
    assert all(len(hours) == 24 and min(hours) > 0 for hours in PLATFORM_HOURS.values())
