"""Whether a page can be read by everybody and fits its window; going from page to page."""

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, ViewportSize

OFFICE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
BIG: ViewportSize = {"width": 1920, "height": 1080}


def faults_of(page: Page, sizes: Sequence[ViewportSize] = (OFFICE, PHONE)) -> list[str]:
    """What axe finds, and whether the page is wider than the window, at these sizes."""
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        report = Axe().run(page)
        if report.violations_count:
            found.append(f"{page.url} {size}: {report.generate_report()}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{page.url} {size}: too wide")
    page.set_viewport_size(OFFICE)
    return found


def follow(page: Page, way: Locator) -> None:
    """Press what leads to another page, and wait until that is there."""
    with page.expect_navigation():
        way.click()
