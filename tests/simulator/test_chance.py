from hypothesis import given
from hypothesis import strategies as st

from simulator.chance import Chance

seeds = st.integers(-(2**40), 2**80)
names = st.text(max_size=30)


def test_same_seed_and_name_give_the_same_numbers_for_good():
    chance = Chance(7)

    assert chance.uniform("a") == 0.4869412108269281
    assert chance.stream("a").integers(0, 1000, 4).tolist() == [839, 994, 522, 829]


def test_names_and_seeds_give_other_numbers():
    draws = {Chance(seed).uniform(name) for seed in (7, -7, 8) for name in ("a", "b")}
    streams = {Chance(seed).stream(name).random() for seed in (7, -7, 8) for name in ("a", "b")}

    assert (len(draws), len(streams)) == (6, 6)


@given(seeds, names)
def test_draws_keep_their_ranges(seed, name):
    chance = Chance(seed)

    assert 0 <= chance.uniform(name) < 1
    assert 3 <= chance.between(name, 3, 5) <= 5
    assert chance.between(name, 4, 4) == 4
    assert chance.exponential(name, 10.0) >= 0
    assert 1 <= chance.pareto(name, 1.1, 20.0) <= 20


def test_both_ends_of_a_range_are_drawn():
    chance = Chance(7)

    assert {chance.between(str(n), 1, 3) for n in range(100)} == {1, 2, 3}


def test_exponential_has_its_mean_and_pareto_its_tail():
    chance = Chance(7)
    waits = [chance.exponential(str(n), 10.0) for n in range(4_000)]
    sizes = sorted(chance.pareto(str(n), 1.1, 20.0) for n in range(4_000))

    assert abs(sum(waits) / 4_000 - 10.0) < 0.5
    assert abs(sizes[2_000] - 2 ** (1 / 1.1)) < 0.1
    assert sizes[-1] == 20.0
