"""Two teams are conducted together, and the big screen shows how they stand."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.accessible import BIG, faults_of

Person = Callable[[str], Page]


def press(page: Page, name: str) -> None:
    """Press a button as the keyboard does."""
    page.get_by_role("button", name=name, exact=True).press("Enter")


def test_two_teams_are_conducted_together_by_keyboard_alone(person: Person) -> None:
    page = person("daotiao")
    page.goto(page.url.split("/console")[0] + "/console/new?scenario=canteen-poisoning")
    page.get_by_text("几个队同时演练").press("Enter")
    page.locator("#teams").fill("城东队\n城西队")
    press(page, "新建演练")
    expect(page.locator("#part-teams tbody tr")).to_have_count(2)
    assert faults_of(page) == []
    screen = page.context.new_page()
    screen.goto(f"{page.url}/wall")
    expect(screen.locator(".join-code")).to_have_count(2)
    assert faults_of(screen, (BIG,)) == []

    page.locator("#speed").select_option("240")
    press(page, "全部调速")
    press(page, "全部推演")
    expect(page.locator("#part-teams").get_by_text("进行中 240 倍")).to_have_count(2)
    press(page, "全部暂停")
    expect(page.locator("#said")).to_contain_text("2 个队已暂停")
    expect(page.locator("#part-teams").get_by_text("已暂停")).to_have_count(2)
    times = page.locator("#part-teams td[data-label=演练时间]").all_inner_texts()
    assert times[0] == times[1]

    press(page, "冻结")
    expect(page.locator("#part-board")).to_contain_text("已冻结")
    expect(screen.locator("#part-screen")).to_contain_text("已冻结")
    assert faults_of(page) == []
    assert faults_of(screen, (BIG,)) == []
    press(page, "从大屏隐藏")
    expect(screen.locator("#part-screen")).to_contain_text("进展榜暂不公布")
