import pytest

from scenarios.units import DrillTime
from simulator.entry import Entry
from simulator.flow import batches, emotions_of, stances
from tests.simulator.stage import DAY, HOUR, drill


def test_batches_add_up_to_what_the_figures_count():
    journal = drill(DAY).journal

    written = sum(batch.count for batch in batches(journal, 0, DAY) if batch.platform == "weiyan")
    figures = last_of(journal, "weiyan")

    assert abs(written - figures["reposts"] - figures["comments"]) <= 3


def last_of(journal, platform):
    return [r.data for r in journal.of("sim.metric") if r.data["platform"] == platform][-1]


def test_batches_of_two_windows_are_those_of_both():
    journal = drill(DAY).journal

    assert [*batches(journal, 0, HOUR), *batches(journal, HOUR, DAY)] == [*batches(journal, 0, DAY)]


def test_posts_are_numbered_without_a_gap_on_each_platform_and_track():
    expected: dict[tuple[str, str], int] = {}
    for batch in batches(drill(DAY).journal, 0, DAY):
        key = batch.platform, batch.track
        assert batch.first == expected.get(key, 0)
        assert batch.since < batch.until
        expected[key] = batch.first + batch.count

    assert ("weiyan", "r-meat") in expected


def test_only_what_is_said_of_a_rumour_is_a_rumour():
    found = {batch.track: batch.stances for batch in batches(drill(DAY).journal, 0, DAY)}

    assert found["r-meat"]["rumour"] == pytest.approx(0.5, abs=0.05)
    assert "rumour" not in found["matter"]


def test_readings_of_other_programs_hold_no_batches():
    journal = drill(0).journal
    for new in ({}, {"new": {"matter": "many"}}, {"new": {"matter": -3}}):
        data = {"platform": "weiyan", "reposts": 1, "comments": 1, "views": 9, "heat": 2.0, **new}
        journal.append(Entry(len(journal) + 1, DrillTime(60), "world", "sim.metric", data))

    assert [*batches(journal, 0, DAY)] == []


def test_shares_sum_to_one_in_every_mood():
    for gap in (0.0, 0.5, 1.0):
        for anger in (0.0, 0.5, 1.0):
            for trust in (0.0, 1.0):
                emotions = emotions_of(gap=gap, anger=anger, trust=trust)
                assert sum(emotions.values()) == pytest.approx(1.0, abs=0.005)
                for track in ("matter", "official:s1:1"):
                    shares = stances(emotions, track, rumour=False)
                    assert sum(shares.values()) == pytest.approx(1.0)


def test_calm_public_has_the_emotions_of_an_ordinary_day():
    emotions = emotions_of(gap=0.4, anger=0.42, trust=0.5)

    measured = {"angry": 0.30, "neutral": 0.20, "happy": 0.20}
    measured |= {"sad": 0.18, "surprise": 0.08, "fear": 0.04}
    assert emotions == pytest.approx(measured, abs=0.08)


def test_release_draws_more_doubt_than_the_matter_itself():
    emotions = emotions_of(gap=0.5, anger=0.6, trust=0.3)

    release = stances(emotions, "official:s1:1", rumour=False)

    assert release["doubt"] > stances(emotions, "matter", rumour=False)["doubt"]
