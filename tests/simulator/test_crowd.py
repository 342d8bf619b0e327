from itertools import pairwise
from statistics import median

import numpy as np
import pytest

from simulator.cascade import MAX_TRACKS
from simulator.crowd import Crowd, Kind, waking_seconds
from simulator.parameters import HOUR, PARAMETERS
from tests.simulator.stage import crowd


def run(public: Crowd, bins: int) -> list[int]:
    return [public.step() for _ in range(bins)]


def begun(**changes) -> Crowd:
    public = crowd(**changes)
    public.begin("matter", Kind.MATTER)
    public.mark("matter", 1.0)
    return public


def test_nobody_writes_about_what_nobody_began():
    public = crowd()
    public.begin("matter", Kind.MATTER)

    assert run(public, 20) == [0] * 20
    assert (public.posts, public.heat, public.peak) == (0, 0.0, 0.0)


def test_posts_add_up_over_tracks_and_platforms():
    public = begun()
    public.begin("rumour", Kind.RUMOUR)
    public.mark("rumour", 1.0)

    written = sum(run(public, 40))

    assert public.posts == written == int(public.total[:2].sum())
    assert public.by_platform.sum() == pytest.approx(written)
    assert public.by_platform[0] == pytest.approx(3 * public.by_platform[1])


def test_platforms_have_their_own_hours():
    night, morning = (
        begun(second_of_day=hour * 3_600, platforms=[("shortvideo", 1.0), ("news", 1.0)])
        for hour in (22, 7)
    )
    run(night, 12)
    run(morning, 12)

    assert night.by_platform[0] == pytest.approx(3 * night.by_platform[1])
    assert morning.by_platform[0] < morning.by_platform[1] / 2


def test_reading_tells_what_came_since_the_last_one():
    public = begun()
    read = np.zeros((2, MAX_TRACKS))
    run(public, 6)
    first = public.unread(read)
    nothing = public.unread(read)
    run(public, 6)
    second = public.unread(read)

    assert nothing == [{}, {}]
    for platform in (0, 1):
        read_so_far = first[platform]["matter"] + second[platform]["matter"]
        assert read_so_far == int(public.by_platform[platform])


def test_some_matters_catch_on_and_most_do_not():
    severities = sorted(crowd(seed).severity for seed in range(400))

    assert severities[200] == pytest.approx(1.0, abs=0.15)
    assert severities[380] / severities[20] > 10
    assert 10 < severities[399] <= PARAMETERS.severity_cap


def test_last_hour_is_what_was_written_in_the_last_twelve_bins():
    public = begun()

    written = run(public, 30)

    assert public.last_hour == sum(written[-12:])
    assert public.per_hour(12) == [sum(written[-12:])]


def test_day_has_its_rhythm():
    at_night, in_the_evening = begun(second_of_day=3 * 3_600), begun(second_of_day=21 * 3_600)

    assert sum(run(at_night, 12)) < sum(run(in_the_evening, 12)) / 2


def test_what_nobody_sees_at_night_is_seen_in_the_morning():
    at_night, in_the_morning = (
        begun(second_of_day=hour * HOUR, volume=6_000.0, population=10**12, bins=600)
        for hour in (1, 9)
    )
    early, late = sum(run(at_night, 48)), sum(run(in_the_morning, 48))
    run(at_night, 552)
    run(in_the_morning, 552)

    assert early < 0.6 * late
    assert at_night.posts == pytest.approx(in_the_morning.posts, rel=0.1)


