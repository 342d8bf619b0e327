"""What every part of a document has in common: frozen, and no unknown keys."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ConfigDict

Walked = tuple[str | int, ...]
"""Keys and list positions from the root of a document to a part of it."""


class Part(BaseModel):
    """A piece of a scenario or plan pack, as read from YAML."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def walk(part: object, path: Walked = ()) -> Iterator[tuple[Walked, object]]:
    """Every part of a model with its path in the document, containers before what they hold."""
    yield path, part
    for step, child in _children(part):
        yield from walk(child, (*path, step))


def _children(part: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(part, Part):
        for name, info in type(part).model_fields.items():
            yield info.alias or name, getattr(part, name)
    elif isinstance(part, Mapping):
        yield from part.items()
    elif isinstance(part, tuple | list):
        yield from enumerate(part)
