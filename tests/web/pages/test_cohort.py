import re
from dataclasses import replace

import pytest

from simulator.journal import Journal
from simulator.reading import read_header
from tests.web.conftest import PLAN, SCENARIO, by_the_book
from tests.web.counterfactual.short import played
from web import summing
from web.store import drills
from web.store.record import NewDrill, Role, State

GROUP = f"{SCENARIO}:{PLAN}"


@pytest.fixture
def practise(server):
    """Keep a journal as a finished practice of an account."""

    def keep(account, journal=None):
        kept, now = journal or played().journal, server.wall.now()
        header = kept.header
        new = NewDrill(
            title="练习", scenario=header.scenario, plan=header.plan, mode="practice", speed=60,
            seats=("office",), host=account.id, header=dict(header.raw),
            token=f"practice-{len(drills.everything()):06}", solo=True,
        )  # fmt: skip
        record = drills.create(new, now)
        drills.join(record.id, account.id, now)
        drills.take_seats(record.id, ["office"], account.id)
        drills.save(record.id, list(kept), kept[len(kept)].t, {})
        drills.finish(record.id, State.ENDED, "", now)
        server.wall.pass_by(86_400)
        return record

    return keep


@pytest.fixture
def evaluator(sign_in):
    return sign_in("ping", Role.EVALUATOR)


def told(page):
    """The figures of a page: word to number."""
    return dict(re.findall(r"<dt>(\S+?)</dt><dd>([\d.]+)", page))


def test_a_warm_up_is_in_no_cohort_and_no_trend(practise, evaluator, enrol):
    chen, kept = enrol("chen"), played().journal
    practise(chen)
    practise(chen, Journal(read_header({**kept.header.raw, "marked": False}), list(kept)))

    assert told(evaluator.get(f"/review/cohort?group={GROUP}").text)["场次"] == "1"
    assert told(evaluator.get(f"/review/cohort/{chen.id}").text)["次数"] == "1"


def test_the_cohort_has_marks_dimensions_clauses_and_places(practise, evaluator, enrol, archive):
    chen, li = enrol("chen"), enrol("li")
    practise(chen)
    practise(chen, by_the_book())
    practise(li)
    team = archive(li)

    page = evaluator.get(f"/review/cohort?group={GROUP}").text

    assert told(page)["场次"] == "4"
    assert told(page)["最高"] == "100.0"
    assert len(re.findall(r'class="band"', page)) == 10
    assert "时限" in page
    assert "NN-RPT-05" in page
    assert page.index("chen同志") < page.index("li同志")
    assert f"/review/cohort/{chen.id}" in page
    assert f"/drills/{team.id}/card" in page


def test_practices_and_team_drills_can_be_seen_apart(practise, evaluator, enrol, archive):
    chen = enrol("chen")
    practise(chen)
    archive(chen)

    alone = evaluator.get(f"/review/cohort?group={GROUP}&kind=practice").text
    team = evaluator.get(f"/review/cohort?group={GROUP}&kind=team").text

    assert (told(alone)["场次"], told(team)["场次"]) == ("1", "1")
    assert "chen同志" in alone
    assert "网络练兵名次" not in team


@pytest.mark.parametrize("query", ["", "group=x:y&kind=z", "group=%00", f"group={'9' * 5000}"])
def test_anything_unknown_is_the_latest_group(practise, evaluator, enrol, query):
    practise(enrol("chen"))

    page = evaluator.get(f"/review/cohort?{query}")

    assert page.status_code == 200
    assert told(page.text)["场次"] == "1"


def test_a_plan_that_is_gone_leaves_the_ids(practise, evaluator, enrol):
    journal = played().journal
    gone = Journal(replace(journal.header, plan="gone"), list(journal))
    practise(enrol("chen"), gone)

    page = evaluator.get("/review/cohort").text

    assert "gone" in page
    assert "没有可以比较的演练" in page


def test_without_drills_the_cohort_says_what_will_appear(evaluator):
    assert "没有可以比较的演练" in evaluator.get("/review/cohort").text


def test_what_is_still_to_be_judged_comes_by_itself(practise, evaluator, enrol, monkeypatch):
    monkeypatch.setattr(summing, "A_REQUEST", 1)
    chen = enrol("chen")
    practise(chen)
    practise(chen)

    pages = [evaluator.get("/review/cohort").text for _ in range(2)]

    assert "还有 1 场演练正在评分" in pages[0]
    assert "hx-trigger" in pages[0]
    assert "hx-trigger" not in pages[1]


def test_a_person_of_two_groups_is_judged_no_faster(practise, sign_in, monkeypatch):
    monkeypatch.setattr(summing, "A_REQUEST", 1)
    chen = sign_in("chen")
    practise(chen.account)
    journal = played().journal
    practise(chen.account, Journal(replace(journal.header, plan="gone"), list(journal)))

    pages = [chen.get("/review/trend").text for _ in range(2)]

    assert ["还有 1 场演练正在评分" in page for page in pages] == [True, False]


def test_a_trainee_sees_the_own_trend_and_place_and_nobody_else(practise, sign_in, enrol):
    chen, li = sign_in("chen"), enrol("li")
    practise(chen.account)
    practise(chen.account, by_the_book())
    practise(li, by_the_book())
    practise(li)

    page = chen.get("/review/trend").text

    found = told(page)
    assert (found["最好"], found["名次"], found["次数"]) == ("100", "1", "2")
    assert '<span class="note"> / 2</span>' in page
    assert "li同志" not in page
    assert page.count("查看评分表") == 2
    assert page.count("<circle") == 2


def test_others_are_for_those_who_conduct_and_evaluate(practise, sign_in, evaluator, enrol):
    trainee, li = sign_in("chen"), enrol("li")
    practise(li)

    assert trainee.get("/review/cohort").status_code == 403
    assert trainee.get(f"/review/cohort/{li.id}").status_code == 403
    assert "li同志的成绩" in evaluator.get(f"/review/cohort/{li.id}").text
    assert evaluator.get("/review/cohort/nobody").status_code == 404
    assert "还没有练兵成绩" in trainee.get("/review/trend").text


def test_the_list_leads_to_both(sign_in, evaluator):
    trainee, listed = sign_in("chen").get("/review").text, evaluator.get("/review").text

    assert ("/review/trend" in trainee, "/review/cohort" in trainee) == (True, False)
    assert ("/review/trend" in listed, "/review/cohort" in listed) == (False, True)
