import re

import pytest

from simulator.entry import Act
from tests.web.conftest import SCENARIO
from web.conducting.setup import MOST_PRACTICES
from web.store import drills
from web.store.record import Role, State
from web.store.throttle import LIMITS

FORM = "form-token-0001"


def start(person, **changes):
    return person.post("/lobby/practice", **{"scenario": SCENARIO, "once": FORM, **changes})


def test_the_lobby_of_a_newcomer_offers_scenarios_and_says_what_will_appear(sign_in):
    page = sign_in("lg01").get("/lobby").text

    assert "校园食堂学生呕吐腹泻事件" in page
    assert "开始练习" in page
    assert "还没有结束的演练" in page
    assert "进行中的演练" not in page


def test_the_warm_up_stands_first_until_a_drill_was_finished(sign_in, archive):
    person = sign_in("lg01")

    def titles():
        return re.findall(r'href="/lobby/scenarios/([a-z-]+)">[^<]+</a>', person.get("/lobby").text)

    assert titles()[0] == "warm-up"
    assert "第一次请从这里开始" in person.get("/lobby").text

    archive(person.account)

    assert titles()[0] == "canteen-poisoning"
    assert sorted(titles()) == titles()
    assert "第一次请从这里开始" not in person.get("/lobby").text


def test_practice_begins_with_two_clicks(sign_in, server):
    person = sign_in("lg01")

    answer = start(person)

    record = drills.of_account(person.account.id)[0]
    assert answer.location == f"/drills/{record.id}/desk"
    assert (record.mode, record.speed, record.solo, record.plan) == (
        "practice",
        60,
        True,
        "nanning-2017",
    )
    assert record.members == {person.account.id}
    assert dict(record.seats) == {"office": person.account.id}
    assert server.live.open(record).moment().running


def test_a_double_click_begins_one_practice(sign_in):
    person = sign_in("lg01")

    assert start(person).location == start(person).location
    assert len(drills.everything()) == 1


def test_a_person_practises_a_few_times_at_once_and_no_more(sign_in, server):
    person = sign_in("lg01")
    for number in range(MOST_PRACTICES):
        assert start(person, once=f"form-token-{number:04}").status_code == 302

    again = start(person, once=f"form-token-{0:04}")
    answer = start(person, once="one-form-too-many")

    assert again.status_code == 302
    assert answer.status_code == 422
    assert f"你已有 {MOST_PRACTICES} 场进行中的练习" in answer.text
    first = drills.everything()[0]
    server.live.submit(first, Act("director", "director.end", {}))
    assert start(person, once="after-one-has-ended").status_code == 302


def test_plan_and_speed_can_be_chosen(sign_in):
    person = sign_in("lg01")

    page = person.get(f"/lobby/scenarios/{SCENARIO}").text
    start(person, speed="240", plan="nanning-2017")

    assert "南宁" in page
    assert drills.everything()[0].speed == 240


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"speed": "7"}, 422),
        ({"speed": "-60"}, 422),
        ({"plan": "other"}, 422),
        ({"scenario": "other"}, 404),
        ({"scenario": "../../etc/passwd"}, 404),
    ],
)
def test_a_choice_that_was_not_offered_is_refused(sign_in, changes, status):
    person = sign_in("lg01")

    assert start(person, **changes).status_code == status
    assert drills.everything() == []


@pytest.mark.parametrize("form", ["{code}", "{lower}", " {spaced} ", "{wide}"])
def test_a_code_opens_its_drill_however_it_is_typed(sign_in, conduct, form):
    person, record = sign_in("lg01"), conduct()
    code = record.code
    typed = form.format(
        code=code,
        lower=code.lower(),
        spaced=f"{code[:3]}-{code[3:]}",
        wide="".join(chr(ord(c) + 0xFEE0) for c in code),
    )

    answer = person.post("/lobby/join", code=typed)

    assert answer.location == f"/drills/{record.id}/seats"
    assert drills.get(record.id).members == {person.account.id}


@pytest.mark.parametrize("code", ["", "XXXXXX", "' OR 1=1 --", "A" * 500])
def test_a_wrong_code_opens_nothing_and_says_so(sign_in, conduct, code):
    person = sign_in("lg01")
    conduct()

    answer = person.post("/lobby/join", code=code)

    assert answer.status_code == 422
    assert drills.of_account(person.account.id) == []
    if code:
        assert "没有使用这个加入码的演练" in answer.text


