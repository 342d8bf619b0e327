"""The director conducts: pages are accessible, and what happens appears without a reload."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.accessible import faults_of, follow

Person = Callable[[str], Page]
STEP = re.compile("/pace/step")


def conduct(page: Page) -> str:
    """Create a drill of one person and open its console; its address."""
    page.get_by_role("link", name="新建演练").click()
    page.get_by_role("link", name="选用这个情景").first.click()
    page.get_by_role("button", name="新建演练").click()
    expect(page.get_by_role("button", name="开始推演")).to_be_visible()
    page.wait_for_load_state()  # from then on keys are heard
    return page.url


@pytest.fixture
def director(person: Person) -> Page:
    return person("daotiao")


def test_what_happens_appears_without_a_reload(director: Page) -> None:
    conduct(director)
    director.evaluate("window.stillHere = true")

    director.get_by_role("button", name="开始推演").click()
    expect(director.get_by_role("button", name="暂停")).to_be_visible()
    director.locator("#speed").select_option("240")
    expect(director.locator("[data-pace]")).to_have_text("240 倍速")
    director.keyboard.press("s")
    director.get_by_text("临时注入").click()
    director.locator("#add-title").fill("区长来电")
    director.locator("#add-text").fill("请报告最新进展")
    director.get_by_role("button", name="注入", exact=True).click()
    expect(director.locator("#said")).to_contain_text("已注入")
    expect(director.locator("#part-log")).to_contain_text("区长来电")
    expect(director.locator("#part-msel")).to_contain_text("区长来电")
    expect(director.locator("#add-title")).to_have_value("")
    director.locator("h1").click()
    director.keyboard.press("p")
    expect(director.locator("[data-pace]")).to_have_text("已暂停")
    assert faults_of(director) == []

    assert director.evaluate("window.stillHere")


def test_a_planned_inject_is_moved_and_edited_by_keyboard_alone(director: Page) -> None:
    conduct(director)
    director.locator(".msel-line").first.get_by_role("link").focus()
    director.keyboard.press("Enter")
    time = director.locator("#at")
    planned = time.input_value()
    time.fill("2020-01-01T00:00")
    director.locator("#title").fill("家长来电")
    director.locator("#title").press("Enter")
    expect(director.locator("#said")).to_contain_text("改到的时间已经过去")
    assert faults_of(director) == []

    time.fill(f"{planned[:11]}23:50")
    director.locator("#title").press("Enter")

    line = director.locator(".msel-line", has_text="家长来电")
    expect(line).to_contain_text("已改期")
    expect(line).to_contain_text(planned[11:])
    assert faults_of(director) == []
    follow(director, line.get_by_role("link"))
    director.get_by_role("button", name="恢复脚本原文").press("Enter")
    expect(director.locator(".flashes")).to_contain_text("注入已恢复原样")
    expect(director.locator(".msel-changes")).to_have_count(0)


def test_two_notes_in_a_row_are_two_rows(director: Page) -> None:
    conduct(director)

    for text in ("第一条", "第二条"):
        director.locator("#note-text").fill(text)
        director.get_by_role("button", name="记录", exact=True).click()
        expect(director.locator("#part-log")).to_contain_text(text)

    expect(director.locator("#part-log .log-row")).to_have_count(2)
    expect(director.locator("#said .notice")).to_have_text("已记录。")  # the same is said once
    director.keyboard.press("s")
    expect(director.locator("#said .notice")).to_have_text(["已记录。", "已到下一事件。"])


RENEW = """async () => {
  const { renew } = await import("/static/parts.js");
  return renew(document.getElementById("part-controls"), `${location.pathname}/parts/controls`);
}"""
"""Ask for the buttons again, as news do; whether they were replaced."""


def test_buttons_are_not_renewed_while_what_was_pressed_waits(director: Page) -> None:
    conduct(director)
    held: list[Route] = []
    director.route(STEP, lambda route: route.continue_() if held else held.append(route))
    director.keyboard.press("s")
    expect(director.locator("form.htmx-request")).to_have_count(1)
    director.keyboard.press("s")

    assert director.evaluate(RENEW) is False
    with director.expect_request(STEP):
        held[0].continue_()

    expect(director.locator("form.htmx-request")).to_have_count(0)
    assert director.evaluate(RENEW) is True


def test_an_ended_drill_leads_to_its_card(director: Page) -> None:
    conduct(director)
    director.get_by_role("button", name="到下一事件").click()
    director.locator(".end-menu summary").click()
    director.locator("#end-reason").fill("时间不足")

    director.locator(".end-menu").get_by_role("button", name="结束演练").click()

    expect(director.get_by_role("link", name="打开评分表")).to_be_visible()
    expect(director.get_by_text("临时注入")).to_have_count(0)
    assert faults_of(director) == []


def test_setting_up_and_taking_seats_can_be_read_by_everybody(
    director: Page, person: Person
) -> None:
    follow(director, director.get_by_role("link", name="新建演练"))
    assert faults_of(director) == []
    follow(director, director.get_by_role("link", name="选用这个情景").first)
    assert faults_of(director) == []
    follow(director, director.get_by_role("button", name="新建演练"))
    assert faults_of(director) == []
    code = director.locator(".join-code").inner_text()

    player = person("canyan2")
    player.locator("#code").fill(code.lower())
    follow(player, player.get_by_role("button", name="加入演练"))
    assert faults_of(player) == []
    player.get_by_role("checkbox").first.check()
    player.get_by_role("button", name="坐上选中的席位").click()
    expect(player.locator("#clock")).to_be_visible()
    expect(director.locator("#part-seats")).to_contain_text("参演二", timeout=20_000)


def test_practising_alone_takes_two_clicks(person: Person) -> None:
    page = person("canyan2")
    follow(page, page.get_by_role("link", name="选预案和速度").first)
    assert faults_of(page) == []
    page.go_back()

    page.get_by_role("button", name="开始练习").first.click()

    expect(page.locator("#clock")).to_be_visible()


def test_the_big_screen_follows_by_itself(director: Page) -> None:
    address = conduct(director)
    screen = director.context.new_page()
    screen.goto(f"{address}/wall")
    expect(screen.get_by_text("还没有相关信息")).to_be_visible()

    director.get_by_role("button", name="到下一事件").click()

    expect(screen.locator(".wall-news time").first).to_be_visible()
    assert faults_of(screen) == []
