import pytest

from scoring.scorecard import score
from tests.scoring.lab import POST, journal, plan

CHECK = "{kind: chain, what: 先审后发, steps: [legal, lg]}"


def draft(v, t, kind="draft.create"):
    return f"- [{t}, dept, {kind}, {{statement: s1, version: {v}, text: 通报}}]\n"


def sign(v, t, step="lg", by="lg_head", verdict="ok"):
    return (
        f"- [{t}, {by}, sign, {{statement: s1, version: {v}, step: {step}, verdict: {verdict}}}]\n"
    )


def publish(v, t, by="lg_office", kind="publish", s="s1"):
    channels = ", channels: [weiyan]" if kind == "publish" else ""
    return f"- [{t}, {by}, {kind}, {{statement: {s}, version: {v}{channels}}}]\n"


def chain(rows, check=CHECK, ends="72h", **obligation):
    pack = plan(check, **obligation)
    return score(pack, journal(POST + rows, ends=ends)).findings[0]


SIGNED = draft(1, "1h") + sign(1, "2h", "legal", "legal") + sign(1, "3h")


def test_signed_by_all_and_decided_last_is_met():
    finding = chain(SIGNED + publish(1, "4h"))

    assert (finding.status, finding.evidence) == ("met", (3, 4, 5))


def test_press_conference_is_a_release_too():
    assert chain(SIGNED + publish(1, "4h", kind="presser.hold")).status == "met"
    assert chain(publish(1, "4h", kind="presser.hold")).status == "violated"


@pytest.mark.parametrize(
    ("rows", "gap"),
    [
        (draft(1, "1h") + sign(1, "3h"), "法制审核"),
        (draft(1, "1h") + sign(1, "2h", "legal", "legal"), "领导小组审定"),
        (draft(1, "1h"), "法制审核、领导小组审定"),
        (sign(1, "1h", "legal", "dept") + sign(1, "2h"), "法制审核"),
        (SIGNED + sign(1, "3h30m", verdict="reject"), "领导小组审定"),
        (draft(1, "1h") + sign(1, "2h") + sign(1, "3h", "legal", "legal"), "法制审核"),
        (SIGNED.replace("version: 1, step: lg", "version: 2, step: lg"), "领导小组审定"),
    ],
)
def test_missing_or_void_signature_breaks_the_chain(rows, gap):
    finding = chain(rows + publish(1, "4h"))

    assert finding.status == "violated"
    assert finding.reason.endswith(f"第1版缺少有效的{gap}。")


def test_edit_after_the_signatures_voids_them():
    new = SIGNED + draft(2, "3h30m", "draft.edit") + publish(2, "4h")
    same = SIGNED + draft(1, "3h30m", "draft.edit") + publish(1, "4h")
    old = SIGNED + draft(2, "3h30m", "draft.edit") + publish(1, "4h")

    assert [chain(rows).status for rows in (new, same, old)] == ["violated", "violated", "met"]


def test_signature_after_the_release_comes_too_late():
    rows = draft(1, "1h") + sign(1, "2h", "legal", "legal") + publish(1, "3h") + sign(1, "4h")

    assert chain(rows).status == "violated"


def test_sent_back_and_signed_again_holds():
    rows = SIGNED + sign(1, "3h10m", verdict="reject") + sign(1, "3h20m") + publish(1, "4h")

    assert chain(rows).status == "met"


def test_decision_given_again_after_the_review_mends_the_order():
    rows = draft(1, "1h") + sign(1, "2h") + sign(1, "3h", "legal", "legal") + sign(1, "3h30m")

    assert chain(rows + publish(1, "4h")).status == "met"


def test_answer_of_the_body_itself_signs():
    answer = (
        "- [3h, world, sim.decision, {request: 1, verdict: approved, role: lg, text: 可, "
        "statement: s1, version: 1}]\n"
    )
    rows = draft(1, "1h") + sign(1, "2h", "legal", "legal")

    assert chain(rows + answer + publish(1, "4h")).status == "met"
    refused = answer.replace("approved", "refused")
    assert chain(rows + refused + publish(1, "4h")).status == "violated"


def test_wrong_publisher_costs_half():
    finding = chain(SIGNED + publish(1, "4h", by="dept"))

    assert (finding.status, int(finding.points)) == ("partial", 50)
    assert finding.reason.endswith("审签齐全，但由科室发布。")


def test_last_standing_release_of_a_statement_counts():
    bad = draft(2, "3h10m", "draft.edit") + publish(2, "4h")
    retract = "- [5h, lg_office, retract, {publish: 6, reason: 有误}]\n"

    assert chain(SIGNED + bad).status == "violated"
    assert chain(SIGNED + bad + retract).status == "na"
    assert chain(SIGNED + bad + publish(1, "6h")).status == "met"


def test_every_statement_needs_its_own_signatures():
    assert chain(SIGNED + publish(1, "4h") + publish(1, "5h", s="s2")).status == "violated"


def test_nothing_released_does_not_apply_or_is_missed():
    missed = CHECK[:-1] + ", unreleased: missed}"

    assert chain("").status == "na"
    assert chain("", missed).status == "missed"
    assert chain("", missed, ends=None).status == "not_due"


def test_release_is_judged_at_the_level_that_had_to_be_known():
    rise = "- [{t}, world, sim.level, {{level: 重大}}]\n"
    early, late = rise.format(t="3h20m"), rise.format(t="3h50m")

    assert chain(SIGNED + early + publish(1, "4h"), levels=["一般"]).status == "na"
    assert chain(SIGNED + late + publish(1, "4h"), levels=["一般"]).status == "met"


def test_level_outside_the_plan_has_no_chain():
    unknown = "- [0, world, sim.level, {level: 乙级}]\n"

    assert chain(unknown + publish(1, "4h"), levels=[]).status == "met"


def test_unreleased_at_a_level_that_was_left_does_not_apply():
    rise = "- [3h, world, sim.level, {level: 重大}]\n"
    missed = CHECK[:-1] + ", unreleased: missed}"

    assert chain(rise, missed, levels=["一般"]).status == "na"
    assert chain("", missed, levels=["一般"]).status == "missed"
