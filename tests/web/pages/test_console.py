import re

import pytest

from simulator.entry import Act
from tests import library
from tests.web.conftest import FORM, SCENARIO, drill_form
from web.store import drills
from web.store.record import State

OWN = {"title": "秋季联合演练", "seed": "7"}


def create(director, **changes):
    return director.post("/console/new", **drill_form(**{**OWN, **changes}))


def rows(record, row_type):
    return [row.data for row in drills.journal(record).of(row_type)]


def test_the_console_of_a_newcomer_says_what_to_do(director):
    page = director.get("/console").text

    assert "没有进行中的演练" in page
    assert "新建演练" in page


def test_a_drill_is_created_as_chosen_and_waits(director, server):
    answer = create(director)

    record = drills.everything()[0]
    assert answer.location == f"/console/{record.id}"
    assert (record.title, record.mode, record.speed, record.host) == (
        "秋季联合演练",
        "live",
        60,
        director.account.id,
    )
    assert list(record.seats) == ["office", "dept"]
    assert (record.header["seed"], record.header["occupied"]) == (7, ["dept", "office"])
    assert not server.live.open(record).moment().running
    page = director.get(answer.location).text
    assert record.code in page
    assert "开始推演" in page
    assert "未开始" in page


def test_a_double_click_creates_one_drill(director):
    assert create(director).location == create(director).location
    assert len(drills.everything()) == 1


def test_without_a_title_and_seed_the_scenario_names_the_drill(director):
    create(director, title="", seed="")

    record = drills.everything()[0]
    assert record.title == "校园食堂学生呕吐腹泻事件"
    assert 0 <= record.header["seed"] < 2**31


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"seat": []}, "至少选择一个由参演人员担任的席位"),
        ({"seat": ["throne"]}, "至少选择一个由参演人员担任的席位"),
        ({"plan": "other"}, "不适用所选预案"),
        ({"mode": "war"}, "请选择演练方式"),
        ({"speed": "61"}, "请选择推演速度"),
        ({"seed": "-1"}, "随机种子是"),
        ({"seed": "9" * 30}, "随机种子是"),
        ({"title": "长" * 61}, "名称不超过 60 个字"),
    ],
)
def test_a_bad_choice_is_refused_at_its_field_and_keeps_the_input(director, changes, fault):
    answer = create(director, **changes)

    assert answer.status_code == 422
    assert fault in answer.text
    assert drills.everything() == []
    if "title" not in changes:
        assert 'value="秋季联合演练"' in answer.text


def test_an_unknown_scenario_leads_back_to_the_shelf(director):
    answer = create(director, scenario="other")

    assert answer.status_code == 422
    assert "选用这个情景" in answer.text
    assert "选用这个情景" in director.get("/console/new?scenario=other").text


@pytest.fixture
def record(conduct):
    return conduct()


def pace(director, record, deed, **form):
    return director.post(f"/drills/{record.id}/pace/{deed}", **form)


def test_the_director_sets_the_pace(director, record, server, wall):
    page = f"/console/{record.id}"

    assert pace(director, record, "resume", next=page).location == page
    wall.pass_by(1)
    pace(director, record, "speed", speed="240")
    wall.pass_by(1)
    pace(director, record, "pause")
    wall.pass_by(100)
    pace(director, record, "step")

    live = server.live.open(record)
    assert [(row.type, row.t, dict(row.data)) for row in live.journal if row.by == "director"] == [
        ("director.resume", 0, {}),
        ("director.speed", 60, {"factor": 240}),
        ("director.pause", 300, {}),
    ]
    assert live.moment().t > 300
    assert {row.user for row in live.journal if row.by == "director"} == {director.account.id}
    assert "已到下一事件。" in director.get(page).text


def test_pausing_twice_is_pausing_once(director, record):
    for _ in range(2):
        pace(director, record, "resume")
    for _ in range(2):
        pace(director, record, "pause")

    types = [row.type for row in drills.journal(record) if row.by == "director"]
    assert types == ["director.resume", "director.pause"]


