"""Why an act of a type may not be entered: one module for each kind of work."""

from collections.abc import Mapping
from types import MappingProxyType

from simulator.rules import direction, statement, work
from simulator.rules.office import Check

RULES: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {**statement.RULES, **work.RULES, **direction.RULES}
)
"""What is asked about an act besides its seat and its form, by its type."""
