import json
import re
import secrets

import pytest

from simulator.entry import Act
from tests import library
from tests.web.conftest import SCENARIO
from web.forms.acts import BUTTONS
from web.forms.inputs import PREFIX
from web.running.reading import read
from web.store import drills
from web.store.record import Role

ONCE = "act-token-00001"


@pytest.fixture
def office(sign_in, server, monkeypatch):
    """Somebody who practises alone as the office; the drill draws the seed 1, by which
    the level rises within the hour."""
    monkeypatch.setattr(secrets, "randbelow", lambda _: 1)
    person = sign_in("lg01")
    person.post("/lobby/practice", scenario=SCENARIO, once="form-token-0001")
    person.record = drills.of_account(person.account.id)[0]
    person.live = server.live.open(person.record)
    person.desk = f"/drills/{person.record.id}/desk"
    return person


@pytest.fixture
def later(office, wall):
    """Let scenario minutes pass for the office."""

    def pass_by(minutes):
        wall.pass_by(minutes)  # 60 scenario seconds a wall second
        for _ in range(minutes // 30 + 1):
            office.live.tick()

    return pass_by


def filled(**values):
    """A form of an act: names of inputs with dots written as two underscores."""
    return {PREFIX + name.replace("__", "."): value for name, value in values.items()}


def file(person, act_type, **values):
    return person.post(f"{person.desk}/{act_type}", **filled(**values))


def rows(person, row_type):
    return [dict(row.data) for row in person.live.journal.of(row_type) if row.user]


REPORT = {
    "to": ["lg_head", "biz_leader"],
    "form": "phone",
    "kind": "first",
    "fields__time": "9月18日中午",
    "fields__place": "待核",
}


def test_the_desk_shows_clock_seat_feed_and_what_can_be_done(office, later):
    later(20)

    page = office.get(office.desk).text

    assert "9月18日 周五 15:50" in page
    assert "领导小组办公室（市局办公室）" in page
    assert "60 倍速" in page
    assert "阿宁妈妈" in page
    assert "登记舆情" in page
    assert "还没有来件" in page


def test_a_telephone_call_stands_in_the_inbox(office, later):
    later(60)

    page = office.get(office.desk).text

    assert "医院来电" in page


def test_the_truth_of_posts_is_nowhere_on_the_page(office, later):
    later(90)

    page = office.get(f"{office.desk}?watch=feed").text

    posts = [row.data for row in office.live.journal.of("sim.post")]
    told = {word for data in posts for word in (data.get("rumour"), data["stance"]) if word}
    assert any(data["text"] in page for data in posts)
    assert any("rumour" in data for data in posts)
    assert [word for word in told | {"incident", "fabricate"} if word in page] == []


def test_a_filed_report_is_a_row_by_this_role_and_account(office, later):
    later(20)

    answer = file(office, "report.submit", **REPORT)

    row = office.live.journal.of("report.submit")[0]
    assert (row.by, row.user, row.t) == ("lg_office", office.account.id, 1200)
    assert row.data == {
        "to": ["lg_head", "biz_leader"],
        "form": "phone",
        "kind": "first",
        "fields": {"time": "9月18日中午", "place": "待核"},
    }
    assert answer.status_code == 302
    page = office.get(answer.location).text
    assert "已提交报告（9月18日 周五 15:50，第" in page
    assert "局长（领导小组组长）" in page


def test_the_same_form_sent_twice_is_one_report(office):
    form = filled(**REPORT) | {"once": ONCE}

    for _ in range(2):
        assert office.post(f"{office.desk}/report.submit", **form).status_code == 302

    assert len(rows(office, "report.submit")) == 1


def test_what_is_missing_stands_at_its_field_and_what_was_typed_stays(office):
    answer = file(office, "report.submit", fields__time="中午 <b>")

    assert answer.status_code == 422
    assert "请选择报送对象。" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "中午 &lt;b&gt;" in answer.text
    assert rows(office, "report.submit") == []


def test_a_refused_act_names_its_rule_keeps_the_input_and_is_recorded(office):
    answer = file(office, "close.approve", text="可以结束了")

    assert answer.status_code == 409
    assert "未予受理" in answer.text
    assert "无权批准终止响应" in answer.text
    assert "close.role" in answer.text
    assert "依据：四(五)" in answer.text
    assert "可以结束了" in answer.text
    assert [row["rule"] for row in rows(office, "refused")] == ["close.role"]


def test_with_htmx_only_the_pane_of_acts_comes_back(office):
    path = f"{office.desk}/monitor.note"
    token = office.token()
    form = {"csrf_token": token, **filled(text="平稳")}

    answer = office.client.post(
        path, data=form, headers={"HX-Request": "true", "HX-Target": "pane-act"}
    )

    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "已保存监测记录" in answer.text
    [noted] = office.live.journal.of("monitor.note")
    filed = {"seq": noted.seq, "marks": False}
    assert json.loads(answer.headers["HX-Trigger-After-Settle"]) == {"desk:filed": filed}


def test_an_act_that_marks_posts_says_so_to_the_page(office, later):
    later(30)
    form = {"csrf_token": office.token(), **filled(posts="p-gate"), "role": "lg_office"}

    answer = office.client.post(
        f"{office.desk}/evidence.preserve",
        data=form,
        headers={"HX-Request": "true", "HX-Target": "pane-act"},
    )

    assert json.loads(answer.headers["HX-Trigger-After-Settle"])["desk:filed"]["marks"] is True


@pytest.mark.parametrize("pane", ["pane-watch", "pane-work", "pane-act"])
def test_each_pane_can_be_asked_for_alone(office, pane):
    answer = office.get(office.desk, **{"HX-Request": "true", "HX-Target": pane})

    assert answer.status_code == 200
    assert "<html" not in answer.text


def test_a_form_that_needs_posts_says_that_there_are_none(office):
    page = office.get(f"{office.desk}?act=evidence.preserve").text

    assert re.search(r'<p class="note" id="[^"]+">目前没有可选的内容。</p>', page)


def test_posts_chosen_in_the_feed_are_chosen_in_the_form(office, later):
    later(30)

    page = office.get(f"{office.desk}?act=monitor.detect&posts=p-gate").text

    assert re.search(r'name="act.posts" value="p-gate"[^>]* checked', page)
    assert not re.search(r'name="act.posts" value="p-first"[^>]* checked', page)


def test_a_draft_gets_its_number_and_its_change_the_next_version(office):
    first = office.get(f"{office.desk}?act=draft.create").text
    assert 'name="act.statement" value="s1"' in first
    file(office, "draft.create", statement="s1", version="1", kind="notice", text="情况通报")

    change = office.get(f"{office.desk}?act=draft.edit&of=s1").text

    assert 'name="act.version" value="2"' in change
    assert "情况通报</textarea>" in change


def test_a_version_that_somebody_else_made_meanwhile_is_refused_with_the_text_kept(office):
    file(office, "draft.create", statement="s1", version="1", kind="notice", text="甲")
    file(office, "draft.edit", statement="s1", version="2", kind="notice", text="乙")

    answer = file(office, "draft.edit", statement="s1", version="2", kind="notice", text="丙")

    assert answer.status_code == 409
    assert "修改后应为第 3 版" in answer.text
    assert "丙</textarea>" in answer.text
    assert 'name="act.version" value="3"' in answer.text


def test_a_statement_shows_its_chain_and_what_it_still_needs(office):
    file(office, "draft.create", statement="s1", version="1", kind="notice", text="情况通报")
    file(office, "sign", draft="s1#1", step="office", verdict="ok", note="可")

    page = office.get(f"{office.desk}?view=statements&statement=s1").text

    assert "法制科审核" in page
    assert "第 1 版还缺：业务科室主要负责人签署、法制科审核、分管新闻宣传领导审定。" in page
    assert "领导小组办公室（市局办公室）　同意" in page


def test_who_acts_is_one_of_the_roles_held_whatever_the_form_says(office):
    form = filled(text="平稳") | {"role": "lg_head"}

    office.post(f"{office.desk}/monitor.note", **form)

    assert office.live.journal.of("monitor.note")[0].by in ("lg_office", "monitor")


def test_the_role_chosen_acts(office):
    office.post(f"{office.desk}/monitor.note", **filled(text="平稳"), role="monitor")

    assert office.live.journal.of("monitor.note")[0].by == "monitor"


def test_an_act_nobody_knows_is_not_found(office):
    assert office.post(f"{office.desk}/director.end").status_code == 404


def test_news_counts_what_came_since(office, later):
    later(60)
    path = f"{office.desk}/news?feed=0&inbox=0&seq=0"

    news = office.get(path).json

    types = ("sim.post", "sim.media_report", "sim.aftermath")
    feed = [row for row in office.live.journal if row.type in types]
    assert news["feed"] == len(feed)
    assert 1 <= news["inbox"] <= 3  # the hospital calls; reporters come when luck has it
    assert news["urgent"] == []
    assert news["clock"] == {"t": 3600, "speed": 60, "running": True, "ended": False}
    assert (
        office.get(f"{office.desk}/news?feed={news['newest']}&inbox=9999&seq=0").json["feed"] == 0
    )


def test_urgent_letters_are_announced_once(office, later):
    later(90)
    seq = office.live.journal.of("sim.media_inquiry")[0].seq

    first = office.get(f"{office.desk}/news?feed=0&inbox=0&seq={seq - 1}").json
    second = office.get(f"{office.desk}/news?feed=0&inbox=0&seq={seq}").json

    assert first["urgent"] == ["栖川晚报申请采访"]
    assert second["urgent"] == []


@pytest.mark.parametrize(
    "query",
    [
        "watch=hot", "watch=heat", "watch=murmur", "watch=murmur&before=u~a~b~0",
        "view=cases", "view=facts", "view=log", "view=statements",
        "watch=x&view=y&act=z&before=w&p=q&pane=v", "before=99999999999999999999",
        f"before={'9' * 5000}",
        "act=draft.edit&of=s9", "act=sign&draft=s1%231&step=legal", "q=%00%ff",
    ],
)  # fmt: skip
def test_any_address_of_the_desk_answers(office, later, query):
    later(120)

    assert office.get(f"{office.desk}?{query}").status_code == 200


def test_every_act_has_a_form(office):
    page = office.get(office.desk).text
    acts = set(re.findall(r'data-set="act=([a-z._]+)"', page))

    assert acts == set(BUTTONS)
    for act in acts:
        form = office.get(f"{office.desk}?act={act}").text
        assert f'action="{office.desk}/{act}' in form, act


def test_a_member_without_a_seat_is_led_to_the_seats(sign_in, conduct, server):
    person = sign_in("lg02")
    record = conduct()
    drills.join(record.id, person.account.id, server.wall.now())

    answer = person.get(f"/drills/{record.id}/desk")

    assert answer.location == f"/drills/{record.id}/seats"


def test_two_seats_see_each_others_drafts_and_not_each_others_letters(sign_in, conduct):
    office, dept = sign_in("lg03"), sign_in("lg04")
    record = conduct(office.account, dept.account)
    desk = f"/drills/{record.id}/desk"
    office.post(
        f"{desk}/draft.create",
        **filled(statement="s1", version="1", kind="notice", text="通报全文"),
    )
    office.post(f"{desk}/notify", **filled(to=["legal"], text="只给法制科看"))
    office.post(f"{desk}/notify", **filled(to=["dept"], text="请到校核查"))

    page = dept.get(desk).text
    log = dept.get(f"{desk}?view=log").text

    assert "请到校核查" in page
    assert "通报全文" in log
    assert "只给法制科看" not in page + log


def test_a_drill_that_is_over_leads_to_the_scorecard(office, server):
    server.live.submit(office.record, Act("director", "director.end", {}))

    page = office.get(office.desk).text

    assert "演练已经结束" in page
    assert f"/drills/{office.record.id}/card" in page
    assert file(office, "monitor.note", text="平稳").status_code == 409


def test_the_journal_that_pages_read_holds_what_was_filed(office, server):
    file(office, "monitor.note", text="平稳")

    reading = read(server.live, drills.get(office.record.id))

    assert [row.type for row in reading.journal if row.user] == ["monitor.note"]


def test_an_evaluator_has_no_desk(sign_in, office):
    assert sign_in("pg01", Role.EVALUATOR).get(office.desk).status_code == 403


def test_practice_shows_the_running_limits(office, later):
    later(90)

    page = office.get(f"{office.desk}?view=limits").text

    assert "正在计时" in page
    assert any(one.text in page for one in library.pack("nanning-2017").obligations)


def test_practice_shows_each_ticket_its_own_clock(office, later):
    later(150)

    page = office.get(f"{office.desk}?view=cases").text

    assert "初步回应：9月20日 周日 12:00 前，剩工作时间 3 小时" in page


def test_the_director_lets_the_seats_see_the_limits(sign_in, conduct, server):
    person, director = sign_in("lg01"), sign_in("dt01", Role.INSTRUCTOR)
    record = conduct(person.account)
    server.live.submit(record, Act("director", "director.resume", {}))
    page = f"/drills/{record.id}/desk?view=limits"

    director.post(f"/console/{record.id}/limits", shown="yes")
    shown = person.get(page).text
    assert "收起时限" in director.get(f"/console/{record.id}").text
    director.post(f"/console/{record.id}/limits", shown="no")
    hidden = person.get(page).text

    assert 'data-set="view=limits' in shown
    assert "索取提示" not in shown
    assert 'data-set="view=limits' not in hidden
    rows = server.live.open(record).journal.of("director.limits")
    assert [row.data for row in rows] == [{"shown": True}, {"shown": False}]


def test_other_kinds_of_exercise_do_not_show_limits(sign_in, conduct):
    person = sign_in("lg03")
    record = conduct(person.account)

    page = person.get(f"/drills/{record.id}/desk?view=limits").text

    assert "时限" not in page
    assert "还没有来件" in page


def test_who_practises_alone_sets_the_pace_at_the_desk(office):
    running = office.get(office.desk).text
    office.post(f"/drills/{office.record.id}/pace/pause", once="pace-token-0001")
    paused = office.get(office.desk).text

    assert "暂停" in running
    assert "60 倍速" in running
    assert "已暂停" in paused
    assert "继续" in paused


def test_in_a_team_the_pace_is_the_instructors(sign_in, conduct):
    person = sign_in("lg03")
    record = conduct(person.account)

    assert "/pace/" not in person.get(f"/drills/{record.id}/desk").text


def test_an_ordinary_post_can_be_kept_as_evidence(office, later):
    later(180)

    page = office.get(f"{office.desk}?watch=murmur").text
    post = re.search(r'value="(u~[^"]+)"', page)[1]
    form = office.get(f"{office.desk}?act=evidence.preserve&posts={post}").text
    done = file(office, "evidence.preserve", posts=[post])

    assert "不满" in page
    assert re.search(rf'value="{post}"[^>]* checked', form)
    assert done.status_code == 302
    assert rows(office, "evidence.preserve")[-1]["posts"] == [post]
    assert "已固证" in office.get(f"{office.desk}?watch=feed&q=").text


def test_selected_posts_become_a_bulletin_and_evidence_a_chain_of_custody(office, later):
    later(60)
    posts = [row.data["post"] for row in office.live.journal.of("sim.post")][:2]
    file(office, "evidence.preserve", posts=posts)

    query = "&".join(f"posts={name}" for name in posts)
    form = office.get(f"{office.desk}?act=report.submit&{query}").text
    listed = office.get(f"{office.desk}?view=custody").text

    assert "网传内容（待核）：" in form
    assert "（证据保全 1 号）" in form
    assert "校验一致" in listed
    assert office.live.journal.of("evidence.preserve")[0].data["sha256"] in listed
    assert f"act=report.submit&amp;posts={posts[0]}&amp;posts={posts[1]}" in listed


def test_a_bulletin_of_forged_posts_is_an_empty_form(office, later):
    later(20)

    form = office.get(f"{office.desk}?act=report.submit&posts=u~x~y~1&posts={'9' * 5000}").text

    assert "网传内容" not in form
    assert "提交报告" in form
