"""What some posts tell about all of them."""

import pytest

from simulator.sample import MOST, Sample
from tests.simulator.test_murmur import murmur, reading

FEW = (reading(900, "weiyan", matter=50), reading(1_800, "duanying", matter=7))
MANY = (
    reading(900, "weiyan", matter=5_003),
    reading(1_800, "weiyan", matter=9_000, **{"r-meat": 9}),
    reading(2_700, "duanying", matter=77),
)
LATER = (*MANY, reading(3_600, "weiyan", matter=500))


def angry(sample):
    return [one for one in sample.posts.values() if one.place.stance == "anger"]


def test_few_posts_are_all_read_the_newest_first():
    sample = Sample(murmur(readings=FEW))

    assert (sample.total, len(sample.posts), sample.is_whole) == (57, 57, True)
    places = [one.place.order for one in sample.posts.values()]
    assert places == sorted(places, reverse=True)
    assert sample.estimated(angry(sample)) == len(angry(sample))


def test_of_many_posts_each_fourth_of_a_track_is_read():
    sample = Sample(murmur(readings=MANY))

    assert (sample.total, sample.is_whole) == (14_089, False)
    assert {one.place.number % 4 for one in sample.posts.values()} == {0}
    assert len(sample.posts) == 3_501 + 3 + 20
    assert MOST / 2 <= len(sample.posts) <= MOST


def test_all_posts_are_told_from_those_that_were_read():
    sample = Sample(murmur(readings=MANY))

    assert sample.estimated(sample.posts.values()) == sample.total
    assert sample.estimated([]) == 0
    really = sum(place.stance == "anger" for place in murmur(readings=MANY).every(1))
    assert sample.estimated(angry(sample)) == pytest.approx(really, rel=0.15)


@pytest.mark.slow
def test_sample_of_later_keeps_the_posts_it_had():
    before = Sample(murmur(readings=MANY))
    later = Sample(murmur(readings=LATER), before)
    anew = Sample(murmur(readings=LATER))

    assert later.posts == anew.posts
    assert before.posts.keys() < later.posts.keys()
    assert all(later.posts[post] is one for post, one in before.posts.items())


def test_nobody_has_written_yet():
    sample = Sample(murmur(t=0))

    assert (sample.total, dict(sample.posts), sample.is_whole) == (0, {}, True)
