"""What an act is held against, and what a rule against it is.

It is made once for a drill and reads what the drill goes on writing; it changes nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.plan import PlanPack
from simulator.casebook import Casebook
from simulator.entry import Act, Data
from simulator.journal import Journal

Reason = tuple[str, str]
"""Rule id and Chinese reason."""


@dataclass(frozen=True, slots=True)
class Office:
    """What an act is held against: the books, the plan, the story's names, the taken seats."""

    book: Casebook
    journal: Journal
    pack: PlanPack
    facts: frozenset[str]
    channels: frozenset[str]
    inject_titles: Mapping[str, str]
    pending: Callable[[str], bool]
    occupied: frozenset[str]
    now: Callable[[], int] = lambda: 0
    """Seconds since StartEx."""
    playable: Callable[[str], bool] = lambda _: True
    """Whether the story has what a card of the blue cell needs."""
    murmured: Callable[[str], bool] = lambda _: False
    """Whether there is an ordinary post of this id; none where nobody can look at them."""
    replan: Callable[[Data], Iterator[Reason]] = lambda _: iter(())
    """Reasons against planning an inject of the story anew."""
    hint_cost: int = 0
    """Marks that a hint costs."""

    def row_type(self, seq: int) -> str | None:
        """The type of a row, None where there is none yet."""
        return self.journal[seq].type if 1 <= seq <= len(self.journal) else None

    def has_post(self, name: str) -> bool:
        """Tell whether there is a post of this id, on the books or an ordinary one."""
        return name in self.book.posts or self.murmured(name)


Check = Callable[[Data, Act, Office], Iterator[Reason]]
"""The reasons against an act of one type."""


def listed(value: Any) -> list[Any]:  # noqa: ANN401 -- data are JSON
    """What a field names: nothing, one or several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
