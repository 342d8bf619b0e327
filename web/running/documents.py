"""The documents of drills: loaded once per version, and held against a drill's digests.

A scenario comes from the library of the program or was written and published here. The text a
drill began with is kept by its digest, so the drill has it for ever.
"""

from dataclasses import dataclass
from functools import lru_cache

from scenarios.errors import ScenarioError
from scenarios.load import content_of, digest_of, load_pack, load_scenario, scenario_in
from scenarios.load import scenario_ids as library_ids
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from simulator.header import Digests
from web.gallery import keep_images
from web.store import versions
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
    digests = Digests(_digest_now(scenario), digest_of("plan", plan))
    return Documents(_scenario(scenario, digests.scenario), _pack(plan, digests.plan), digests)


def kept_documents(scenario: str, plan: str) -> Documents:
    """The documents for a drill that begins; the scenario's text and pictures are kept for it.

    Raises:
        ScenarioError: If one is missing or faulty.
    """
    if scenario in library_ids():
        versions.keep(content_of("scenario", scenario).decode("utf-8", "replace"))
    found = documents(scenario, plan)
    keep_images(found.scenario)
    return found


def scenario_of(ref: str) -> Scenario:
    """The scenario of this id, as it is now.

    Raises:
        ScenarioError: If it is gone or faulty.
    """
    return _scenario(ref, _digest_now(ref))


def scenario_ids() -> tuple[str, ...]:
    """The ids of what can be drilled: the library, and what was published here."""
    return (*library_ids(), *(version.scenario for version in versions.published()))


def pack_of(ref: str) -> PlanPack:
    """The plan pack of this id, as it is now."""
    return _pack(ref, digest_of("plan", ref))


def scenario_of_drill(record: DrillRecord) -> Scenario:
    """The scenario a drill began with; today's where its text was not kept.

    Raises:
        ScenarioError: If there is neither.
    """
    digest = _digest_then(record)
    if versions.is_kept(digest):
        return _scenario(record.scenario, digest)
    return scenario_of(record.scenario)


def documents_of(record: DrillRecord) -> Documents:
    """The documents a drill began with.

    Raises:
        ScenarioError: If one is missing, faulty, or no longer what it was.
    """
    was = Digests(_digest_then(record), str(record.header.get("plan_sha256", "")))
    if not versions.is_kept(was.scenario) and _digest_now(record.scenario) != was.scenario:
        raise _changed("情景")
    if digest_of("plan", record.plan) != was.plan:
        raise _changed("预案包")
    return Documents(_scenario(record.scenario, was.scenario), _pack(record.plan, was.plan), was)


def _changed(what: str) -> ScenarioError:
    return ScenarioError(
        f"演练开始后，{what}文件已被修改，不能继续推演",
        hint="恢复原文件后，在导调台重新载入；演练记录仍可查阅和评分",
    )


def _digest_now(ref: str) -> str:
    """The digest of the scenario of this id: of the published version, else of the library."""
    return versions.published_digest(ref) or digest_of("scenario", ref)


def _digest_then(record: DrillRecord) -> str:
    return str(record.header.get("scenario_sha256", ""))


@lru_cache(maxsize=64)
def _scenario(ref: str, digest: str) -> Scenario:
    text = versions.text_of(digest)
    return load_scenario(ref) if text is None else scenario_in(text.encode("utf-8"), ref)


@lru_cache(maxsize=64)
def _pack(ref: str, digest: str) -> PlanPack:  # noqa: ARG001 -- the digest is the version
    return load_pack(ref)
