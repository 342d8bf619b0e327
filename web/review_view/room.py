"""The frame of the review room: one drill, its pages as tabs, how far it is."""

from dataclasses import dataclass

from flask import url_for

from web.review_view.rulings import RULERS
from web.running.reading import Reading
from web.store.record import Account, Role
from web.words import Words

PAGES = (
    ("review.card", "评分表"),
    ("room.statements", "回应质量"),
    ("room.doctrine", "国家要求"),
    ("room.limits", "时限图"),
    ("room.course", "态势图"),
    ("room.screen", "席位画面"),
    ("room.shares", "分类汇总"),
    ("room.rulings", "改判与申诉"),
    ("room.hot_wash", "现场点评"),
)
"""The pages of one drill, in the order of the tabs: endpoint and title."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the room."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Room:
    """The frame; `fault` says why a drill stopped, `moment` up to when its rows go.

    `may_rule` and `may_object` say whether who looks may change results or object to them now.
    """

    drill_id: str
    title: str
    tabs: tuple[Tab, ...]
    is_over: bool
    fault: str
    moment: str
    may_rule: bool
    may_object: bool


def room_of(reading: Reading, words: Words, current: str, account: Account) -> Room:
    """The frame of one page.

    Args:
        reading: The drill.
        words: Its names and times.
        current: The endpoint of the page that is open.
        account: Who looks.
    """
    drill_id = reading.record.id
    return Room(
        drill_id=drill_id,
        title=reading.record.title,
        tabs=tuple(
            Tab(title, url_for(endpoint, drill_id=drill_id), endpoint == current)
            for endpoint, title in PAGES
        ),
        is_over=reading.moment.ended,
        fault=reading.fault,
        moment=words.moment(reading.moment.t).text,
        may_rule=reading.is_over and account.role in RULERS,
        may_object=reading.is_over and account.role is Role.TRAINEE,
    )
