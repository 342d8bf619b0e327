import pytest

from scenarios.errors import JournalError
from simulator.header import ENGINE, Digests, header_of
from tests.simulator.story import STORY, plan, scenario


def header(mode="practice", **changes):
    story = scenario(**changes)
    digests = Digests("a" * 64, "b" * 64)
    return header_of(story, plan(), 7, mode=mode, occupied={"office", "dept"}, digests=digests)


def test_header_says_what_the_drill_is():
    truth = {**STORY["truth"], "offence": "未取得许可", "emergency_level": "一般"}
    facts = [{"id": "f", "kind": "fact", "text": "{{ cases }}人", "secret": True}]

    raw = header(
        truth={**truth, "facts": facts},
        settings={"immediate": "36h"},
        allowed_channels=["weiyan", "website"],
    ).raw

    assert raw == {
        "journal": 1,
        "scenario": "small",
        "scenario_sha256": "a" * 64,
        "plan": "small-plan",
        "plan_sha256": "b" * 64,
        "seed": 7,
        "engine": ENGINE,
        "starts_at": "2026-09-18T16:00:00+08:00",
        "mode": "practice",
        "office_hours": ["09:00-12:00", "13:00-17:00"],
        "settings": {"immediate": "36h"},
        "platforms": {"weiyan": "microblog", "duanying": "shortvideo"},
        "truth": {
            "category": 1,
            "locus": "bureau",
            "flags": ["casualties"],
            "concerned": ["dept"],
            "jurisdiction": "self",
            "facts": [{"id": "f", "kind": "fact", "text": "12人", "secret": True}],
            "emergency_level": "一般",
            "offence": "未取得许可",
        },
        "occupied": ["dept", "office"],
        "background_topics": ["老街夜市", "桂花开了"],
        "allowed_channels": ["weiyan", "website"],
    }


def test_value_of_a_fact_is_told_even_when_it_is_nothing():
    facts = [{"id": "f", "kind": "casualties", "text": "无死亡", "value": 0}]

    found = header(truth={**STORY["truth"], "facts": facts})

    assert found.facts == {
        "f": {"id": "f", "kind": "casualties", "text": "无死亡", "value": 0},
    }


def test_unknown_mode_is_refused():
    with pytest.raises(JournalError, match="mode"):
        header(mode="game")


def test_warm_up_is_told_from_a_drill():
    assert "marked" not in header().raw
    assert header(marked=False).raw["marked"] is False