@pytest.mark.parametrize("speed", ["0", "61", "", "1e9", "-60"])
def test_a_speed_that_is_not_offered_is_refused(director, record, speed):
    answer = pace(director, record, "speed", speed=speed)

    assert answer.status_code == 409
    assert "没有这个推演速度" in answer.text
    assert rows(record, "director.speed") == []


def test_an_unknown_deed_does_not_exist(director, record):
    assert pace(director, record, "rewind").status_code == 404


def test_the_director_ends_the_drill_with_a_reason(director, record):
    pace(director, record, "end", reason="时间不足")

    assert rows(record, "director.end") == [{"reason": "时间不足"}]
    assert drills.get(record.id).state is State.ENDED
    page = director.get(f"/console/{record.id}").text
    assert "打开评分表" in page
    assert "临时注入" not in page
    assert "/pace/resume" not in page


def test_a_tabletop_stands_and_is_stepped(director, conduct, server):
    record = conduct(mode="tabletop")

    answer = pace(director, record, "resume")
    pace(director, record, "step")

    assert answer.status_code == 409
    assert "桌面推演中情景时钟不走" in answer.text
    assert server.live.open(record).moment().t > 0
    assert "开始推演" not in director.get(f"/console/{record.id}").text


def test_a_trainee_sets_the_pace_of_the_own_practice_only(sign_in, conduct, server):
    person = sign_in("lg01")
    person.post("/lobby/practice", scenario=SCENARIO, once=FORM)
    own = drills.of_account(person.account.id)[0]
    team = conduct(person.account)

    answer = pace(person, own, "pause")

    assert answer.location == f"/drills/{own.id}/desk"
    assert not server.live.open(own).moment().running
    assert pace(person, team, "resume").status_code == 403
    assert rows(team, "director.resume") == []


def test_a_planned_inject_is_fired_or_skipped(director, record):
    page = director.get(f"/console/{record.id}").text
    first, second = list(dict.fromkeys(re.findall(r"/injects/([\w-]+)/fire", page)))[:2]

    director.post(f"/console/{record.id}/injects/{first}/fire")
    director.post(f"/console/{record.id}/injects/{second}/skip")

    assert rows(record, "director.inject") == [{"inject": first}]
    assert [row["inject"] for row in rows(record, "inject")] == [first]
    assert rows(record, "director.skip") == [{"inject": second}]
    page = director.get(f"/console/{record.id}/parts/msel").text
    assert f"/injects/{first}/fire" not in page
    assert f"/injects/{second}/fire" not in page
    assert "已触发" in page
    assert "已跳过" in page


def test_an_inject_fired_twice_happens_once(director, record):
    page = director.get(f"/console/{record.id}").text
    inject = re.findall(r"/injects/([\w-]+)/fire", page)[0]

    director.post(f"/console/{record.id}/injects/{inject}/fire", once="the-first-time")
    answer = director.post(f"/console/{record.id}/injects/{inject}/fire", once="the-second-time")

    assert answer.status_code == 409
    assert len(rows(record, "inject")) == 1


def test_an_unknown_inject_is_refused(director, record):
    answer = director.post(f"/console/{record.id}/injects/nothing/fire")

    assert answer.status_code == 409
    assert rows(record, "inject") == []


@pytest.fixture
def first(director, record):
    """The address of the first planned inject."""
    page = director.get(f"/console/{record.id}/parts/msel").text
    return re.search(r'href="(/console/\w+/injects/[\w-]+)"', page)[1]


def typed(director, address):
    """What the form of an inject holds: single values, and the ticked roles."""
    page = director.get(address).text
    form = dict(re.findall(r'name="(at|title)" value="([^"]*)"', page))
    form["channel"] = re.search(r'name="channel" value="(\w+)"[^>]* checked', page)[1]
    form["text"] = re.search(r'<textarea[^>]*name="text"[^>]*>([^<]*)<', page)[1]
    form["to"] = re.findall(r'name="to" value="(\w+)"[^>]* checked', page)
    return form


