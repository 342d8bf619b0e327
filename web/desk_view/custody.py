"""Preserved evidence: what was captured, its digest held against it, and what was done with it.

The chain of custody is read from the rows: who preserved, registered, checked, classified and
reported it, and when the post itself vanished.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from scenarios.image import Image
from scenarios.vocabulary import ENTRY_TYPES
from simulator.view import Sight
from web.desk_view.desk import Desk, by_key
from web.desk_view.image import images_of
from web.words import Moment

_HANDLED = ("monitor.detect", "verify.authenticity", "post.classify")


@dataclass(frozen=True, slots=True)
class Captured:
    """One post as it was captured, with the SHA-256 of its text."""

    post: str
    source: str
    author: str
    text: str
    moment: Moment
    sha256: str
    removed: bool
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """One step in the chain of custody, and its row."""

    seq: int
    moment: Moment
    title: str
    who: str


@dataclass(frozen=True, slots=True)
class Custody:
    """One piece of evidence; `sound` where the digest still is that of what was captured.

    `sound` is None where some of the posts cannot be seen from this seat.
    """

    number: int
    seq: int
    moment: Moment
    who: str
    sha256: str
    sound: bool | None
    captured: tuple[Captured, ...]
    steps: tuple[Handover, ...]
    bulletin: str
    """The address, without its question mark, of a report that cites it."""

    @property
    def name(self) -> str:
        """How reports cite it."""
        return name_of(self.number)


def name_of(number: int) -> str:
    """How a piece of evidence is called."""
    return f"证据保全 {number} 号"


def custody(desk: Desk) -> tuple[Custody, ...]:
    """All evidence of the team, the newest first."""
    posts = by_key(tuple(desk.view.rows("sim.post")), "post")
    removed = by_key(tuple(desk.view.rows("sim.removed")), "post")
    kept = enumerate(desk.view.rows("evidence.preserve"), 1)
    return tuple(_custody(desk, n, sight, posts, removed) for n, sight in kept)[::-1]


def citations(desk: Desk) -> Mapping[str, str]:
    """How each preserved post is cited: the name of its first evidence."""
    found: dict[str, str] = {}
    for number, sight in enumerate(desk.view.rows("evidence.preserve"), 1):
        for post in sight.data["posts"]:
            found.setdefault(str(post), name_of(number))
    return found


def digest_of(texts: Sequence[str]) -> str:
    """The SHA-256 of captured texts, as the system reckons it when they are preserved."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _custody(
    desk: Desk,
    number: int,
    sight: Sight,
    posts: Mapping[str, Sight],
    removed: Mapping[str, Sight],
) -> Custody:
    named = [str(post) for post in sight.data["posts"]]
    names = [name for name in named if name in posts]
    told = str(sight.data.get("sha256", ""))
    link = [("act", "report.submit"), *(("posts", name) for name in names)]
    return Custody(
        number=number,
        seq=sight.seq,
        moment=desk.words.moment(sight.t),
        who=desk.words.role(sight.by),
        sha256=told,
        sound=told == digest_of([str(posts[name].data["text"]) for name in names])
        if names == named
        else None,
        captured=tuple(_captured(desk, posts[name], name in removed) for name in names),
        steps=tuple(_steps(desk, number, sight, names, removed)),
        bulletin=urlencode(link),
    )


def _captured(desk: Desk, sight: Sight, removed: bool) -> Captured:  # noqa: FBT001
    text = str(sight.data["text"])
    return Captured(
        post=str(sight.data["post"]),
        source=desk.words.platform(sight.data["platform"]),
        author=str(sight.data["author"]),
        text=text,
        moment=desk.words.moment(sight.t),
        sha256=digest_of([text]),
        removed=removed,
        images=images_of(sight, desk),
    )


def _steps(
    desk: Desk, number: int, kept: Sight, names: Sequence[str], removed: Mapping[str, Sight]
) -> Iterator[Handover]:
    steps = [kept]
    steps += [s for s in desk.view.rows(*_HANDLED) if _names(s).intersection(names)]
    steps += [s for s in desk.view.rows("report.submit") if _cites(s, number)]
    steps += [removed[name] for name in names if name in removed]
    for sight in sorted(steps, key=lambda step: step.seq):
        who = "" if sight.by == "world" else desk.words.role(sight.by)
        title = "写入报告" if sight.type == "report.submit" else ENTRY_TYPES[sight.type].title
        yield Handover(sight.seq, desk.words.moment(sight.t), title, who)


def _names(sight: Sight) -> set[str]:
    return set(map(str, sight.data.get("posts") or [sight.data.get("post")]))


def _cites(sight: Sight, number: int) -> bool:
    return any(name_of(number) in text for text in sight.data.get("fields", {}).values())
