"""The whole story of a drill, as people play it: a team with a director, and one person alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_desk import AtDesk, practise
from tests.browser.conftest import Demo

Person = Callable[[str], Page]

TEXT = (
    "情况通报\n9月18日下午，澄湾实验学校部分学生午餐后出现呕吐、腹泻等症状。"
    "我局已派员到校核查，有关情况正在调查，进展及时公布。\n"
    "我们牵挂每一名孩子，如有不适请及时就医。"
)
FIRST_REPORT = {
    "to": ["lg_head", "pub_leader", "biz_leader"],
    "form": "phone",
    "kind": "first",
    "fields.time": "9月18日中午",
    "fields.place": "澄湾实验学校",
    "fields.process": "午餐后学生呕吐、腹泻",
    "fields.result": "待核",
}


@pytest.fixture
def created(person: Person) -> tuple[Page, str]:
    """The console of a drill that an instructor has just created, and its code."""
    page = person("daotiao")
    page.get_by_role("link", name="导调台").last.click()
    page.get_by_role("link", name="新建演练").click()
    page.get_by_role("link", name=re.compile("选用这个情景.*呕吐")).click()
    page.get_by_label("演练名称").fill("食堂事件合练")
    page.get_by_label("实战演练").check()
    page.get_by_label("120 倍").check()
    for seat in ("office", "head", "dept"):
        page.locator(f'[name=seat][value="{seat}"]').check()
    page.get_by_role("button", name="新建演练").click()
    code = page.locator(".join-code").inner_text()
    return page, code


def join(page: Page, code: str, seat: str) -> AtDesk:
    page.get_by_label("加入码").fill(code)
    page.get_by_role("button", name="加入演练").click()
    page.get_by_label(seat).check()
    page.get_by_role("button", name="坐上选中的席位").click()
    page.wait_for_url("**/desk")
    return AtDesk(page)


def test_a_team_plays_a_drill_from_its_creation_to_the_scorecard(
    person: Person, created: tuple[Page, str]
) -> None:
    console, code = created
    office = join(person("canyan1"), code, "领导小组办公室")
    head = join(person("canyan2"), code, "局长")
    section = join(person("canyan3"), code, "餐饮服务监管科")
    for _ in range(2):
        step(console)
    console.get_by_role("button", name="继续推演").click()

    reports_within_the_limit(office, head)
    draft_is_signed_and_published(office, head, section)
    inject_arrives(console, office)
    director_steps_until(console, "18:00")
    drill_ends(console, office)
    evaluator_follows_a_finding_to_its_evidence(person("pinggu"))


def reports_within_the_limit(office: AtDesk, head: AtDesk) -> None:
    office.choose_first_post()
    office.watch.get_by_role("button", name="登记舆情").click()
    office.fill({"method": "manual"})
    office.file("monitor.detect")
    expect(office.watch.get_by_text("已登记").first).to_be_visible()

    office.do("report.submit", FIRST_REPORT)
    office.show("记录")
    expect(office.work.locator(".log-line").first).to_contain_text("报告")

    expect(head.letter("午餐后学生呕吐、腹泻")).to_contain_text("待核")
    office.do("report.submit", {**FIRST_REPORT, "to": ["upper"], "form": "written"})


def draft_is_signed_and_published(office: AtDesk, head: AtDesk, section: AtDesk) -> None:
    office.do("grade.set", {"level": "重大"})
    office.do("draft.create", {"kind": "notice", "text": TEXT, "attitude": "牵挂每一名孩子"})
    office.show("稿件")
    office.work.get_by_text("稿件 1").click()
    expect(office.work.locator(".chain-waiting")).to_have_count(3)

    sign(section, "业务科室主要负责人审核")
    expect(office.work.locator(".chain-ok")).to_have_count(1)
    office.follow("办公室审核")
    office.fill({"verdict": "ok", "note": "同意"})
    office.file("sign")
    expect(office.work.locator(".chain-ok")).to_have_count(2)

    sign(head, "领导小组审定")
    expect(office.work.locator(".chain-ok")).to_have_count(3, timeout=10_000)
    office.follow("发布")
    office.fill({"channels": ["website", "weiyan"]})
    office.file("publish")
    expect(office.work.locator(".statement-head")).to_contain_text("已发布")
    expect(head.work.locator(".statement-head")).to_contain_text("已发布", timeout=10_000)


def sign(desk: AtDesk, step: str) -> None:
    """Agree to the first statement, at one step of its chain."""
    desk.show("稿件")
    desk.work.get_by_text("稿件 1").click()
    desk.follow(step)
    desk.fill({"verdict": "ok"})
    desk.file("sign")


def inject_arrives(console: Page, office: AtDesk) -> None:
    office.show("收件")
    console.get_by_text("临时注入", exact=True).click()
    console.locator("#add-title").fill("家长代表到局反映情况")
    console.locator("#add-text").fill("三名家长代表到局，要求当面答复。")
    console.get_by_role("button", name="注入", exact=True).click()
    expect(console.get_by_text("已注入。")).to_be_visible()

    expect(office.letter("家长代表到局反映情况")).to_contain_text("要求当面答复")


def director_steps_until(console: Page, clock: str) -> None:
    for _ in range(40):
        if console.locator("#clock time").inner_text()[-5:] >= clock:
            return
        step(console)
    pytest.fail(f"the drill did not come to {clock}")


def step(console: Page) -> None:
    """Go on to the next event."""
    with console.expect_response(re.compile("/pace/step")):
        console.get_by_role("button", name="到下一事件").click()


def drill_ends(console: Page, office: AtDesk) -> None:
    console.locator(".end-menu summary").click()
    console.locator("#end-reason").fill("达到演练目的")
    console.locator(".end-menu").get_by_role("button", name="结束演练").click()

    office.page.get_by_role("link", name="演练已经结束，查看后续事项").click(timeout=10_000)
    office.page.get_by_role("link", name="查看评分表").click()
    expect(office.page.get_by_role("heading", name="食堂事件合练")).to_be_visible()
    expect(office.page.locator("#NN-RPT-05")).to_contain_text("符合")


def evaluator_follows_a_finding_to_its_evidence(page: Page) -> None:
    page.get_by_role("row", name=re.compile("食堂事件合练")).get_by_role("link").click()
    page.get_by_role("navigation", name="按环节筛选").get_by_text("报告").click()
    finding = page.locator("#NN-RPT-05")
    expect(finding).to_contain_text("重大舆情 4 小时内向上级报告")
    expect(finding.locator(".finding-times")).to_contain_text("时限")

    finding.get_by_role("link", name=re.compile(r"报告\s+领导小组办公室")).click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("条记录：报告")
    expect(page.locator("main")).to_contain_text("上级机关")
    page.get_by_role("link", name="回到评分表").click()
    expect(page.locator("#NN-RPT-05")).to_be_in_viewport()


def test_one_person_practises_from_the_lobby_to_the_scorecard(person: Person) -> None:
    page = person("canyan3")
    desk = practise(page)
    desk.step(3)

    desk.choose_first_post()
    desk.watch.get_by_role("button", name="固定证据").click()
    desk.file("evidence.preserve")
    desk.do("report.submit", FIRST_REPORT)
    desk.show("时限")
    expect(desk.work.get_by_role("heading", name="正在计时")).to_be_visible()

    page.locator(".pace-menu summary").click()
    page.locator(".pace-menu").get_by_role("button", name="结束演练").click()
    page.locator("#confirm").get_by_role("button", name="结束演练").click()
    page.get_by_role("link", name="演练已经结束，查看后续事项").click()
    page.get_by_role("link", name="查看评分表").click()
    expect(page.get_by_text("满分 100。热度高低不计分。")).to_be_visible()
    expect(page.locator("#NN-RPT-03")).to_contain_text("符合")


def test_a_form_half_filled_outlives_a_reload_and_a_refusal_keeps_it(
    person: Person, demo: Demo
) -> None:
    page = person("canyan3")
    desk = practise(page)

    desk.open("close.approve")
    desk.fill({"text": "事态已经平息"})
    page.reload()
    expect(desk.acts.get_by_label("内容")).to_have_value("事态已经平息")
    desk.button("close.approve").click()
    page.locator("#confirm").get_by_role("button", name="批准终止").click()

    expect(desk.acts.get_by_role("alert")).to_contain_text("未予受理")
    expect(desk.acts.get_by_role("alert")).to_contain_text("四(五)")
    expect(desk.acts.get_by_label("内容")).to_have_value("事态已经平息")
    assert page.url.startswith(demo.address)
