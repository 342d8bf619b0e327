"""JSON Schemas of scenarios and plan packs, for editors; made from the models.

They say what can be said of one key at a time. What only shows when parts are held together
is found by `yulian check`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from scenarios.condition import STATES, TRUTHS
from scenarios.grammar import Grammar, Manner
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.schema.words import KEYS, TITLES
from scenarios.vocabulary import CHANNELS, ENTRY_TYPES, FLAGS, MEASURES, ROLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ROLES = tuple(ROLES)
_CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("Pattern", "type"): tuple(ENTRY_TYPES),
        ("Truth", "flags"): FLAGS,
        ("Truth", "concerned"): _ROLES,
        ("Condition", "flag"): FLAGS,
        ("Statement", "measures"): tuple(MEASURES),
        ("Seat", "roles"): _ROLES,
        ("Fact", "to"): _ROLES,
        ("Knowing", "to"): _ROLES,
        ("Inject", "to"): _ROLES,
        ("Inject", "row"): ("inject", *(name for name in ENTRY_TYPES if name[:4] == "sim.")),
        ("CitizenItem", "to"): _ROLES,
        ("Reporter", "to"): _ROLES,
        ("Answer", "role"): _ROLES,
        ("Colleague", "roles"): _ROLES,
        ("Obligation", "who"): _ROLES,
    }
)
"""Keys whose texts are known in advance."""

_NAMES: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {("Condition", "state"): tuple(STATES), ("Condition", "truth"): tuple(TRUTHS)}
)
"""Keys that hold a mapping whose keys are known in advance."""

_SUGGESTIONS: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {("Scenario", "allowed_channels"): tuple(CHANNELS)}
)


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario."""
    return _schema(Scenario)


def plan_schema(check: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The JSON Schema of a plan pack.

    Args:
        check: The schema of an obligation's `check`, which this room does not know; without
            it any mapping will do.
    """
    schema = _schema(PlanPack)
    if check is not None:
        own = {key: value for key, value in check.items() if key != "$defs"}
        schema["$defs"] = {**check["$defs"], **schema["$defs"]}
        schema["$defs"]["Obligation"]["properties"]["check"] = {
            **own,
            "description": KEYS["Obligation"]["check"],
        }
    return schema


def grammar_schema() -> dict[str, Any]:
    """The JSON Schema of a grammar."""
    return _schema(Grammar)


def manner_schema() -> dict[str, Any]:
    """The JSON Schema of the shared manner of speaking."""
    return _schema(Manner)


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema()
    for name, part in [(model.__name__, schema), *schema["$defs"].items()]:
        part.pop("description", None)
        if name in TITLES:
            part["title"] = TITLES[name]
        for key, spec in part.get("properties", {}).items():
            _explain(name, key, spec)
    return {"$schema": DIALECT, **schema}


def _explain(name: str, key: str, spec: dict[str, Any]) -> None:
    """Give one key its words and the values it may have."""
    spec.pop("title", None)
    spec["description"] = KEYS[name][key]
    for text in _texts(spec):
        if (name, key) in _CHOICES:
            text["enum"] = list(_CHOICES[name, key])
        if (name, key) in _SUGGESTIONS:
            text["examples"] = list(_SUGGESTIONS[name, key])
    if (name, key) in _NAMES:
        for branch in spec.get("anyOf", [spec]):
            if branch.get("type") == "object":
                branch["propertyNames"] = {"enum": list(_NAMES[name, key])}


def _texts(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The branches of a specification that hold a text, those inside lists included."""
    branches = [*spec.get("anyOf", ()), spec]
    branches += [branch["items"] for branch in branches if "items" in branch]
    return [branch for branch in branches if branch.get("type") == "string"]
