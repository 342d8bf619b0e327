"""Statements as objects: versions and what changed, signatures, what the chain still needs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarios.plan import ChainStep
from scenarios.vocabulary import ENTRY_TYPES
from simulator.view import Sight
from web.desk_view.desk import Desk
from web.row_view import Detail, row_view, statement_name
from web.words import Moment

_SHOWN_APART = ("text", "statement", "version")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature on a version."""

    seq: int
    step: str
    title: str
    who: str
    ok: bool
    note: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan's chain on the latest version: `ok`, `rejected` or `waiting`."""

    step: str
    title: str
    who: str
    state: str
    signature: Signature | None
    mine: bool
    """Whether a role held here may sign it now."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a statement."""

    number: int
    who: str
    moment: Moment
    text: str
    details: tuple[Detail, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """One time it was made public."""

    seq: int
    version: int
    channels: str
    moment: Moment
    retracted: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `missing` are the steps its latest version still needs."""

    id: str
    name: str
    kind: str
    latest: Version
    earlier: tuple[Version, ...]
    level: str
    clause: str
    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    releases: tuple[Release, ...]

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.releases and self.releases[-1].version == self.latest.number:
            return "已撤回" if self.releases[-1].retracted else "已发布"
        if any(step.state == "rejected" for step in self.steps):
            return "已退回"
        return f"待{self.missing[0]}" if self.missing else "审签齐备"


def statements(desk: Desk) -> tuple[Statement, ...]:
    """All statements, the latest begun first."""
    drafts: dict[str, list[Sight]] = defaultdict(list)
    for sight in desk.view.rows("draft.create", "draft.edit"):
        drafts[str(sight.data["statement"])].append(sight)
    return tuple(_statement(desk, name, found) for name, found in reversed(drafts.items()))


def statement(desk: Desk, name: str) -> Statement | None:
    """One statement by its id."""
    return next((one for one in statements(desk) if one.id == name), None)


def _statement(desk: Desk, name: str, drafts: Sequence[Sight]) -> Statement:
    versions = tuple(_versions(desk, name, drafts))
    latest = versions[-1]
    level = desk.level()
    chain = desk.words.pack.chain_for(level)
    steps = tuple(_step(desk, step, latest) for step in chain.steps) if chain else ()
    kind = ENTRY_TYPES["draft.create"].field("kind")
    assert kind is not None  # the vocabulary has it
    return Statement(
        id=name,
        name=statement_name(name),
        kind=dict(kind.choices).get(drafts[-1].data["kind"], ""),
        latest=latest,
        earlier=versions[-2::-1],
        level=level,
        clause=chain.clause if chain else "",
        steps=steps,
        missing=tuple(step.title for step in steps if step.state != "ok"),
        releases=tuple(_releases(desk, name)),
    )


def _versions(desk: Desk, name: str, drafts: Sequence[Sight]) -> Iterator[Version]:
    signs = [s for s in desk.view.rows("sign") if s.data["statement"] == name]
    for draft in drafts:
        number = int(draft.data["version"])
        told = row_view(draft, desk.words)
        yield Version(
            number=number,
            who=told.who,
            moment=told.moment,
            text=str(draft.data["text"]),
            details=_details(draft, told.details),
            signatures=tuple(_signature(desk, s) for s in signs if s.data["version"] == number),
        )


def _details(draft: Sight, details: tuple[Detail, ...]) -> tuple[Detail, ...]:
    spec = ENTRY_TYPES[draft.type]
    apart = {f.title for f in spec.fields if f.name in _SHOWN_APART}
    return tuple(d for d in details if d.label not in apart and d.text != "无")


def _signature(desk: Desk, sight: Sight) -> Signature:
    step = str(sight.data["step"])
    return Signature(
        seq=sight.seq,
        step=step,
        title=step_title(desk, step),
        who=desk.words.role(sight.by),
        ok=sight.data["verdict"] == "ok",
        note=str(sight.data.get("note") or ""),
        moment=desk.words.moment(sight.t),
    )


def step_title(desk: Desk, step: str) -> str:
    """The plan's words for a step of signing, the general ones where it has none."""
    own = {s.step: s.title for chain in desk.words.pack.chains for s in chain.steps}
    field = ENTRY_TYPES["sign"].field("step")
    assert field is not None  # the vocabulary has it
    return own.get(step) or dict(field.choices).get(step, step)


def _step(desk: Desk, step: ChainStep, latest: Version) -> Step:
    given = [s for s in latest.signatures if s.step == step.step]
    last = given[-1] if given else None
    state = "waiting" if last is None else "ok" if last.ok else "rejected"
    return Step(
        step=step.step,
        title=step.title,
        who=desk.words.roles(step.by),
        state=state,
        signature=last,
        mine=state != "ok" and bool(set(step.by).intersection(desk.roles)),
    )


def _releases(desk: Desk, name: str) -> Iterator[Release]:
    gone = {s.data["publish"] for s in desk.view.rows("retract")}
    for sight in desk.view.rows("publish", "presser.hold"):
        if sight.data["statement"] == name:
            channels = sight.data.get("channels") or ["press"]
            yield Release(
                seq=sight.seq,
                version=int(sight.data["version"]),
                channels="、".join(map(desk.words.channel, channels)),
                moment=desk.words.moment(sight.t),
                retracted=sight.seq in gone,
            )