def test_a_planned_inject_is_moved_and_changed_and_put_back(director, record, first):
    form = typed(director, first)
    changes = {"at": "2026-09-18T23:30", "title": "家长来电", "text": "{{ x }}请回电\r\n急"}

    answer = director.post(first, **{**form, **changes})
    page = director.get(f"/console/{record.id}/parts/msel").text
    beside = director.get(first).text
    director.post(f"{first}/restore")

    inject = first.rpartition("/")[2]
    assert answer.location == f"/console/{record.id}#inject-{inject}"
    assert rows(record, "director.replan")[0] == {
        "inject": inject,
        "at": "2026-09-18T23:30:00+08:00",
        "title": "家长来电",
        "text": "{{ x }}请回电\n急",
    }
    assert "已改期" in page
    assert "已修改" in page
    assert "9月18日 周五 23:30" in page
    assert "恢复脚本原文" in beside
    assert form["title"] in beside
    assert "已改期" not in director.get(f"/console/{record.id}/parts/msel").text
    assert "恢复脚本原文" not in director.get(first).text
    assert typed(director, first) == form


def test_a_time_that_is_cleared_is_that_of_the_script_again(director, record, first):
    form = typed(director, first)
    director.post(first, **{**form, "at": "2026-09-18T23:30"})

    director.post(first, **{**form, "at": ""})

    assert rows(record, "director.replan")[1]["at"] is None
    assert typed(director, first) == form


def test_a_leaders_instruction_has_no_title_to_change(director, record):
    page = director.get(f"/console/{record.id}/parts/msel").text
    addresses = re.findall(r'href="(/console/\w+/injects/[\w-]+)"', page)
    pages = {address: director.get(address).text for address in addresses}
    address = next(key for key, text in pages.items() if 'id="title"' not in text)

    director.post(f"{address}/fire")

    assert "这条注入不能再修改" in director.get(address).text


def test_saving_an_inject_as_it_is_changes_nothing(director, record, first):
    answer = director.post(first, **typed(director, first))

    assert (answer.status_code, "没有写明要修改什么" in answer.text) == (409, True)
    assert rows(record, "director.replan") == []


def test_a_change_sent_twice_is_one_change(director, record, first):
    form = {**typed(director, first), "title": "家长来电", "once": FORM}

    answers = [director.post(first, **form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert len(rows(record, "director.replan")) == 1


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"at": "明天"}, "“时间”填写有误"),
        ({"at": "9" * 5_000}, "“时间”填写有误"),
        ({"at": "2020-01-01T00:00"}, "改到的时间已经过去"),
        ({"at": "9999-12-31T23:59"}, "在演练结束之后"),
        ({"title": " "}, "“标题”没有填写"),
        ({"title": "长" * 61}, "“标题”超过 60 个字"),
        ({"text": "长" * 2_001}, "“内容”超过 2000 个字"),
        ({"channel": "pigeon"}, "“渠道”填写有误"),
        ({"to": ["king"]}, "不存在的角色"),
    ],
)
def test_a_bad_change_is_refused_and_nothing_changes(director, record, first, changes, fault):
    answer = director.post(first, **{**typed(director, first), **changes})

    assert (answer.status_code, fault in answer.text) == (409, True)
    assert rows(record, "director.replan") == []


def test_a_refused_change_gets_a_token_for_the_next_try(director, first):
    form = {**typed(director, first), "at": "2020-01-01T00:00", "csrf_token": director.token()}

    answer = director.client.post(first, data=form, headers={"HX-Request": "true"})

    assert answer.status_code == 409
    assert re.fullmatch(
        r'\{"yulian:again": \{"once": "[\w-]{12,}"\}\}', answer.headers["HX-Trigger"]
    )


def test_what_has_gone_out_is_shown_and_no_longer_changed(director, first):
    form = typed(director, first)
    director.post(f"{first}/fire")

    answer = director.post(first, **{**form, "title": "晚了"})

    assert (answer.status_code, "已经发出、跳过或过时，不能再修改" in answer.text) == (409, True)
    assert director.post(f"{first}/restore").status_code == 409
    page = director.get(first).text
    assert "这条注入不能再修改" in page
    assert "保存修改" not in page


