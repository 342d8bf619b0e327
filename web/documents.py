"""The documents of drills: loaded once per version, and held against a drill's digests."""

from dataclasses import dataclass
from functools import lru_cache

from scenarios.errors import ScenarioError
from scenarios.load import digest_of, load_pack, load_scenario
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from simulator.header import Digests
from web.store.record import DrillRecord


@dataclass(frozen=True, slots=True)
class Documents:
    """The scenario and the plan of a drill."""

    scenario: Scenario
    pack: PlanPack
    digests: Digests


def documents(scenario: str, plan: str) -> Documents:
    """The documents of these ids, as they are now.

    Raises:
        ScenarioError: If one is missing or faulty.
    """
    digests = Digests(digest_of("scenario", scenario), digest_of("plan", plan))
    return Documents(_scenario(scenario, digests.scenario), _pack(plan, digests.plan), digests)


def scenario_of(ref: str) -> Scenario:
    """The scenario of this id, as it is now."""
    return _scenario(ref, digest_of("scenario", ref))


def pack_of(ref: str) -> PlanPack:
    """The plan pack of this id, as it is now."""
    return _pack(ref, digest_of("plan", ref))


def documents_of(record: DrillRecord) -> Documents:
    """The documents a drill began with.

    Raises:
        ScenarioError: If one is missing, faulty, or no longer what it was.
    """
    found = documents(record.scenario, record.plan)
    was = Digests(
        str(record.header.get("scenario_sha256", "")), str(record.header.get("plan_sha256", ""))
    )
    if found.digests != was:
        changed = "情景" if found.digests.scenario != was.scenario else "预案包"
        raise ScenarioError(
            f"演练开始后，{changed}文件已被修改，不能继续推演",
            hint="恢复原文件后，在导调台重新载入；演练记录仍可查阅和评分",
        )
    return found


@lru_cache(maxsize=64)
def _scenario(ref: str, digest: str) -> Scenario:  # noqa: ARG001 -- the digest is the version
    return load_scenario(ref)


@lru_cache(maxsize=64)
def _pack(ref: str, digest: str) -> PlanPack:  # noqa: ARG001 -- the digest is the version
    return load_pack(ref)
