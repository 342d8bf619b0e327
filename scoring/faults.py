"""Every fault of the checks in a plan pack, with its place in the file.

The rules of an examiner say at the first fault that a pack cannot be used; this tells the
author of the pack all of them.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import get_args

from pydantic import ValidationError

from scenarios.document import Document, Path
from scenarios.errors import CheckError, Problem
from scenarios.lint import role, row, state
from scenarios.lint.subject import Subject
from scenarios.model import Part, walk
from scenarios.plan import PlanPack
from scenarios.reading import keys_of, problems_of
from scenarios.vocabulary import ENTRY_TYPES
from scoring.case import CheckParams, LimitText
from scoring.checks import CHECK
from scoring.row import DERIVED
from scoring.rules import rules_of

_KEYS = keys_of(CHECK.json_schema())
_DRAFT = tuple(field.name for field in ENTRY_TYPES["draft.create"].fields)
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{name: tuple(fields) for name, fields in DERIVED.items()},
        "publish": (*DERIVED["publish"], *_DRAFT),
        "presser.hold": (*DERIVED["presser.hold"], *_DRAFT),
        "measure.do": ("disputed_points",),
    }
)
"""Fields that patterns of checks may name besides those of the journal.

A release has the fields of the draft it names (journal §4); `disputed_points` is a key that
journals of other programs may hold.
"""


def faults(pack: PlanPack, document: Document) -> Iterator[Problem]:
    """Everything that is wrong with the checks of a pack.

    Args:
        pack: The pack as it was read from the document.
        document: Where its parts stand.
    """
    checks: list[tuple[Path, CheckParams]] = []
    for n, obligation in enumerate(pack.obligations):
        path: Path = ("obligations", n, "check")
        try:
            checks.append((path, CHECK.validate_python(dict(obligation.check))))
        except ValidationError as error:
            yield from problems_of(error, document, _KEYS, path)
    subject = Subject(pack, document, inside=tuple(checks), derived=_FIELDS)
    for check in (role.check, row.check, state.check):
        yield from check(subject)
    yield from _settings(subject)
    if len(checks) == len(pack.obligations):
        yield from _order(subject)


def _settings(subject: Subject) -> Iterator[Problem]:
    known = (*subject.pack.settings, "detect_grace")
    for path, params in subject.inside:
        for below, part in walk(params, path):
            if isinstance(part, Part):
                for name in _limits(type(part)):
                    word = getattr(part, name)
                    if isinstance(word, str) and word not in known:
                        where = (*below, name)
                        yield subject.unknown(where, "setting-known", f"设定 {word}", known)


_LIMIT = get_args(LimitText)[0]


def _limits(model: type[Part]) -> Iterator[str]:
    """The fields of a part that hold a time or the name of a setting."""
    yield from (name for name, info in model.model_fields.items() if info.annotation == _LIMIT)


def _order(subject: Subject) -> Iterator[Problem]:
    try:
        rules_of(subject.pack)
    except CheckError as error:
        yield subject.problem(("obligations",), "check-order", error.message, error.hint)
