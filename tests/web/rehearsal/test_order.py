import pytest

from scenarios.errors import DrillError
from tests.simulator.story import plan, scenario
from tests.web.rehearsal.lab import order
from web.rehearsal.order import MOST_RUNS, order_of


def test_chunks_hold_every_player_and_each_seed_once():
    found = order(seeds=(1, 2, 3)).chunks(4)

    assert [(chunk.players, chunk.seeds) for chunk in found] == [
        (("silent", "by-the-book"), (1, 2)),
        (("silent", "by-the-book"), (3,)),
    ]


@pytest.mark.slow
def test_outcomes_are_the_same_however_the_order_is_cut():
    whole = order(players=("silent", "reckless"))

    large = [one for chunk in whole.chunks(100) for one in chunk.play()]
    small = [one for chunk in reversed(whole.chunks(1)) for one in chunk.play()]

    assert whole.sorted(small) == whole.sorted(large)
    assert [(one.player, one.seed) for one in whole.sorted(small)] == [
        *(("silent", 1), ("silent", 2), ("reckless", 1), ("reckless", 2)),
    ]


def test_runs_are_shared_evenly_and_rounded_up():
    found = order_of(scenario(), [plan()], 5, ["silent", "slow"])

    assert (found.seeds, found.runs) == ((1, 2, 3), 6)
    assert order_of(scenario(), [plan()], 1).runs == 4


@pytest.mark.parametrize(
    ("plans", "runs", "players", "said"),
    [
        ([plan(id="other")], 4, ["silent"], "情景 small 不适用预案包 other; 可选：small-plan"),
        ([plan()], 4, ["nobody"], "没有自动参演者 'nobody'，或者写了两次; 可选：silent、slow"),
        ([plan()], 4, ["silent"] * 2, "没有自动参演者 'silent'，或者写了两次; 可选：silent"),
        ([plan()], 4, [""], "没有自动参演者 ''，或者写了两次; 可选：silent"),
        ([plan()], 0, ["silent"], f"不能排练 0 次; 写 1 到 {MOST_RUNS}"),
        ([plan()], MOST_RUNS + 1, ["silent"], f"不能排练 {MOST_RUNS + 1} 次; 写 1 到"),
    ],
)
def test_impossible_order_is_refused_with_what_is_possible(plans, runs, players, said):
    with pytest.raises(DrillError) as refused:
        order_of(scenario(), plans, runs, players)

    assert str(refused.value).startswith(said)
