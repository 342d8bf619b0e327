"""Rehearsals as instructors order, watch and read them."""

import json
import re
from functools import cache

import pytest

from scenarios.load import load_pack, load_scenario
from tests.web.conftest import SCENARIO
from web.rehearsal.order import Order
from web.rehearsal.result import as_data
from web.rehearsing import Rehearser
from web.store import rehearsals
from web.store.record import RehearsalState, Role

KEY = f"{SCENARIO}/0"
PLAN = "template-county"


@cache
def played():
    """One run of every player, really played, once for all tests."""
    story = load_scenario(SCENARIO)
    players = ("silent", "slow", "reckless", "by-the-book")
    (chunk,) = Order(story, (load_pack(PLAN),), players, (1,)).chunks(4)
    return chunk.play()


class Known:
    """An engine that knows what comes of the one chunk that is ordered here."""

    def play(self, chunks, is_wanted):
        for place, chunk in enumerate(chunks):
            assert (chunk.pack.id, chunk.seeds, is_wanted()) == (PLAN, (1,), True)
            yield place, played()


@pytest.fixture
def instructor(sign_in):
    return sign_in("author", Role.INSTRUCTOR)


def order(person, **form):
    choice = {"scenario": KEY, "plan": PLAN, "seeds": "1", "once": "token-of-a-form"}
    return person.post("/rehearsals/new", **{**choice, **form})


def ordered(person):
    """Order one; its address."""
    answer = order(person)
    assert answer.status_code == 302, answer.text
    return answer.location


@pytest.fixture
def finished(instructor, wall):
    """The address of a rehearsal that was really played."""
    address = ordered(instructor)
    assert Rehearser(wall, Known()).round()
    return address


def words(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_empty_list_tells_what_a_rehearsal_is_for_and_begins_one(instructor):
    page = instructor.get("/rehearsals").text

    assert "还没有排练" in page
    assert 'href="/rehearsals/new"' in page


def test_scenario_is_chosen_then_all_its_plans_are_ticked(instructor):
    shelf = instructor.get("/rehearsals/new").text
    form = instructor.get(f"/rehearsals/new?scenario={KEY}").text

    assert f"/rehearsals/new?scenario={SCENARIO}/0" in shelf
    story = load_scenario(SCENARIO)
    ticked = re.findall(r'name="plan" value="([^"]+)"(?: id="plan")? checked', form)
    assert tuple(ticked) == story.plans


def test_order_waits_and_can_be_left(instructor):
    address = ordered(instructor)

    page = instructor.get(address).text
    assert "已推演 0 / 4 次" in page
    assert "取消排练" in page
    assert "0 / 4" in words(instructor.get("/rehearsals").text)
    assert "已推演 0 / 4 次" in instructor.get(f"{address}/progress").text


def test_form_sent_twice_orders_once(instructor):
    assert ordered(instructor) == ordered(instructor)
    assert len(rehearsals.everything()) == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"seeds": ""}, "请填 1 至 100 的整数"),
        ({"seeds": "0"}, "请填 1 至 100 的整数"),
        ({"seeds": "101"}, "请填 1 至 100 的整数"),
        ({"seeds": "9" * 5000}, "请填 1 至 100 的整数"),
        ({"seeds": "{{ 7*7 }}\x00"}, "请填 1 至 100 的整数"),
        ({"plan": "national-doctrine"}, "请选择情景适用的预案"),
        ({"plan": []}, "请选择情景适用的预案"),
        ({"plan": ["../../etc/passwd"]}, "请选择情景适用的预案"),
    ],
)
def test_impossible_choice_is_told_at_its_field(instructor, form, said):
    answer = order(instructor, **form)

    assert answer.status_code == 422
    assert said in answer.text
    assert rehearsals.everything() == []


@pytest.mark.parametrize(
    "key",
    ["nothing/0", f"{SCENARIO}/1", f"{SCENARIO}/x", "/", "\x00/0", "../x/0", f"a/{'9' * 5000}"],
)
def test_text_that_is_not_there_cannot_be_rehearsed(instructor, key):
    assert order(instructor, scenario=key).status_code == 404
    assert (
        instructor.client.get("/rehearsals/new", query_string={"scenario": key}).status_code == 404
    )


def test_draft_with_faults_is_sent_back_to_the_studio(instructor):
    instructor.post("/studio/new", ref="fair", title="集市上的秤", source="template")
    seen = re.search(r'name="seen" value="(\w+)"', instructor.get("/studio/fair/1").text)[1]
    instructor.post("/studio/fair/1", text="scenario: 1\n", seen=seen)

    page = instructor.get("/rehearsals/new?scenario=fair/1").text
    answer = order(instructor, scenario="fair/1")

    assert answer.status_code == 422
    for text in (page, answer.text):
        assert "情景还有问题，改正后才能排练" in text
        assert 'href="/studio/fair/1"' in text


