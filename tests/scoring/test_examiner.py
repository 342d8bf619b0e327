import pytest

from scenarios.errors import CheckError
from scenarios.plan import PlanPack
from scoring.finding import Status
from scoring.scorecard import score
from tests.scoring.lab import POST, journal, plan

DONE = {"kind": "exists", "what": "通报", "row": {"type": "notify"}}
UNDONE = {"kind": "exists", "what": "会议", "row": {"type": "meeting.convene"}}
LEAK = {"kind": "none", "what": "泄露", "row": {"type": "leak"}}
NOTIFY = "- [1h, lg_office, notify, {to: [dept], text: 请办}]\n"


def obligation(name, check, **changes):
    base = plan("{kind: info, what: 甲}").obligations[0].model_dump()
    return {**base, "id": name, "check": check, **changes}


def pack(*obligations, **changes):
    data = plan("{kind: info, what: 甲}").model_dump(by_alias=True)
    return PlanPack.model_validate({**data, "obligations": obligations, **changes})


def card(*obligations, rows=NOTIFY, **truth):
    return score(pack(*obligations), journal(POST + rows, **truth))


def test_maxima_share_a_hundred_points_by_weight_to_the_cent():
    found = card(*(obligation(f"O-{n}", DONE) for n in range(3)))

    assert [float(finding.max) for finding in found.findings] == [33.34, 33.33, 33.33]
    assert (found.total, found.grade) == (100, "优")


def test_weight_is_that_of_the_severity_unless_the_obligation_has_its_own():
    found = card(
        obligation("A", DONE, severity="major"),
        obligation("B", UNDONE, severity="minor"),
        obligation("C", DONE, severity="minor", weight=6),
        obligation("D", DONE, severity="info"),
    )

    assert [(f.weight, float(f.max), float(f.points)) for f in found.findings] == [
        (3, 30.0, 30.0),
        (1, 10.0, 0.0),
        (6, 60.0, 60.0),
        (0, 0.0, 0.0),
    ]


def test_ban_weighs_only_where_it_is_broken():
    leak = "- [1h, dept, leak, {to: 朋友, text: 内情}]\n"
    obligations = (obligation("A", DONE), obligation("B", LEAK, kind="ban"))

    kept, broken = card(*obligations), card(*obligations, rows=NOTIFY + leak)

    assert (kept.total, kept.findings[1].max) == (100, 0)
    assert (broken.total, broken.findings[1].max, broken.capped_by) == (50, 50, ())


def test_permission_weighs_only_where_it_was_used_well():
    obligations = (obligation("A", DONE), obligation("B", UNDONE, kind="perm"))

    assert card(*obligations).total == 100
    meeting = "- [2h, lg, meeting.convene, {participants: [lg], decisions: 定级}]\n"
    assert card(*obligations, rows=NOTIFY + meeting).findings[1].max == 50


def test_broken_veto_caps_and_keeps_what_was_earned():
    leak = "- [1h, dept, leak, {to: 朋友, text: 内情}]\n"
    found = card(
        obligation("A", DONE, weight=95),
        obligation("B", LEAK, kind="ban", severity="veto"),
        rows=NOTIFY + leak,
    )

    assert (found.total, found.points, found.grade, found.capped_by) == (59, 95, "差", ("B",))


def test_veto_below_the_cap_keeps_its_total():
    leak = "- [1h, dept, leak, {to: 朋友, text: 内情}]\n"
    found = card(
        obligation("A", DONE, weight=5),
        obligation("B", LEAK, kind="ban", severity="veto"),
        rows=NOTIFY + leak,
    )

    assert (found.total, found.points) == (50, 50)


@pytest.mark.parametrize(
    ("weight", "severity", "grade"),
    [
        (99, "minor", "优"),
        (99, "major", "良"),
        (9, "minor", "优"),
        (8, "minor", "良"),
        (4, "minor", "良"),
        (3, "minor", "中"),
        (1, "minor", "差"),
    ],
)
def test_grades_by_total_and_the_best_only_without_a_missed_major(weight, severity, grade):
    found = card(
        obligation("A", DONE, weight=weight), obligation("B", UNDONE, severity=severity, weight=1)
    )

    assert found.grade == grade


def test_nothing_to_judge_has_no_total():
    found = card(obligation("A", {"kind": "info", "what": "甲"}))

    assert (found.total, found.points, found.grade) == (None, 0, "未评")


def test_one_root_cause_fails_once():
    found = card(obligation("A", UNDONE), obligation("B", UNDONE, depends_on=["A"]))

    assert found.findings[1].status is Status.NA
    assert found.findings[1].reason == "要做的事：前提A未做到，同一原因不重复扣分。"
    assert found.findings[0].max == 100


def test_dependant_is_judged_where_its_premise_was_met_in_part():
    half = {**DONE, "count": 2}

    found = card(obligation("B", UNDONE, depends_on=["A"]), obligation("A", half))

    assert [finding.status for finding in found.findings] == [Status.MISSED, Status.PARTIAL]


def test_obligation_of_another_category_does_not_apply():
    found = card(obligation("A", DONE, category=2), category=1)

    assert found.findings[0].reason == "要做的事：只适用于第2类事件。"
    assert card(obligation("A", DONE, category=1), category=1).total == 100


