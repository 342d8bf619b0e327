from scoring.scorecard import score
from tests.scoring.lab import POST, found, journal, plan, verdict

CHECK = "{kind: none, what: 泄露, row: {type: leak}}"
LEAK = "- [{t}, dept, leak, {{to: 朋友, text: 内情}}]\n"


def test_ban_kept_is_met_over_the_whole_drill_and_earns_nothing():
    card = score(plan(CHECK, kind="ban", severity="veto"), journal(POST))

    finding = card.findings[0]
    assert (finding.status, finding.stretch, finding.max) == ("met", (0, 259_200), 0)
    assert card.total is None


def test_ban_broken_is_violated_and_a_veto_caps():
    card = score(plan(CHECK, kind="ban", severity="veto"), journal(POST + LEAK.format(t="1h")))

    finding = card.findings[0]
    assert (finding.status, finding.points, finding.max) == ("violated", 0, 100)
    assert (card.capped_by, card.grade) == (("O-1",), "差")


def test_every_breach_is_named():
    finding = found(CHECK, LEAK.format(t="1h") + LEAK.format(t="2h"))

    assert finding.evidence == (2, 3)
    assert "发生共2次" in finding.reason
    assert verdict(CHECK, LEAK.format(t="1h")) == ("violated", 0)
