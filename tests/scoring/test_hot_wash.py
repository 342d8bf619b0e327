from dataclasses import replace
from fractions import Fraction

from scenarios.plan import Severity
from scoring.finding import Status
from scoring.hot_wash import Highlight, Why, highlights
from scoring.scorecard import score
from tests.scoring.lab import journal, plan

ROWS = journal("""
- [1h, world, sim.level, {level: 一般}]
- [2h, lg_office, monitor.note, {text: 甲}]
- [3h, lg_office, monitor.note, {text: 乙}]
- [4h, lg_office, publish, {statement: s1, version: 1, channels: [website]}]
- [5h, world, sim.aftermath, {cause: 2, effect: distrust, text: 不信}]
- [6h, world, sim.aftermath, {cause: 4, effect: relief, text: 放心}]
- [7h, world, sim.level, {level: 蓝, scale: warning}]
- [8h, world, sim.level, {level: 重大}]
- [9h, lg_office, publish, {statement: s2, version: 1, channels: [website]}]
""")
CARD = score(plan("kind: exists\nrow: {type: monitor.note}"), journal("[]"))
H = 3_600


def card(*findings):
    return replace(CARD, findings=findings)


def finding(name, points, most, status=Status.PARTIAL, **changes):
    return replace(
        CARD.findings[0],
        id=name,
        status=status,
        points=Fraction(points),
        max=Fraction(most),
        **{"evidence": (), "stretch": None, "ran": None, **changes},
    )


def veto(name, **changes):
    return finding(name, 0, 5, Status.VIOLATED, severity=Severity.VETO, **changes)


def kept(name, most, measured, **changes):
    return finding(name, most, most, Status.MET, limit_s=100, measured_s=measured, **changes)


def told(*findings, most=10):
    return [
        (one.t // H, one.seq, [why.value for why in one.whys], one.findings)
        for one in highlights(card(*findings), ROWS, most)
    ]


def test_without_findings_there_are_release_raise_and_distrust_in_order_of_time():
    assert highlights(card(), ROWS) == (
        Highlight(4 * H, 4, (Why.RELEASE,), ()),
        Highlight(5 * H, 5, (Why.ANSWER,), ()),
        Highlight(8 * H, 8, (Why.RAISE,), ()),
    )


def test_a_row_is_told_with_the_weightiest_finding_about_it():
    light, heavy = finding("A", 2, 2, evidence=(4, 8)), finding("B", 3, 3, evidence=(2, 4))
    unasked = finding("C", 9, 9, Status.NA, evidence=(4,))

    assert told(light, heavy, unasked) == [
        (4, 4, ["release"], ("B",)),
        (5, 5, ["answer"], ("B",)),  # about the row that it answers
        (8, 8, ["raise"], ("A",)),
    ]


def test_vetoes_come_first_then_the_largest_losses():
    findings = [
        *(finding(f"L{n}", 0, n, evidence=(n,)) for n in (1, 2, 3)),
        veto("V", evidence=(9,)),
    ]

    assert told(*findings, most=4) == [
        (2, 2, ["loss"], ("L2",)),
        (3, 3, ["loss"], ("L3",)),
        (4, 4, ["release"], ()),
        (9, 9, ["veto"], ("V",)),
    ]


def test_of_one_row_all_reasons_are_told():
    findings = (veto("V", evidence=(4,)), finding("L", 1, 4, evidence=(3, 4)))

    assert told(*findings)[0] == (4, 4, ["veto", "release", "loss"], ("V", "L"))


def test_what_was_never_done_is_told_from_when_it_was_due():
    missed = finding("M", 0, 4, Status.MISSED, evidence=(1,), stretch=(2 * H, 70 * H))
    nothing = finding("N", 0, 3, Status.MISSED)

    assert told(missed, nothing)[:2] == [(0, None, ["loss"], ("N",)), (2, None, ["loss"], ("M",))]


def test_a_limit_is_told_at_the_row_that_answered_it():
    late = finding("L", 0, 4, Status.LATE, evidence=(2, 3, 9), ran=(1 * H, 3 * H))
    between = finding("B", 0, 3, Status.LATE, evidence=(2, 9), ran=(1 * H, 5 * H))

    assert [one[1] for one in told(late, between, most=3)] == [3, 4, 9]


def test_kept_limits_are_the_weightiest_and_the_quickest():
    ran = (0, 2 * H)
    findings = (
        kept("slow", 4, 90, evidence=(2,), ran=ran),
        kept("quick", 4, 10, evidence=(3,), ran=(0, 3 * H)),
        kept("light", 1, 1, evidence=(9,), ran=(0, 9 * H)),
        finding("no limit", 9, 9, Status.MET, evidence=(1,), ran=ran),
        kept("no run", 9, 1, evidence=(1,)),
    )

    assert told(*findings, most=5)[:2] == [
        (2, 2, ["kept"], ("slow",)),
        (3, 3, ["kept"], ("quick",)),
    ]
    assert told(*findings)[-1] == (9, 9, ["kept"], ("light",))


def test_there_are_never_more_than_asked_for_and_the_rest_are_losses():
    vetoes = [veto(f"V{n}", stretch=(n, 9)) for n in range(4)]
    losses = [finding(f"L{n}", 0, 1, stretch=(n, 9)) for n in range(9)]

    found = highlights(card(*vetoes, *losses), ROWS)

    whys = [why for one in found for why in one.whys]
    assert len(found) == 10
    assert {why: whys.count(why) for why in set(whys)} == {
        Why.VETO: 3, Why.RELEASE: 1, Why.RAISE: 1, Why.ANSWER: 1, Why.LOSS: 4,
    }  # fmt: skip
