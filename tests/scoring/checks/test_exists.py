from tests.scoring.lab import found, verdict

CHECK = "{kind: exists, what: 通报, row: {type: notify}}"
NOTIFY = "- [{t}, lg_office, notify, {{to: [dept], text: 请核查}}]\n"
PUBLISH = "- [{t}, lg_office, publish, {{statement: {s}, version: 1, channels: [{c}]}}]\n"


def test_row_that_came_is_met_and_named():
    finding = found(CHECK, NOTIFY.format(t="1h"))

    assert (finding.status, finding.evidence) == ("met", (2,))
    assert finding.reason == "通报：9月18日17:00已做到。"


def test_row_that_never_came_is_missed_from_when_the_incident_was_known():
    finding = found(CHECK, "", ends="10h")

    assert (finding.status, finding.stretch) == ("missed", (1_800, 36_000))


def test_what_may_still_come_is_not_due():
    assert verdict(CHECK, "", ends=None) == ("not_due", 0)
    assert verdict(CHECK, "", ends="20m") == ("not_due", 0)


def test_too_few_are_partial_by_their_share():
    check = "{kind: exists, what: 通报, row: {type: notify}, count: 4}"

    finding = found(check, NOTIFY.format(t="1h"))

    assert (finding.status, int(finding.points)) == ("partial", 25)
    assert finding.reason == "通报：要求4项，只有1项。"


def test_distinct_counts_values_not_rows():
    check = "{kind: exists, what: 渠道, row: {type: publish}, distinct: channels, count: 2}"
    one = PUBLISH.format(t="1h", s="s1", c="weiyan")
    same = PUBLISH.format(t="2h", s="s2", c="weiyan")
    other = PUBLISH.format(t="3h", s="s3", c="website")

    assert verdict(check, one + same) == ("partial", 50)
    assert found(check, one + same + other).evidence == (2, 4)
    assert verdict(check, PUBLISH.format(t="1h", s="s1", c="weiyan, website")) == ("met", 100)


def test_distinct_of_a_plain_field_counts_it_too():
    check = "{kind: exists, what: 方法, row: {type: monitor.detect}, distinct: method, count: 2}"
    rows = "- [1h, monitor, monitor.detect, {posts: [p1], method: tool}]\n"

    assert verdict(check, rows + rows.replace("tool", "manual")) == ("met", 100)


BEFORE = """
kind: exists
what: 审核
row: {type: notify}
before: {type: publish}
before_what: 发布
"""


def test_row_after_the_barrier_is_a_broken_order():
    publish = PUBLISH.format(t="2h", s="s1", c="weiyan")

    assert verdict(BEFORE, NOTIFY.format(t="1h") + publish) == ("met", 100)
    finding = found(BEFORE, publish + NOTIFY.format(t="3h"))
    assert (finding.status, finding.evidence) == ("violated", (2, 3))
    assert "应在发布（9月18日18:00）之前" in finding.reason


def test_barrier_without_the_row_is_missed_at_once():
    finding = found(BEFORE, PUBLISH.format(t="2h", s="s1", c="weiyan"), ends=None)

    assert (finding.status, finding.evidence, finding.stretch) == ("missed", (2,), (1_800, 7_200))


def test_barrier_that_never_comes_asks_for_the_row_all_the_same():
    assert verdict(BEFORE, NOTIFY.format(t="1h")) == ("met", 100)


def test_lesser_row_is_worth_half():
    check = CHECK[:-1] + ", half: {type: liaise}, half_what: 只作了联络}"
    liaise = "- [1h, lg_office, liaise, {to: prop, purpose: other}]\n"

    finding = found(check, liaise)

    assert (finding.status, int(finding.points), finding.evidence) == ("partial", 50, (2,))
    assert finding.reason == "通报：9月18日17:00只作了联络。"


def test_roles_count_as_the_group_they_belong_to():
    check = "{kind: exists, what: 部署, row: {type: notify, by: lg, where: {to: dept}}}"
    rows = "- [1h, lg_deputy, notify, {to: [dept_head], text: 请办}]\n"

    assert verdict(check, rows) == ("met", 100)
    assert verdict(check, rows.replace("lg_deputy", "pub_leader")) == ("missed", 0)


def test_auto_and_refused_acts():
    check = "{kind: exists, what: 通报, row: {type: notify, auto: true}}"

    assert verdict(check, NOTIFY.format(t="1h")) == ("missed", 0)
    refused = "- [1h, lg_office, refused, {act: {type: notify}, rule: x, reason: 不可}]\n"
    assert verdict(CHECK, refused) == ("missed", 0)
