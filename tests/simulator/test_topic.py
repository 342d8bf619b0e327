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


def test_new_side_is_the_likelier_the_longer_there_was_none():
    def new(hours: float) -> float:
        public = crowd()
        every = [Topics(public, ("甲", "乙"), Chance(seed)) for seed in range(400)]
        public.bin = int(hours * 12)
        return sum(named.side("s") == "s" for named in every) / 400

    assert new(0) == 0.0
    assert new(PARAMETERS.side_h) == pytest.approx(0.63, abs=0.05)
    assert new(10 * PARAMETERS.side_h) > 0.98


def test_known_sides_are_written_about_as_often_as_the_matter():
    named = topics("甲", "乙", "丙")
    named.new_side("a")

    again = [named.side(f"s{n}") for n in range(1000)]

    assert set(again) == {MATTER, "a"}
    assert again.count("a") == pytest.approx(500, abs=50)


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
