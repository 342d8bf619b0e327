from tests.scoring.lab import found, verdict

CHECK = """
kind: branch
otherwise: 属实的不需澄清
test: {kind: exists, row: {type: verify.finding, where: {verdict: 'false'}}}
'yes': {kind: exists, what: 澄清, row: {type: publish}}
"""
FALSE = "- [1h, dept, verify.finding, {kind: fact, verdict: 'false', text: 不实}]\n"
PUBLISH = "- [2h, lg_office, publish, {statement: s1, version: 1, channels: [weiyan]}]\n"


def test_side_is_chosen_by_the_test():
    assert verdict(CHECK, FALSE + PUBLISH) == ("met", 100)
    assert verdict(CHECK, FALSE) == ("missed", 0)


def test_missing_side_does_not_apply_and_says_why():
    finding = found(CHECK, FALSE.replace("'false'", "'true'"))

    assert (finding.status, finding.reason) == ("na", "属实的不需澄清。")


def test_other_side_is_asked_where_it_is_written():
    check = CHECK + "'no': {kind: exists, what: 立案, row: {type: measure.do}}\n"

    assert found(check, "").reason == "立案：9月18日16:30至演练结束未见。"
