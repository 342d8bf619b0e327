from datetime import UTC, datetime, timedelta

import pytest

from web.store import drills, groups, people
from web.store.database import open_store
from web.store.record import NewDrill, NewGroup, Role, Standing, Team

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.fixture
def new(config):
    """A group of two drills that is not yet created."""
    open_store(config)
    host = people.create("daotiao", "导调员", Role.INSTRUCTOR, "hash", NOW).id
    made = [
        drills.create(
            NewDrill(
                title=name, scenario="s", plan="p", mode="live", speed=60, seats=(), host=host,
                header={}, token=f"token-{name}",
            ),
            NOW,
        ).id
        for name in ("东", "西", "单独")
    ]  # fmt: skip
    return NewGroup("秋季演练", host, "form-1", (Team("西队", made[1]), Team("东队", made[0])))


def test_a_group_comes_back_as_it_was_made(new):
    group = groups.create(new, NOW)

    assert groups.get(group.id) == group
    assert (group.title, group.host, group.teams) == (new.title, new.host, new.teams)
    assert (group.hidden, group.frozen, group.created_at) == (False, None, NOW)


def test_the_same_form_makes_one_group(new):
    assert groups.create(new, NOW) == groups.create(new, NOW + timedelta(seconds=1))
    assert len(groups.everything()) == 1


def test_a_drill_knows_its_group(new):
    group = groups.create(new, NOW)
    alone = drills.by_token("token-单独")

    assert groups.of_drill(new.teams[0].drill) == group
    assert groups.of_drill(alone.id) is None


def test_what_nobody_made_is_not_there(config):
    open_store(config)

    assert (groups.get("nothing"), groups.everything()) == (None, [])


def test_a_board_is_frozen_hidden_and_let_go(new):
    group = groups.create(new, NOW)
    standings = (Standing("西队", 735, 9, 2, 3600), Standing("东队", None, 0, 0, 3500))

    groups.freeze(group.id, standings)
    groups.hide(group.id, hidden=True)
    held = groups.get(group.id)
    groups.freeze(group.id, None)
    groups.hide(group.id, hidden=False)

    assert (held.frozen, held.hidden) == (standings, True)
    assert groups.get(group.id) == group
