"""The items of a story: what can come, where it stands in the document, what it is called."""

from dataclasses import dataclass

from scenarios.document import Path
from scenarios.scenario import Scenario

KINDS = {
    "post": "帖文",
    "rumour": "谣言",
    "inject": "注入",
    "item": "网民诉求",
    "reporter": "记者提问",
    "fact": "事实",
}
"""What each kind of item is called."""

_MOST_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a story; `path` is its place in the document."""

    kind: str
    name: str
    text: str
    path: Path

    @property
    def key(self) -> str:
        """The item as outcomes name it."""
        return f"{self.kind}:{self.name}"

    @property
    def label(self) -> str:
        """The item in words: its kind, id and beginning."""
        return f"{KINDS[self.kind]} {self.name}「{self.short}」"

    @property
    def short(self) -> str:
        """The beginning of what it says, slots as they stand in the document."""
        return self.text if len(self.text) <= _MOST_SHOWN else f"{self.text[:_MOST_SHOWN]}…"


def items_of(story: Scenario) -> tuple[Item, ...]:
    """Everything of a story that can come, in the order of the document's parts."""
    lists = {
        "post": ("posts", [(one.id, one.text) for one in story.posts]),
        "rumour": ("rumours", [(one.id, one.text) for one in story.rumours]),
        "inject": ("injects", [(one.id, one.title) for one in story.injects]),
        "item": ("citizens", [(one.id, one.text) for one in story.citizens]),
        "reporter": ("reporters", [(one.id, one.question) for one in story.reporters]),
        "fact": ("truth", [(one.id, one.text) for one in story.truth.facts]),
    }
    return tuple(
        Item(kind, name, text, _path(part, n))
        for kind, (part, found) in lists.items()
        for n, (name, text) in enumerate(found)
    )


def _path(part: str, number: int) -> Path:
    return ("truth", "facts", number) if part == "truth" else (part, number)