def test_an_inject_that_is_not_in_the_script_cannot_be_changed(director, record):
    address = f"/console/{record.id}/injects/nothing"

    assert director.get(address).status_code == 404
    assert director.post(address, title="甲").status_code == 409
    assert director.post(f"{address}/restore").status_code == 409


def test_with_htmx_a_change_leads_back_to_the_console(director, record, first):
    form = {**typed(director, first), "title": "家长来电", "csrf_token": director.token()}

    answer = director.client.post(first, data=form, headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"].startswith(f"/console/{record.id}#inject-")
    assert "注入已修改。" in director.get(f"/console/{record.id}").text


def test_an_inject_is_added_on_the_spot(director, record):
    form = {"channel": "phone", "title": "区长来电", "text": "请报告最新进展", "to": ["lg_office"]}

    director.post(f"/console/{record.id}/injects", **form)

    found = rows(record, "inject")[0]
    assert {key: found[key] for key in form} == form
    assert "区长来电" in director.get(f"/console/{record.id}").text


def test_an_inject_can_be_a_leaders_instruction(director, record):
    form = {"channel": "letter", "title": "市长批示", "text": "抓紧核查", "tier": "city"}

    director.post(f"/console/{record.id}/injects", **form)

    assert rows(record, "inject") == []
    assert rows(record, "sim.leader_instruction") == [
        {"inject": "adhoc-1", "tier": "city", "text": "抓紧核查"}
    ]
    page = director.get(f"/console/{record.id}").text
    assert "市长批示" in page
    assert "市级领导批示" in page


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"channel": "phone", "title": "甲", "text": "乙", "tier": "king"}, "没有选择“批示级别”"),
        ({"channel": "pigeon", "title": "甲", "text": "乙"}, "没有选择“渠道”"),
        ({"channel": "phone", "title": " ", "text": "乙"}, "“标题”没有填写"),
        ({"channel": "phone", "title": "甲" * 61, "text": "乙"}, "“标题”超过 60 个字"),
        ({"channel": "phone", "title": "甲", "text": ""}, "“内容”没有填写"),
        ({"channel": "phone", "title": "甲", "text": "乙", "to": ["king"]}, "不存在的角色"),
    ],
)
def test_a_bad_inject_is_refused_and_nothing_happens(director, record, form, fault):
    answer = director.post(f"/console/{record.id}/injects", **form)

    assert answer.status_code == 409
    assert fault in answer.text
    assert len(drills.journal(record)) == 0


def test_what_the_director_types_loses_its_control_characters(director, record):
    director.post(f"/console/{record.id}/notes", text="办公室\0响应\r\n及时\x07")
    pace(director, record, "end", reason="时间\0不足")

    assert rows(record, "director.note") == [{"text": "办公室响应\n及时"}]
    assert rows(record, "director.end") == [{"reason": "时间不足"}]


def test_notes_and_hints_are_rows(director, record):
    director.post(f"/console/{record.id}/notes", text="办公室响应及时")
    director.post(f"/console/{record.id}/hints", text="注意报告时限", to=["lg_office"])

    assert rows(record, "director.note") == [{"text": "办公室响应及时"}]
    assert rows(record, "director.hint") == [{"to": ["lg_office"], "text": "注意报告时限"}]


def test_a_message_reaches_one_some_or_all(director, record, sign_in, server):
    person = sign_in("lg01")
    home = f"/console/{record.id}/hints"

    told = [
        director.post(home, text=text, to=to)
        for text, to in (("先吃饭", []), ("局长请留步", ["lg_head"]), ("空", ["nobody"]))
    ]

    everybody = {role for seat in library.story(SCENARIO).seats for role in seat.roles}
    sent = rows(record, "director.hint")
    assert [set(one["to"]) for one in sent] == [everybody, {"lg_head"}]
    assert told[2].status_code == 409
    drills.join(record.id, person.account.id, server.wall.now())
    drills.take_seats(record.id, ["office"], person.account.id)
    inbox = person.get(f"/drills/{record.id}/desk").text
    assert "先吃饭" in inbox
    assert "局长请留步" not in inbox


