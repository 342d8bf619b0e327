"""Who people are on the invented platforms: handles that mean nobody.

A handle belongs to a number, so the same person is met again. Surnames come from Faker, once
for each seed, since drawing one costs as much as a whole post; everything else from the
shared manner. Telephone numbers are masked.
"""

from collections.abc import Callable
from functools import lru_cache

from scenarios.grammar import Kind, Manner, Nicknames
from simulator.dice import Dice
from simulator.handles import handles

PEOPLE = 20_000
"""How many people write; a few of them write much."""

_POOL = 200
_KEPT = 64
_GROUPS: Kind = "messaging"
_BY_SURNAME = 0.75
_MASKED = ("138****", "135****", "159****", "186****", "177****")


def handle(seed: int, number: int, kind: Kind, manner: Manner) -> str:
    """What somebody is called on platforms of a kind.

    Args:
        seed: Of the drill.
        number: Which of the people, from 0.
        kind: In groups most people go by their surname, elsewhere by a name they made up.
        manner: Where the made-up names come from.
    """
    dice = Dice(seed, f"author:{kind}:{number}")
    if kind == _GROUPS and dice.holds(_BY_SURNAME):
        return dice.pick(_people(seed))
    return dice.pick(_STYLES)(dice, manner.nicknames)


def author(dice: Dice) -> int:
    """The number of somebody who writes: most write once, some again and again."""
    return int(PEOPLE * dice.uniform() ** 2)


def _numbered(dice: Dice, names: Nicknames) -> str:
    return f"{names.numbered}{dice.below(10**6):06}"


def _masked(dice: Dice, _names: Nicknames) -> str:
    return f"{dice.pick(_MASKED)}{dice.below(10**4):04}"


def _chosen(dice: Dice, names: Nicknames) -> str:
    return dice.pick(names.names)


def _joined(dice: Dice, names: Nicknames) -> str:
    return dice.pick(names.front) + dice.pick(names.back)


def _taken(dice: Dice, names: Nicknames) -> str:
    """A name that somebody else had already, so a number follows."""
    return f"{_joined(dice, names)}{dice.below(100)}"


_STYLES: tuple[Callable[[Dice, Nicknames], str], ...] = (
    *(_numbered, _numbered, _masked, _chosen, _chosen),
    *(_joined, _joined, _joined, _joined, _taken),
)
"""How people are called where they chose the name themselves, the commoner the oftener."""


@lru_cache(maxsize=_KEPT)
def _people(seed: int) -> tuple[str, ...]:
    return handles(seed, _POOL)
