"""Does the leading group do what the plan asks of it alone, once it is told?"""

from simulator.drill import Drill
from tests.simulator.asking import asking, begun
from tests.simulator.colleagues.house import EVERYBODY, done, office
from tests.simulator.stage import HOUR
from tests.simulator.story import PLAN, scenario

LEADS = {"by": ["lg", "lg_head"]}
RISK = {
    "kind": "contains",
    "row": [
        {"type": "assess.risk", **LEADS},
        {"type": "assess.risk", "where": {"participants": "lg"}},
    ],
    "field": "participants",
    "of": [
        {"title": "科室", "any": ["news_rev", "legal"]},
        {"title": "专家", "any": "expert"},
    ],
}
GRADE = {"kind": "level", "by": ["lg"], "first": "2h", "again": "2h"}
ALL = (
    RISK,
    GRADE,
    {"type": "spokesperson.designate", **LEADS},
    {"type": "plan.activate", **LEADS},
)
TOLD = {"to": ["lg_head"], "form": "phone", "kind": "first", "fields": {"time": "下午"}}


def commanded(*asks, told=(TOLD,)):
    drill = begun(asking(*asks), HOUR)
    for one in told:
        office(drill, "report.submit", **one)
        drill.advance_to(drill.now + 2 * HOUR)
    return drill


def test_leaders_assess_grade_name_and_start_when_they_are_told():
    drill = commanded(*ALL)
    rows = [row for row in drill.journal if row.auto and row.by == "lg_head"]

    assert [row.type for row in rows][:4] == [
        "assess.risk",
        "grade.set",
        "spokesperson.designate",
        "plan.activate",
    ]
    assert rows[0].data["participants"] == ["lg_head", "legal", "expert"]
    assert set(rows[0].data["fields"]) == {"nature", "severity", "trend", "possible_social_impact"}
    changes = [r.data["level"] for r in drill.journal.of("sim.level") if r.seq < rows[1].seq]
    level = (PLAN["levels"][0]["id"], *changes)[-1]
    assert rows[1].data["level"] == level
    assert rows[2].data == {"user_or_role": "lg_office"}
    assert rows[3].data["fields"]["level"] == level


def test_leaders_do_nothing_untold_or_unasked():
    assert done(commanded(*ALL, told=()), "assess.risk") == []
    assert done(commanded({"type": "assess.risk"}), "assess.risk") == []
    assert done(commanded({"type": "grade.set", "by": ["lg", "lg_office"]}), "grade.set") == []
    to_others = {**TOLD, "to": ["biz_leader"]}
    assert done(commanded(*ALL, told=(to_others,)), "grade.set") == []


def test_only_what_is_asked_is_done_and_once():
    drill = commanded(GRADE, told=[{**TOLD, "level": "重大", "kind": "follow"}] * 4)

    levels = [d["level"] for _, d in done(drill, "grade.set")]
    assert levels[-1] == "重大"
    assert len(levels) == len(set(levels))
    assert [row for row in drill.journal.of("assess.risk") if row.by == "lg_head"] == []
    assert done(drill, "plan.activate") == []


def test_what_was_done_is_not_done_again():
    twice = (TOLD, {**TOLD, "level": "重大", "kind": "follow"})
    drill = commanded(*ALL, told=twice)

    assert [by for by, _ in done(drill, "assess.risk")].count("lg_head") == 1
    assert len(done(drill, "plan.activate")) == 1
    assert len(done(drill, "spokesperson.designate")) == 1


def test_lowest_level_is_set_where_nothing_speaks_for_a_higher_one():
    only = {"levels": PLAN["levels"][:1], "chains": PLAN["chains"][:1]}
    drill = begun(asking(GRADE, **only), HOUR)
    office(drill, "report.submit", **TOLD)
    drill.advance_to(2 * HOUR)

    assert [d["level"] for _, d in done(drill, "grade.set")] == ["一般"]


def test_person_who_leads_decides_himself():
    drill = Drill(scenario(seats=EVERYBODY), asking(*ALL), 7, occupied=("office", "head"))
    drill.advance_to(HOUR)
    office(drill, "report.submit", **TOLD)
    drill.advance_to(3 * HOUR)

    assert done(drill, "grade.set") == []