@pytest.mark.parametrize("about", ["0", "99", "-1", "甲", "9" * 5_000])
def test_a_note_can_be_about_a_row_that_exists(director, record, about):
    director.post(f"/console/{record.id}/notes", text="开始")
    said = director.post(f"/console/{record.id}/notes", text="记错了行", about=about)
    director.post(f"/console/{record.id}/notes", text="补记", about=" 1 ")

    assert said.status_code == 409
    assert "没有这一条记录" in said.text
    assert rows(record, "director.note") == [{"text": "开始"}, {"text": "补记", "about": 1}]


@pytest.mark.parametrize(
    "part", ["controls", "msel", "log", "seats", "world", "marks", "blue", "wall"]
)
def test_each_part_can_be_asked_for_alone(director, record, server, part):
    for _ in range(6):
        server.live.step(record)

    answer = director.get(f"/console/{record.id}/parts/{part}")

    assert answer.status_code == 200
    assert "<html" not in answer.text


def test_an_unknown_part_does_not_exist(director, record):
    assert director.get(f"/console/{record.id}/parts/secrets").status_code == 404


def test_the_log_tells_who_did_what_and_can_be_filtered(director, sign_in, conduct, server):
    person = sign_in("lg01")
    record = conduct(person.account)
    note = Act("lg_office", "monitor.note", {"text": "已安排值守"}, user=person.account.id)
    server.live.submit(record, note)
    server.live.step(record)

    def log(query):
        return director.get(f"/console/{record.id}/parts/log?{query}").text

    assert "已安排值守" in log("")
    assert "已安排值守" in log("by=office")
    assert "已安排值守" not in log("by=dept")
    assert "已安排值守" not in log("by=world")
    assert "已安排值守" not in log("by=people&before=1")
    assert "已安排值守" in log("by=nonsense&before=nonsense")
    assert "已安排值守" in log(f"before={'9' * 5000}")


def test_a_long_log_is_shown_in_pages(director, record, server):
    for number in range(70):
        server.live.submit(record, Act("director", "director.note", {"text": f"第{number}条"}))

    first = director.get(f"/console/{record.id}/parts/log").text
    older = re.search(r"before=(\d+)", first)[1]
    second = director.get(f"/console/{record.id}/parts/log?before={older}").text

    assert first.count("log-row") == 60
    assert second.count("log-row") == 10
    assert "第9条" in second


def test_seats_show_who_sits_there_and_what_was_done_last(director, sign_in, conduct, server):
    person = sign_in("lg01")
    record = conduct(person.account)
    server.live.submit(record, Act("lg_office", "monitor.note", {"text": "值守"}))

    page = director.get(f"/console/{record.id}/parts/seats").text

    assert "lg01同志" in page
    assert "1 次操作" in page
    assert "监测记录" in page
    assert "空席" in page
    assert "系统同事" in page


def test_the_marks_name_what_goes_wrong(director, record, server):
    for _ in range(40):
        server.live.step(record)

    page = director.get(f"/console/{record.id}/parts/marks").text

    assert "按现有记录评分" in page
    assert "未履行" in page
    assert "NN-" in page


def test_a_stopped_drill_says_why_and_is_taken_up_again(director, record, server, wall):
    live = server.live.open(record)
    drills.finish(record.id, State.STOPPED, "磁盘已满", wall.now())
    live.fault = "磁盘已满"

    page = director.get(f"/console/{record.id}").text
    answer = director.post(f"/console/{record.id}/revive")

    assert "磁盘已满" in page
    assert "重新载入" in page
    assert answer.location == f"/console/{record.id}"
    assert drills.get(record.id).state is State.RUNNING
    assert director.post(f"/console/{record.id}/revive").status_code == 404


