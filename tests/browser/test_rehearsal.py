"""An instructor rehearses a scenario in the browser and reads what came of it."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import faults_of, follow

SECONDS = 1000


@pytest.mark.slow
def test_rehearsal_is_ordered_watched_and_read(demo, person) -> None:
    page: Page = person("daotiao")
    page.goto(f"{demo.address}/rehearsals")
    follow(page, page.get_by_role("link", name="新建排练").first)
    assert faults_of(page) == []
    row = page.get_by_role("row").filter(has_text="canteen-poisoning")
    follow(page, row.get_by_role("link"))
    assert faults_of(page) == []

    page.get_by_role("button", name="预览曲线").click()
    expect(page.locator(".rehearsal-chart canvas")).to_have_count(1, timeout=60 * SECONDS)
    assert faults_of(page) == []

    for plan in page.locator("[name=plan]").all():
        plan.set_checked(plan.get_attribute("value") == "template-county")
    page.get_by_label("每名自动参演者按每个预案推演几次").fill("1")
    page.get_by_role("button", name="开始排练").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="能不能发布")).to_be_visible(timeout=90 * SECONDS)
    expect(page.locator(".rehearsal-chart canvas")).to_have_count(2)
    page.get_by_text("查看得分分布数据表").click()
    assert faults_of(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 JSON").click()
    assert json.loads(download.value.path().read_text())["runs"] == 4


@pytest.mark.slow
def test_rehearsal_can_be_cancelled(demo, person) -> None:
    page: Page = person("daotiao")
    page.goto(f"{demo.address}/rehearsals/new?scenario=canteen-poisoning/0")
    page.get_by_label("每名自动参演者按每个预案推演几次").fill("100")
    follow(page, page.get_by_role("button", name="开始排练"))
    expect(page.get_by_role("status").filter(has_text="/ 2400 次")).to_be_visible()
    assert faults_of(page) == []

    page.get_by_role("button", name="取消排练").click()
    follow(page, page.get_by_role("dialog").get_by_role("button", name="取消排练"))

    expect(page.get_by_text("已取消，已经推演的部分仍可查看。")).to_be_visible()
    expect(page.get_by_role("button", name="取消排练")).to_have_count(0)
