import pytest

from simulator.chance import Chance
from simulator.topic import MATTER, Topics
from tests.simulator.stage import crowd


def topics(*titles):
    return Topics(crowd(), titles, Chance(7))


def test_sides_take_the_titles_in_order_while_there_are_any():
    named = topics("甲", "乙", "丙")

    tracks = [named.new_side(name) for name in ("a", "b", "a", "c")]

    assert tracks == ["a", "b", "a", MATTER]
    assert named.all() == ((MATTER, "甲"), ("a", "乙"), ("b", "丙"))
    assert named.title("c") is None


def test_about_every_second_side_is_the_matter_itself():
    named = topics(*(f"话题{n}" for n in range(200)))

    new = sum(named.side(f"s{n}") != MATTER for n in range(60))

    assert 20 <= new <= 40


def test_title_belongs_to_the_first_who_has_it():
    named = topics("甲")
    named.name("r1", "乙")
    named.name("r2", "乙")

    assert (named.title("r1"), named.title("r2")) == ("乙", None)


@pytest.mark.parametrize(("kind", "title"), [("notice", "甲官方通报"), ("clarify", "甲传言不实")])
def test_release_stands_under_the_title_of_the_matter(kind, title):
    named, nameless = topics("甲"), topics()
    named.name_release("official", kind)
    nameless.name_release("official", kind)

    assert named.title("official") == title
    assert nameless.all() == ()
