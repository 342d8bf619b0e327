"""A scenario: the written story of a drill and its truths.

Everything here is what the instructor wrote. What happens when, and how the public takes
it, is decided in the simulator.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    AwareDatetime,
    BeforeValidator,
    Field,
    NonNegativeInt,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from scenarios.condition import Condition
from scenarios.grammar import Grammar, Manner, Stance
from scenarios.image import Image, Images
from scenarios.model import Part
from scenarios.pattern import FieldTest, Names, Pattern
from scenarios.plan import Id
from scenarios.units import DrillTime, Duration, DurationText, parse_duration

TEMPLATE = "template"
"""Marks fields that hold texts with slots."""

Text = Annotated[str, Field(max_length=4000), TEMPLATE]
"""A sandboxed Jinja2 template over the scenario's slots."""


def _moment(value: object) -> int | datetime:
    """Read a moment of the story.

    Raises:
        ValueError: If it is neither a duration nor a date and time with offset.
    """
    if isinstance(value, datetime) and value.tzinfo:
        return value
    if isinstance(value, str) and "T" in value:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment is not None and moment.tzinfo:
            return moment
    try:
        return parse_duration(value)
    except ValueError:
        raise PydanticCustomError(
            "moment",
            "{found} is no moment; write 2h30m or a time with offset",
            {"found": repr(value)},
        ) from None


Moment = Annotated[
    int | datetime,
    BeforeValidator(_moment, json_schema_input_type=DurationText | NonNegativeInt | AwareDatetime),
]
"""A duration since StartEx (`2h30m`) or a date and time with offset."""


class Delay(Part):
    """How long something takes: drawn between two durations, in office hours or at any time."""

    least: Duration
    most: Duration
    hours: Literal["any", "office"] = "any"

    @model_validator(mode="after")
    def _ordered(self) -> "Delay":
        if self.most < self.least:
            raise PydanticCustomError("delay_order", "most is shorter than least; swap them")
        return self


class Knowing(Part):
    """A way in which a fact comes to be known: after this act, so much later, by these roles."""

    after: Pattern
    delay: Delay
    to: Names = ()


class Fact(Part):
    """One truth of the story; it can be known only through one of its ways, or from `at` on."""

    id: Id
    kind: Literal["fact", "cause", "course", "casualties"]
    text: Text
    value: str | int | float | None = None
    secret: bool = False
    at: Moment | None = None
    to: Names = ()
    learned: tuple[Knowing, ...] = ()


class Truth(Part):
    """What is the case, whatever anybody says (journal §1)."""

    category: int | None = Field(None, ge=1, le=8)
    locus: Literal["bureau", "county", "both"]
    jurisdiction: Literal["self", "other"] = "self"
    flags: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    emergency_level: str | None = None
    response_level: Literal["bureau", "county"] | None = None
    cadre_authority: Literal["within", "beyond"] | None = None
    offence: str | None = None
    facts: tuple[Fact, ...] = ()


class Seat(Part):
    """A place at the table; vacant seats are played by automatic colleagues."""

    id: Id
    title: str
    roles: Names
    solo: bool = False
    """The seat a person takes who practises alone."""


class Platform(Part):
    """An invented platform and its share of the public."""

    title: str
    kind: Literal["microblog", "messaging", "shortvideo", "forum", "news"]
    share: float = Field(1.0, gt=0)
    """Relative weight of this platform in the incident's volume."""


class Outlet(Part):
    """An invented news outlet or big account; it reports when its hazard says so."""

    id: Id
    title: str
    tier: Literal["central", "province", "city", "local", "kol"]
    reach: float = Field(1.0, gt=0)
    headlines: tuple[Text, ...] = ()


class Public(Part):
    """Where the public stands when the drill begins, and how many there are."""

    population: int = Field(gt=0)
    volume: float = Field(gt=0)
    """Expected posts of the first hour on all platforms together."""
    gap: float = Field(0.5, ge=0, le=1)
    """Information gap G: 0 everything answered, 1 nothing known."""
    anger: float = Field(0.5, ge=0, le=1)
    trust: float = Field(0.5, ge=0, le=1)
    quiet_background: float = Field(0.0, ge=0)
    """Posts an hour about this place that have nothing to do with the incident."""


class Post(Part):
    """A written post; posts nobody wrote are drawn from `chatter`."""

    id: Id
    platform: str
    author: Text
    stance: Stance
    text: Text
    reach: float = Field(1.0, gt=0)
    key: bool = False
    rumour: str | None = None
    images: Images = ()
    incident: bool = True
    treatment: Literal["ask", "hype", "fabricate", "advise"] | None = Field(None, alias="class")
    removed_after: Duration | None = None
    """The author takes it down again so much later."""


class Trigger(Part):
    """When something happens: at a moment, or as soon as a condition holds; exactly one."""

    at: Moment | None = None
    when: Condition | None = None
    not_after: Moment | None = None
    """With `when`: from here on it can no longer happen."""

    @model_validator(mode="after")
    def _one_of(self) -> "Trigger":
        if (self.at is None) == (self.when is None):
            raise PydanticCustomError("trigger_keys", "give exactly one of at and when")
        return self


class TriggeredPost(Post, Trigger):
    """A written post and when it appears."""