def test_waking_time_hardly_passes_at_night():
    assert waking_seconds(0, 0.0) == 0
    assert waking_seconds(23 * HOUR, 1.36) == HOUR
    assert waking_seconds(23 * HOUR + HOUR // 2, 0.68 + 0.89 + 0.23) == 2 * HOUR
    assert waking_seconds(22 * HOUR, 6.0) > 8 * HOUR


def test_rhythm_follows_the_clock():
    public = begun(second_of_day=23 * 3_600 + 3_500)

    before = public._hour_of_day()
    public.step()

    assert (before, public._hour_of_day()) == (23, 0)


def test_one_track_does_not_touch_the_luck_of_another():
    alone, accompanied = begun(population=10**12), begun(population=10**12)
    accompanied.begin("rumour", Kind.RUMOUR)
    accompanied.mark("rumour", 5.0)
    accompanied.boost("rumour", on_board=True)

    run(alone, 30)
    run(accompanied, 30)

    assert alone.total[0] == accompanied.total[0]


def test_track_begins_once_and_there_are_only_so_many():
    public = begun()
    public.begin("matter", Kind.RUMOUR)
    for number in range(100):
        public.begin(f"side {number}", Kind.MATTER)

    assert len(public.names) == MAX_TRACKS
    assert public.names[:2] == ["matter", "side 0"]


def test_mark_on_no_track_counts_for_the_matter():
    named, unnamed = begun(), begun()
    named.mark("matter", 2.0)
    unnamed.mark("nothing", 2.0)

    assert run(named, 20) == run(unnamed, 20)


def test_damping_takes_from_what_is_still_to_come():
    full, damped, one, none = begun(), begun(), begun(), begun()
    damped.damp_all(0.5)
    one.damp("matter", 0.5)
    none.damp_all(0.0)

    assert run(damped, 30) == run(one, 30)
    assert 0 < damped.posts < sum(run(full, 30))
    assert run(none, 30) == [0] * 30


def test_rebuttal_fades_out_within_three_days():
    def strength(hours: int) -> float:
        public = begun(bins=2_000)
        public.rebut("matter", 0.6)
        while public.t < hours * HOUR:
            public.step()
        return round(float(public._rebuttal()[0]), 3)

    assert [strength(hours) for hours in (0, 36, 72, 80)] == [0.6, 0.3, 0.0, 0.0]


def test_rebutting_what_is_not_there_changes_nothing():
    public, same = begun(), begun()
    public.rebut("nothing", 0.9)

    assert run(public, 20) == run(same, 20)


def test_second_rebuttal_does_not_weaken_the_first():
    public = begun()
    public.rebut("matter", 0.6)
    public.rebut("matter", 0.1)

    assert public._rebuttal()[0] == 0.6


def test_moods_stay_between_nothing_and_all():
    public = crowd()

    public.shift(gap=3, anger=-3, trust=0.2)

    assert (public.gap, public.anger, public.trust) == (1.0, 0.0, 0.7)


def test_questions_fade_sooner_when_they_are_answered():
    silent, answered = begun(), begun()
    answered.answered = True
    run(silent, 120)
    run(answered, 120)

    assert answered.gap < silent.gap < 0.5
    assert silent.anger < 0.5


def test_full_population_has_nothing_more_to_say():
    public = begun(population=20)

    run(public, 100)

    assert public.posts <= 25


def test_heat_rises_and_falls_and_its_peak_stays():
    public = begun(bins=2_000)
    run(public, 10)
    early = public.heat
    run(public, 100)

    assert 0 < public.heat < early <= public.peak <= 100


def test_steps_grow_longer_as_the_matter_grows_older():
    public = begun(bins=2_000)
    ends, written = [], []
    while public.t < 25 * HOUR:
        written.append(public.step())
        ends.append(public.t)

    minutes = [(b - a) // 60 for a, b in pairwise([0, *ends])]
    assert minutes == [5] * 72 + [10] * 108 + [20] * 3
    counts = public.cascade.counts[:, 0]
    assert [int(counts[end // 300 - 1]) for end in ends] == written
    assert public.last_hour == sum(written[-3:]) > 0
    assert counts.sum() == public.posts


@pytest.mark.parametrize("kind", [Kind.MATTER, Kind.RUMOUR])
def test_what_is_posted_in_longer_steps_spreads_as_fast(kind):
    def within(hours: int, seed: int, *, posted_h: int) -> float:
        public = crowd(seed, volume=20_000.0, population=10**12, bins=2_000)
        public.begin("post", kind)
        while public.t < posted_h * HOUR:
            public.step()
        public.mark("post", 1.0 / public.severity)
        while public.t < (posted_h + 48) * HOUR:
            public.step()
        counts = public.cascade.counts[posted_h * 12 :, 0]
        return float(counts[: hours * 12].sum() / counts.sum())

    for hours in (1, 6):
        first, third = (
            median(within(hours, seed, posted_h=posted_h) for seed in range(15))
            for posted_h in (0, 48)
        )
        assert third == pytest.approx(first, abs=0.03)


def test_age_counts_from_the_beginning_of_the_track():
    public = begun()
    run(public, 12)
    public.begin("rumour", Kind.RUMOUR)
    run(public, 6)
    public.begin("late", Kind.RUMOUR)
    run(public, 6)
    public.mark("late", 1.0)

    assert public.age_h("late") == 0.0
    run(public, 6)
    assert (public.age_h("late"), public.age_h("matter"), public.age_h("rumour")) == (0.5, 2.5, 1.5)


def test_standing_on_the_board_brings_readers():
    plain, boosted = begun(), begun()
    boosted.boost("matter", on_board=True)

    assert sum(run(plain, 40)) < sum(run(boosted, 40))


def test_bins_beyond_the_planned_length_still_pass():
    public = begun(bins=5)

    run(public, 12)

    assert public.bin == 12


@pytest.mark.slow
def test_press_finds_fewer_readers_when_the_country_moves_on():
    public, same = begun(bins=4_000), begun(bins=4_000)
    at_first = public.interest()
    run(public, 3_000)
    run(same, 3_000)
    public.report("matter", 50.0)
    same.mark("matter", 50.0 * same.interest())

    assert crowd().interest() == at_first == 1.0
    assert 0.0 <= public.interest() < 0.2
    assert run(public, 100) == run(same, 100)


def test_interest_lasts_longer_in_some_matters_than_in_others():
    def after_four_days(seed: int) -> float:
        public = begun(seed=seed)
        public.bin = 4 * 288
        return public.interest()

    left = sorted(map(after_four_days, range(200)))

    assert 0.0 <= left[0] < left[100] < left[-1] < 1.0