def test_duty_without_a_limit_falls_away_with_its_level():
    rise = "- [1h, world, sim.level, {level: 重大}]\n"
    fall = "- [2h, world, sim.level, {level: 一般}]\n"
    duty = obligation("A", UNDONE, levels=["重大"])

    assert card(duty, rows=rise).findings[0].status is Status.MISSED
    assert card(duty, rows=rise + fall).findings[0].status is Status.NA
    assert card(obligation("A", DONE, levels=["重大"]), rows=rise + NOTIFY + fall).total == 100


def test_basis_is_that_of_the_obligation_unless_the_limit_is_vague():
    vague = {
        "kind": "within",
        "what": "通报",
        "row": {"type": "notify"},
        "from": "known",
        "limit": "timely",
    }
    found = card(
        obligation("A", DONE), obligation("B", DONE, basis="doctrine"), obligation("C", vague)
    )

    assert [finding.basis for finding in found.findings] == ["plan", "doctrine", "drill_setting"]


def test_condition_that_fails_excuses_with_its_reason():
    check = {**DONE, "when": {"flag": "casualties"}, "otherwise": "没有伤亡。"}
    plain = {**DONE, "when": {"seen": {"row": {"type": "sim.post"}, "count": 2}}}

    assert card(obligation("A", check)).findings[0].reason == "没有伤亡。"
    assert card(obligation("A", check), flags=["casualties"]).total == 100
    assert card(obligation("A", plain)).findings[0].reason == "通报：本次演练没有这种情形。"


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ({"after": "1h"}, True),
        ({"after": "100h"}, False),
        ({"absent": {"row": {"type": "publish"}, "by": "1h"}}, True),
        ({"absent": {"row": {"type": "notify"}, "by": "1h", "after": {"type": "sim.post"}}}, False),
        ({"seen": {"row": {"type": "notify"}, "since": "1h"}}, True),
        ({"truth": {"locus": "county"}}, True),
        ({"truth": {"flags": "harm"}}, True),
        ({"state": {"heat": {"min": 0}}}, False),
    ],
)
def test_conditions_are_put_to_the_whole_drill(when, holds):
    found = card(obligation("A", {**DONE, "when": when}), locus="county", flags=["harm"])

    assert (found.findings[0].status is Status.MET) is holds


def test_without_an_incident_a_check_about_one_does_not_apply():
    found = score(pack(obligation("A", DONE)), journal(NOTIFY))

    assert found.findings[0].reason == "通报：本次演练没有出现舆情。"


@pytest.mark.parametrize(
    ("obligations", "said"),
    [
        ([obligation("A", {"kind": "sing"})], "A（四）的 check 读不出来"),
        ([obligation("A", {**DONE, "rows": 1})], "A（四）的 check 读不出来：exists.rows"),
        ([obligation("A", DONE, depends_on=["B"])], "A 依赖的义务 B 不存在"),
        (
            [obligation("A", DONE, depends_on=["B"]), obligation("B", DONE, depends_on=["A"])],
            "义务互相等待：",
        ),
        (
            [
                obligation(
                    "A",
                    {
                        "kind": "within",
                        "row": {"type": "notify"},
                        "from": {"name": "甲"},
                        "limit": "1h",
                    },
                )
            ],
            "give one of the named moments, or a row",
        ),
    ],
)
def test_pack_that_cannot_judge_is_refused(obligations, said):
    with pytest.raises(CheckError, match=said):
        score(pack(*obligations), journal(POST))


def test_every_status_has_a_word_and_a_sign():
    assert len({status.label for status in Status}) == len({s.sign for s in Status}) == 9


def test_card_as_json_is_what_the_format_says():
    found = score(
        pack(obligation("A", DONE)),
        journal(POST + NOTIFY),
        journal_sha256="ab",
        warnings=["注意"],
    ).as_json()
    (finding,) = found.pop("findings")

    assert found == {
        "scorecard": 1,
        "journal_sha256": "ab",
        "plan": "lab",
        "total": 100.0,
        "grade": "优",
        "grades": {"excellent": 90, "good": 80, "passed": 60},
        "capped_by": [],
        "points": 100.0,
        "deduction": 0.0,
        "hints": [],
        "dimensions": {
            "timing": {"points": 0.0, "max": 0.0},
            "procedure": {"points": 100.0, "max": 100.0},
            "content": {"points": 0.0, "max": 0.0},
            "response": {"points": 0.0, "max": 0.0},
            "review": {"points": 0.0, "max": 0.0},
        },
        "phases": {"处置": {"points": 100.0, "max": 100.0}},
        "team": {"points": 100.0, "max": 100.0, "statuses": {"met": 1}},
        "roles": {"lg_office": {"points": 100.0, "max": 100.0, "statuses": {"met": 1}}},
        "persons": {},
        "overrides": [],
        "calendar": found["calendar"],
        "warnings": ["注意"],
        "statements": [],
        "marked": True,
    }
    assert finding == {
        "id": "A",
        "clause": "四",
        "phase": "处置",
        "kind": "duty",
        "severity": "major",
        "dimension": "procedure",
        "text": "要做的事",
        "status": "met",
        "basis": "plan",
        "limit_s": None,
        "measured_s": None,
        "clock": None,
        "evidence": [2],
        "stretch": None,
        "weight": 3,
        "points": 100.0,
        "max": 100.0,
        "reason": "通报：9月18日17:00已做到。",
        "roles": ["lg_office"],
        "persons": [],
        "original": None,
    }
