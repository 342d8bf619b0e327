import pytest

from tests.scoring.lab import found, verdict

CHECK = """
kind: parts
what: 对外通报
of:
  - kind: within
    what: 报宣传
    row: {type: notify, where: {to: prop}}
    from: known
    limit: 2h
  - kind: within
    what: 报公安
    row: {type: notify, where: {to: police}}
    from: known
    limit: quick
"""


def rows(prop=None, police=None):
    acts = sorted((t, to) for t, to in ((prop, "prop"), (police, "police")) if t)
    return "".join(f"- [{t}, lg_office, notify, {{to: [{to}], text: 情况}}]\n" for t, to in acts)


@pytest.mark.parametrize(
    ("prop", "police", "status", "percent"),
    [
        ("1h", "1h", "met", 100),
        ("1h", None, "partial", 50),
        ("1h", "1h20m", "partial", 75),
        ("1h", "9h", "late", 50),
        (None, None, "missed", 0),
        ("3h", None, "late", 20),
    ],
)
def test_parts_share_the_points(prop, police, status, percent):
    assert verdict(CHECK, rows(prop, police)) == (status, percent)


def test_sentence_tells_what_is_wanting():
    finding = found(CHECK, rows(prop="1h"))

    assert finding.reason.startswith("对外通报共2项，1项不足：报公安：自应当发现舆情")
    assert (finding.evidence, finding.basis) == ((1, 2), "drill_setting")


def test_part_that_does_not_apply_is_left_out():
    check = CHECK.replace("of:", "of:\n  - {kind: info, what: 只作说明}")

    assert verdict(check, rows("1h", "1h")) == ("met", 100)


def test_parts_that_are_not_due_wait_for_the_others():
    assert verdict(CHECK, "", ends="35m") == ("not_due", 0)
    assert verdict(CHECK, rows(police="40m"), ends="50m") == ("met", 100)


def test_one_broken_ban_breaks_the_whole():
    check = CHECK.replace("of:", "of:\n  - {kind: none, what: 泄露, row: {type: leak}}")
    leak = "- [2h, dept, leak, {to: 朋友, text: 内情}]\n"

    assert verdict(check, rows("1h", "1h") + leak) == ("violated", 0)


def test_only_parts_that_do_not_apply_make_the_whole_not_apply():
    check = "{kind: parts, what: 甲, of: [{kind: info, what: 乙}, {kind: info, what: 丙}]}"

    assert found(check, "").status == "info"
