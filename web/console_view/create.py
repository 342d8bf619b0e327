"""The form for a new drill: its choices, what was typed, what is wrong."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scenarios.scenario import Scenario
from scenarios.vocabulary import MODES, ROLES
from web.conducting import setup
from web.conducting.grouping import MOST
from web.forms.once import token_of
from web.forms.sent import clean
from web.lobby_view import SPEED_CHOICES, plan_choices
from web.number import whole

Choices = Sequence[tuple[str, str]]
_MODES = ("live", "tabletop", "confrontation")


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat that a person may take."""

    id: str
    title: str
    roles: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class NewDrillForm:
    """The form; without a scenario only the shelf is shown."""

    shelf: Sequence[Scenario]
    scenario: Scenario | None
    plans: Choices
    modes: Choices
    speeds: Choices
    seats: Sequence[SeatChoice]
    typed: Mapping[str, str]
    errors: Mapping[str, str]
    most_teams: int = MOST


def form_of(
    ref: str,
    errors: Mapping[str, str],
    chosen: Collection[str],
    typed: Mapping[str, str] | None = None,
) -> NewDrillForm:
    """The form for a scenario.

    Args:
        ref: Id of the scenario, anything else shows the shelf.
        errors: What was wrong, by field.
        chosen: Ids of the seats that were chosen; none means those that are chosen at first.
        typed: What was typed before.
    """
    shelf = setup.shelf()
    scenario = next((one for one in shelf if one.id == ref), None)
    return NewDrillForm(
        shelf=shelf,
        scenario=scenario,
        plans=plan_choices(scenario) if scenario else (),
        modes=[(mode, MODES[mode]) for mode in _MODES],
        speeds=SPEED_CHOICES,
        seats=_seats(scenario, chosen) if scenario else (),
        typed=_defaults(scenario) | dict(typed or {}),
        errors=errors,
    )


def setup_of(form: Mapping[str, str], seats: Sequence[str]) -> setup.Setup:
    """What was chosen, sound or not; `setup.faults_of` tells."""
    return setup.Setup(
        scenario=form.get("scenario", ""),
        plan=form.get("plan", ""),
        mode=form.get("mode", ""),
        speed=_whole(form.get("speed", "")),
        seats=tuple(seats),
        title=clean(form.get("title", "")),
        seed=_whole(form["seed"]) if form.get("seed", "").strip() else None,
        token=token_of(form),
    )


def _whole(text: str) -> int:
    """A whole number, -1 where it is none."""
    number = whole(text)
    return -1 if number is None else number


def _defaults(scenario: Scenario | None) -> dict[str, str]:
    if scenario is None:
        return {}
    return {"plan": scenario.plans[0], "mode": "live", "speed": str(setup.PRACTICE_SPEED)}


def _seats(scenario: Scenario, chosen: Collection[str]) -> Sequence[SeatChoice]:
    wanted = chosen or {seat.id for seat in scenario.seats if seat.solo}
    return [
        SeatChoice(
            seat.id, seat.title, "、".join(ROLES[role] for role in seat.roles), seat.id in wanted
        )
        for seat in scenario.seats
    ]
