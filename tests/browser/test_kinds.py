"""Alone, at the table and against a blue cell: everybody with the keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.accessible import faults_of
from tests.browser.at_desk import STORY
from tests.browser.keyboard import choose, go, press, tab_to, write

Person = Callable[[str], Page]


def conducted(person: Person, mode: str) -> tuple[Page, Page]:
    """The console of a new drill of this kind, and the desk of the one who sits there."""
    console = person("daotiao")
    console.goto(f"{console.url.split('/console')[0]}/console/new?scenario={STORY}")
    choose(console, "mode", mode)
    press(console, "form .form-actions button")
    code = console.locator(".join-code").inner_text()
    player = person("canyan1")
    write(player, "#code", code)
    with player.expect_navigation():
        player.keyboard.press("Enter")
    tab_to(player, "input[name=seat]")
    player.keyboard.press("Space")
    press(player, "button[form=take]")
    player.wait_for_url("**/desk")
    return console, player


def step(console: Page) -> None:
    with console.expect_response(re.compile("/pace/step")):
        console.keyboard.press("s")
    expect(console.locator("form.htmx-request")).to_have_count(0)


def note(player: Page, text: str) -> None:
    """File a note of monitoring."""
    press(player, 'a[data-set="act=monitor.note"]')
    write(player, "#pane-act textarea", text)
    press(player, "#pane-act form .btn-primary")
    expect(player.locator("#pane-act .notice-success")).to_contain_text("已保存监测记录")


def end(console: Page) -> None:
    """End the drill with a reason, and read the card."""
    press(console, ".end-menu summary")
    write(console, "#end-reason", "达到演练目的")
    press(console, ".end-menu .btn-final")
    expect(console.get_by_role("link", name="打开评分表")).to_be_visible()
    press(console, ".console-controls a[href$='/card']")
    expect(console.get_by_text("热度高低不计分")).to_be_visible()


def test_practice_goes_from_the_lobby_to_the_card_by_keyboard_alone(person: Person) -> None:
    page = person("canyan2")

    press(page, f"form:has(input[value={STORY}]) .btn-primary")
    page.wait_for_url("**/desk")
    note(page, "单人练习")
    press(page, ".pace-menu summary")
    press(page, ".pace-menu .btn-final")
    press(page, "#confirm [data-yes]")
    expect(page.locator("#connection a")).to_be_visible()
    go(page, "#connection a")
    press(page, ".desk-ended a")

    expect(page.get_by_text("热度高低不计分")).to_be_visible()


def test_a_tabletop_goes_from_event_to_event_by_keyboard_alone(person: Person) -> None:
    console, player = conducted(person, "tabletop")
    clock, seen = console.locator("#clock time"), player.locator("#clock time")
    start = clock.inner_text()
    assert console.get_by_role("button", name="开始推演").count() == 0

    for _ in range(3):
        step(console)
    expect(clock).not_to_have_text(start)
    now = clock.inner_text()
    expect(seen).to_have_text(now)
    note(player, "桌面推演第一轮")

    expect(console.locator("#part-log")).to_contain_text("桌面推演第一轮")
    assert (clock.inner_text(), seen.inner_text()) == (now, now)
    assert faults_of(console) == []
    end(console)


def test_a_blue_cell_is_vetoed_and_played_by_keyboard_alone(person: Person) -> None:
    console, player = conducted(person, "confrontation")
    step(console)

    console.get_by_role("button", name=re.compile("否决.*伪造红头文件")).press("Enter")
    expect(console.locator(".blue-cards tr", has_text="伪造红头文件")).to_contain_text("已否决")
    console.get_by_role("button", name=re.compile("出牌.*散布谣言")).press("Enter")
    expect(console.locator(".blue-cards tr", has_text="散布谣言")).to_contain_text("分钟才能再用")
    step(console)

    press(player, 'a[data-set^="view=facts"]')
    expect(player.locator("#pane-work .label-tag", has_text="未回应").first).to_be_visible()
    expect(player.locator("body")).not_to_contain_text("蓝军")
    assert faults_of(console) == []
    end(console)
