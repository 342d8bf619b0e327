from hypothesis import given
from hypothesis import strategies as st

from web.clock import MAX_SPEED, SPEEDS, Pace, SystemWall


def pace(**changes):
    return Pace(**{"t": 100.0, "since": 50.0, "speed": 60, "running": True, **changes})


def test_a_running_clock_goes_at_its_speed():
    assert [pace().at(wall) for wall in (50.0, 51.0, 51.5, 51.51)] == [100, 160, 190, 190]


def test_a_paused_clock_stands():
    assert pace(running=False).at(9999.0) == 100


def test_pausing_and_resuming_leaves_out_the_pause():
    clock = pace().paused(60.0).resumed(1000.0)

    assert clock.at(1000.0) == 700
    assert clock.at(1001.0) == 760


def test_a_new_speed_counts_from_now_on():
    clock = pace().with_speed(1, 60.0)

    assert clock.at(60.0) == 700
    assert clock.at(70.0) == 710


def test_a_moved_clock_goes_on_from_there():
    assert pace().moved(5000, 60.0).at(61.0) == 5060
    assert pace(running=False).moved(5000, 60.0).at(61.0) == 5000


@given(
    st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "speed"]), st.floats(0, 1000)), max_size=20
    )
)
def test_the_clock_never_goes_back(deeds):
    clock, wall, shown = pace(), 50.0, 0
    for deed, later in deeds:
        wall += later
        assert clock.at(wall) >= shown
        shown = clock.at(wall)
        if deed == "pause":
            clock = clock.paused(wall)
        elif deed == "resume":
            clock = clock.resumed(wall)
        else:
            clock = clock.with_speed(SPEEDS[int(later) % len(SPEEDS)], wall)
        assert clock.at(wall) == shown


def test_speeds_go_from_1_to_240():
    assert (min(SPEEDS), max(SPEEDS)) == (1, MAX_SPEED) == (1, 240)
    assert list(SPEEDS) == sorted(SPEEDS)


def test_the_wall_clock_of_the_machine_goes_on_and_knows_its_zone():
    wall = SystemWall()

    assert wall.monotonic() <= wall.monotonic()
    assert wall.now().utcoffset().total_seconds() == 0
