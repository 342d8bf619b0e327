"""The form for a rehearsal: what can be rehearsed, what was chosen, what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.errors import ScenarioError
from scenarios.load import scenario_in
from scenarios.scenario import Scenario
from simulator.players import PLAYERS
from web.authoring.drafting import LONGEST_NUMBER, outline, text_of
from web.lobby_view import plan_choices
from web.number import whole
from web.services import services
from web.store import rehearsals, versions
from web.store.record import Account, NewRehearsal, RehearsalRecord, RehearsalState
from web.studio_view.shelf import Line, shelf_of

SEEDS = 5
"""How often each player plays by each plan, if nobody chooses otherwise."""

MOST_SEEDS = 100
MOST_WAITING = 10
"""Rehearsals of all people that may wait or run at once."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A text that is to be rehearsed; `story` is None where it has faults."""

    ref: str
    number: int
    text: str
    story: Scenario | None

    @property
    def key(self) -> str:
        """The text as addresses and forms name it: `scenario/number`."""
        return f"{self.ref}/{self.number}"

    @property
    def plans(self) -> Sequence[str]:
        """The plans that it fits; none where it has faults."""
        return self.story.plans if self.story else ()


@dataclass(frozen=True, slots=True)
class RehearsalForm:
    """The form; without a subject only what can be rehearsed is shown."""

    shelf: Sequence[Line]
    subject: Subject | None
    title: str
    plans: Sequence[tuple[str, str]]
    chosen: Sequence[str]
    seeds: str
    errors: Mapping[str, str]


def subject_of(key: str) -> Subject | None:
    """The text that a key names, None if there is none such."""
    ref, _, digits = key.rpartition("/")
    number = whole(digits, LONGEST_NUMBER)
    text = None if number is None else text_of(ref, number)
    if number is None or text is None:
        return None
    try:
        story = scenario_in(text.encode("utf-8", "surrogatepass"), ref)
    except ScenarioError:
        story = None
    return Subject(ref, number, text, story)


def faults_of(subject: Subject, plans: Sequence[str], seeds: str) -> Mapping[str, str]:
    """What is wrong with a choice, by field."""
    errors = {}
    if subject.story is None:
        errors["scenario"] = "情景还有问题，改正后才能排练"
    elif not plans or any(plan not in subject.plans for plan in plans):
        errors["plan"] = "请选择情景适用的预案"
    if not 1 <= (whole(seeds) or 0) <= MOST_SEEDS:
        errors["seeds"] = f"请填 1 至 {MOST_SEEDS} 的整数"
    waiting = [one for one in rehearsals.everything() if one.state is RehearsalState.WAITING]
    if len(waiting) >= MOST_WAITING:
        errors["scenario"] = f"已有 {len(waiting)} 次排练在等候，请等其中一次完成，或取消不再需要的"
    return errors


def begin(
    subject: Subject, plans: Sequence[str], seeds: str, account: Account, token: str
) -> RehearsalRecord:
    """Order a rehearsal by a sound choice; its text is kept."""
    chosen = tuple(dict.fromkeys(plans))
    times = whole(seeds) or 1
    new = NewRehearsal(
        scenario=subject.ref,
        version=subject.number,
        digest=versions.keep(subject.text),
        plans=chosen,
        seeds=times,
        chunk=len(PLAYERS),
        runs=len(chosen) * len(PLAYERS) * times,
        account=account.id,
        token=token,
    )
    return rehearsals.create(new, services().wall.now())


def form_of(
    subject: Subject | None,
    errors: Mapping[str, str],
    plans: Sequence[str] | None = None,
    seeds: str = str(SEEDS),
) -> RehearsalForm:
    """The form for a subject, with what was chosen before; all plans at first."""
    fitting = plan_choices(subject.story) if subject and subject.story else ()
    return RehearsalForm(
        shelf=shelf_of("", "", "").lines,
        subject=subject,
        title=outline(subject.text).title if subject else "",
        plans=fitting,
        chosen=[plan for plan, _ in fitting] if plans is None else plans,
        seeds=seeds,
        errors=errors,
    )
