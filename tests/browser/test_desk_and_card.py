"""The desk and the scorecard: readable by everybody, worked with the keyboard alone, never lost."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessible import faults_of
from tests.browser.at_desk import PATIENCE_MS, AtDesk, practise
from tests.browser.conftest import started
from tests.browser.keyboard import tab_to

Person = Callable[[str], Page]
DESKS = (
    "",
    "?act=report.submit&pane=act",
    "?act=draft.create&pane=act",
    "?view=cases",
    "?view=statements&pane=work",
    "?view=facts",
    "?view=log",
    "?view=limits",
    "?watch=murmur&pane=watch",
    "?watch=hot&pane=watch",
    "?watch=heat&pane=watch",
    "?watch=analysis&pane=watch",
    "?watch=rules&pane=watch",
    "?view=custody",
    "?view=papers",
    "?view=talk",
)


def test_every_part_of_the_desk_is_accessible_and_fits(desk: AtDesk) -> None:
    page = desk.page
    address = page.url.split("?")[0]

    for query in DESKS:
        page.goto(f"{address}{query}")
        assert faults_of(page) == []

    page.goto(f"{address}?act=report.submit")
    desk.button("report.submit").click()
    expect(desk.acts.get_by_role("alert")).to_be_visible()
    assert faults_of(page) == []


def test_the_scorecard_is_accessible_and_fits(desk: AtDesk, person: Person) -> None:
    drill = desk.page.url.split("/desk")[0]
    home = drill.split("/drills")[0]
    page = person("pinggu")

    for address in (f"{drill}/card", f"{drill}/rows/3", f"{home}/review", f"{home}/help/checks"):
        page.goto(address)
        assert faults_of(page) == []


def test_what_was_clicked_comes_however_slow_the_other_panes_are(desk: AtDesk) -> None:
    page = desk.page
    slow = re.compile(r"pane=watch")
    page.route(slow, lambda route: (page.wait_for_timeout(1500), route.continue_()))

    desk.watch.get_by_role("link", name="热搜榜").click()
    desk.acts.locator('a[data-set="act=monitor.note"]').click()
    desk.watch.get_by_role("link", name="热度").click()

    expect(desk.button("monitor.note")).to_be_visible()
    expect(desk.watch.get_by_role("link", name="热度")).to_have_attribute("aria-current", "page")
    page.unroute_all(behavior="wait")


def test_ticks_outlive_new_posts(desk: AtDesk) -> None:
    boxes = desk.watch.locator(".feed input[type=checkbox]")
    desk.choose_first_post()
    ticked = boxes.first.get_attribute("value")
    bar = desk.watch.locator("[data-fresh=feed]")
    expect(bar).to_be_visible(timeout=PATIENCE_MS)

    bar.click()

    expect(boxes.first).not_to_have_value(ticked or "")
    expect(desk.watch.locator(f'.feed input[value="{ticked}"]')).to_be_checked()


def test_an_incident_is_registered_with_the_keyboard_alone(desk: AtDesk) -> None:
    page = desk.page

    page.keyboard.press("n")
    expect(page.locator("[data-fresh=feed]")).to_be_hidden()
    for _ in range(20):
        page.keyboard.press("j")
        if page.evaluate("document.activeElement.matches('.feed input')"):
            break
    page.keyboard.press("x")
    expect(page.locator(".feed input:checked")).to_have_count(1)
    tab_to(page, "button[value='monitor.detect']")
    page.keyboard.press("Enter")
    expect(page.locator("#f-role")).to_be_focused()
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(desk.acts.locator(".notice-success")).to_contain_text("已登记舆情")
    page.keyboard.press("2")
    expect(desk.work.locator(".pane-scroll")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#feed-q")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()


def test_the_keyboard_goes_on_where_a_link_led(desk: AtDesk) -> None:
    page = desk.page

    desk.acts.locator('a[data-set="act=report.submit"]').press("Enter")
    expect(page.locator("#f-role")).to_be_focused()
    desk.work.get_by_role("link", name="事实").press("Enter")
    expect(desk.work.get_by_role("link", name="事实")).to_be_focused()


def test_a_half_filled_form_outlives_the_death_of_the_server(
    new_context: Callable[[], BrowserContext], tmp_path: Path
) -> None:
    page = new_context().new_page()
    with started(tmp_path) as first:
        port = first.address.rsplit(":", 1)[1]
        page.goto(f"{first.address}/sign-in")
        page.get_by_label("账号").fill("canyan3")
        page.get_by_label("密码").fill(first.password("canyan3"))
        page.get_by_role("button", name="登录").click()
        desk = practise(page)
        desk.open("monitor.note")
        desk.fill({"text": "服务器断掉前写的"})
        first.process.kill()
        expect(page.locator("#connection")).to_contain_text("连接已断开", timeout=30_000)

    with started(tmp_path, port):
        expect(page.locator("#connection")).to_be_hidden(timeout=60_000)
        expect(page.get_by_role("textbox", name="内容")).to_have_value("服务器断掉前写的")
        desk.file("monitor.note")


def test_without_scripts_the_desk_reads_and_files(desk: AtDesk) -> None:
    browser = desk.page.context.browser
    assert browser
    state = desk.page.context.storage_state()
    plain = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    plain.goto(desk.page.url.split("?")[0] + "?act=monitor.note")

    plain.get_by_role("textbox", name="内容").fill("没有脚本也能记")
    plain.get_by_role("button", name="保存监测记录").click()

    expect(plain.locator(".notice-success")).to_contain_text("已保存监测记录")
    expect(plain.locator(".log-line").first).to_contain_text("没有脚本也能记")
    plain.get_by_role("link", name="热搜榜").click()
    expect(plain.locator(".hot")).to_be_visible()
