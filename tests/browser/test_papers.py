"""What goes out of the application as a file, and the coverage of a scenario."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.accessible import OFFICE, PHONE, faults_of, follow
from tests.browser.conftest import Demo

Person = Callable[[str], Page]


def test_coverage_is_a_page_of_each_version(demo: Demo, person: Person) -> None:
    page = person("daotiao")
    page.goto(f"{demo.address}/studio/lift-accident/0")

    follow(page, page.get_by_role("link", name="覆盖检查"))
    follow(page, page.get_by_role("link", name="南宁预案"))

    expect(page.get_by_role("heading", name="演练应有的环节")).to_be_visible()
    expect(page.locator(".coverage-days")).to_contain_text("10月10日 调休上班")
    assert faults_of(page, (OFFICE, PHONE)) == []


def test_report_is_downloaded_by_keyboard(demo: Demo, person: Person) -> None:
    director = person("daotiao")
    director.goto(f"{demo.address}/console/new?scenario=canteen-poisoning")
    follow(director, director.get_by_role("button", name="新建演练"))
    drill = director.url.rstrip("/").split("/")[-1]
    page = person("pinggu")
    page.goto(f"{demo.address}/drills/{drill}/card")

    menu = page.locator("summary", has_text="评估报告")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Word（.docx）")
    expect(link).to_be_visible()
    assert faults_of(page) == []
    with page.expect_download() as download:
        link.press("Enter")

    assert download.value.suggested_filename == f"{drill}-report.docx"
