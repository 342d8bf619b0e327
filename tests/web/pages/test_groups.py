"""Several teams at once: begun together, conducted together, side by side, and on the board."""

import pytest

from simulator.entry import Act
from tests.web.conftest import FORM, drill_form
from web.conducting.grouping import together
from web.store import drills, groups
from web.store.record import State

OWN = {"title": "秋季演练", "teams": "城东队\r\n\r\n 城西队 \r\n"}


def create(director, **changes):
    return director.post("/console/new", **drill_form(**{**OWN, **changes}))


@pytest.fixture
def group(director):
    create(director)
    return groups.everything()[0]


def records(group):
    return [drills.get(team.drill) for team in group.teams]


def pace(director, group, deed, **form):
    return director.post(f"/console/groups/{group.id}/pace/{deed}", **form)


def directed(record):
    return [
        (row.type, row.t, dict(row.data)) for row in drills.journal(record) if row.by == "director"
    ]


def test_teams_are_created_together_with_the_same_chance(director, server):
    answer = create(director)

    group = groups.everything()[0]
    east, west = records(group)
    assert answer.location == f"/console/groups/{group.id}"
    assert (group.title, group.host) == ("秋季演练", director.account.id)
    assert [team.name for team in group.teams] == ["城东队", "城西队"]
    assert [one.title for one in (east, west)] == ["秋季演练（城东队）", "秋季演练（城西队）"]
    assert east.header["seed"] == west.header["seed"]
    assert east.code != west.code
    assert not any(server.live.open(one).moment().running for one in (east, west))


def test_names_lose_what_cannot_be_shown_or_kept(director):
    create(director, title="秋季\0演练", teams="城\0东队\n<b>西</b>队\n\x07")

    group = groups.everything()[0]
    assert group.title == "秋季演练"
    assert [team.name for team in group.teams] == ["城东队", "<b>西</b>队"]
    assert "&lt;b&gt;西" in director.get(f"/console/groups/{group.id}").text


def test_a_double_click_creates_the_teams_once(director):
    assert create(director).location == create(director).location
    assert (len(drills.everything()), len(groups.everything())) == (2, 1)


def test_what_was_begun_and_not_put_together_is_completed(director, conduct):
    begun = conduct(token=f"{FORM}-1", seed=99)

    create(director)

    east, west = records(groups.everything()[0])
    assert (east.id, west.header["seed"]) == (begun.id, 99)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"teams": "城东队"}, "参演队应有 2 至 8 个"),
        ({"teams": "\n".join(f"{n}队" for n in range(9))}, "参演队应有 2 至 8 个"),
        ({"teams": "城东队\n城东队"}, "参演队的名称有重复"),
        ({"teams": f"城东队\n{'长' * 21}"}, "参演队的名称不超过 20 个字"),
        ({"title": "长" * 39}, "分队演练的名称不超过 38 个字"),
        ({"seat": []}, "至少选择一个由参演人员担任的席位"),
    ],
)
def test_bad_teams_are_refused_and_nothing_is_created(director, changes, fault):
    answer = create(director, **changes)

    assert (answer.status_code, fault in answer.text) == (422, True)
    assert (drills.everything(), groups.everything()) == ([], [])


def test_without_teams_a_drill_stands_alone(director):
    answer = create(director, teams=" \r\n ")

    assert answer.location == f"/console/{drills.everything()[0].id}"
    assert groups.everything() == []


def test_all_teams_start_speed_up_and_pause_at_the_same_second(director, group, server, wall):
    pace(director, group, "resume")
    wall.pass_by(10)
    pace(director, group, "speed", speed="240")
    wall.pass_by(5)
    server.live.round()
    pace(director, group, "pause")
    wall.pass_by(500)
    server.live.round()

    acts = [directed(record) for record in records(group)]
    assert (
        acts[0]
        == acts[1]
        == [
            ("director.resume", 0, {}),
            ("director.speed", 600, {"factor": 240}),
            ("director.pause", 1800, {}),
        ]
    )
    assert {server.live.open(one).moment().t for one in records(group)} == {1800}


