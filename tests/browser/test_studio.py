"""Instructors write a scenario in the browser, prove it, publish it, and drill it."""

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import faults_of, follow
from tests.browser.conftest import Demo
from tests.browser.keyboard import go, press, tab_to
from tests.browser.keyboard import write as type_into
from tests.web.test_image import made

Person = Callable[[str], Page]
SECONDS = 1000
BREAKS = (
    ("at: 30m", "at: 30x", "不是时刻"),
    ("channel: phone", "channel: pigeon", "不认识 “pigeon”"),
    ("length: 24h", "length: 很久", "不是时长"),
    ("population: 200000", "population: 许多", "不是整数"),
    ("  category: 4", "  category: 12", "太大"),
)
"""What somebody does wrong, and what is said about it."""


def write(page: Page, text: str) -> None:
    """Put a text into the editor, as a paste does."""
    page.locator("#text").evaluate(
        "(area, text) => { area.value = text; area.dispatchEvent(new Event('input')) }", text
    )


def text_in(page: Page) -> str:
    return page.locator("#text").input_value()


def begin(page: Page, demo: Demo, ref: str, title: str) -> None:
    """Begin a scenario from the template."""
    page.goto(f"{demo.address}/studio")
    follow(page, page.get_by_role("link", name="新建情景"))
    page.get_by_label("名称").fill(title)
    page.get_by_label("编号").fill(ref)
    follow(page, page.get_by_role("button", name="新建草稿"))


def save(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Control+s")


@pytest.mark.slow
def test_scenario_is_broken_mended_proved_published_and_drilled(
    demo: Demo, person: Person, tmp_path: Path
) -> None:
    author = person("daotiao")
    begin(author, demo, "fair", "集市上的秤")
    assert faults_of(author) == []

    break_and_mend(author)
    retime(author)
    rename(author)
    attach(author, tmp_path)
    wait_for_silence(author)
    save(author)
    expect(author.get_by_text("草稿已保存。")).to_be_visible()
    follow(author, author.get_by_role("button", name="提交审核"))
    pass_it(person("pinggu"), demo)
    prove(author, demo)
    author.goto(f"{demo.address}/studio/fair/1")
    follow(author, author.get_by_role("button", name="发布"))
    expect(author.get_by_text("已发布，新建演练和演练大厅中现在可以选用。")).to_be_visible()
    assert faults_of(author) == []
    drill(author, demo)


def break_and_mend(page: Page) -> None:
    """Make five mistakes, see each at its line, go there, and take them back."""
    sound = text_in(page)
    broken = sound
    for right, wrong, _ in BREAKS:
        assert right in broken
        broken = broken.replace(right, wrong, 1)
    write(page, broken)
    expect(page.locator("#faults .fault")).to_have_count(len(BREAKS))
    assert faults_of(page) == []
    for _, wrong, said in BREAKS:
        line = next(n for n, one in enumerate(broken.split("\n"), 1) if wrong in one)
        fault = page.locator(f'#faults [data-line="{line}"]')
        expect(fault).to_contain_text(said)
        expect(page.locator("#lines li").nth(line - 1)).to_have_class("line-wrong")
        fault.focus()
        page.keyboard.press("Enter")
        at = "area => area.value.slice(0, area.selectionStart).split('\\n').length"
        assert page.locator("#text").evaluate(at) == line
    write(page, sound)
    expect(page.locator("#faults")).to_contain_text("没有发现问题")


def retime(page: Page) -> None:
    """Move an inject by arrow keys and by hand, and open it."""
    page.locator("[data-view=script]").focus()
    page.keyboard.press("Enter")
    mark = page.locator('[data-route="injects/0/at"].timeline-mark')
    mark.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(mark).to_have_attribute("data-t", "5700")
    assert "    at: 1h35m" in text_in(page)
    expect(mark).to_be_focused()
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + 7, box["y"] + 7)
    page.mouse.down()
    page.mouse.move(box["x"] - 20, box["y"] + 7, steps=5)
    page.mouse.up()
    expect(mark).not_to_have_attribute("data-t", "5700")
    assert "    at: 1h35m" not in text_in(page)
    mark.press("Enter")
    expect(page.locator("#i-injects\\/0 > summary")).to_be_focused()


