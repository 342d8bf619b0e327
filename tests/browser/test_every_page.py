"""Every page of the navigation: it loads cleanly, fits the window, and can be read by everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.accessible import OFFICE, PHONE, faults_of

Person = Callable[[str], Page]


@pytest.mark.parametrize("name", ["canyan1", "daotiao", "pinggu", "guanli"])
def test_pages_of_the_navigation_are_accessible_and_fit(person: Person, name: str) -> None:
    page = person(name)
    links = page.locator("nav[aria-label=主导航] a")
    addresses = list(dict.fromkeys(links.evaluate_all("all => all.map(link => link.href)")))

    for address in addresses:
        for size in (OFFICE, PHONE):
            page.set_viewport_size(size)
            page.goto(address)
            assert faults_of(page, (size,)) == []

    assert addresses


def test_libraries_run_under_the_content_security_policy(person: Person) -> None:
    page = person("canyan1")

    assert page.evaluate("htmx.version").startswith("2.0.")
    assert page.evaluate("htmx.config.allowEval") is False