def test_codes_cannot_be_tried_at_will(sign_in, conduct):
    person, record = sign_in("lg01"), conduct()

    for _ in range(LIMITS["join"]):
        assert person.post("/lobby/join", code="XXXXXX").status_code == 422
    answer = person.post("/lobby/join", code=record.code)

    assert answer.status_code == 429
    assert "尝试次数过多" in answer.text
    assert drills.get(record.id).members == frozenset()


def test_the_code_of_an_ended_drill_opens_nothing(sign_in, conduct, server):
    person, record = sign_in("lg01"), conduct()
    server.live.submit(record, Act("director", "director.end", {}))

    assert person.post("/lobby/join", code=record.code).status_code == 422


def join(person, record):
    person.post("/lobby/join", code=record.code)
    return f"/drills/{record.id}/seats"


def test_seats_are_taken_and_shown(sign_in, conduct):
    first, second, record = sign_in("lg01"), sign_in("lg02"), conduct()
    path = join(first, record)
    join(second, record)

    answer = first.post(path, seat=["office"])

    assert answer.location == f"/drills/{record.id}/desk"
    page = second.get(path).text
    assert "lg01同志" in page
    assert 'value="dept"' in page
    assert 'value="office"' not in page
    assert "由系统同事代行" in page


def test_a_seat_that_is_taken_cannot_be_taken_again(sign_in, conduct):
    first, second, record = sign_in("lg01"), sign_in("lg02"), conduct()
    path = join(first, record)
    join(second, record)
    first.post(path, seat=["office"])

    second.post(path, seat=["office", "dept"])

    assert dict(drills.get(record.id).seats) == {
        "office": first.account.id,
        "dept": second.account.id,
    }
    assert "已被他人先选" in second.get(path).text


def test_choosing_no_seat_says_so(sign_in, conduct):
    person, record = sign_in("lg01"), conduct()
    path = join(person, record)

    assert person.post(path).location == path
    assert "请至少选一个空席" in person.get(path).text


def test_a_seat_that_is_left_is_free_again(sign_in, conduct):
    first, second, record = sign_in("lg01"), sign_in("lg02"), conduct()
    path = join(first, record)
    join(second, record)
    first.post(path, seat=["office"])

    assert second.post(f"{path}/office/leave").status_code == 404
    assert first.post(f"{path}/office/leave").location == path
    second.post(path, seat=["office"])

    assert drills.get(record.id).seats["office"] == second.account.id


def test_who_did_not_join_takes_no_seat(sign_in, conduct):
    instructor, record = sign_in("d1", Role.INSTRUCTOR), conduct()

    assert instructor.post(f"/drills/{record.id}/seats", seat=["office"]).status_code == 403
    assert drills.get(record.id).seats["office"] is None


def test_own_drills_are_listed_with_where_they_lead(sign_in, conduct, server):
    person, other = sign_in("lg01"), sign_in("lg02")
    mine, _, ended = (
        conduct(person.account),
        conduct(other.account, title="别人的演练"),
        conduct(person.account, title="上次演练"),
    )
    server.live.submit(ended, Act("director", "director.end", {}))

    page = person.get("/lobby").text

    assert f"/drills/{mine.id}/desk" in page
    assert f"/drills/{ended.id}/card" in page
    assert "别人的演练" not in page


def test_a_drill_waits_for_its_start_until_its_clock_has_run(sign_in, conduct, server):
    person = sign_in("lg01")
    record = conduct(person.account)
    waiting = person.get("/lobby").text

    server.live.step(record)

    assert "待开始" in waiting
    assert "待开始" not in person.get("/lobby").text


def test_an_evaluator_sees_all_drills_and_plays_none(sign_in, conduct):
    person, record = sign_in("e1", Role.EVALUATOR), conduct()

    page = person.get("/lobby").text

    assert f"/drills/{record.id}/card" in page
    assert "开始练习" not in page
    assert start(person).status_code == 403
    assert person.post("/lobby/join", code=record.code).status_code == 403


def test_a_stopped_drill_is_listed_with_its_reason(sign_in, conduct, wall):
    person = sign_in("lg01")
    record = conduct(person.account)
    drills.finish(record.id, State.STOPPED, "磁盘已满", wall.now())

    page = person.get("/lobby").text

    assert "已中止" in page
    assert "磁盘已满" in page


def test_titles_are_text_and_nothing_else(sign_in, conduct):
    person = sign_in("lg01")
    conduct(person.account, title="<script>alert(1)</script>")

    page = person.get("/lobby").text

    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert "&lt;script&gt;" in page
