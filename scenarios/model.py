"""What every part of a document has in common: frozen, and no unknown keys."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A piece of a scenario or plan pack, as read from YAML."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
