"""What the keyword rules of a trainee found, and how much of it is unread.

Every item of the feed is held against a rule. Ordinary posts are too many for that: a sample of
them is, see `simulator.sample`; they are told beside the hits and do not alert.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.murmur import Wanted
from simulator.view import Sight
from web.desk_view import murmur
from web.desk_view.desk import Desk
from web.desk_view.feed import headline, hits
from web.desk_view.keyword import RuleFault, parse
from web.desk_view.posts import Heard, heard
from web.store.record import WatchRule

MOST = 20
"""Rules of one account in one drill."""

LATEST = 3
"""Hits that are shown with a rule."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One rule: how many items it found, how many of them are unread, the latest in words."""

    number: int
    text: str
    total: int
    unread: int
    latest: tuple[str, ...]
    newest: int
    """The seq of the last hit, 0 where there is none."""
    heard: Heard
    voices: tuple[str, ...]
    """The latest ordinary posts that it found, in words."""


@dataclass(frozen=True, slots=True)
class Alerts:
    """All rules, and the one that was typed and cannot be kept."""

    rules: tuple[Alert, ...]
    typed: str
    fault: str


def alerts(desk: Desk, rules: Sequence[WatchRule], typed: str = "") -> Alerts:
    """Hold the feed against the rules; `typed` is a rule that was sent back."""
    return Alerts(tuple(_alert(desk, rule) for rule in rules), typed, fault_of(typed, rules))


def fault_of(typed: str, rules: Sequence[WatchRule]) -> str:
    """Why one more rule cannot be kept; empty where it can, or where nothing was typed."""
    try:
        if typed:
            parse(typed)
    except RuleFault as fault:
        return str(fault)
    return f"关键词规则最多 {MOST} 条，请先删去不再需要的。" if typed and len(rules) >= MOST else ""


def unread(desk: Desk, rules: Sequence[WatchRule], since: int) -> tuple[int, tuple[str, ...]]:
    """How many hits are unread, and the rules that found something after seq `since`."""
    found = [(rule, _hits(desk, rule, rule.seen)) for rule in rules]
    return sum(len(rows) for _, rows in found), tuple(
        rule.text for rule, rows in found if rows and rows[-1].seq > since
    )


def _alert(desk: Desk, rule: WatchRule) -> Alert:
    found = _hits(desk, rule)
    told = heard(desk, parse(rule.text), Wanted())
    return Alert(
        number=rule.number,
        text=rule.text,
        total=len(found),
        unread=sum(hit.seq > rule.seen for hit in found),
        latest=tuple(headline(hit, desk) for hit in found[-LATEST:][::-1]),
        newest=found[-1].seq if found else 0,
        heard=told,
        voices=tuple(murmur.headline(desk, one) for one in told.posts[:LATEST]),
    )


def _hits(desk: Desk, rule: WatchRule, since: int = 0) -> list[Sight]:
    return list(hits(desk, parse(rule.text), since))
