"""What holds for every drill: the same input gives the same rows, however it is advanced."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.errors import ActionRefused
from scenarios.load import scenario_ids
from scenarios.vocabulary import ENTRY_TYPES, Writer
from simulator.drill import Drill, restore, solo_seats
from simulator.entry import Act
from simulator.headless import enact, play
from simulator.journal import write_journal
from simulator.players import PLAYERS
from simulator.reading import read_journal
from tests import library
from tests.house import ROOT
from tests.simulator.stage import DAY, HOUR
from tests.simulator.story import plan, scenario
from tests.strategies import data_of

pytestmark = pytest.mark.slow  # whole drills, many times
LENGTH = 8 * HOUR
STORY = scenario(length="8h")
PLAN = plan()
TEXT = {"statement": "s", "version": 1, "kind": "notice", "text": "通报"}
BUSY = [
    (900, Act("lg_office", "monitor.detect", {"posts": ["p1"], "method": "tool"})),
    (1_200, Act("lg_office", "verify.request", {"unit": "dept", "about": "肉"})),
    (3_900, Act("lg_office", "notify", {"to": ["legal", "dept"], "text": "请研究"})),
    (
        4_000,
        Act(
            "lg_office",
            "draft.create",
            {"statement": "s", "version": 1, "kind": "notice", "text": "通报"},
        ),
    ),
    (4_200, Act("lg_office", "publish", {"statement": "s", "version": 1, "channels": ["website"]})),
    (9_000, Act("lg_office", "leak", {"to": "熟人", "text": "内部"})),
]

ticks = st.lists(st.integers(0, LENGTH + 600), max_size=25)
_SEATS = sorted(name for name, spec in ENTRY_TYPES.items() if spec.writer is not Writer.WORLD)


@st.composite
def scripts(draw):
    """Acts of every form at any time, most of them refused."""
    entered = []
    for _ in range(draw(st.integers(0, 8))):
        act_type = draw(st.sampled_from(_SEATS))
        by = (
            "director"
            if act_type.startswith("director.")
            else draw(st.sampled_from(["lg_office", "dept"]))
        )
        data = draw(data_of(act_type))
        entered.append((draw(st.integers(0, LENGTH)), Act(by, act_type, data)))
    return sorted(entered, key=lambda timed: timed[0])


def played(seed, script, pauses=()):
    """The journal, with extra advances to these moments on the way."""
    drill = Drill(STORY, PLAN, seed)
    stops = sorted([(t, None) for t in pauses] + list(script), key=lambda stop: stop[0])
    for t, act in stops:
        drill.advance_to(t)
        if act is not None:
            with suppress(ActionRefused):
                drill.submit(act)
    drill.advance_to(LENGTH + 1)
    return drill


@settings(max_examples=25)
@given(st.integers(0, 50), ticks)
def test_extra_ticks_change_nothing(seed, pauses):
    assert write_journal(played(seed, BUSY, pauses).journal) == write_journal(
        played(seed, BUSY).journal
    )


@settings(max_examples=25)
@given(scripts())
def test_any_drill_can_be_taken_up_again_from_its_journal(script):
    drill = played(7, script)
    text = write_journal(drill.journal)

    again = restore(STORY, PLAN, read_journal(text.encode(), "saved.jsonl"))
    again.advance_to(LENGTH + 1)

    assert write_journal(again.journal) == text


@settings(max_examples=15)
@given(st.integers(1, LENGTH))
def test_drill_cut_off_anywhere_goes_on_as_if_nothing_had_happened(cut):
    whole = write_journal(played(7, BUSY).journal)
    lines = whole.encode().split(b"\n")
    kept = b"\n".join(lines[: 1 + len(lines) * cut // (LENGTH + 1)])

    again = restore(STORY, PLAN, read_journal(kept, "saved.jsonl"))
    rest = [(t, act) for t, act in BUSY if len(_done(again, act)) == 0]
    enact(again, rest, LENGTH + 1)

    assert write_journal(again.journal) == whole


def _done(drill, act):
    return [
        row for row in drill.journal if (row.by, row.type, row.data) == (act.by, act.type, act.data)
    ]


def test_one_act_leaves_everything_before_its_effect_untouched():
    with_leak, without = played(7, BUSY).journal, played(7, BUSY[:-1]).journal

    def until(journal, t):
        return [(r.t, r.by, r.type, r.data) for r in journal if r.t < t and r.type != "leak"]

    effect = next(row.t for row in with_leak.of("sim.aftermath") if row.data["effect"] == "leak")
    assert until(with_leak, effect) == until(without, effect)
    assert until(with_leak, LENGTH) != until(without, LENGTH)


SCRIPT = """
from scenarios.load import load_pack, load_scenario
from simulator.drill import Drill, solo_seats
from simulator.headless import play
from simulator.journal import write_journal
from simulator.players import PLAYERS
import hashlib
story, pack = load_scenario("canteen-poisoning"), load_pack("nanning-2017")
drill = Drill(story, pack, 3)
play(drill, PLAYERS["by-the-book"], solo_seats(story), 30_000)
print(hashlib.sha256(write_journal(drill.journal).encode()).hexdigest())
"""


def test_other_processes_and_hash_seeds_give_the_same_bytes():
    def digest(hash_seed):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        return done.stdout

    assert digest("1") == digest("2") != b""


PLAYER = {
    "canteen-poisoning": "silent",
    "counter-attitude": "slow",
    "county-spot-check": "reckless",
    "disputed-fine": "by-the-book",
    "lift-accident": "silent",
    "livestream-counterfeit": "slow",
    "market-hall-fire": "reckless",
    "prepaid-card-run": "by-the-book",
    "rule-rumour": "silent",
    "warm-up": "slow",
}
"""Who plays which scenario of the library; every player plays."""


def test_every_scenario_has_its_player_here():
    assert set(PLAYER) == set(scenario_ids())
    assert set(PLAYER.values()) == set(PLAYERS)


@pytest.mark.parametrize("name", PLAYER)
def test_scenario_of_the_library_ends_whoever_plays_it(name):
    story = library.story(name)
    drill = Drill(story, library.pack(story.plans[0]), 5)

    play(drill, PLAYERS[PLAYER[name]], solo_seats(story), story.length + 1)

    assert drill.ended
    assert drill.journal.ended.data["reason"] in ("time", "closed")


def test_journal_keeps_to_a_bearable_size():
    story = library.story("canteen-poisoning")
    drill = Drill(story, library.pack("nanning-2017"), 1)
    drill.advance_to(3 * DAY + 1)

    assert 500 < len(drill.journal) < 4_000
