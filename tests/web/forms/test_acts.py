from scenarios.vocabulary import TEMPTATIONS
from tests.simulator import story
from web.forms.acts import expected_of, menu

CHECK = {
    "kind": "within",
    "row": {"type": "report.submit"},
    "any": [{"row": {"type": ["notify", "sim.post"]}}],
}
DUTY = {
    "id": "S-2",
    "clause": "三",
    "phase": "报告",
    "kind": "duty",
    "severity": "major",
    "dimension": "timing",
    "text": "报告",
    "who": ["lg_office"],
    "check": CHECK,
}
BAN = {**DUTY, "id": "S-3", "kind": "ban", "check": {"kind": "none", "row": {"type": "leak"}}}


def plan():
    return story.plan(obligations=[DUTY, BAN])


def test_acts_that_obligations_name_are_expected_of_their_roles():
    assert expected_of(plan(), ("lg_office",)) == {"report.submit", "notify"}
    assert expected_of(plan(), ("commentator",)) == frozenset()


def test_a_check_of_levels_expects_them_to_be_set():
    duty = {**DUTY, "check": {"kind": "level", "what": "定级"}}

    assert expected_of(story.plan(obligations=[duty]), ("lg_office",)) == {"grade.set"}


def test_who_stands_in_a_chain_is_expected_to_sign():
    assert expected_of(plan(), ("legal",)) == {"sign"}


def test_within_a_phase_the_expected_acts_come_first():
    phase = next(p for p in menu(plan(), ("lg_office",)) if p.title == "报告")

    assert [(a.type, a.usual) for a in phase.acts] == [
        ("report.submit", True),
        ("notify", True),
        ("liaise", False),
        ("warn.issue", False),
        ("warn.respond", False),
    ]


def test_temptations_stand_among_the_other_acts_unmarked():
    found = {a.type: a.usual for p in menu(plan(), ("lg_office",)) for a in p.acts}

    assert {name: found[name] for name in TEMPTATIONS} == dict.fromkeys(TEMPTATIONS, False)


def test_the_act_that_is_open_is_marked_with_its_phase():
    phases = menu(plan(), ("lg_office",), "publish")

    assert [(p.title, p.open) for p in phases if p.open] == [("回应", True)]
    assert [a.type for p in phases for a in p.acts if a.current] == ["publish"]
