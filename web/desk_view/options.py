"""What can be chosen in the forms of one desk now: roles, posts, facts, statements and so on."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from scenarios.vocabulary import CHANNELS, ENTRY_TYPES, MEASURES, ROLES
from simulator.entry import Data
from simulator.rules.statement import SIGNERS
from web.desk_view.cases import cases
from web.desk_view.desk import Desk
from web.desk_view.facts import known_facts
from web.desk_view.murmur import ordinary_choices
from web.desk_view.statements import step_title
from web.forms.inputs import DRAFT_MARK, Choice, Options
from web.row_view import statement_name
from web.words import cut

OUTSIDE = (
    "expert", "hospital", "gov", "police", "net_reg", "cac", "prov_news", "upper", "prop", "media",
    "discipline", "law", "competent",
)  # fmt: skip
"""Bodies outside the team that can be addressed under any plan."""

_COMMON_CODES = ("preventive", "resolve", "file_case", "discipline", "force")


def options_of(desk: Desk, named: Iterable[str] = ()) -> Options:
    """Gather what can be chosen.

    Args:
        desk: Who chooses.
        named: Ids of posts that were chosen already; ordinary ones are listed only then.

    Every list holds what the desk can see and no more; an empty one means there is nothing yet.
    """
    known = tuple(known_facts(desk))
    open_cases = cases(desk)
    choices = {
        "roles": _roles(desk),
        "levels": tuple((level.id, level.title or level.id) for level in desk.words.pack.levels),
        "posts": (*_posts(desk), *ordinary_choices(desk, named)),
        "facts": tuple((fact.id, fact.text) for fact in known),
        "causes": tuple((fact.id, fact.text) for fact in known),
        "channels": _channels(desk),
        "releases": tuple(_releases(desk)),
        "measures": tuple(_measures(desk)),
        "codes": _codes(desk),
        "tasks": tuple((t.id, f"{t.to}：{cut(t.requirements)}") for t in open_cases.tasks),
        "items": tuple((t.item, cut(t.text)) for t in open_cases.tickets),
        "inquiries": tuple(
            (i.inquiry, f"{i.outlet}：{cut(i.question)}") for i in open_cases.inquiries
        ),
        "addresses": tuple(_addresses(desk)),
        "drafts": tuple(_drafts(desk)),
        "steps": _steps(desk),
        "covers": tuple(desk.words.pack.forms.get("draft.create", {}).items()),
    }
    forms = desk.words.pack.forms
    return Options(desk.words.header.starts_at, MappingProxyType(choices), forms)


def next_task(desk: Desk) -> str:
    """The id of the next task, after all that were ever assigned."""
    return f"t{len(desk.view.journal.of('task.assign')) + 1}"


def next_statement(desk: Desk) -> str:
    """The id of the next statement, after all that were ever begun."""
    return f"s{len(desk.view.journal.of('draft.create')) + 1}"


def latest_draft(desk: Desk, statement: str) -> Data | None:
    """The data of the newest version of a statement."""
    drafts = [
        s.data
        for s in desk.view.rows("draft.create", "draft.edit")
        if s.data["statement"] == statement
    ]
    return drafts[-1] if drafts else None


def steps_of(desk: Desk, role: str) -> tuple[str, ...]:
    """The steps of signing that a role may take."""
    chains = desk.words.pack.chains
    named = {step.step for chain in chains for step in chain.steps}
    own = [s.step for chain in chains for s in chain.steps if role in s.by]
    others = [step for step, roles in SIGNERS.items() if role in roles and step not in named]
    return tuple(dict.fromkeys([*own, *others]))


def _roles(desk: Desk) -> tuple[Choice, ...]:
    team = [role for seat in desk.words.scenario.seats for role in seat.roles]
    keys = dict.fromkeys([*desk.words.pack.roles, *team, *OUTSIDE])
    return tuple((key, desk.words.role(key)) for key in keys if key in ROLES)


def _posts(desk: Desk) -> Iterator[Choice]:
    for sight in desk.view.rows("sim.post"):
        platform = desk.words.platform(sight.data["platform"])
        text = cut(str(sight.data["text"]))
        yield str(sight.data["post"]), f"{platform} {sight.data['author']}：{text}"


def _channels(desk: Desk) -> tuple[Choice, ...]:
    platforms = (
        (key, f"{part.title}官方号") for key, part in desk.words.scenario.platforms.items()
    )
    return (*CHANNELS.items(), *platforms)


def _releases(desk: Desk) -> Iterator[Choice]:
    for sight in desk.view.rows("publish", "presser.hold"):
        moment = desk.words.moment(sight.t).text
        name = statement_name(str(sight.data["statement"]))
        yield str(sight.seq), f"{moment} {name}（第 {sight.data['version']} 版）"


def _measures(desk: Desk) -> Iterator[Choice]:
    for sight in desk.view.rows("measure.do"):
        code = str(sight.data["code"])
        yield str(sight.seq), f"{MEASURES.get(code, code)}：{cut(str(sight.data['note']))}"


def _codes(desk: Desk) -> tuple[Choice, ...]:
    category = desk.words.header.truth.get("category")
    own = [code for code in MEASURES if category is None or code.startswith(f"C{category}-")]
    keys = dict.fromkeys([*own, *_COMMON_CODES])
    return tuple((key, MEASURES[key]) for key in keys)


def _addresses(desk: Desk) -> Iterator[Choice]:
    for sight in desk.view.rows("sim.rumour"):
        yield str(sight.data["rumour"]), f"网传：{cut(str(sight.data['text']))}"
    for sight in desk.view.rows("sim.citizen_post"):
        yield str(sight.data["item"]), f"留言：{cut(str(sight.data['text']))}"
    for sight in desk.view.rows("sim.media_inquiry"):
        yield str(sight.data["inquiry"]), f"采访：{cut(str(sight.data['question']))}"


def _drafts(desk: Desk) -> Iterator[Choice]:
    drafts = list(desk.view.rows("draft.create", "draft.edit"))
    for sight in reversed(drafts):
        name, version = str(sight.data["statement"]), sight.data["version"]
        yield f"{name}{DRAFT_MARK}{version}", f"{statement_name(name)}（第 {version} 版）"


def _steps(desk: Desk) -> tuple[Choice, ...]:
    own = dict.fromkeys(step for role in desk.roles for step in steps_of(desk, role))
    field = ENTRY_TYPES["sign"].field("step")
    assert field is not None  # the vocabulary has it
    rest = [step for step, _ in field.choices if step not in own]
    return tuple((step, step_title(desk, step)) for step in [*own, *rest])
