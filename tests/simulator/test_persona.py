import re

from scenarios.load import load_manner
from simulator.dice import Dice
from simulator.handles import handles
from simulator.persona import PEOPLE, author, handle

MANNER = load_manner()
NAMES = MANNER.nicknames
FORMS = (
    rf"{NAMES.numbered}\d{{6}}",
    r"1\d\d\*\*\*\*\d{4}",
    f"({'|'.join(NAMES.names)})",
    rf"({'|'.join(NAMES.front)})({'|'.join(NAMES.back)})\d{{0,2}}",
)


def called(kind, seed=7):
    return [handle(seed, number, kind, MANNER) for number in range(300)]


def test_the_same_person_is_called_the_same():
    assert called("forum") == called("forum")
    assert called("forum") != called("forum", seed=8)


def test_people_go_by_names_they_made_up():
    matching = [[name for name in called("microblog") if re.fullmatch(f, name)] for f in FORMS]

    assert {name for names in matching for name in names} == set(called("microblog"))
    assert all(matching)


def test_in_groups_most_people_go_by_their_surname():
    known = set(handles(7, 200))

    by_surname = sum(name in known for name in called("messaging"))

    assert 200 < by_surname < 250


def test_no_telephone_number_is_whole():
    everyone = [*called("shortvideo"), *called("messaging")]

    assert [name for name in everyone if re.search(r"\d{7}", name)] == []


def test_a_few_people_write_much():
    writing = [author(Dice(7, f"post:{number}")) for number in range(3_000)]

    assert max(writing) < PEOPLE
    assert sum(number < PEOPLE // 10 for number in writing) > 800
