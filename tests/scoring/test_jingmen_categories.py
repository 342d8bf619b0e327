"""The eight incident categories of the Jingmen plan: each duty can be met, and can fail.

One compact journal a category; the food category also has a whole drill in tests/replays.
"""

import pytest

from scoring.scorecard import score
from tests import library
from tests.scoring.lab import POST, journal

PACK = library.pack("jingmen-2024")
FACTS = [
    {"id": "f-hurt", "kind": "casualties", "text": "2人受伤送医", "value": 2},
    {"id": "f-why", "kind": "cause", "text": "制动器失效"},
]
START = """
- [1m, world, sim.level, {level: 重大, because: 曝光}]
- [20m, lg_office, monitor.detect, {posts: [p1], method: tool}]
- [1h, lg_office, task.assign, {task: t1, to: dept, deadline: null, requirements: 查清}]
"""
END = "- [60h, lg_office, close.propose, {text: 提请结束}]\n"


def do(code: str, more: str = "", t: str = "2h", by: str = "dept") -> str:
    return f"- [{t}, {by}, measure.do, {{code: {code}, legal_basis: 依法{more}}}]\n"


def release(name: str, more: str, t: str = "4h", channels: str = "weiyan") -> str:
    draft = f"{{statement: {name}, version: 1, {more}}}"
    signs = "".join(
        f"- [{t}, {by}, sign, {{statement: {name}, version: 1, step: {step}, verdict: ok}}]\n"
        for by, step in (
            ("legal", "legal"),
            ("news_rev", "news"),
            ("risk_rev", "risk"),
            ("lg_head", "lg_leader"),
        )
    )
    out = f"{{statement: {name}, version: 1, channels: [{channels}]}}"
    return f"- [{t}, dept, draft.create, {draft}]\n{signs}- [{t}, lg_office, publish, {out}]\n"


def finding(kind: str, verdict: str = "'true'") -> str:
    return f"- [2h, dept, verify.finding, {{kind: {kind}, verdict: {verdict}, text: 已查明}}]\n"


def statuses(category: int, rows: str, **truth: object) -> dict[str, str]:
    """The findings on the duties of one category, by id."""
    told = {"category": category, "locus": "bureau", "facts": FACTS, **truth}
    card = score(PACK, journal(POST + in_order(START + rows + END), **told))
    return {f.id: f.status.value for f in card.findings if f.id.startswith(f"JM-C{category}-")}


def all_met(category: int) -> dict[str, str]:
    return {one.id: "met" for one in PACK.obligations if one.category == category}


FOOD = {
    "JM-C1-1": do("C1-1")
    + "- [2h, lg_office, plan.activate, {plan: food_safety, fields: {matter: 事故}}]\n",
    "JM-C1-2": do("C1-2", ", parts: [sample, seal_or_seize, expert]"),
    "JM-C1-3": do("C1-3"),
    "JM-C1-4": do("C1-4"),
    "JM-C1-5": do("C1-5"),
    "JM-C1-R": release("s1", "kind: notice, covers: [event_information, answer_to_concerns]")
    + release("s2", "kind: progress, covers: [handling_progress, answer_to_doubts]", "20h"),
}
EQUIPMENT = {
    "JM-C2-1": do("C2-1")
    + "- [2h, lg_office, plan.activate, {plan: special_equipment, fields: {matter: 事故}}]\n",
    "JM-C2-2": do("C2-2"),
    "JM-C2-3": do("C2-3", ", participants: [expert]"),
    "JM-C2-4": do("C2-4") + "- [2h, lg_office, liaise, {to: em, purpose: scene}]\n",
    "JM-C2-5": do("C2-5"),
    "JM-C2-6": do("C2-6"),
    "JM-C2-7": do("C2-7"),
    "JM-C2-R": "- [3h, world, sim.fact, {fact: f-hurt}]\n"
    + release(
        "s1",
        "kind: notice, text: 2人受伤送医,"
        " covers: [casualties, investigation_progress, measures_taken]",
        channels="news_release",
    ),
}
DISPUTE = {
    "JM-C3-1": do("C3-1", ", parts: [收费标准, 裁量幅度]"),
    "JM-C3-2": do(
        "C3-2", ", participants: [expert], verdicts: {legality: true, reasonableness: false}"
    ),
    "JM-C3-3": do("C3-3", ", disposition: {收费标准: adopt, 裁量幅度: explain}"),
    "JM-C3-R": release("s1", "kind: notice, mode: direct")
    + release("s2", "kind: clarify, mode: expert", "6h"),
}
OFFENCE = {
    "JM-C4-1": finding("fact"),
    "JM-C4-2": do("file_case"),
    "JM-C4-3": do("C4-3", ", note: 按虚假广告处罚"),
    "JM-C4-4": do("C4-4"),
    "JM-C4-R": release("s1", "kind: notice, covers: [verification_result, regulatory_measures]")
    + release("s2", "kind: progress", "20h"),
}
CONDUCT = {
    "JM-C5-1": finding("fact"),
    "JM-C5-2": do("discipline"),
    "JM-C5-3": do("C5-3", t="9h"),
    "JM-C5-R": release(
        "s1",
        "kind: notice, covers: [verified_situation, organisational_attitude, handling_measures]",
    ),
}
RUMOUR = {
    "JM-C6-1": "- [3h, world, sim.rumour, {rumour: r1, severe: true, text: 要停产}]\n"
    + release("s1", "kind: clarify, addresses: [r1]", "5h"),
    "JM-C6-2": "- [4h, lg_office, transfer, {to: police, about: r1, reason: 恶劣}]\n"
    "- [4h, lg_office, transfer, {to: net_reg, about: r1, reason: 恶劣}]\n",
}
CROWD = {
    "JM-C7-1": "- [30m, lg_office, report.submit, {to: [gov], form: phone, kind: first}]\n",
    "JM-C7-2": do("C7-2", ", parts: [demands, representatives], demands: [退费, 道歉]"),
    "JM-C7-3": do("C7-3", ", disposition: {退费: handle, 道歉: explain}"),
    "JM-C7-4": "- [2h, lg_office, liaise, {to: police, purpose: disperse}]\n",
    "JM-C7-R": release(
        "s1",
        "kind: notice, covers: [talks_with_representatives, adoption_of_demands,"
        " measures_taken, legal_policy_basis]",
    ),
}
OTHER = {
    "JM-C8-1": finding("fact"),
    "JM-C8-2": do("C8-2") + "- [2h, lg_head, team.form, {members: [dept], purpose: 善后}]\n",
    "JM-C8-3": finding("cause"),
    "JM-C8-R": release("s1", "kind: notice"),
}
FLAGS = ["accident", "casualties", "illegal", "major_prominent"]
CATEGORIES = {
    1: FOOD,
    2: EQUIPMENT,
    3: DISPUTE,
    4: OFFENCE,
    5: CONDUCT,
    6: RUMOUR,
    7: CROWD,
    8: OTHER,
}
TRUTH = {"flags": FLAGS, "offence": "虚假广告"}


