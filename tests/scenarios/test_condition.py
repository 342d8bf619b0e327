from dataclasses import dataclass, field

import pytest
from pydantic import ValidationError

from scenarios.condition import Condition


@dataclass
class Moment:
    """A situation as tests write it: rows as (t, by, type, data), figures, truths."""

    t: int = 0
    journal: tuple = ()
    figures: dict = field(default_factory=dict)
    truths: dict = field(default_factory=dict)

    def _matching(self, pattern, since=0):
        return [
            t
            for t, by, kind, data in self.journal
            if t >= since and pattern.matches(kind, by, data)
        ]

    def rows(self, pattern, since=0):
        return len(self._matching(pattern, since))

    def latest(self, pattern):
        return max(self._matching(pattern), default=None)

    def state(self, name):
        return self.figures.get(name)

    def truth(self, name):
        return self.truths.get(name)


def holds(condition, **now):
    return Condition.model_validate(condition).holds(Moment(**now))


RELEASE = (600, "lg_office", "publish", {"channels": ["weiyan"]})
ALARM = (300, "world", "inject", {"inject": "call"})


@pytest.mark.parametrize(
    ("condition", "t", "rows", "expected"),
    [
        ({"after": "10m"}, 599, (), False),
        ({"after": "10m"}, 600, (), True),
        ({"seen": {"type": "publish"}}, 700, (), False),
        ({"seen": {"type": "publish"}}, 700, (RELEASE,), True),
        ({"seen": {"row": {"type": "publish"}}}, 700, (RELEASE,), True),
        ({"seen": {"row": {"type": "publish"}, "count": 2}}, 700, (RELEASE,), False),
        ({"seen": {"row": {"type": "publish"}, "since": "5m"}}, 899, (RELEASE,), False),
        ({"seen": {"row": {"type": "publish"}, "since": "5m"}}, 900, (RELEASE,), True),
        ({"absent": {"row": {"type": "publish"}, "by": "1h"}}, 3_599, (), False),
        ({"absent": {"row": {"type": "publish"}, "by": "1h"}}, 3_600, (), True),
        ({"absent": {"row": {"type": "publish"}, "by": "1h"}}, 3_600, (RELEASE,), False),
        (
            {"absent": {"row": {"type": "publish"}, "by": "1h", "after": {"type": "inject"}}},
            9_999,
            (),
            False,
        ),
        (
            {"absent": {"row": {"type": "publish"}, "by": "1h", "after": {"type": "inject"}}},
            3_900,
            (ALARM,),
            True,
        ),
        (
            {"absent": {"row": {"type": "publish"}, "by": "1h", "after": {"type": "inject"}}},
            3_900,
            (ALARM, RELEASE),
            False,
        ),
        ({"not": {"after": "10m"}}, 599, (), True),
        ({"all": [{"after": "1m"}, {"after": "10m"}]}, 300, (), False),
        ({"any": [{"after": "1m"}, {"after": "10m"}]}, 300, (), True),
    ],
)
def test_condition_on_time_and_rows(condition, t, rows, expected):
    assert holds(condition, t=t, journal=rows) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"state": {"heat": {"min": 50}}}, True),
        ({"state": {"heat": {"min": 51}}}, False),
        ({"state": {"heat": {"min": 50}, "trust": {"max": 0.2}}}, False),
        ({"state": {"level": "重大"}}, True),
        ({"state": {"rank": {"min": 1}}}, False),
        ({"truth": {"locus": "bureau"}}, True),
        ({"truth": {"locus": ["county", "both"]}}, False),
        ({"truth": {"flags": {"has_all": ["casualties", "illegal"]}}}, True),
        ({"flag": "casualties"}, True),
        ({"flag": "harm"}, False),
    ],
)
def test_condition_on_the_world_and_its_truth(condition, expected):
    figures = {"heat": 50.0, "trust": 0.4, "level": "重大", "rank": None}
    truths = {"locus": "bureau", "flags": ("casualties", "illegal")}

    assert holds(condition, figures=figures, truths=truths) is expected


def test_flag_does_not_hold_where_the_truth_says_nothing_of_flags():
    assert not holds({"flag": "casualties"})


@pytest.mark.parametrize("keys", [{}, {"after": 1, "flag": "harm"}, {"after": None}])
def test_condition_has_exactly_one_key(keys):
    with pytest.raises(ValidationError, match="exactly one of"):
        Condition.model_validate(keys)


def test_seen_is_told_from_a_pattern_by_its_row():
    counted = Condition.model_validate({"seen": {"row": {"type": "publish"}, "count": 2}})

    assert Condition.model_validate(counted.model_dump(by_alias=True, exclude_none=True)) == counted
