"""One row of a journal, and an act before it is one; it decides nothing about the drill.

Source: the journal format, section 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from scenarios.form import fault_of, faults
from scenarios.units import DrillTime

__all__ = ["Act", "Data", "Entry", "fault_of", "faults"]

Data = Mapping[str, Any]
"""The data of a row: JSON, checked against the vocabulary at the door."""


NOTHING: Data = MappingProxyType({})
"""No data."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a person or an automatic colleague enters; nothing worked out from state."""

    by: str
    type: str
    data: Data
    user: str | None = None
    auto: bool = False


class Entry(NamedTuple):
    """One thing that happened; never changed, a correction is a new row.

    `because` is the seq of the row that caused it, `extra` keeps unknown keys. A drill makes a
    thousand of them, and a named tuple is made in a third of the time of a frozen dataclass.
    """

    seq: int
    t: DrillTime
    by: str
    type: str
    data: Data
    user: str | None = None
    auto: bool = False
    because: int | None = None
    extra: Data = NOTHING
