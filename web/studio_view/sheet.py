"""What stands beside the text of a version: the chosen tab, made of the text as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.document import Document
from scenarios.errors import Problem
from web.studio_view.form import Form, Reader
from web.studio_view.sheets import SHEETS, sheet_of
from web.studio_view.timeline import Timeline, timeline_of


@dataclass(frozen=True, slots=True)
class View:
    """One tab; `unread` where the text is no list of keys and values, so there is no form."""

    id: str
    tabs: Sequence[tuple[str, str]]
    form: Form
    timeline: Timeline | None
    unread: bool
    is_open: bool


def view_of(name: str, document: Document, problems: Sequence[Problem], *, is_open: bool) -> View:
    """The tab of this name, the first for any other.

    Args:
        name: One of the ids of `SHEETS`.
        document: The text.
        problems: Its faults; they stand at the fields they are about.
        is_open: Whether the reader can change anything.
    """
    sheet = sheet_of(name)
    return View(
        id=sheet.id,
        tabs=[(one.id, one.title) for one in SHEETS],
        form=Reader(document, problems, is_open=is_open).form(sheet),
        timeline=timeline_of(document.data) if sheet.id == "script" else None,
        unread=not isinstance(document.data, dict),
        is_open=is_open,
    )
