"""Pictures by their names, which tell their bytes; they are only ever added."""

from web.store.database import connected, writing
from web.store.tables import ScenarioImage


@writing()
def keep(name: str, content: bytes) -> None:
    """Keep a picture for ever; one that is kept already stays as it is."""
    ScenarioImage.insert(name=name, content=content).on_conflict_ignore().execute()


@connected()
def content_of(name: str) -> bytes | None:
    """The bytes of a picture, None if it was never kept."""
    row = ScenarioImage.get_or_none(ScenarioImage.name == name)
    return None if row is None else bytes(row.content)


@connected()
def is_kept(name: str) -> bool:
    """Whether a picture is at hand for ever."""
    return bool(ScenarioImage.select().where(ScenarioImage.name == name).exists())
