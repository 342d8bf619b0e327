"""The texts of a scenario with its slots filled in. Sandboxed; it reads nothing else."""

from functools import lru_cache

from jinja2.sandbox import ImmutableSandboxedEnvironment

from scenarios.scenario import Scenario

_ENVIRONMENT = ImmutableSandboxedEnvironment(autoescape=False)


def fill(text: str, scenario: Scenario) -> str:
    """Fill a text of the scenario."""
    if "{" not in text:
        return text
    return _rendered(text, tuple(sorted(scenario.slots.items())))


@lru_cache(maxsize=4096)
def _rendered(text: str, slots: tuple[tuple[str, object], ...]) -> str:
    return _ENVIRONMENT.from_string(text).render(dict(slots))
