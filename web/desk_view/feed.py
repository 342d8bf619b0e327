"""The live feed: posts, reports of the media and what the public made of the team's steps."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scenarios.image import Image
from scenarios.vocabulary import ENTRY_TYPES
from simulator.view import Sight
from web.desk_view.desk import Desk
from web.desk_view.image import images_of
from web.desk_view.keyword import Rule, asked, matches
from web.desk_view.platform import Platform, platform_of
from web.desk_view.skin import Figures, Skin, report_skin, skin_of
from web.row_view import value_text
from web.words import Moment, cut, day_breaks

SHOWN = 60
"""Items on one page of the feed."""

MEDIA = "media"
REACTION = "reaction"

MARKS = ("monitor.detect", "evidence.preserve", "post.classify", "verify.authenticity")
"""The acts that leave a mark beside a post."""

_TYPES = ("sim.post", "sim.media_report", "sim.aftermath")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One post or report; `marks` say what the team already did with it."""

    seq: int
    kind: str
    post: str
    source: str
    author: str
    text: str
    skin: Skin | None
    """Its looks; what the public made of the team's steps has none."""
    moment: Moment
    day: str
    """Its day where that differs from the item above, else empty."""
    removed: bool
    marks: tuple[str, ...]
    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One filter of the feed."""

    key: str
    title: str
    current: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of the feed, newest first; `before` leads to the next page, None at the end."""

    items: tuple[FeedItem, ...]
    sources: tuple[Source, ...]
    source: str
    words: str
    fault: str
    """Why the words cannot be searched for; empty where they can."""
    platform: Platform | None
    """The platform that is chosen, at a glance."""
    total: int
    before: int | None
    newest: int


def feed(desk: Desk, source: str = "", words: str = "", before: int | None = None) -> Feed:
    """A page of the feed.

    Args:
        desk: Whose feed it is.
        source: A platform, `media` or `reaction`; empty for all.
        words: Only items that this keyword rule asks for; where it cannot be read, none.
        before: Only items with a smaller seq.
    """
    rule, fault = asked(words)
    found = list(_found(desk, source, rule))
    older = [s for s in found if before is None or s.seq < before]
    page = older[-SHOWN:][::-1]
    days = day_breaks([desk.words.moment(sight.t).day for sight in page], desk.now.day)
    removed = {s.data["post"] for s in desk.view.rows("sim.removed")}
    marks, figures = marks_of(desk), Figures(desk.view.rows("sim.metric"))
    return Feed(
        items=tuple(
            replace(
                _item(sight, desk, marks),
                day=day,
                removed=_post(sight) in removed,
                skin=_skin(sight, desk, figures),
            )
            for sight, day in zip(page, days, strict=True)
        ),
        sources=_sources(desk, source),
        source=source,
        words=words,
        fault=fault,
        platform=platform_of(desk, source),
        total=len(found),
        before=page[-1].seq if len(older) > SHOWN else None,
        newest=found[-1].seq if found else 0,
    )


def fresh(desk: Desk, source: str, words: str, since: int) -> int:
    """How many items of this filter came after seq `since`."""
    return sum(1 for _ in _found(desk, source, asked(words)[0], since))


def hits(desk: Desk, rule: Rule, since: int = 0) -> Iterator[Sight]:
    """The items after seq `since` that a keyword rule asks for, in order."""
    return _found(desk, "", rule, since)


def headline(sight: Sight, desk: Desk) -> str:
    """An item in one line: where it stands, who wrote it, what it says."""
    source, author = _origin(sight, desk)
    return f"{source} {author}：{cut(_text(sight))}"


def _found(desk: Desk, source: str, rule: Rule | None, since: int = 0) -> Iterator[Sight]:
    if rule is None:
        return
    for sight in desk.view.rows(*_TYPES, since=since):
        if source and source != _key(sight):
            continue
        if matches(rule, f"{sight.data.get('author', '')}\n{_text(sight)}".casefold()):
            yield sight


def _key(sight: Sight) -> str:
    if sight.type == "sim.post":
        return str(sight.data["platform"])
    return MEDIA if sight.type == "sim.media_report" else REACTION


def _text(sight: Sight) -> str:
    return str(sight.data["headline" if sight.type == "sim.media_report" else "text"])


def _post(sight: Sight) -> str:
    return str(sight.data.get("post", ""))


def _item(sight: Sight, desk: Desk, marks: Mapping[str, tuple[str, ...]]) -> FeedItem:
    """An item, still without its day and its looks, as if it stood."""
    source, author = _origin(sight, desk)
    return FeedItem(
        seq=sight.seq,
        kind={"sim.post": "post", "sim.media_report": MEDIA}.get(sight.type, REACTION),
        post=_post(sight),
        source=source,
        author=author,
        text=_text(sight),
        skin=None,
        moment=desk.words.moment(sight.t),
        day="",
        removed=False,
        marks=marks.get(_post(sight), ()),
        images=images_of(sight, desk),
    )


def _skin(sight: Sight, desk: Desk, figures: Figures) -> Skin | None:
    if sight.type == "sim.post":
        return skin_of(desk, sight, figures)
    if sight.type == "sim.media_report":
        return report_skin(_origin(sight, desk)[1], _text(sight))
    return None


def _origin(sight: Sight, desk: Desk) -> tuple[str, str]:
    """Where an item stands and who wrote it."""
    if sight.type == "sim.post":
        return desk.words.platform(sight.data["platform"]), str(sight.data["author"])
    if sight.type == "sim.aftermath":
        return "舆论反应", "网民议论"
    tier = ENTRY_TYPES[sight.type].field("tier")
    assert tier is not None  # the vocabulary has it
    rank = value_text(tier, sight.data["tier"], desk.words)
    kind = rank if sight.data["tier"] == "kol" else f"{rank}媒体"
    return kind, desk.words.outlet(sight.data["outlet"])


def _sources(desk: Desk, current: str) -> tuple[Source, ...]:
    platforms = [(key, part.title) for key, part in desk.words.scenario.platforms.items()]
    pairs = [("", "全部"), *platforms, (MEDIA, "媒体报道"), (REACTION, "舆论反应")]
    return tuple(Source(key, title, key == current) for key, title in pairs)


def marks_of(desk: Desk) -> Mapping[str, tuple[str, ...]]:
    """What the team did with each post, in words."""
    marks: dict[str, dict[str, str]] = defaultdict(dict)
    for sight in desk.view.rows(*MARKS):
        posts = sight.data.get("posts") or [sight.data.get("post")]
        for post in posts:
            marks[post][sight.type] = _mark(sight, desk)
    return {post: tuple(said.values()) for post, said in marks.items()}


def _mark(sight: Sight, desk: Desk) -> str:
    if sight.type == "monitor.detect":
        return "已登记"
    if sight.type == "evidence.preserve":
        return "已固证"
    name = "class" if sight.type == "post.classify" else "verdict"
    field = ENTRY_TYPES[sight.type].field(name)
    assert field is not None  # the vocabulary has both
    return value_text(field, sight.data.get(name), desk.words)
