"""How a unit records a measure: with everything that the plan wants to see of it.

What the plan wants is read from its obligations: the parts of a measure, who joins in, what was
found of each question, how each point was dealt with, and by what name the case goes.
"""

from collections.abc import Iterator

from scenarios.pattern import Pattern
from simulator.asks import Ask, named
from simulator.colleagues.crew import Crew, act, addressed
from simulator.entry import Act

BASIS = "依照职责和有关法律"
NOTE = "按任务要求到场办理，已落实到位。"
REVIEWED = "已审查，结论写入审查意见"
ANSWERED = "依法办理，按约定的时间答复"
EVERY_POINT = "所提诉求"
"""What is dealt with where no point was listed."""

_POINTS = 3
_POINT_CHARS = 40


def measure(crew: Crew, unit: str, code: str) -> Act:
    """The measure `code` as a unit takes it, complete by the plan."""
    asks = [ask for ask in crew.asks.of("measure.do") if _rows(ask, code)]
    details = {
        "parts": _parts(crew, asks, code),
        "participants": _participants(crew, asks, code, unit),
        "verdicts": dict.fromkeys(_questions(asks, code), REVIEWED),
        "disposition": dict.fromkeys(_points(crew, asks), ANSWERED),
    }
    filled = {key: value for key, value in details.items() if value}
    note = "".join((NOTE, *_names(crew, asks)))
    return act(unit, "measure.do", code=code, legal_basis=BASIS, note=note, **filled)


def _rows(ask: Ask, code: str) -> list[Pattern]:
    """The rows by which a request wants this measure."""
    return [row for row in ask.rows if code in named(row, "code")]


def _parts(crew: Crew, asks: list[Ask], code: str) -> list[str]:
    """The parts that the plan gives the measure; what is disputed where it wants others."""
    known = crew.world.pack.measure(code)
    if known is not None and known.parts:
        return list(known.parts)
    tests = [row.where.get("parts") for ask in asks for row in _rows(ask, code)]
    wanted = any(test is not None and test.filled for test in tests)
    return list(_disputed(crew)) if wanted else []


def _disputed(crew: Crew) -> Iterator[str]:
    """What the posts that matter most say, in short."""
    posts = crew.world.book.posts.values()
    said = [str(row.data["text"]) for row in posts if row.data.get("key")]
    yield from (text[:_POINT_CHARS] for text in said[:_POINTS])


def _participants(crew: Crew, asks: list[Ask], code: str, unit: str) -> list[str]:
    """The unit and the bodies that the plan wants to take part, if somebody called them in."""
    rows = [row for ask in asks for row in _rows(ask, code)]
    wanted = dict.fromkeys(role for row in rows for role in named(row, "participants"))
    joined = [role for role in wanted if _is_called(crew, role)]
    return [unit, *joined] if joined else []


def _is_called(crew: Crew, role: str) -> bool:
    """Tell whether somebody has turned to a body outside the house."""
    journal = crew.world.journal
    asked = (*journal.of("liaise"), *journal.of("verify.request"))
    return any(role in addressed(row.data) for row in asked)


def _questions(asks: list[Ask], code: str) -> list[str]:
    """The questions on which the plan wants a verdict."""
    fields = (name for ask in asks for row in _rows(ask, code) for name in row.where)
    return list(dict.fromkeys(n.removeprefix("verdicts.") for n in fields if "verdicts." in n))


def _points(crew: Crew, asks: list[Ask]) -> list[str]:
    """The points that people raised, each of which the plan wants dealt with."""
    wanted = [ask for ask in asks if ask.kind == "dispositions"]
    rows = crew.world.journal.of("measure.do")
    raised = [p for ask in wanted for r in rows for p in ask.raised(r.type, r.by, r.data)]
    return raised or [EVERY_POINT for _ in wanted]


def _names(crew: Crew, asks: list[Ask]) -> Iterator[str]:
    """By what name the case goes, where the plan holds that against the truth."""
    for ask in asks:
        name = getattr(crew.world.scenario.truth, str(ask.check.get("truth")), None)
        if ask.kind == "truth" and name:
            yield f"认定为{name}。"
