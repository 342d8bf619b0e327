"""What stands beside an open statement, all of it from what this seat can see.

Two of its versions compared, checks before it is submitted, how its releases were received.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.vocabulary import UNKNOWN_YET
from simulator.murmur import Wanted
from simulator.view import Sight
from web.desk_view.analysis import Share, stance_shares
from web.desk_view.desk import Desk
from web.desk_view.difference import Piece, compare
from web.desk_view.facts import known_facts
from web.desk_view.murmur import stance_counts
from web.desk_view.options import latest_draft
from web.desk_view.statements import Statement, Version
from web.number import whole
from web.words import count


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions side by side, by number, and how many letters went and came."""

    old: int
    new: int
    pieces: tuple[Piece, ...]
    gone: int
    come: int


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at before a statement goes to be signed or released."""

    ok: bool
    text: str


@dataclass(frozen=True, slots=True)
class Reception:
    """What people write about one released version on one platform."""

    version: int
    platform: str
    total: str
    stances: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one statement; `compared` is None where it has one version."""

    compared: Compared | None
    numbers: tuple[int, ...]
    checks: tuple[Check, ...]
    receptions: tuple[Reception, ...]


def sheet_of(desk: Desk, statement: Statement, old: str = "", new: str = "") -> Sheet:
    """Lay out the sheet of a statement.

    Args:
        desk: Whose desk it is.
        statement: The one that is open.
        old: The version to compare from; by default the one before `new`.
        new: The version to compare to; by default the latest.
    """
    versions = {one.number: one for one in (*statement.earlier[::-1], statement.latest)}
    return Sheet(
        compared=_compared(versions, whole(old), whole(new)),
        numbers=tuple(versions),
        checks=tuple(_checks(desk, statement)),
        receptions=tuple(_receptions(desk, statement)),
    )


def _compared(versions: dict[int, Version], old: int | None, new: int | None) -> Compared | None:
    if len(versions) == 1:
        return None
    numbers = list(versions)
    later = new if new in versions else numbers[-1]
    place = max(numbers.index(later) - 1, 0)
    earlier = old if old in versions else numbers[place]
    pieces = tuple(compare(versions[earlier].text, versions[later].text))
    return Compared(
        old=earlier,
        new=later,
        pieces=pieces,
        gone=sum(len(piece.text) for piece in pieces if piece.op == "removed"),
        come=sum(len(piece.text) for piece in pieces if piece.op == "added"),
    )


def _checks(desk: Desk, statement: Statement) -> Iterator[Check]:
    data = latest_draft(desk, statement.id) or {}
    text = str(data.get("text", ""))
    yield Check(not statement.missing, _signed(statement))
    known = {fact.id: fact for fact in known_facts(desk)}
    strange = [name for name in data.get("facts") or () if name not in known]
    yield Check(not strange, "引用的事实都已掌握" if not strange else "引用了本席还没有掌握的事实")
    secret = any(
        fact.secret and (fact.id in (data.get("facts") or ()) or fact.text in text)
        for fact in known.values()
    )
    yield Check(not secret, "写入了内部情况" if secret else "没有写入内部情况")
    cause = data.get("asserts_cause")
    if cause:
        found = any(_finds(sight, str(cause)) for sight in desk.view.rows("verify.finding"))
        yield Check(found, "认定的原因有核查结论" if found else "认定了原因，还没有核查结论")
    yield Check(
        UNKNOWN_YET not in text, f"正文{'还有' if UNKNOWN_YET in text else '没有'}“{UNKNOWN_YET}”"
    )
    later = bool(data.get("next_update"))
    yield Check(later, "写明了下次通报时间" if later else "没有写明下次通报时间")
    answered = len(data.get("addresses") or ())
    yield Check(answered > 0, f"回应了 {answered} 个问题" if answered else "没有指明回应哪些问题")


def _signed(statement: Statement) -> str:
    if not statement.steps:
        return "预案没有规定审签环节"
    return f"审签还缺{'、'.join(statement.missing)}" if statement.missing else "审签齐备"


def _finds(sight: Sight, cause: str) -> bool:
    data = sight.data
    is_cause = data.get("kind") == "cause" and data.get("verdict") != "false"
    return is_cause and cause in (data.get("facts") or (cause,))


def _receptions(desk: Desk, statement: Statement) -> Iterator[Reception]:
    for version in dict.fromkeys(release.version for release in statement.releases):
        track = f"official:{statement.id}:{version}"
        for key in desk.words.scenario.platforms:
            counts = stance_counts(desk, Wanted(platform=key, track=track))
            if counts:
                yield Reception(
                    version=version,
                    platform=desk.words.platform(key),
                    total=count(sum(counts.values())),
                    stances=stance_shares(counts.items()),
                )