def test_with_htmx_the_answer_is_a_line_and_a_token_for_the_next_act(director, record):
    form = {"csrf_token": director.token(), "text": "记一笔", "once": FORM}

    answer = director.client.post(
        f"/console/{record.id}/notes", data=form, headers={"HX-Request": "true"}
    )

    assert answer.status_code == 200
    assert "已记录。" in answer.text
    assert "<html" not in answer.text
    assert re.fullmatch(
        r'\{"yulian:done": \{"once": "[\w-]{12,}"\}\}', answer.headers["HX-Trigger"]
    )


def test_a_titles_markup_is_shown_as_text(director, conduct):
    record = conduct(title="<img src=x>")

    page = director.get(f"/console/{record.id}").text

    assert "<img src=x>" not in page
    assert "&lt;img src=x&gt;" in page


def test_a_confrontation_has_a_blue_cell_to_play(director, conduct):
    record = conduct(mode="confrontation")
    console = f"/console/{record.id}"

    played = director.post(f"{console}/cards", card="leak_video")
    again = director.post(f"{console}/cards", card="leak_video")
    director.post(f"{console}/opponent", strength="strong")
    page = director.get(console).text

    assert played.status_code == 302
    assert (again.status_code, "“泄露视频”还要 360 分钟才能再用" in again.text) == (409, True)
    assert rows(record, "director.card") == [{"card": "leak_video"}]
    assert rows(record, "director.opponent") == [{"strength": "strong"}]
    assert "剩余 3 点" in page
    assert '<option value="strong" selected>' in page
    assert director.post(f"{console}/cards", card="nuke").status_code == 409
    assert director.post(f"{console}/opponent", strength="nuke").status_code == 409


def test_a_card_is_vetoed_and_let_go(director, conduct):
    record = conduct(mode="confrontation")
    console = f"/console/{record.id}"

    director.post(f"{console}/vetoes", card="rumour", vetoed="yes")
    page = director.get(f"{console}/parts/blue").text
    refused = director.post(f"{console}/cards", card="rumour")
    director.post(f"{console}/vetoes", card="rumour", vetoed="no")

    assert "已否决" in page
    assert "恢复" in page
    assert (refused.status_code, "“散布谣言”已被导调否决" in refused.text) == (409, True)
    assert rows(record, "director.veto") == [
        {"card": "rumour", "vetoed": True},
        {"card": "rumour", "vetoed": False},
    ]
    assert director.post(f"{console}/cards", card="rumour").status_code == 302
    assert director.post(f"{console}/vetoes", card="nuke").status_code == 409


def test_other_exercises_have_no_blue_cell(director, record):
    assert "蓝军" not in director.get(f"/console/{record.id}").text
    refused = director.post(f"/console/{record.id}/cards", card="rumour")
    assert (refused.status_code, "只有模拟对抗才有蓝军" in refused.text) == (409, True)


def test_trainees_see_what_cards_bring_about_but_not_the_cards(director, sign_in, conduct):
    person = sign_in("lg01")
    record = conduct(person.account, mode="confrontation")

    director.post(f"/console/{record.id}/cards", card="rumour")
    director.post(f"/console/{record.id}/opponent", strength="weak")
    log = person.get(f"/drills/{record.id}/desk?view=log").text

    assert rows(record, "sim.rumour")[0]["severe"] in (True, False)
    assert "蓝军" not in log


def test_the_wall_leads_to_the_lobby_with_the_code(director, record, sign_in):
    page = director.get(f"/console/{record.id}/wall").text
    picture = director.get(f"/console/{record.id}/join.svg")
    lobby = sign_in("p9").get(f"/lobby?code={record.code}").text

    assert f"http://localhost/lobby?code={record.code}" in page
    assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
    assert picture.data.count(b"<path") == 1
    assert f'value="{record.code}"' in lobby


@pytest.mark.parametrize("page", ["wall", "join.svg", "parts/wall"])
def test_the_wall_is_the_directors(record, sign_in, page):
    assert sign_in("p8").get(f"/console/{record.id}/{page}").status_code == 403
