import pytest

from simulator.chance import Chance
from simulator.parameters import PARAMETERS
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


def test_new_sides_are_as_frequent_as_the_parameters_say():
    named = topics(*(f"话题{n}" for n in range(1000)))

    new = sum(named.side(f"s{n}") != MATTER for n in range(1000))

    assert new / 1000 == pytest.approx(PARAMETERS.side_chance, abs=0.05)


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
