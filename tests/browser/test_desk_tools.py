"""The tools of the desk: keyword rules, bulletins, evidence, talk, hints; and how light it is."""

import gzip
import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, expect

from tests.browser.at_desk import PATIENCE_MS, AtDesk

LIGHT = 300_000
"""Bytes of compressed assets that the desk may load besides the charts' library."""

PROMPT_MS = 1_000


def test_the_tools_of_the_desk(desk: AtDesk) -> None:
    a_rule_is_corrected_kept_and_alerts(desk)
    a_selection_becomes_evidence_and_a_bulletin_that_cites_it(desk)
    what_is_half_said_outlives_a_reload(desk)
    a_hint_costs_marks(desk)


def a_rule_is_corrected_kept_and_alerts(desk: AtDesk) -> None:
    desk.watch.get_by_role("link", name="关键词").click()
    rule = desk.page.locator("#rule")
    rule.fill("（的 或")
    desk.watch.get_by_role("button", name="添加规则").click()
    expect(desk.watch.locator(".field-error")).to_contain_text("第 5 个字处：这里缺少要查的词")
    expect(rule).to_have_value("（的 或")

    rule.fill("的 或 了")
    desk.watch.get_by_role("button", name="添加规则").press("Enter")

    expect(desk.watch.locator(".rule-text")).to_have_text("的 或 了")
    expect(desk.watch.locator(":focus")).to_have_count(1)  # the keyboard goes on in the pane
    desk.step(4)
    badge = desk.watch.locator("[data-count=rules]")
    expect(badge).to_be_visible(timeout=PATIENCE_MS)
    desk.page.reload()
    expect(badge).to_be_visible()
    desk.watch.get_by_role("link", name="查看动态").click()
    expect(desk.page.locator("#feed-q")).to_have_value("的 或 了")
    desk.watch.get_by_role("link", name="网友发言", exact=True).click()
    expect(desk.page.locator("#murmur-q")).to_have_value("的 或 了")
    expect(desk.watch.locator(".feed-keep .note")).to_contain_text("命中")


def a_selection_becomes_evidence_and_a_bulletin_that_cites_it(desk: AtDesk) -> None:
    desk.choose_first_post()
    desk.watch.get_by_role("button", name="固定证据").click()
    desk.file("evidence.preserve")
    desk.show("证据")
    expect(desk.work.locator(".custody-check")).to_contain_text("校验一致")

    desk.follow("写成舆情快报")
    process = desk.acts.locator('[name="act.fields.process"]')
    expect(process).to_have_value(re.compile(r"网传内容（待核）：[\s\S]*证据保全 1 号"))
    desk.fill({"to": ["lg_head"]})
    desk.file("report.submit")

    expect(desk.work.locator(".custody-steps")).to_contain_text("写入报告")
    desk.show("文书")
    expect(desk.work.get_by_text("报告 1 号")).to_be_visible()


def what_is_half_said_outlives_a_reload(desk: AtDesk) -> None:
    desk.show("讨论")
    words = desk.page.get_by_label("对全队说")
    words.fill("初报已经发出")
    words.press("Control+Enter")
    expect(desk.work.locator(".message")).to_contain_text("初报已经发出")
    words.fill("续报还差")
    desk.page.reload()
    expect(words).to_have_value("续报还差")


def a_hint_costs_marks(desk: AtDesk) -> None:
    desk.show("时限")
    desk.work.get_by_role("button", name="索取提示").click()
    desk.page.locator("#confirm").get_by_role("button", name="索取提示").click()
    expect(desk.work.get_by_text("共扣 2 分")).to_be_visible()


def test_the_desk_is_light_and_prompt(desk: AtDesk) -> None:
    page, address = desk.page, desk.page.url.split("?")[0]
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    paths = {urlsplit(answer.url).path: answer for answer in answers}
    loaded = {
        path: len(gzip.compress(answer.body()))
        for path, answer in paths.items()
        if path.startswith("/static/")
    }

    assert loaded
    assert [path for path in loaded if "echarts" in path] == []
    assert sum(loaded.values()) <= LIGHT, loaded
    assert min(interactive(page, address) for _ in range(3)) <= PROMPT_MS


def interactive(page: Page, address: str) -> float:
    """Milliseconds from asking for a page until it can be worked with."""
    page.goto(address)
    found: float = page.evaluate(
        "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    )
    return found
