"""Keyword rules at the desk: kept for the account, alerting, refused with their fault."""

import pytest

from tests.web.conftest import SCENARIO
from web.store import drills, watch_rules


@pytest.fixture
def office(sign_in, server):
    """Somebody who practises alone."""
    person = sign_in("lg01")
    person.post("/lobby/practice", scenario=SCENARIO, once="form-token-0001")
    person.record = drills.of_account(person.account.id)[0]
    person.live = server.live.open(person.record)
    person.home = f"/drills/{person.record.id}"
    return person


def texts(person):
    return [rule.text for rule in watch_rules.of_account(person.record.id, person.account.id)]


def later(person, wall, minutes):
    wall.pass_by(minutes)
    person.live.tick()


def test_a_rule_is_kept_and_alerts_until_it_is_read(office, wall):
    answer = office.post(f"{office.home}/rules", rule="  阿宁妈妈   或 呕吐 ")
    later(office, wall, 30)

    assert answer.status_code == 303
    page = office.get(answer.location).text
    assert "阿宁妈妈 或 呕吐" in page
    assert "条未读" in page
    news = office.get(f"{office.home}/desk/news?seq=0").json
    assert news["rules"] > 0
    assert news["urgent"] == ["关键词规则“阿宁妈妈 或 呕吐”有新内容"]

    office.post(f"{office.home}/rules/1/seen", newest=str(len(office.live.journal)))

    assert office.get(f"{office.home}/desk/news?seq=0").json["rules"] == 0
    assert "条未读" not in office.get(answer.location).text


def test_the_pane_comes_alone_where_htmx_asks(office):
    answer = office.client.post(
        f"{office.home}/rules",
        data={"csrf_token": office.token(), "rule": "呕吐"},
        headers={"HX-Request": "true", "HX-Target": "pane-watch"},
        follow_redirects=True,
    )

    assert "呕吐" in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("（食堂 或", "第 6 个字处：这里缺少要查的词"),
        ("非 广告", "只说了不要什么"),
        ("词" * 500, "规则不能超过 120 个字"),
        ("(" * 5000, "规则不能超过 120 个字"),
        ('<script>alert(1)</script> "', "引号没有成对"),
    ],
)
def test_a_rule_that_cannot_be_read_comes_back_with_its_fault(office, rule, told):
    answer = office.get(office.post(f"{office.home}/rules", rule=rule).location)

    assert told in answer.text
    assert "<script>alert" not in answer.text
    assert texts(office) == []


@pytest.mark.parametrize("rule", ["", "   ", "\0\0"])
def test_nothing_typed_is_no_rule(office, rule):
    office.post(f"{office.home}/rules", rule=rule)

    assert texts(office) == []


def test_a_search_speaks_the_same_words_and_tells_its_fault(office, wall):
    later(office, wall, 30)

    found = office.get(f"{office.home}/desk?q=阿宁妈妈 非 停电").text
    wrong = office.get(f"{office.home}/desk?q=（阿宁妈妈").text

    assert "设为关键词规则" in found
    assert "阿宁妈妈</span>" in found
    assert "第 1 个字处：这个左括号没有合上" in wrong


@pytest.mark.parametrize("newest", ["", "-1", "9" * 5000, "一"])
def test_a_forged_mark_of_reading_changes_nothing(office, newest):
    watch_rules.add(office.record.id, office.account.id, "呕吐", 0)

    assert office.post(f"{office.home}/rules/1/seen", newest=newest).status_code == 303
    assert [r.seen for r in watch_rules.of_account(office.record.id, office.account.id)] == [0]


def test_what_is_read_ends_with_the_journal(office):
    watch_rules.add(office.record.id, office.account.id, "呕吐", 0)

    office.post(f"{office.home}/rules/1/seen", newest="999999999999")

    (rule,) = watch_rules.of_account(office.record.id, office.account.id)
    assert rule.seen == len(office.live.journal)


@pytest.mark.parametrize("deed", ["seen", "remove"])
@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000, "一", "-1"])
def test_a_forged_number_of_a_rule_is_not_found(office, deed, number):
    watch_rules.add(office.record.id, office.account.id, "呕吐", 0)

    assert office.post(f"{office.home}/rules/{number}/{deed}", newest="1").status_code == 404
    assert texts(office) == ["呕吐"]


def test_of_a_rule_that_is_too_long_only_the_beginning_comes_back(office):
    address = office.post(f"{office.home}/rules", rule="x" * 5000).location

    assert "x" * 121 in address
    assert "x" * 122 not in address


def test_rules_of_others_are_out_of_reach(office, sign_in):
    watch_rules.add(office.record.id, office.account.id, "呕吐", 0)
    other = sign_in("lg02")

    assert other.post(f"{office.home}/rules/1/remove").status_code == 404
    assert texts(office) == ["呕吐"]


def test_a_rule_is_deleted(office):
    watch_rules.add(office.record.id, office.account.id, "呕吐", 0)

    office.post(f"{office.home}/rules/1/remove")
    office.post(f"{office.home}/rules/1/remove")

    assert texts(office) == []