def times(group, server):
    return [server.live.open(one).moment().t for one in records(group)]


def test_teams_at_the_table_go_on_together_event_by_event(director, server):
    create(director, mode="tabletop")
    group = groups.everything()[0]
    page = director.get(f"/console/groups/{group.id}").text

    answer = pace(director, group, "step")
    first = times(group, server)
    server.live.step(records(group)[0])  # one table alone; the other comes up first
    ahead = times(group, server)
    pace(director, group, "step")

    assert "全部到下一事件" in page
    assert "全部推演" not in page
    assert answer.status_code == 302
    assert "2 个队已到下一事件" in director.get(answer.location).text
    assert first[0] == first[1] > 0
    assert ahead[0] > ahead[1] == first[1]
    assert times(group, server) == [ahead[0], ahead[0]]
    refused = pace(director, group, "resume")
    assert "桌面推演中情景时钟不走" in refused.text


def test_while_teams_are_held_time_stands_for_them(director, group, server, wall):
    pace(director, group, "resume")
    wall.pass_by(1)
    lives = [server.live.open(record) for record in records(group)]

    with together(lives, wall):
        wall.pass_by(100)
        for live in lives:
            live.submit(Act("director", "director.pause", {}))

    assert [live.moment().t for live in lives] == [60, 60]


def test_all_teams_end_with_the_reason(director, group):
    answer = pace(director, group, "end", reason="时间不足")

    assert answer.location == f"/console/groups/{group.id}"
    assert [directed(record) for record in records(group)] == [
        [("director.end", 0, {"reason": "时间不足"})]
    ] * 2
    page = director.get(answer.location).text
    assert "2 个队演练已结束。" in page
    assert "全部暂停" not in page
    again = pace(director, group, "pause")
    assert (again.status_code, "各队的演练都已结束" in again.text) == (409, True)


def test_a_team_that_ended_is_left_alone(director, group):
    east, west = records(group)
    director.post(f"/drills/{east.id}/pace/end")

    pace(director, group, "resume")

    assert [row[0] for row in directed(east)] == ["director.end"]
    assert [row[0] for row in directed(west)] == ["director.resume"]


def test_a_team_that_fails_is_named_and_the_others_go_on(director, group, server, wall):
    east, west = records(group)
    drills.finish(east.id, State.STOPPED, "磁盘已满", wall.now())
    server.live.open(east).fault = "磁盘已满"

    answer = pace(director, group, "resume")

    assert answer.status_code == 409
    assert "城东队没有执行：演练已中止：磁盘已满；其余 1 个队已继续推演" in answer.text
    assert [row[0] for row in directed(west)] == ["director.resume"]
    page = director.get(f"/console/groups/{group.id}").text
    assert "已中止" in page
    assert "磁盘已满" in page


def test_a_team_that_cannot_be_opened_is_named(director, group, server, wall):
    east, west = records(group)
    drills.finish(east.id, State.STOPPED, "磁盘已满", wall.now())
    server.live._live.pop(east.id)

    answer = pace(director, group, "resume")

    assert (answer.status_code, "城东队没有执行" in answer.text) == (409, True)
    assert [row[0] for row in directed(west)] == ["director.resume"]


@pytest.mark.parametrize("speed", ["0", "61", "", "9" * 5_000])
def test_a_speed_that_is_not_offered_is_refused_once(director, group, speed):
    answer = pace(director, group, "speed", speed=speed)

    assert (answer.status_code, answer.text.count("没有这个推演速度")) == (409, 1)
    assert [directed(record) for record in records(group)] == [[], []]


def test_a_form_sent_twice_is_done_once_in_each_drill(director, group):
    for _ in range(2):
        pace(director, group, "speed", speed="30", once=FORM)

    assert [len(directed(record)) for record in records(group)] == [1, 1]


