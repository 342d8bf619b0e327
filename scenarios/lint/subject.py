"""What a cross-check looks at: a model, where its parts stand, and the packs it refers to."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from scenarios.condition import Condition
from scenarios.document import Document, Path
from scenarios.errors import Problem
from scenarios.grammar import Grammar, Manner
from scenarios.model import Part, walk
from scenarios.pattern import Pattern
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario


@dataclass(frozen=True)
class Subject:
    """One document under check.

    `packs` are the sound plan packs it refers to, by id; `installed` the ids of all there are.
    """

    root: Scenario | PlanPack | Grammar | Manner
    document: Document
    packs: Mapping[str, PlanPack] = field(default_factory=dict)
    installed: tuple[str, ...] = ()
    words: Collection[str] = ()
    """The words of the grammar of a scenario's category."""
    inside: tuple[tuple[Path, Part], ...] = ()
    """Parts that were read from plain data inside the document, with their paths."""
    has_image: Callable[[str], bool] | None = None
    """Whether a picture of this name is at hand; None where nobody can tell."""
    derived: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By row type, fields that patterns may name besides those of the journal."""

    @property
    def scenario(self) -> Scenario:
        """The scenario; only checks of scenarios ask for it."""
        assert isinstance(self.root, Scenario)
        return self.root

    @property
    def pack(self) -> PlanPack:
        """The plan pack; only checks of packs ask for it."""
        assert isinstance(self.root, PlanPack)
        return self.root

    @cached_property
    def patterns(self) -> tuple[tuple[Path, Pattern], ...]:
        """Every pattern of the document with its path."""
        return tuple((path, part) for path, part in self._parts() if isinstance(part, Pattern))

    @cached_property
    def conditions(self) -> tuple[tuple[Path, Condition], ...]:
        """Every condition of the document with its path, those inside others included."""
        return tuple((path, part) for path, part in self._parts() if isinstance(part, Condition))

    def _parts(self) -> Iterator[tuple[Path, object]]:
        yield from walk(self.root)
        for path, part in self.inside:
            yield from walk(part, path)

    def problem(self, path: Path, rule: str, message: str, hint: str) -> Problem:
        """A fault at a part of the document."""
        return Problem(self.document.place(path), rule, message, hint)

    def unknown(self, path: Path, rule: str, what: str, known: Collection[str]) -> Problem:
        """The fault of naming what does not exist; `what` reads 「角色 lgg」."""
        name = what.rsplit(maxsplit=1)[-1]
        return self.problem(path, rule, f"没有{what}", f"可用：{_listed(name, tuple(known))}")

    def at(self, route: str) -> Sequence[tuple[Path, Any]]:
        """The values on a route through the model, with their paths; `*` is every item.

        `posts.*.rumour` gives the rumour of every post that has one.
        """
        found: list[tuple[Path, Any]] = [((), self.root)]
        for step in route.split("."):
            found = [child for path, part in found for child in _steps(path, part, step)]
        return [(path, value) for path, value in found if value is not None]


_MANY = 16
_COMPARED = 300
"""How many names, and how much of one, a wrong name is held against."""


def _listed(name: str, known: Sequence[str]) -> str:
    """The names there are; of many only those that resemble the wrong one."""
    if len(known) <= _MANY:
        return "、".join(known) or "无"
    near = get_close_matches(name[:_COMPARED], known[:_COMPARED], 5, 0.5) or known[:5]
    return f"{'、'.join(near)} 等 {len(known)} 个，见 docs/scenario-format.md"


def _steps(path: Path, part: Any, step: str) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401
    if step != "*":
        yield (*path, step), getattr(part, step)
    elif isinstance(part, Mapping):
        yield from (((*path, key), child) for key, child in part.items())
    else:
        yield from (((*path, n), child) for n, child in enumerate(part))


Check = Callable[[Subject], Iterator[Problem]]
"""A cross-check; its docstring is its manual page."""
