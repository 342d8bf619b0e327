"""Do the packs hold exactly the obligations of the five plans, each with its clause?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from scenarios.load import check, pack_ids, path_of
from scenarios.model import walk
from scenarios.plan import Obligation
from scoring.checks import CHECK
from scoring.rules import rules_of
from tests import library

CATALOGUE = yaml.safe_load(
    (Path(__file__).parents[1] / "data/obligation-ids.yaml").read_text("utf-8")
)
LIMITS = {
    (pack, one["id"]): one["limit"]
    for pack, obligations in CATALOGUE.items()
    for one in obligations
    if "limit" in one
}


def own(pack: str) -> dict[str, Obligation]:
    """The obligations of a pack but the common bans."""
    return {one.id: one for one in library.pack(pack).obligations if not one.id.startswith("X-")}


def limits(obligation: Obligation) -> Iterator[object]:
    """Every limit in a check: seconds or days, or the name of a setting."""
    params = CHECK.validate_python(dict(obligation.check))
    for path, part in walk(params):
        if path and path[-1] in ("limit", "every", "first", "again", "overdue"):
            yield part


@pytest.mark.parametrize("pack", sorted(CATALOGUE))
def test_pack_has_exactly_the_obligations_of_its_plan(pack: str) -> None:
    found = [
        {
            "id": one.id,
            "clause": one.clause,
            "phase": one.phase,
            "kind": one.kind.value,
            "severity": one.severity.value,
        }
        for one in own(pack).values()
    ]
    expected = [
        {key: value for key, value in one.items() if key != "limit"} for one in CATALOGUE[pack]
    ]

    assert found == expected


@pytest.mark.parametrize(("pack", "name"), sorted(LIMITS))
def test_limit_is_the_plans_number_or_a_drill_setting(pack: str, name: str) -> None:
    found = list(limits(own(pack)[name]))

    match LIMITS[pack, name]:
        case "hard":
            assert all(isinstance(limit, int) for limit in found)
            assert found
        case _:
            assert all(isinstance(limit, str) for limit in found)


@pytest.mark.parametrize("pack", sorted(set(CATALOGUE)))
def test_only_the_plans_own_numbers_stand_in_a_pack(pack: str) -> None:
    numbers = {
        name
        for name, one in own(pack).items()
        if any(isinstance(limit, int) for limit in limits(one))
    }

    assert numbers == {
        name for (of, name), limit in LIMITS.items() if of == pack and limit == "hard"
    }


@pytest.mark.parametrize("pack", pack_ids())
def test_pack_is_sound_and_its_checks_can_be_read(pack: str) -> None:
    assert check(path_of("plan", pack)) == ()
    assert len(rules_of(library.pack(pack))) == len(library.pack(pack).obligations)


@pytest.mark.parametrize("pack", pack_ids())
def test_pack_names_only_what_it_has(pack: str) -> None:
    plan = library.pack(pack)
    obligations = own(pack).values()
    levels = {level.id for level in plan.levels}

    assert {one.phase for one in obligations} <= set(plan.phases)
    assert {level for one in obligations for level in one.levels} <= levels
    assert {level for chain in plan.chains for level in chain.levels} <= levels
    assert {role for one in obligations for role in one.who} <= set(plan.roles)
    assert {limit for one in obligations for limit in limits(one) if isinstance(limit, str)} <= set(
        plan.settings
    )
    assert all(setting.full <= setting.partial for setting in plan.settings.values())


def test_network_risk_plan_is_given_nothing_it_does_not_have() -> None:
    plan = library.pack("network-risk")
    numbers = {
        name: list(limits(one))
        for name, one in own("network-risk").items()
        if any(isinstance(limit, int) for limit in limits(one))
    }

    assert plan.chains == ()
    assert numbers == {"GN-RPT-02": [7200]}
    assert [one.id for one in own("network-risk").values() if one.kind == "ban"] == []


def test_practice_pack_informs_and_fails_nobody() -> None:
    severities = {one.severity for one in own("bureau-practice").values()}
    kinds = {one.kind for one in own("bureau-practice").values()}

    assert severities == {"minor", "info"}
    assert kinds == {"soft", "org", "exercise"}


@pytest.mark.parametrize("name", ["network-risk", "taobei"])
def test_who_ends_a_drill_cites_no_clause_where_the_plan_names_nobody(name):
    assert library.pack(name).close.clause == ""
