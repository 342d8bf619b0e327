from itertools import pairwise

from simulator.drill import Drill
from tests.simulator.stage import DAY, act, drill, told
from tests.simulator.story import PLAN, STORY, plan, scenario

WARNINGS = [
    {"id": "蓝色", "clause": "三", "colour": "blue"},
    {"id": "红色", "clause": "三", "colour": "red", "when": {"flag": "casualties"}},
]


def levels(pack):
    drill = Drill(scenario(), pack, 7)
    drill.advance_to(86_400)
    return [(row.data["level"], row.data.get("scale")) for row in drill.journal.of("sim.level")]


def test_plan_with_one_grading_has_levels_without_a_scale():
    assert levels(plan()) == [("一般", None), ("重大", None)]


def test_where_no_level_of_the_plan_fits_none_is_written():
    never = {"id": "一般", "clause": "二", "colour": "blue", "when": {"after": "90d"}}

    assert levels(plan(levels=[never])) == []


def test_plan_that_grades_warnings_too_has_rows_for_both_scales():
    warned = plan(warnings=WARNINGS)

    assert levels(warned) == [("一般", "risk"), ("红色", "warning"), ("重大", "risk")]


def test_first_level_names_the_row_that_showed_the_incident():
    begun = drill(601)

    assert told(begun.journal, "sim.level") == [
        (600, "world", {"level": "一般", "because": {"rows": [1]}})
    ]


def test_figures_are_written_down_before_the_level_they_give():
    journal = drill(DAY).journal
    level = next(row for row in journal.of("sim.level") if row.data["level"] == "重大")
    because = level.data["because"]

    named = [journal[seq] for seq in because["rows"]]
    assert {row.type for row in named} == {"sim.metric"}
    microblog = next(row for row in named if row.data["platform"] == "weiyan")
    assert because["state"] == {"reposts.microblog": microblog.data["reposts"]}
    assert microblog.data["reposts"] >= 20


def test_level_by_a_report_names_the_report():
    exposed = {**STORY["injects"][0], "row": "sim.media_report", "at": "5m", "data": EXPOSURE}
    by_report = plan(levels=[PLAN["levels"][0], {**PLAN["levels"][1], "when": SEEN}])
    begun = Drill(scenario(injects=[exposed]), by_report, 7)
    begun.advance_to(601)

    (report,) = begun.journal.of("sim.media_report")
    assert [dict(row.data) for row in begun.journal.of("sim.level")] == [
        {"level": "重大", "because": {"rows": [report.seq], "state": {}}}
    ]


EXPOSURE = {"outlet": "wanbao", "tier": "city", "headline": "曝光"}
SEEN = {"seen": {"type": "sim.media_report"}}


def test_level_never_falls_and_is_written_once():
    journal = drill(DAY).journal

    assert [row.data["level"] for row in journal.of("sim.level")] == ["一般", "重大"]


def test_before_the_incident_shows_nothing_is_measured():
    posts = [{**STORY["posts"][0], "incident": False}]

    silent = drill(DAY, posts=posts, injects=[], reporters=[], rumours=[])

    assert told(silent.journal, "sim.metric", "sim.level", "sim.quiet") == []


def test_act_that_claims_to_show_the_incident_does_not():
    begun = drill(0)
    begun.submit(act("lg_office", "monitor.note", text="x", incident=True))
    begun.advance_to(599)

    assert begun.journal.of("sim.level") == ()


def test_figures_only_rise_and_are_written_when_they_changed():
    journal = drill(DAY).journal
    seen = {}
    for row in journal.of("sim.metric"):
        counts = (row.data["reposts"], row.data["comments"], row.data["views"])
        assert counts > seen.get(row.data["platform"], (0, 0, -1))
        seen[row.data["platform"]] = counts

    assert set(seen) == {"weiyan", "duanying"}
    assert all(0 <= row.data["heat"] <= 100 for row in journal.of("sim.metric"))


def test_quiet_follows_the_closing_threshold_and_alternates_with_active():
    journal = drill(3 * DAY, length="3d").journal
    turns = [row.type for row in journal if row.type in ("sim.quiet", "sim.active")]

    assert turns[0] == "sim.quiet"
    assert all(a != b for a, b in pairwise(turns))
    before, after = (
        drill(journal.of("sim.quiet")[0].t + later, length="3d").figures for later in (0, 1)
    )
    assert before["heat"] > 0.1 * before["peak"] > after["heat"]


def test_figures_that_show_a_turn_are_read_before_it():
    journal = drill(3 * DAY, length="3d", seed=3).journal
    stirred = journal.of("sim.active")
    before = [journal[row.seq - 1] for row in stirred]
    peak = max(row.data["heat"] for row in journal.of("sim.metric"))

    assert stirred
    assert [(row.type, row.t) for row in before] == [("sim.metric", row.t) for row in stirred]
    assert all(row.data["heat"] > 0.1 * peak for row in before[1:])