class Inject(Trigger):
    """One line of the MSEL: what reaches whom, when, and what is expected of them."""

    id: Id
    title: str
    text: Text
    channel: Literal["phone", "letter", "feed", "news", "meeting", "ticket"]
    to: Names = ()
    sender: str = ""
    """Who it comes from, for the director who plays the part."""
    images: Images = ()
    incident: bool = False
    row: str = "inject"
    """The type of row it writes: `inject`, or a world row such as `sim.leader_instruction`."""
    data: Mapping[str, Any] = Field(default_factory=dict)
    """With another `row`: its data; text values are templates."""
    expected: str = ""
    obligations: Names = ()
    note: str = ""
    """A remark for the director."""


class Rumour(Trigger):
    """A false claim, and the facts that refute it."""

    id: Id
    text: Text
    severe: bool = False
    refuted_by: Names
    tags: tuple[Text, ...] = ()
    """Catchwords; under the first it may stand on the hot-search board."""


class CitizenItem(Trigger):
    """A citizen's question or demand that somebody has to answer."""

    id: Id
    platform: str
    text: Text
    needs_procedure: bool
    answerable_now: bool = True
    to: Names
    answer: Text
    """What a right answer says; used by automatic colleagues and as a hint."""


class Reporter(Trigger):
    """A reporter who asks, waits, and writes if nobody answers."""

    id: Id
    outlet: Id
    question: Text
    waits: Duration
    to: Names = ()
    headline: Text
    """What appears if the question was not answered in time."""
    answered: Text = ""
    """What appears if it was; without it the question itself with 「监管部门回应」."""


class Answer(Part):
    """How a body outside the team answers an act."""

    id: Id
    on: Pattern
    role: str
    verdict: Literal["approved", "refused", "instructed"]
    text: Text
    delay: Delay
    requires: Mapping[str, FieldTest] = Field(default_factory=dict)
    """Tests on the act's data; where they fail the answer is `otherwise`, refused."""
    otherwise: Text = ""
    once: bool = True


class Colleague(Part):
    """How fast an automatic colleague or counterpart works."""

    roles: Names
    delay: Delay


class Statement(Part):
    """A model text for one kind of release, used by automatic players and as a hint."""

    id: Id
    kind: Literal["notice", "clarify", "progress", "result", "reply"]
    text: Text
    mode: Literal["direct", "expert", "third_party_media"] | None = None
    """In what way it speaks; left out where it does not matter."""
    covers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """The release waits until these facts are known to the drafter."""
    asserts_cause: str | None = None
    attitude: Text = ""
    measures: tuple[str, ...] = ()
    """Codes of measures; the release names the rows in which they were taken."""
    next_update: Duration | None = None


class Chatter(Part):
    """What anonymous people write, by stance; drawn when posts are shown."""

    stance: Stance
    platforms: Names = ()
    weight: float = Field(1.0, gt=0)
    when: Condition | None = None
    """Only while this holds; always if it is left out."""
    texts: tuple[Text, ...] = Field(min_length=1)


class Scenario(Part):
    """One story, ready to be drilled by any of the plans it fits."""

    scenario: Literal[1]
    id: Id
    title: str
    summary: str
    tags: tuple[str, ...] = ()
    plans: Names
    """Packs it fits; the first is the default."""
    starts_at: AwareDatetime
    length: Duration
    office_hours: Annotated[
        tuple[str, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)
    ] = ("09:00-12:00", "13:00-17:00")
    settings: Mapping[str, Duration] = Field(default_factory=dict)
    hint_cost: int = Field(2, ge=0, le=20)
    """Marks of 100 that a hint costs in practice mode."""
    marked: bool = True
    """False for a warm-up: its scorecard lists what was done and gives no marks."""
    slots: Mapping[str, str | int | float]
    talk: Mapping[str, Text] = Field(default_factory=dict)
    """What the words of the category's grammar stand for here; else slots of the same name."""
    truth: Truth
    allowed_channels: Names = ()
    seats: tuple[Seat, ...] = Field(min_length=1)
    platforms: Mapping[Id, Platform] = Field(min_length=1)
    outlets: tuple[Outlet, ...] = ()
    public: Public
    posts: tuple[TriggeredPost, ...] = Field(min_length=1)
    rumours: tuple[Rumour, ...] = ()
    injects: tuple[Inject, ...] = ()
    citizens: tuple[CitizenItem, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    answers: tuple[Answer, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    statements: tuple[Statement, ...] = ()
    chatter: tuple[Chatter, ...] = ()
    nicknames: tuple[str, ...] = ()
    """Names under which chatter appears; without any it is a platform's numbered users."""
    topics: tuple[Text, ...] = ()
    """Titles under which the incident may stand on the hot-search board."""
    background_topics: tuple[str, ...] = ()
    _speech: tuple[Grammar, Manner] | None = PrivateAttr(default=None)

    def inject(self, ref: str) -> Inject | None:
        """The inject with this id, None if there is none."""
        return next((one for one in self.injects if one.id == ref), None)

    @property
    def images(self) -> Iterator[Image]:
        """Every picture of the story, in the order of the document."""
        yield from (image for post in self.posts for image in post.images)
        yield from (image for inject in self.injects for image in inject.images)

    @property
    def speech(self) -> tuple[Grammar, Manner] | None:
        """How people talk about this kind of incident; None in a story that was not loaded."""
        return self._speech

    def spoken(self, grammar: Grammar, manner: Manner) -> "Scenario":
        """The same story, in which people talk like this."""
        story = self.model_copy()
        story._speech = (grammar, manner)  # noqa: SLF001 -- its own copy
        return story

    def seconds(self, moment: int | datetime) -> DrillTime:
        """A moment of the story as seconds since StartEx; negative before it."""
        if isinstance(moment, datetime):
            return DrillTime(int((moment - self.starts_at).total_seconds()))
        return DrillTime(moment)