def test_only_so_many_rehearsals_wait_at_once(instructor):
    for number in range(10):
        assert order(instructor, once=f"token-number-{number}").status_code == 302

    answer = order(instructor, once="token-number-10")

    assert answer.status_code == 422
    assert "已有 10 次排练在等候" in answer.text


def test_cancelled_rehearsal_says_so_and_cannot_be_cancelled_again(instructor):
    address = ordered(instructor)

    assert instructor.post(f"{address}/cancel").location == address
    page = instructor.get(address).text
    assert "已取消" in page
    assert "还没有推演过" in page
    assert "取消排练" not in page
    assert instructor.get(f"{address}/progress").headers["HX-Refresh"] == "true"
    instructor.post(f"{address}/cancel")
    assert "排练已经结束，不用取消。" in instructor.get(address).text


def test_failed_rehearsal_tells_why(instructor, wall):
    class Broken:
        def play(self, *_):
            raise ZeroDivisionError

    address = ordered(instructor)
    Rehearser(wall, Broken()).round()

    page = instructor.get(address).text
    assert "没有完成" in page
    assert "系统出了问题，已记入日志" in page


@pytest.mark.slow
def test_finished_rehearsal_shows_players_differences_duties_and_faults(finished, instructor):
    page = words(instructor.get(finished).text)

    totals = {one.player: one.total for one in played()}
    for said in (
        "已完成",
        "发现 2 处问题，改好并重新排练后才能发布。",
        "有的条目从未出现 注入 upper-duty「省局值班室追问」在 4 次排练中从未出现",
        "栖禾县市场监督管理局网络舆情应急处置办法",
        f"照预案 {totals['by-the-book']:.2f}",
        f"难度 {100 - totals['slow']:.0f}%",
        f"照预案比不作为 {totals['by-the-book'] - totals['silent']:+.2f}",
        "按这个预案推演时从未出现的有 2 项",
        "查看得分分布数据表",
    ):
        assert said in page
    assert "取消排练" not in page


@pytest.mark.slow
def test_charts_and_the_tables_behind_them_say_the_same(finished, instructor):
    page = instructor.get(finished).text

    marks, heat = (json.loads(text) for text in re.findall(r"data-rehearsal='([^']+)'", page))
    silent, *_ = played()
    assert [one["name"] for one in heat["series"]] == ["不作为", "迟缓", "莽撞", "照预案"]
    assert heat["series"][0]["data"] == list(silent.heat)
    assert sum(map(sum, (one["data"] for one in marks["series"]))) == 4
    for hour, value in enumerate(silent.heat, start=1):
        assert f"{hour} 小时 {value} " in words(page)


@pytest.mark.slow
def test_download_is_what_the_command_prints(finished, instructor):
    answer = instructor.get(f"{finished}/rehearsal.json")

    order = Order(
        load_scenario(SCENARIO), (load_pack(PLAN),), tuple(o.player for o in played()), (1,)
    )
    assert answer.json == json.loads(json.dumps(as_data(order, played())))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="rehearsal-')


@pytest.mark.slow
def test_preview_draws_two_curves_and_tells_both_marks(instructor):
    page = instructor.get(f"/rehearsals/preview?scenario={KEY}").text

    (curves,) = (json.loads(text) for text in re.findall(r"data-rehearsal='([^']+)'", page))
    assert [one["name"] for one in curves["series"]] == ["不作为", "照预案"]
    assert all(len(one["data"]) == 72 for one in curves["series"])
    assert re.search(
        r"：不作为 0\.00 分，热度最高 [\d.]+；照预案 100\.00 分，热度最高 [\d.]+。", page
    )


@pytest.mark.parametrize("key", ["", "nothing/0", f"{SCENARIO}/x", "\x00/0"])
def test_preview_of_what_is_not_there_is_not_found(instructor, key):
    answer = instructor.client.get("/rehearsals/preview", query_string={"scenario": key})
    assert answer.status_code == 404


@pytest.mark.parametrize("tail", ["", "/progress", "/rehearsal.json"])
def test_forged_address_is_not_found(instructor, tail):
    for forged in ("nothing", "0" * 5000, "%00", "x' OR 1=1"):
        assert instructor.get(f"/rehearsals/{forged}{tail}").status_code == 404


@pytest.mark.slow
def test_unknown_plan_shows_the_first(finished, instructor):
    assert instructor.read(f"{finished}?plan=nothing") == instructor.read(finished)


def test_rehearsal_outlives_its_page(instructor):
    address = ordered(instructor)

    (record,) = rehearsals.everything()

    assert address == f"/rehearsals/{record.id}"
    assert record.state is RehearsalState.WAITING
