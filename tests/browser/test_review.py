"""The review room with the keyboard alone: override, second reading, objection, answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import OFFICE, faults_of
from tests.browser.at_desk import practise
from tests.browser.keyboard import press, tab_to, write

Person = Callable[[str], Page]
TEXT = "经查，系个别人员操作不当引起，绝对安全，请勿信谣传谣。"
FINDING = "NN-DSC-01"


@pytest.fixture
def trainee(person: Person) -> Page:
    """Somebody who practised alone, published without a signature, ended, and reads the card."""
    page = person("canyan2")
    desk = practise(page)
    desk.step(3)
    desk.choose_first_post()
    desk.watch.get_by_role("button", name="登记舆情").click()
    desk.fill({"method": "manual"})
    desk.file("monitor.detect")
    desk.do("draft.create", {"kind": "notice", "text": TEXT, "attitude": "牵挂"})
    desk.show("稿件")
    desk.work.get_by_text("稿件 1").click()
    desk.follow("发布")
    desk.fill({"channels": ["website"]})
    desk.file("publish")
    page.locator(".pace-menu summary").click()
    page.locator(".pace-menu").get_by_role("button", name="结束演练").click()
    page.locator("#confirm").get_by_role("button", name="结束演练").click()
    page.get_by_role("link", name="演练已经结束，查看后续事项").click()
    page.get_by_role("link", name="查看评分表").click()
    page.wait_for_url("**/card")
    return page


def object_to(page: Page, drill: str) -> None:
    page.goto(f"{drill}/objections/new?about={FINDING}")
    write(page, "textarea[name=text]", "登记时间见第 10 条记录。")
    press(page, ".form-actions button")
    expect(page.get_by_text("申诉已提交")).to_be_visible()


def override(page: Page, drill: str) -> None:
    page.goto(f"{drill}/card")
    press(page, f"#{FINDING} .ruled-links a")
    expect(page.get_by_role("heading", name="现在的评判")).to_be_visible()
    press(page, ".form-actions button")
    expect(page.get_by_role("alert")).to_contain_text("改判必须写明理由。")
    assert faults_of(page) == []
    tab_to(page, "input[name=status]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    write(page, "textarea[name=reason]", "登记晚于设定，但没有影响处置。")
    press(page, ".form-actions button")
    expect(page.get_by_text("改判已记入")).to_be_visible()


def answer(page: Page) -> None:
    press(page, "#objections ~ .said-item summary")
    tab_to(page, "input[value=kept]")
    page.keyboard.press("ArrowDown")
    write(page, "#objections ~ .said-item textarea", "已按申诉改判。")
    press(page, "#objections ~ .said-item .btn-primary")
    expect(page.get_by_text("答复：已经改判")).to_be_visible()
    assert faults_of(page) == []


def confirm(page: Page, drill: str) -> None:
    page.goto(f"{drill}/rulings")
    press(page, ".said-item summary")
    assert faults_of(page) == []
    tab_to(page, "input[value=yes]")
    page.keyboard.press("Space")
    press(page, ".said-item .btn-primary")
    expect(page.get_by_text("复核意见已记入")).to_be_visible()


def test_an_objection_leads_to_an_override_that_another_reads_again(
    trainee: Page, person: Person
) -> None:
    drill = trainee.url.removesuffix("/card")
    evaluator = person("pinggu")

    object_to(trainee, drill)
    override(evaluator, drill)
    answer(evaluator)
    confirm(person("guanli"), drill)
    the_cohort_holds_the_practice(evaluator, drill)

    trainee.goto(f"{drill}/card#{FINDING}")
    finding = trainee.locator(f"#{FINDING}")
    expect(finding).to_contain_text("部分符合")
    expect(finding).to_contain_text("人工改判：登记晚于设定，但没有影响处置。")
    expect(finding).to_contain_text("复核同意")
    expect(finding).to_contain_text("申诉后已改判")
    expect(trainee.locator(".card-total")).to_contain_text(re.compile("含 1 处人工改判"))
    assert faults_of(trainee) == []


def test_every_page_of_the_review_room_is_accessible_and_fits(trainee: Page) -> None:
    drill = trainee.url.removesuffix("/card")
    names = trainee.locator("nav[aria-label=复盘] a").evaluate_all("all => all.map(a => a.href)")
    trainee.goto(f"{drill}/statements")
    statement = trainee.locator("main td a").first.get_attribute("href") or ""
    views = [f"{drill}/shares?by={by}" for by in ("person", "seat", "phase", "dimension")]
    home = drill.split("/drills")[0]

    for address in (*names, *views, f"{home}{statement}", f"{home}{statement}?item=S3"):
        trainee.goto(address)
        assert faults_of(trainee) == []

    assert len(names) > len(views)
    the_slider_moves_with_the_arrow_keys(trainee, drill)
    a_release_comes_later_with_the_keyboard(trainee, drill)
    the_hot_wash_goes_by_arrow_keys(trainee, drill)
    the_own_marks_are_one_key_away(trainee, home)
    a_statement_shows_what_decided_without_scripts(trainee, drill)


def the_slider_moves_with_the_arrow_keys(trainee: Page, drill: str) -> None:
    trainee.goto(f"{drill}/screen?t=0&view=log")
    now = trainee.locator(".screen-clock time")
    before = now.get_attribute("datetime") or ""
    tab_to(trainee, "#t")
    trainee.keyboard.press("ArrowRight")
    expect(now).not_to_have_attribute("datetime", before)
    assert "t=300" in trainee.url
    assert trainee.evaluate("document.activeElement.id") == "t"
    trainee.go_back()
    expect(now).to_have_attribute("datetime", before)


def a_release_comes_later_with_the_keyboard(trainee: Page, drill: str) -> None:
    trainee.goto(f"{drill}/course")
    expect(trainee.locator(".course-canvas canvas")).to_have_count(4)
    expect(trainee.locator("#seq option:checked")).to_contain_text("发布")

    tab_to(trainee, "#how")
    trainee.keyboard.press("ArrowDown")
    press(trainee, ".course-form .btn-primary")

    expect(trainee.locator(".label-tag-accent")).to_have_text("模型推演，不计分")
    expect(trainee.locator("#courses")).to_contain_text("在 6 组随机条件下")
    expect(trainee.locator(".course-wait")).to_have_count(0)
    expect(trainee.locator(".course-canvas canvas")).to_have_count(4)
    press(trainee, "#courses summary")
    expect(trainee.locator(".course-table")).to_contain_text("热度，改变后")
    assert faults_of(trainee) == []


def the_hot_wash_goes_by_arrow_keys(trainee: Page, drill: str) -> None:
    trainee.set_viewport_size({"width": 1920, "height": 1080})
    trainee.goto(f"{drill}/hot-wash")
    number = trainee.locator(".slide-number")
    last = int(number.inner_text().partition("/")[2])

    for place in range(1, last + 1):
        expect(number).to_have_text(f"{place} / {last}")
        expect(trainee.locator(".slide-question p").first).to_be_visible()
        trainee.keyboard.press("ArrowRight" if place < last else "ArrowLeft")

    expect(number).to_have_text(f"{last - 1} / {last}")
    trainee.keyboard.press("Escape")
    trainee.wait_for_url("**/card")
    trainee.set_viewport_size(OFFICE)


def the_own_marks_are_one_key_away(trainee: Page, home: str) -> None:
    trainee.goto(f"{home}/review")
    press(trainee, '.page-head-tools a[href$="/review/trend"]')
    expect(trainee.get_by_role("heading", name="我的成绩")).to_be_visible()
    expect(trainee.locator(".trend circle").first).to_be_visible()
    assert faults_of(trainee) == []


def the_cohort_holds_the_practice(evaluator: Page, drill: str) -> None:
    evaluator.goto(f"{drill.split('/drills', maxsplit=1)[0]}/review")
    press(evaluator, '.page-head-tools a[href$="/review/cohort"]')
    expect(evaluator.locator(".person-table")).to_contain_text("参演二")
    assert faults_of(evaluator) == []
    name = evaluator.locator(".person-table a").first.inner_text()
    press(evaluator, ".person-table a")
    expect(evaluator.get_by_role("heading", name=f"{name}的成绩")).to_be_visible()


def a_statement_shows_what_decided_without_scripts(trainee: Page, drill: str) -> None:
    browser = trainee.context.browser
    assert browser
    state = trainee.context.storage_state()
    plain = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    plain.goto(f"{drill}/statements")

    plain.locator("main td a").first.click()
    line = plain.locator("#S3")
    line.get_by_role("link", name="只标出这一行的话").click()

    expect(plain.locator(".marked mark")).to_have_text("系个别人员操作不当")
    expect(plain.locator(".marked")).to_contain_text("绝对安全")
    line.get_by_role("link", name="评判方法").click()
    expect(plain.locator("#S3")).to_contain_text("问什么")