def rename(page: Page) -> None:
    """Give the inject that is open another title and its time again, in the form."""
    page.locator("#f-injects\\/0\\/at").fill("30m")
    page.locator("#f-injects\\/0\\/title").fill("集市办来电")
    page.locator("#f-injects\\/0\\/title").press("Tab")
    expect(page.locator("#i-injects\\/0 > summary")).to_contain_text("集市办来电")
    text = text_in(page)
    assert "- id: call            # 按时间发生\n    at: 30m\n    title: 集市办来电\n" in text
    assert faults_of(page) == []


def attach(page: Page, folder: Path) -> None:
    """Attach a picture to the inject that is open, and say what it shows."""
    (folder / "scale.png").write_bytes(made("PNG"))
    item = page.locator("#i-injects\\/0")
    item.get_by_label("增加一张图片").set_input_files(folder / "scale.png")
    expect(item.locator("img")).to_have_js_property("naturalWidth", 40)
    item.get_by_label("图中是什么").fill("一台电子秤")
    item.get_by_label("图中是什么").press("Tab")
    expect(page.locator("#faults")).to_contain_text("没有发现问题")
    expect(page.locator("#text")).to_have_value(re.compile("alt: 一台电子秤"))


def wait_for_silence(page: Page) -> None:
    """Add an inject, let it come when nobody has published, read that in words, drop it again."""
    before = text_in(page)
    page.locator("[data-add=injects]").click()
    item = page.locator("details.sheet-item").filter(has_text="新的注入")
    item.locator("summary").first.click()
    item.get_by_label("什么时候发生：种类").select_option("到时没有某种记录")
    item.get_by_label("多久之内").fill("5h")
    item.get_by_label("多久之内").press("Tab")
    expect(item.locator("summary").first).to_contain_text("开始后 5 小时内没有“发布”")
    item.get_by_label("再加一种").select_option("网上引导")
    expect(item.locator("summary").first).to_contain_text("没有“发布”或“网上引导”")
    assert "type: [publish, guide.post]" in text_in(page)
    assert faults_of(page) == []
    item.get_by_role("button", name="删去").click()
    expect(item).to_have_count(0)
    assert text_in(page) == before


def pass_it(reviewer: Page, demo: Demo) -> None:
    """Review as another account."""
    reviewer.goto(f"{demo.address}/studio/fair")
    expect(reviewer.locator("#text")).to_have_attribute("readonly", "")
    assert faults_of(reviewer) == []
    follow(reviewer, reviewer.get_by_role("button", name="审核通过"))
    expect(reviewer.get_by_text("审核通过，可以发布。")).to_be_visible()


def prove(author: Page, demo: Demo) -> None:
    """Be refused without a rehearsal, and rehearse."""
    author.goto(f"{demo.address}/studio/fair/1")
    follow(author, author.get_by_role("button", name="发布"))
    expect(author.get_by_role("alert")).to_contain_text("这份文本还没有排练过")
    assert faults_of(author) == []
    follow(author, author.get_by_role("link", name="排练这一版"))
    author.get_by_label("每名自动参演者按每个预案推演几次").fill("3")
    follow(author, author.get_by_role("button", name="开始排练"))
    expect(author.get_by_role("heading", name="能不能发布")).to_be_visible(timeout=150 * SECONDS)


def drill(author: Page, demo: Demo) -> None:
    """Drill the published version; its scorecard names the inject as it was edited."""
    author.goto(f"{demo.address}/console/new?scenario=fair")
    follow(author, author.get_by_role("button", name="新建演练"))
    author.get_by_role("button", name="开始推演").click()
    expect(author.get_by_role("button", name="暂停")).to_be_visible()
    author.locator("#speed").select_option("240")
    came = author.locator(".msel-fired").filter(has_text="集市办来电")
    expect(came).to_have_count(1, timeout=60 * SECONDS)
    author.locator(".end-menu > summary").click()
    author.locator(".end-menu").get_by_role("button", name="结束演练").click()
    follow(author, author.get_by_role("link", name="打开评分表"))
    expect(author.locator("main")).to_contain_text("集市办来电")


