from dataclasses import fields

import pytest

from simulator.parameters import DIRECT, HOP, PARAMETERS, RHYTHM, SOURCES, Parameters


def test_every_number_names_its_source():
    assert sorted(SOURCES) == sorted(field.name for field in fields(Parameters))
    assert all(SOURCES.values())


@pytest.mark.parametrize("kernel", [DIRECT, HOP])
def test_kernel_spends_all_of_its_mass(kernel):
    assert sum(kernel.weight) == pytest.approx(1.0, abs=1e-3)
    assert len(kernel.weight) == len(kernel.tau_s)


def test_rhythm_has_24_hours_with_mean_one():
    assert len(RHYTHM) == 24
    assert sum(RHYTHM) / 24 == pytest.approx(1.0, abs=0.02)


def test_mean_of_the_capped_pareto_is_what_the_numbers_say():
    cap, shape = PARAMETERS.mark_cap, PARAMETERS.mark_shape

    mean = 1 + (1 - cap ** (1 - shape)) / (shape - 1)

    assert pytest.approx(mean, rel=0.01) == PARAMETERS.mark_mean