def in_order(acts: str) -> str:
    """Rows by their time, as a journal holds them."""
    lines = [line for line in acts.splitlines() if line]
    return "".join(f"{line}\n" for line in sorted(lines, key=_seconds))


def _seconds(line: str) -> int:
    text = line.removeprefix("- [").split(",")[0]
    return int(text[:-1]) * {"h": 3600, "m": 60}[text[-1]]


@pytest.mark.parametrize("category", CATEGORIES)
def test_duties_of_a_category_can_all_be_met(category: int):
    acts = "".join(CATEGORIES[category].values())

    assert statuses(category, acts, **TRUTH) == all_met(category)


CAN_FAIL = [
    (category, name)
    for category, duties in CATEGORIES.items()
    for name in duties
    if not name.endswith("-R") and name not in ("JM-C6-1", "JM-C8-1")
]


@pytest.mark.parametrize(("category", "name"), CAN_FAIL)
def test_duty_that_nobody_does_is_missed(category: int, name: str):
    duties = CATEGORIES[category]
    acts = "".join(act for duty, act in duties.items() if duty != name)

    assert statuses(category, acts, **TRUTH)[name] == "missed"


@pytest.mark.parametrize("category", [1, 2, 3, 4, 5, 7])
def test_release_that_says_too_little_is_not_met(category: int):
    duties = {name: act for name, act in CATEGORIES[category].items() if not name.endswith("R")}
    poor = release("s9", "kind: notice, mode: direct", "30h")
    acts = "".join(duties.values()) + poor

    assert statuses(category, acts, **TRUTH)[f"JM-C{category}-R"] in ("missed", "partial")


def test_without_any_release_what_it_must_say_is_out_of_place():
    duties = [act for name, act in FOOD.items() if name != "JM-C1-R"]

    assert statuses(1, "".join(duties), **TRUTH)["JM-C1-R"] == "na"


@pytest.mark.parametrize(
    ("act", "jurisdiction", "verdict", "status"),
    [
        (do("file_case"), "self", "'true'", "met"),
        (do("C4-2"), "self", "'true'", "partial"),
        ("", "self", "'true'", "missed"),
        (do("file_case"), "other", "'true'", "missed"),
        ("- [3h, dept, transfer, {to: competent, about: 投诉}]\n", "other", "partly", "met"),
        (release("s1", "kind: clarify"), "self", "'false'", "met"),
        (release("s1", "kind: notice"), "self", "'false'", "missed"),
    ],
)
def test_market_offence_branches_on_finding_and_jurisdiction(act, jurisdiction, verdict, status):
    rows = finding("fact", verdict) + act

    assert statuses(4, rows, jurisdiction=jurisdiction)["JM-C4-2"] == status