@pytest.mark.slow
def test_two_authors_do_not_overwrite_each_other(demo: Demo, person: Person) -> None:
    first = person("daotiao")
    begin(first, demo, "stall", "两个人写的情景")
    second = person("daotiao")
    second.goto(first.url)
    text = text_in(first)

    write(first, text.replace("title: 两个人写的情景", "title: 第一个人写的情景"))
    save(first)
    write(second, text.replace("volume: 20", "volume: 25"))
    save(second)

    expect(second.get_by_role("alert")).to_contain_text("没有被覆盖")
    expect(second.locator(".compare")).to_contain_text("第一个人写的情景")
    assert faults_of(second) == []
    mine = second.locator("#text").input_value()
    write(second, mine.replace("title: 两个人写的情景", "title: 第一个人写的情景"))
    follow(second, second.get_by_role("button", name="看过差别，保存这份文本"))
    assert "title: 第一个人写的情景" in text_in(second)
    assert "volume: 25" in text_in(second)


@pytest.mark.slow
def test_events_list_goes_out_to_excel_and_back_in(demo: Demo, person: Person, tmp_path) -> None:
    author = person("daotiao")
    begin(author, demo, "sheet", "用表格改的情景")
    author.get_by_text("导出、导入").click()
    with author.expect_download() as download:
        author.get_by_role("link", name="导出事件清单（Excel）").click()
    download.value.save_as(tmp_path / "events.xlsx")
    book = openpyxl.load_workbook(tmp_path / "events.xlsx")
    book["事件清单"]["G2"] = "表格里改的来电"
    book.save(tmp_path / "events.xlsx")

    author.get_by_label("导入改好的事件清单").set_input_files(tmp_path / "events.xlsx")
    assert faults_of(author) == []
    follow(author, author.get_by_role("button", name="导入并保存"))

    expect(author.get_by_text("事件清单已导入并保存为草稿。")).to_be_visible()
    assert re.search(r"^    title: 表格里改的来电$", text_in(author), re.MULTILINE)


def test_a_draft_is_written_reviewed_and_refused_by_keyboard_alone(
    demo: Demo, person: Person
) -> None:
    author, reviewer = person("daotiao"), person("pinggu")
    author.goto(f"{demo.address}/studio")
    go(author, "main a[href$='/studio/new']")
    type_into(author, "#title", "早市上的秤")
    type_into(author, "#ref", "dawn")
    go(author, "form:has(#ref) .btn-primary")

    break_and_mend_by_keyboard(author)
    press(author, "[data-view=script]")
    tab_to(author, '[data-route="injects/0/at"].timeline-mark')
    author.keyboard.press("ArrowRight")
    expect(author.locator("#text")).to_have_value(re.compile("    at: 35m"))
    save(author)
    go(author, "form[action$='/submit'] button")
    reviewer.goto(f"{demo.address}/studio/dawn")
    go(reviewer, "button[formaction$='/approve']")
    author.goto(f"{demo.address}/studio/dawn/1")
    go(author, "form[action$='/publish'] button")

    expect(author.get_by_role("alert")).to_contain_text("这份文本还没有排练过")


def break_and_mend_by_keyboard(page: Page) -> None:
    """Write a line that no scenario has, be led to it, and drop it."""
    tab_to(page, "#text")
    page.keyboard.press("Control+Home")
    page.keyboard.type("weather: 晴\n")
    expect(page.locator('#faults [data-line="1"]')).to_contain_text("weather")
    page.keyboard.press("Control+End")
    page.keyboard.press("F8")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Delete")
    expect(page.locator("#faults")).to_contain_text("没有发现问题")
