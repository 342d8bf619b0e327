"""Hands that only have a keyboard."""

import pytest
from playwright.sync_api import Page

_FAR = 150
"""So many times Tab is pressed at most; nobody presses it oftener."""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(_FAR):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached with Tab")


def press(page: Page, selector: str) -> None:
    """Go to a link or a button with Tab and press it."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def go(page: Page, selector: str) -> None:
    """Press what leads to another page."""
    with page.expect_navigation():
        press(page, selector)


def write(page: Page, selector: str, text: str) -> None:
    """Go to a field with Tab and type."""
    tab_to(page, selector)
    page.keyboard.type(text)


def choose(page: Page, name: str, value: str) -> None:
    """Go to a group of choices with Tab, and to one of them with the arrow keys."""
    tab_to(page, f"input[name={name}]")
    for _ in range(_FAR):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{name} has no {value}")
