"""What a post looks like on its kind of platform: a group, a cover, a thread, a masthead, counts.

The text and its author are the post's own. What the monitor's tool could not know from a row
(group, length of a video, floor of a thread) is drawn from the name of the post, always alike;
counts are shares of the figures that were read on the platform since the post stood there.
Nothing of it is part of the journal, of evidence or of a mark.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from scenarios.template import render
from simulator.dice import Dice
from simulator.murmur import Murmured
from simulator.view import Sight
from web.desk_view.desk import Desk
from web.words import count

_TITLE = re.compile(r"(.{6,36}?[。！？!?]+|.{6,30}?，)(?=.)")
_OPENS = 24
"""Characters from which a text begins something instead of answering it."""

_TITLED = ("forum", "news")
_SHARING = ("shortvideo", "news")
"""Kinds on which passing something on is no comment under it."""

_FLOOR_S = 70
"""Scenario seconds from one floor of a thread to the next."""

_GROUPS = ("同城互助群", "街坊邻里群", "老同学群", "相亲相爱一家人", "拼单互助群", "业主交流群")
_COUNTED: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "microblog": (("reposts", "转发"), ("comments", "评论")),
        "shortvideo": (("views", "播放"), ("comments", "评论"), ("reposts", "分享")),
        "forum": (("views", "浏览"), ("comments", "回复")),
        "news": (("views", "阅读"), ("comments", "跟帖")),
        "messaging": (),
    }
)
"""By kind of platform: the figures that it shows with a post, and its words for them."""

_LEAST, _MOST = 0.002, 0.06
"""Shares of what is read on a platform that fall to one post; most posts get little."""


@dataclass(frozen=True, slots=True)
class Skin:
    """The looks of one post.

    Attributes:
        kind: Of its platform, such as `forum`; `media` for a report.
        initial: What stands in for a picture of its author.
        place: Where on the platform it stands: a group, a floor, what it answers.
        title: The beginning of its text where the platform sets that apart.
        body: The rest of its text.
        length: Of its video, as `0:47`.
        counts: What the platform counts, each with its word.
    """

    kind: str
    initial: str
    place: str
    title: str
    body: str
    length: str
    counts: tuple[tuple[str, str], ...]


class Figures:
    """The running totals of each platform, as they were read."""

    def __init__(self, rows: Iterable[Sight]) -> None:
        """Gather the readings, in order."""
        self._rows: dict[str, list[Sight]] = {}
        for row in rows:
            self._rows.setdefault(str(row.data["platform"]), []).append(row)

    def since(self, platform: str, name: str, t: int) -> int:
        """What was added on a platform after a moment."""
        rows = self._rows.get(platform, [])
        before = bisect_right(rows, t, key=lambda row: row.t)
        last = int(rows[-1].data[name]) if rows else 0
        return last - (int(rows[before - 1].data[name]) if before else 0)


def skin_of(desk: Desk, sight: Sight, figures: Figures) -> Skin:
    """The looks of a post on record."""
    platform = str(sight.data["platform"])
    dice = Dice(desk.words.header.seed, f"skin:{sight.data['post']}")
    share = _LEAST + (_MOST - _LEAST) * dice.uniform() ** 3
    kind = _kind(desk, platform)
    read = [
        (word, round(share * figures.since(platform, name, sight.t)))
        for name, word in _COUNTED[kind]
    ]
    said = _Said(str(sight.data["author"]), str(sight.data["text"]), sight.t)
    skin = _dressed(desk, kind, said, dice)
    return replace(skin, counts=tuple((word, count(number)) for word, number in read if number))


def plain_skin(desk: Desk, one: Murmured) -> Skin:
    """The looks of an ordinary post, which nobody counts."""
    dice = Dice(desk.words.header.seed, f"skin:{one.place.post}")
    skin = _dressed(
        desk, _kind(desk, one.place.platform), _Said(one.author, one.shown, one.place.t), dice
    )
    return skin if one.text or skin.kind not in _SHARING else replace(skin, place="")


def report_skin(outlet: str, headline: str) -> Skin:
    """The looks of a report of the media: masthead and headline."""
    return Skin("media", outlet[:1], "", headline, "", "", ())


def _kind(desk: Desk, platform: str) -> str:
    return desk.words.header.kind_of(platform) or "microblog"


@dataclass(frozen=True, slots=True)
class _Said:
    author: str
    text: str
    t: int

    @property
    def opens(self) -> bool:
        """Whether it begins something instead of answering it."""
        return len(self.text) >= _OPENS


def _dressed(desk: Desk, kind: str, said: _Said, dice: Dice) -> Skin:
    title, body = _titled(said.text) if said.opens and kind in _TITLED else ("", said.text)
    return Skin(
        kind=kind,
        initial=said.author[:1],
        place=_place(desk, kind, said, dice),
        title=title,
        body=body,
        length=_length(dice) if said.opens and kind == "shortvideo" else "",
        counts=(),
    )


def _titled(text: str) -> tuple[str, str]:
    """A first sentence that can be a title, and the rest; together they are the text."""
    found = _TITLE.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def _place(desk: Desk, kind: str, said: _Said, dice: Dice) -> str:
    if kind == "messaging":
        return _group(said.author, dice)
    if kind == "forum" and said.opens:
        return "楼主"
    if kind == "microblog" or said.opens:
        return ""
    words = {"forum": f"{2 + said.t // _FLOOR_S} 楼 回复", "shortvideo": "评论视频", "news": "跟帖"}
    return f"{words[kind]}{_topic(desk)}"


def _group(author: str, dice: Dice) -> str:
    """A group and how many are in it; who writes with the name of a class or a house is in its."""
    home, _, name = author.partition(" ")
    people = dice.below(430) + 38
    return f"{f'{home}群' if name else dice.pick(_GROUPS)}（{people}）"


def _topic(desk: Desk) -> str:
    topics = desk.words.scenario.topics
    return f"《{render(topics[0], desk.words.scenario.slots)}》" if topics else ""


def _length(dice: Dice) -> str:
    minutes, seconds = divmod(12 + int(140 * dice.uniform() ** 2), 60)
    return f"{minutes}:{seconds:02}"