def test_market_offence_without_a_finding_fails_only_the_finding():
    found = statuses(4, "")

    assert (found["JM-C4-1"], found["JM-C4-2"], found["JM-C4-3"]) == ("missed", "na", "na")


@pytest.mark.parametrize(
    ("act", "truth", "status"),
    [
        (do("discipline"), {"cadre_authority": "within"}, "met"),
        (do("discipline"), {"cadre_authority": "beyond"}, "missed"),
        (do("discipline"), {"jurisdiction": "self"}, "met"),
        ("- [3h, lg_office, transfer, {to: discipline}]\n", {"cadre_authority": "beyond"}, "met"),
        ("- [3h, lg_office, transfer, {to: discipline}]\n", {"jurisdiction": "other"}, "met"),
    ],
)
def test_conduct_branches_on_who_manages_the_cadre(act, truth, status):
    assert statuses(5, finding("fact") + act, **truth)["JM-C5-2"] == status


def test_unfounded_complaint_about_conduct_is_clarified_in_time():
    false = finding("fact", "'false'")

    assert statuses(5, false + release("s1", "kind: clarify", "4h"))["JM-C5-2"] == "met"
    assert statuses(5, false + release("s1", "kind: clarify", "5h"))["JM-C5-2"] == "partial"
    assert statuses(5, false + release("s1", "kind: clarify", "7h"))["JM-C5-2"] == "late"
    assert statuses(5, false)["JM-C5-2"] == "missed"


def test_response_on_conduct_goes_on_when_the_matter_changes():
    order = "- [{t}, world, sim.leader_instruction, {{tier: county, text: 查清}}]\n"
    again = release("s2", "kind: progress", "30h")
    first = CONDUCT["JM-C5-R"]

    assert statuses(5, first + order.format(t="3h"))["JM-C5-R"] == "met"
    assert statuses(5, first + order.format(t="20h"))["JM-C5-R"] == "partial"
    assert statuses(5, first + order.format(t="20h") + again)["JM-C5-R"] == "met"
    assert statuses(5, order.format(t="20h"))["JM-C5-R"] == "na"


def test_severe_rumour_handed_to_one_body_is_partly_met():
    rumour = "- [3h, world, sim.rumour, {rumour: r1, severe: true, text: 要停产}]\n"
    police = "- [4h, lg_office, transfer, {to: police, about: r1, reason: 恶劣}]\n"

    assert statuses(6, rumour + police)["JM-C6-2"] == "partial"
    assert statuses(6, rumour)["JM-C6-2"] == "missed"
    assert statuses(6, rumour.replace("true", "false"))["JM-C6-2"] == "na"


@pytest.mark.parametrize(("t", "status"), [("5h", "met"), ("7h", "partial"), ("9h", "late")])
def test_rumour_is_clarified_in_bands(t: str, status: str):
    rumour = "- [3h, world, sim.rumour, {rumour: r1, severe: false, text: 要停产}]\n"
    draft = release("s1", "kind: clarify, addresses: [r1]", t)

    assert statuses(6, rumour + draft)["JM-C6-1"] == status


def test_rumour_answered_in_passing_is_worth_half():
    rumour = "- [3h, world, sim.rumour, {rumour: r1, severe: false, text: 要停产}]\n"

    assert statuses(6, rumour + release("s1", "kind: notice, addresses: [r1]"))["JM-C6-1"] == (
        "partial"
    )


def test_force_against_a_gathering_breaks_the_rule():
    liaise = "- [2h, lg_office, liaise, {to: police, purpose: disperse}]\n"

    assert statuses(7, liaise + do("force"))["JM-C7-4"] == "violated"


def test_casualty_figure_that_differs_from_what_is_known_is_not_met():
    known = "- [3h, world, sim.fact, {fact: f-hurt}]\n"
    covers = "covers: [casualties, investigation_progress, measures_taken]"
    text = release("s1", f"kind: notice, text: 共9人受伤, {covers}", channels="news_release")

    assert statuses(2, known + text)["JM-C2-R"] == "violated"


def test_expert_must_take_part_where_the_plan_says_so():
    assert statuses(2, do("C2-3"))["JM-C2-3"] == "partial"
    assert statuses(2, do("C2-3", by="expert"))["JM-C2-3"] == "met"
    assert statuses(3, do("C3-2", ", verdicts: {legality: true}"))["JM-C3-2"] == "partial"


def test_emergency_that_nobody_looks_into_is_missed():
    found = statuses(8, OTHER["JM-C8-2"])

    assert (found["JM-C8-1"], found["JM-C8-3"], found["JM-C8-R"]) == ("missed",) * 3


@pytest.mark.parametrize(("acts", "status"), [("C8-2", "partial"), ("", "missed")])
def test_aftermath_needs_a_team_and_care(acts: str, status: str):
    assert statuses(8, do(acts) if acts else "")["JM-C8-2"] == status