def test_the_teams_stand_side_by_side(director, group, server, sign_in):
    east, west = records(group)
    person = sign_in("lg01")
    drills.join(east.id, person.account.id, server.wall.now())
    drills.take_seats(east.id, ["office"], person.account.id)
    for _ in range(40):
        server.live.step(west)
    server.live.submit(east, Act("lg_office", "monitor.note", {"text": "值守"}))

    page = director.get(f"/console/groups/{group.id}").text

    for one in (east, west):
        assert f'href="/console/{one.id}"' in page
        assert one.code in page
        assert f"/console/{one.id}/join.svg" in page
    assert "未开始" in page
    assert "已暂停" in page
    assert "1/2 人在席" in page
    assert "lg01" not in page


def test_a_seat_that_is_silent_for_long_is_named(director, group, server, sign_in):
    east, _ = records(group)
    person = sign_in("lg01")
    drills.join(east.id, person.account.id, server.wall.now())
    drills.take_seats(east.id, ["office"], person.account.id)
    while server.live.open(east).moment().t < 7_200:
        server.live.step(east)

    teams = director.get(f"/console/groups/{group.id}/parts/teams").text

    assert "领导小组办公室" in teams


def test_the_console_leads_to_the_group_and_back(director, group):
    east = records(group)[0]

    assert f'href="/console/groups/{group.id}"' in director.get("/console").text
    assert f'href="/console/groups/{group.id}"' in director.get(f"/console/{east.id}").text


def screen(director, group):
    return director.get(f"/console/groups/{group.id}/parts/screen").text


def test_the_screen_shows_how_to_join_then_the_board(director, group, server):
    before = screen(director, group)
    for record in records(group):
        server.live.step(record)
    after = screen(director, group)

    for record in records(group):
        assert record.code in before
        assert record.code not in after
    assert "名次" not in before
    assert "大屏：秋季演练" in director.get(f"/console/groups/{group.id}/wall").text
    assert "名次" in after
    assert "城西队" in after


def test_a_frozen_board_stays_and_goes_on_when_it_is_let_go(director, group, server):
    address = f"/console/groups/{group.id}"
    for record in records(group):
        server.live.step(record)

    director.post(f"{address}/board/freeze")
    frozen = screen(director, group)
    for _ in range(20):
        server.live.step(records(group)[1])
    held = screen(director, group)
    director.post(f"{address}/board/thaw")

    assert "已冻结" in frozen
    assert held == frozen
    assert screen(director, group) != frozen
    assert "已冻结" not in screen(director, group)


def test_a_hidden_board_is_kept_from_the_screen_only(director, group, server):
    address = f"/console/groups/{group.id}"
    for record in records(group):
        server.live.step(record)

    director.post(f"{address}/board/hide")
    hidden = screen(director, group)
    own = director.get(f"{address}/parts/board").text
    director.post(f"{address}/board/show")

    assert "进展榜暂不公布" in hidden
    assert "城西队" not in hidden
    assert "城西队" in own
    assert "大屏不显示" in own
    assert "城西队" in screen(director, group)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/console/groups/nothing"),
        ("get", "/console/groups/nothing/wall"),
        ("get", "/console/groups/{id}/parts/secrets"),
        ("post", "/console/groups/{id}/pace/burn"),
        ("post", "/console/groups/nothing/pace/pause"),
        ("post", "/console/groups/{id}/board/burn"),
        ("post", "/console/groups/nothing/board/hide"),
    ],
)
def test_what_there_is_not_is_not_found(director, group, method, path):
    assert getattr(director, method)(path.format(id=group.id)).status_code == 404


def test_a_trainee_sees_no_board(group, sign_in):
    person = sign_in("lg01")

    for path in ("", "/wall", "/parts/screen", "/parts/board"):
        assert person.get(f"/console/groups/{group.id}{path}").status_code == 403
