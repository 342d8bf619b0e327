"""What the public can repeat at a moment."""

from simulator.entry import Entry
from simulator.journal import Journal
from simulator.said import Hearing, Said
from tests.simulator.stage import drill
from tests.simulator.story import STORY, scenario

HOUR = 3_600
RUMOUR = {"rumour": "r-meat", "text": "过期肉", "severe": True, "facts": ["f-meat"]}
DRAFT = {"statement": "s1", "version": 1, "addresses": ["r-meat"], "facts": ["f-cases", "f-none"]}
SENT = {"statement": "s1", "version": 1, "channels": ["weiyan"]}


def heard(*rows, t, story=None):
    """What can be said at `t` when these rows (time, type, data) are in the journal."""
    header = drill().journal.header
    entries = [
        Entry(seq, at, "world", row_type, data)
        for seq, (at, row_type, data) in enumerate(rows, start=1)
    ]
    return Hearing(story or scenario(), Journal(header, entries)).at(t)


def test_nothing_is_known_at_first():
    assert heard(t=0) == Said()


def test_facts_for_the_team_alone_are_not_repeated():
    own = (HOUR, "sim.fact", {"fact": "f-cases", "to": ["lg_office"]})
    everyone = (2 * HOUR, "sim.fact", {"fact": "f-cases"})

    assert heard(own, everyone, t=HOUR) == Said()
    assert heard(own, everyone, t=2 * HOUR, story=None) == Said(
        facts=("12人就诊",), count="12", hours="2"
    )


def test_a_release_lets_facts_be_known_and_answers_rumours():
    rows = [
        (10, "sim.post", {"post": "p", "incident": True}),
        (20, "sim.rumour", RUMOUR),
        (30, "draft.create", DRAFT),
        (3 * HOUR, "publish", SENT),
    ]

    before, after = heard(*rows, t=3 * HOUR - 1), heard(*rows, t=3 * HOUR)

    assert before == Said(hours="2", rumours={"r-meat": "过期肉"})
    assert after == Said("answered", ("12人就诊",), "12", refuted={"r-meat": "过期肉"})


def test_a_release_that_cannot_be_read_only_breaks_the_silence():
    rows = [(20, "sim.rumour", RUMOUR), (HOUR, "publish", SENT)]

    assert heard(*rows, t=HOUR) == Said("answered", rumours={"r-meat": "过期肉"})


def test_only_numbers_of_people_count_as_hurt():
    facts = [
        {"id": "f-none", "kind": "casualties", "text": "无死亡", "value": 0},
        {"id": "f-many", "kind": "casualties", "text": "若干人", "value": "若干"},
        {"id": "f-diners", "kind": "course", "text": "1126人用餐", "value": 1126},
    ]
    story = scenario(truth={**STORY["truth"], "facts": facts})
    rows = [(5, "sim.fact", {"fact": name}) for name in ("f-none", "f-many", "f-diners")]

    said = heard(*rows, t=5, story=story)

    assert said == Said(facts=("无死亡", "若干人", "1126人用餐"))
