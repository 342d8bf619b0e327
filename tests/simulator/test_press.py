import pytest

from scenarios.scenario import Outlet
from simulator.press import _picked
from tests.simulator.stage import DAY, drill
from tests.simulator.story import STORY

LOUD = {**STORY["public"], "volume": 3_000}


def outlets(*tiers, headlines=3):
    def outlet(n, tier):
        texts = [f"{n}-{k}" for k in range(headlines)]
        return {"id": f"o{n}", "title": f"媒体{n}", "tier": tier, "headlines": texts}

    return [outlet(n, tier) for n, tier in enumerate(tiers)]


def headlines(**changes):
    quiet = {"reporters": [], "public": LOUD, "length": "3d"}
    journal = drill(3 * DAY, **{**quiet, **changes}).journal
    return [row.data["headline"] for row in journal.of("sim.media_report")]


def test_outlets_take_up_a_loud_matter_each_headline_once_and_in_order():
    written = headlines(outlets=outlets("city", "kol"))

    assert sorted(written) == ["0-0", "0-1", "0-2", "1-0", "1-1", "1-2"]
    assert [text for text in written if text.startswith("0")] == ["0-0", "0-1", "0-2"]


def test_nobody_writes_about_a_matter_that_is_hardly_spoken_of():
    silence = {**STORY["public"], "volume": 0.01}

    assert headlines(outlets=outlets("city", "kol"), public=silence) == []


def test_big_accounts_without_a_name_move_the_public_too():
    def posts(accounts):
        story = {"reporters": [], "public": LOUD, "outlets": accounts, "injects": []}
        return drill(DAY, **story).figures["posts"]

    assert posts([]) == posts(outlets("kol", headlines=0))


def test_wider_reach_is_picked_more_often():
    small = Outlet(id="a", title="小", tier="city", reach=1)
    large = Outlet(id="b", title="大", tier="city", reach=3)

    picked = [_picked((small, large), n / 100).id for n in range(100)]

    assert (picked.count("a"), picked.count("b")) == (25, 75)
    assert _picked((), 0.5) is None


@pytest.mark.slow
def test_matter_is_taken_up_again_days_after_it_was_loud():
    quiet = {"reporters": [], "public": LOUD, "length": "14d", "injects": []}
    journal = drill(14 * DAY, **quiet, outlets=outlets("city", headlines=40)).journal

    times = [row.t for row in journal.of("sim.media_report")]

    assert sum(t > 3 * DAY for t in times) >= 1
    assert sum(t <= 3 * DAY for t in times) / 3 > sum(t > 3 * DAY for t in times) / 11


def test_loud_matter_without_rumours_warms_none_up():
    story = {"reporters": [], "public": LOUD, "rumours": [], "posts": [STORY["posts"][0]]}
    begun = drill(3 * DAY, **story, length="3d", injects=[])

    assert [name for name in begun._world.crowd.names if name.startswith("r-")] == []
