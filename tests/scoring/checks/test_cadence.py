from tests.scoring.lab import found, verdict

CHECK = "{kind: cadence, what: 跟踪, row: {type: monitor.note}, every: timely}"
NOTE = "- [{t}, monitor, monitor.note, {{text: 稳}}]\n"


def notes(*times):
    return "".join(NOTE.format(t=t) for t in times)


def test_no_gap_beyond_the_setting_is_met():
    finding = found(CHECK, notes("2h30m", "4h30m"), ends="6h30m")

    assert (finding.status, finding.measured_s, finding.limit_s) == ("met", 7_200, 7_200)
    assert (finding.evidence, finding.stretch, finding.basis) == ((2, 3), None, "drill_setting")


def test_longest_gap_decides_and_is_shown():
    finding = found(CHECK, notes("2h30m", "4h31m"), ends="6h30m")

    assert (finding.status, int(finding.points), finding.stretch) == (
        "partial",
        50,
        (9_000, 16_260),
    )
    assert verdict(CHECK, notes("2h30m"), ends="6h31m") == ("late", 0)


def test_gap_at_the_end_counts():
    assert verdict(CHECK, notes("1h"), ends="3h1s") == ("partial", 50)


def test_never_is_missed_and_not_due_while_time_remains():
    assert verdict(CHECK, "", ends="10h") == ("missed", 0)
    assert verdict(CHECK, "", ends="2h30m") == ("not_due", 0)


def test_it_is_asked_until_the_row_that_ends_it():
    check = CHECK[:-1] + ", until: {type: sim.quiet}}"
    rows = notes("2h") + "- [4h, world, sim.quiet, {}]\n"

    assert found(check, rows).measured_s == 7_200


def test_nothing_to_track_does_not_apply():
    assert verdict(CHECK, "", ends="20m") == ("na", 0)
