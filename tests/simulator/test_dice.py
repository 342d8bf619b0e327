from simulator.dice import Dice


def test_draws_follow_from_seed_and_name():
    first, again, other = Dice(7, "a"), Dice(7, "a"), Dice(7, "b")

    drawn = [first.below(1_000) for _ in range(200)]

    assert [again.below(1_000) for _ in range(200)] == drawn
    assert [other.below(1_000) for _ in range(200)] != drawn
    assert [Dice(8, "a").below(1_000) for _ in range(1)] != drawn[:1]


def test_draws_spread_evenly_however_many_there_are():
    dice = Dice(7, "many")

    drawn = [dice.below(10) for _ in range(20_000)]

    assert set(drawn) == set(range(10))
    assert all(1_800 < drawn.count(n) < 2_200 for n in range(10))


def test_chances_hold_as_often_as_they_say():
    dice = Dice(7, "chance")

    assert 2_800 < sum(dice.holds(0.3) for _ in range(10_000)) < 3_200
    assert not any(dice.holds(0.0) for _ in range(100))
    assert all(dice.holds(1.0) for _ in range(100))
    assert all(0.0 <= dice.uniform() < 1.0 for _ in range(1_000))


def test_first_items_are_the_common_ones():
    dice = Dice(7, "common")

    picked = [dice.pick("abcd") for _ in range(4_000)]
    common = [dice.common("abcd") for _ in range(4_000)]

    assert {one for one in picked if 850 < picked.count(one) < 1_150} == set("abcd")
    assert sorted(set(common), key=common.count, reverse=True) == list("abcd")
