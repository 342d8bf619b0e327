"""What a person does at a desk with mouse and keyboard, for stories in a browser."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from web.forms.acts import BUTTONS
from web.forms.inputs import PREFIX

PATIENCE_MS = 90_000
"""How long a story waits for what colleagues and the public do; an hour of the drill a minute."""

STORY = "canteen-poisoning"

Answers = Mapping[str, str | list[str]]


def practise(page: Page) -> "AtDesk":
    """Begin to practise the canteen story, from the lobby."""
    card = page.locator("form", has=page.locator(f'input[name=scenario][value="{STORY}"]'))
    card.get_by_role("button", name="开始练习").click()
    page.wait_for_url("**/desk")
    return AtDesk(page)


class AtDesk:
    """One person at a desk."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = page.locator("#pane-act")
        self.work = page.locator("#pane-work")
        self.watch = page.locator("#pane-watch")

    def step(self, times: int) -> None:
        """Go on to the next event so many times; for who practises alone."""
        step = self.page.locator('form[action$="/pace/step"]')
        for _ in range(times):
            with self.page.expect_response("**/pace/step"):
                step.evaluate("form => form.requestSubmit()")

    def show(self, view: str) -> None:
        """Open a part of the middle pane by its tab."""
        self.work.get_by_role("navigation").get_by_text(view, exact=True).click()

    def open(self, act: str) -> None:
        """Open the form of an act from the menu, from a form that is open first back to it."""
        back = self.acts.get_by_role("link", name="全部操作")
        if back.count():
            back.click()
        self.acts.locator(f'a[data-set="act={act}"]').click()
        expect(self.button(act)).to_be_visible()

    def follow(self, name: str) -> None:
        """Open a form by its link in the middle pane; as people do, again where it was missed."""
        link = self.work.get_by_role("link", name=name)
        link.click()
        form = self.acts.locator("form").first
        try:
            expect(form).to_be_visible(timeout=5_000)
        except AssertionError:
            link.click()
            expect(form).to_be_visible()

    def button(self, act: str) -> Locator:
        """The button that files an act."""
        return self.acts.get_by_role("button", name=BUTTONS[act], exact=True)

    def fill(self, answers: Answers) -> None:
        """Fill the form that is open."""
        for name, answer in answers.items():
            found = self.acts.locator(f'[name="{PREFIX}{name}"]')
            if found.first.evaluate("one => one.tagName") == "SELECT":
                found.select_option(answer)
            elif found.first.get_attribute("type") in ("radio", "checkbox"):
                for value in [answer] if isinstance(answer, str) else answer:
                    self.acts.locator(f'[name="{PREFIX}{name}"][value="{value}"]').check()
            else:
                found.fill(str(answer))

    def file(self, act: str) -> None:
        """File the act whose form is open, and see that it is in the journal."""
        self.button(act).click()
        final = self.page.locator("#confirm").get_by_role("button", name=BUTTONS[act])
        if act == "publish":
            final.click()
        expect(self.acts.locator(".notice-success")).to_contain_text(
            re.compile(f"已{BUTTONS[act]}（.*第 \\d+ 条记录）")
        )

    def do(self, act: str, answers: Answers) -> None:
        """Open the form of an act, fill it and file it."""
        self.open(act)
        self.fill(answers)
        self.file(act)

    def choose_first_post(self) -> None:
        """Select the newest post of the feed as soon as there is one."""
        box = self.watch.locator(".feed input[type=checkbox]").first
        expect(box).to_be_visible(timeout=PATIENCE_MS)
        box.check()

    def letter(self, text: str) -> Locator:
        """The letter with this text, fetched from behind the bar where it waits there."""
        letter = self.work.locator(".letter", has_text=text)
        bar = self.work.locator("[data-fresh=work]")
        expect(bar.or_(letter).filter(visible=True).first).to_be_visible(timeout=10_000)
        if bar.is_visible():
            bar.click()
        return letter.first
