"""What ordinary people write, found when somebody looks: a page of it, and single posts by id."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from scenarios.template import render
from simulator.murmur import Murmur, Murmured, Wanted, is_ordinary, post_id
from simulator.topic import MATTER
from web.desk_view.desk import Desk
from web.desk_view.feed import marks_of
from web.desk_view.keyword import asked
from web.desk_view.posts import Heard, heard, murmur_of
from web.desk_view.skin import Skin, plain_skin
from web.words import Moment, cut, day_breaks

SHOWN = 50
"""Posts on one page."""

STANCES = MappingProxyType(
    {
        "question": "询问",
        "anger": "不满",
        "doubt": "质疑",
        "victim": "诉求",
        "witness": "目击",
        "support": "理性",
        "rumour": "传言",
        "hype": "引流",
    }
)
"""How the monitor's tool labels what people write."""

_RELEASE, _REPORT = "official:", "report:"


@dataclass(frozen=True, slots=True)
class Line:
    """One ordinary post; `bare` where it only passes something on."""

    post: str
    author: str
    source: str
    stance: str
    text: str
    skin: Skin
    bare: bool
    moment: Moment
    day: str
    """Its day where that differs from the line above, else empty."""
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    key: str
    title: str
    current: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of ordinary posts, newest first; `before` leads to the next page.

    Where `words` are looked for, the lines are of a sample, of which `heard` tells; where they
    cannot be read, `fault` says why.
    """

    lines: tuple[Line, ...]
    platforms: tuple[Choice, ...]
    tracks: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    total: int
    before: str
    newest: int
    words: str = ""
    fault: str = ""
    heard: Heard | None = None


def murmurs(desk: Desk, wanted: Wanted, before: str = "", words: str = "") -> Lines:
    """A page of what ordinary people write.

    Args:
        desk: Whose desk it is.
        wanted: The filters; values that do not exist leave them open.
        before: The id of the last post of the page before; empty for the first page.
        words: A keyword rule; its latest hits in a sample of the posts are the only page.
    """
    murmur = murmur_of(desk)
    tracks = tuple(_tracks(desk, murmur))
    wanted = Wanted(
        _known(wanted.platform, desk.words.scenario.platforms),
        _known(wanted.track, dict(tracks)),
        _known(wanted.stance, STANCES),
    )
    rule, fault = asked(words)
    told = heard(desk, rule, wanted) if words.strip() and rule is not None else None
    found = told.posts if told else () if fault else murmur.newest(wanted, SHOWN + 1, before)
    page = found[:SHOWN]
    days = day_breaks([desk.words.moment(one.place.t).day for one in page], desk.now.day)
    marks = marks_of(desk)
    platforms = ((key, part.title) for key, part in desk.words.scenario.platforms.items())
    return Lines(
        lines=tuple(
            replace(_line(desk, one, marks.get(one.place.post, ())), day=day)
            for one, day in zip(page, days, strict=True)
        ),
        platforms=_choices(platforms, wanted.platform),
        tracks=_choices(tracks, wanted.track),
        stances=_choices(STANCES.items(), wanted.stance),
        total=murmur.total(wanted),
        before=page[-1].place.post if len(found) > SHOWN and not told else "",
        newest=len(desk.view.journal),
        words=words,
        fault=fault,
        heard=told,
    )


def ordinary_post(desk: Desk, post: str) -> Murmured | None:
    """An ordinary post by its id, on record or not; None where there is none."""
    return murmur_of(desk).find(post) if is_ordinary(post) else None


def first_about(desk: Desk, track: str, each: int) -> Iterator[Murmured]:
    """The first ordinary posts about a track: so many of each platform, in the platforms' order."""
    murmur = murmur_of(desk)
    for platform in desk.words.scenario.platforms:
        for number in range(each):
            found = murmur.find(post_id(platform, track, number))
            if found is not None:
                yield found


def stance_counts(desk: Desk, wanted: Wanted) -> Mapping[str, int]:
    """How many posts there are of each stance that somebody takes, the most frequent first."""
    murmur = murmur_of(desk)
    counts = {stance: murmur.total(replace(wanted, stance=stance)) for stance in STANCES}
    return {key: n for key, n in sorted(counts.items(), key=lambda pair: -pair[1]) if n}


def ordinary_choices(desk: Desk, posts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of these ids those of ordinary posts that are not on record, each with its words."""
    known = {str(sight.data["post"]) for sight in desk.view.rows("sim.post")}
    for post in dict.fromkeys(posts):
        found = None if post in known else ordinary_post(desk, post)
        if found is not None:
            yield post, headline(desk, found)


def headline(desk: Desk, one: Murmured) -> str:
    """A post in one line: where it stands, who wrote it, what it says."""
    return f"{desk.words.platform(one.place.platform)} {one.author}：{cut(one.shown)}"


def _line(desk: Desk, one: Murmured, marks: tuple[str, ...]) -> Line:
    return Line(
        post=one.place.post,
        author=one.author,
        source=desk.words.platform(one.place.platform),
        stance=STANCES[one.place.stance],
        text=one.shown,
        skin=plain_skin(desk, one),
        bare=not one.text,
        moment=desk.words.moment(one.place.t),
        day="",
        marks=marks,
    )


def _known(value: str, known: Iterable[str]) -> str:
    return value if value in known else ""


def _choices(pairs: Iterable[tuple[str, str]], current: str) -> tuple[Choice, ...]:
    return tuple(Choice(key, title, key == current) for key, title in (("", "全部"), *pairs))


def _tracks(desk: Desk, murmur: Murmur) -> Iterator[tuple[str, str]]:
    """The tracks whose name this desk can know, the most talked about first."""
    seen = {str(sight.data["rumour"]) for sight in desk.view.rows("sim.rumour")}
    topics = desk.words.scenario.topics
    for track in murmur.tracks():
        rest = track.partition(":")[2]
        if track == MATTER and topics:
            yield track, render(topics[0], desk.words.scenario.slots)
        elif track in seen:
            yield track, f"传言：{desk.words.thing(track)}"
        elif track.startswith(_RELEASE):
            yield track, f"对发布的议论：{rest.partition(':')[0]}"
        elif track.startswith(_REPORT):
            outlet, _, number = rest.partition(":")
            yield track, f"对报道的议论：{desk.words.outlet(outlet)} {number}".rstrip()
