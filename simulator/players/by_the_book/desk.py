"""What every step uses: reading the desk, and filling in the fields that a form asks for."""

from collections.abc import Mapping, Sequence
from functools import partial

from scenarios.condition import TRUTHS
from scenarios.pattern import Pattern, Scalar
from scenarios.plan import Level
from scenarios.scenario import Rumour, TriggeredPost
from scenarios.vocabulary import FIELD_TITLES, UNKNOWN_YET
from simulator.asks import Ask
from simulator.entry import Act, Data
from simulator.players.look import Look
from simulator.view import Sight

HOUR = 3_600
ONLINE = ("microblog", "messaging", "shortvideo", "forum", "news")


def act(look: Look, act_type: str, *roles: str, **data: object) -> Act:
    """An act by the first of these roles that the player holds; the office by default."""
    return Act(look.role(*(roles or ("lg_office",))), act_type, data)


def matter(look: Look) -> list[TriggeredPost]:
    """The posts on the screen that a monitor recognises as being about this matter."""
    return [p for p in look.scenario.posts if p.incident and p.id in look.book.posts]


def known(look: Look) -> bool:
    """Tell whether the incident has been registered."""
    return bool(look.own("monitor.detect"))


def in_house(look: Look, *roles: str) -> list[str]:
    """Those of these roles that sit at the table, in the order given."""
    return [role for role in roles if role in look.house]


def units(look: Look) -> list[str]:
    """The units whose field the matter may touch."""
    return in_house(look, "dept", "local")


def fields(look: Look, act_type: str, answers: Mapping[str, str]) -> dict[str, str]:
    """The fields that the plan's form asks for; what is not known is marked so."""
    form = look.pack.forms.get(act_type) or FIELD_TITLES.get(act_type, {})
    return {key: answers.get(key, UNKNOWN_YET) for key in form}


def facts(look: Look) -> list[str]:
    """The facts that the desk knows, in the order of the ledger."""
    return [f.id for f in look.scenario.truth.facts if look.book.known(f.id, look.roles)]


def refuted(look: Look) -> list[Rumour]:
    """The rumours on the desk that are known to be false."""
    here = [one for one in look.scenario.rumours if one.id in look.book.rumours]
    return [
        one
        for one in here
        if one.refuted_by and all(look.book.known(fact, look.roles) for fact in one.refuted_by)
    ]


def told(look: Look) -> str:
    """What is known so far, in words."""
    names = facts(look)
    texts = [look.fill(f.text) for f in look.scenario.truth.facts if f.id in names]
    return "；".join(texts) if texts else f"网帖反映的情况正在核实（{UNKNOWN_YET}）"


def heat(look: Look) -> Sequence[Sight]:
    """The readings of the figures, in order."""
    return look.seen("sim.metric")


class Reading:
    """The desk as a situation, to hold the plan's criteria against what can be seen."""

    def __init__(self, look: Look) -> None:
        self.t = int(look.t)
        self._look = look

    def rows(self, pattern: Pattern, since: int = 0) -> int:
        """How many rows on the desk match."""
        return sum(1 for row in self._matching(pattern) if row.t >= since)

    def seqs(self, pattern: Pattern) -> list[int]:
        """The seqs of the rows that match."""
        return [row.seq for row in self._matching(pattern)]

    def latest(self, pattern: Pattern) -> int | None:
        """When the latest of them was written."""
        return max((row.t for row in self._matching(pattern)), default=None)

    def state(self, name: str) -> Scalar:
        """A figure by the readings; inner figures of the public are not known at a desk."""
        what, _, kind = name.partition(".")
        last = {row.data["platform"]: row for row in heat(self._look)}
        if what == "heat":
            return max((float(row.data["heat"]) for row in last.values()), default=None)
        if what not in ("reposts", "comments", "views"):
            return None
        kinds = self._look.header.platforms
        return sum(int(row.data[what]) for name, row in last.items() if kinds[name] == kind)

    def truth(self, name: str) -> Scalar | tuple[str, ...]:
        """What a trained reader makes of the case itself."""
        if name not in TRUTHS:
            return None
        value: Scalar | tuple[str, ...] = getattr(self._look.scenario.truth, name)
        return value

    def _matching(self, pattern: Pattern) -> list[Sight]:
        """Rows of the desk, with what a trained reader makes of them.

        What a report is about can be read in it, and how grave a rumour is.
        """
        fits = partial(self._fits, pattern)
        remembered = self._look.memory.fitting
        return [
            row
            for name in pattern.type
            for row in remembered(pattern, name, self._look.seen(name), fits)
        ]

    def _fits(self, pattern: Pattern, row: Sight) -> bool:
        return pattern.matches(row.type, row.by, {**self._read(row.data), **row.data})

    def _read(self, data: Data) -> Data:
        story = self._look.scenario
        about = data.get("topic") not in self._look.elsewhere
        severe = any(one.severe for one in story.rumours if one.id == data.get("rumour"))
        return {"incident": about, "severe": severe}


def level(look: Look) -> str:
    """The level that the plan's own criteria give by what can be seen, none below the one set."""
    return highest(look, look.pack.levels, look.book.graded)


def highest(look: Look, grading: Sequence[Level], least: str | None) -> str:
    """The highest level of a grading whose criteria hold, or the one that holds already."""
    reading = Reading(look)
    for one in reversed(grading):
        if one.id == least or (one.when is not None and one.when.holds(reading)):
            return one.id
    return grading[0].id


def asked(look: Look, *types: str) -> list[Ask]:
    """What the plan asks of the player now, of these types, in the way that it names first."""
    graded = look.book.graded or look.pack.levels[0].id
    return [ask for ask in foreseen(look, *types) if not ask.levels or graded in ask.levels]


def foreseen(look: Look, *types: str) -> list[Ask]:
    """What the plan asks of the player now, or would ask if the level rose."""
    reading = Reading(look)
    return [
        ask
        for ask in look.own_asks.of(*types)
        if all(condition.holds(reading) for condition in ask.when)
    ]


def doer(look: Look, ask: Ask) -> str:
    """The first of the player's roles that may do what is asked."""
    return next(role for role in look.roles if ask.allows(role))


def met(look: Look, ask: Ask, since: int = 0) -> bool:
    """Tell whether the player has done what is asked, later than the row with seq `since`."""
    for name in dict.fromkeys(name for row in ask.rows for name in row.type):
        done = look.memory.fitting(ask, name, look.own(name), partial(_meets, ask))
        if done and done[-1].seq > since:
            return True
    return False


def _meets(ask: Ask, row: Sight) -> bool:
    return ask.met_by(row.type, row.by, row.data)


def due(look: Look, ask: Ask) -> bool:
    """Tell whether it is still to be done, after all that it must follow.

    What is asked for each of several things is done once for all that are there.
    """
    begun, things = _bars(look, ask.after), _bars(look, ask.each)
    if (ask.after and not begun) or (ask.each and not things):
        return False
    return not met(look, ask, max((min(begun, default=0), *things)))


def _bars(look: Look, patterns: Sequence[Pattern]) -> list[int]:
    """The seqs of the rows on the desk that any of these patterns names."""
    reading = Reading(look)
    return [seq for pattern in patterns for seq in reading.seqs(pattern)]


def grave(look: Look) -> bool:
    """Tell whether the matter was graded above the lowest level."""
    return look.book.graded is not None and look.pack.level_rank(look.book.graded) > 0
