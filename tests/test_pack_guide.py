"""Does the guide for bureaus say what the code does, and do its listings work?"""

import re
from collections.abc import Mapping
from typing import Any, get_args

import pytest
import yaml

from scenarios import pattern
from scenarios.document import read
from scenarios.plan import Dimension, Obligation, ObligationKind, PlanPack, Severity
from scoring.case import CheckParams, Start
from scoring.checks import KINDS
from scoring.rules import rules_of
from scoring.scorecard import score
from tests import library
from tests.scoring.lab import POST, journal
from tools import pack_guide

GUIDE = pack_guide.PAGE.read_text("utf-8")
TEMPLATE = yaml.safe_load((pack_guide.PACKS / pack_guide.TEMPLATE / "plan.yaml").read_text("utf-8"))
LISTINGS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
PROSE = GUIDE.split("## 六、检查种类")[0]


def pack_with(listing: Mapping[str, Any]) -> PlanPack:
    """The template with what a listing shows in the place of its own."""
    if "check" in listing:
        first = TEMPLATE["obligations"][0]
        named = [{**first, "id": name} for name in listing["check"].get("duties", ())]
        obligations = [*named, {**first, "id": "O-1", "check": listing["check"]}]
        listing = {"obligations": obligations, "settings": _settings()}
    return PlanPack.model_validate({**TEMPLATE, **listing})


def _settings() -> dict[str, Any]:
    """Every setting of every pack, since the examples come from different ones."""
    plans = ("template-county", "nanning-2017", "jingmen-2024", "network-risk", "taobei")
    found: dict[str, Any] = {}
    for plan in plans:
        found.update(library.pack(plan).settings)
    return found


def test_generated_parts_of_the_guide_are_up_to_date() -> None:
    assert pack_guide.page(GUIDE) == GUIDE


def test_every_kind_has_a_title_and_an_example_of_its_own() -> None:
    assert set(pack_guide.EXAMPLES) == set(KINDS)
    for kind, (pack, obligation) in pack_guide.EXAMPLES.items():
        assert f"kind: {kind}" in pack_guide.check_of(pack, obligation)


@pytest.mark.parametrize("listing", LISTINGS, ids=range(len(LISTINGS)))
def test_listing_of_the_guide_can_be_used(listing: str) -> None:
    document = read(listing.encode(), "listing")
    pack = pack_with(document.data)

    card = score(pack, journal(POST))

    assert document.problems == ()
    assert {rule.obligation.id for rule in rules_of(pack)} == {f.id for f in card.findings}


@pytest.mark.parametrize("kind", KINDS)
def test_manual_of_a_kind_names_its_parameters(kind: str) -> None:
    section = GUIDE.split(f"### `{kind}` ")[1].split("\n### ")[0]
    common = set(CheckParams.model_fields)
    named = {
        info.alias or name
        for name, info in KINDS[kind].params.model_fields.items()
        if name not in common
    }

    assert [
        name
        for name in sorted(named)
        if f"`{name}" not in section and f"  {name}:" not in section and f"`{name}" not in PROSE
    ] == []


def test_guide_names_every_key_that_a_bureau_may_write() -> None:
    keys = [
        *PlanPack.model_fields,
        *Obligation.model_fields,
        *(kind.value for kind in (*ObligationKind, *Severity, *Dimension)),
        *(word for word in get_args(get_args(Start.model_fields["moment"].annotation)[0])),
        *(name for name in pattern.Test.model_fields if name not in ("equals", "one_of")),
    ]

    assert [key for key in keys if key not in GUIDE] == []


def test_template_has_eight_obligations_and_fits_the_guide() -> None:
    own = [
        one for one in library.pack("template-county").obligations if not one.id.startswith("X-")
    ]

    assert len(own) == 8
    assert len({dict(one.check)["kind"] for one in own}) >= 7
