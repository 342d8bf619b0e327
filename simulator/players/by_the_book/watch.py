"""Watching: register what appears, save it before it is gone, look at what a release did."""

from collections.abc import Iterator

from simulator.entry import Act
from simulator.players.by_the_book.desk import (
    HOUR,
    act,
    asked,
    facts,
    fields,
    heat,
    known,
    matter,
    refuted,
)
from simulator.players.look import Look

METHODS = ("tool", "targeted", "manual")
NOTE_EVERY_S = 3 * HOUR + 1_800
REVIEW_AFTER_S = HOUR


def detect(look: Look) -> Iterator[Act]:
    """Register posts about the matter as they appear, by each way of watching in turn."""
    seen = {post for row in look.own("monitor.detect") for post in row.data["posts"]}
    new = [post.id for post in matter(look) if post.id not in seen]
    if new:
        method = METHODS[len(look.own("monitor.detect")) % len(METHODS)]
        yield act(look, "monitor.detect", "monitor", posts=new, method=method)


def preserve(look: Look) -> Iterator[Act]:
    """Save what must be preserved."""
    saved = {post for row in look.own("evidence.preserve") for post in row.data["posts"]}
    gone = look.desk.removed
    new = [p.id for p in matter(look) if p.key and p.id not in saved and p.id not in gone]
    if new:
        yield act(look, "evidence.preserve", "monitor", posts=new)


def verify(look: Look) -> Iterator[Act]:
    """Look into whether what is said is true: first as far as it can be told, then for good."""
    if not asked(look, "verify.authenticity"):
        return
    rows = look.own("verify.authenticity")
    looked = {(post, row.data["verdict"]) for row in rows for post in row.data["posts"]}
    untrue = {one.id for one in refuted(look)}
    posts = matter(look)
    false = [post.id for post in posts if post.rumour in untrue]
    first = [post.id for post in posts][:1]
    so_far = "partly" if facts(look) else "unknown"
    for names, verdict in ((false, "false"), (first, so_far)):
        new = [post for post in names if (post, verdict) not in looked]
        if new:
            yield act(look, "verify.authenticity", "monitor", posts=new, verdict=verdict)


def classify(look: Look) -> Iterator[Act]:
    """Sort posts by how the plan has them treated."""
    if not asked(look, "post.classify"):
        return
    sorted_ = {row.data["post"] for row in look.own("post.classify")}
    for post in matter(look):
        if post.treatment is not None and post.id not in sorted_:
            data: dict[str, object] = {"post": post.id, "class": post.treatment}
            yield act(look, "post.classify", **data)


def note(look: Look) -> Iterator[Act]:
    """Keep following the matter, day and night."""
    if not known(look):
        return
    last = max(row.t for row in look.own("monitor.detect", "monitor.note"))
    if look.t - last >= NOTE_EVERY_S:
        latest = heat(look)[-1:]
        value = latest[0].data["heat"] if latest else 0
        yield act(look, "monitor.note", "monitor", text=f"持续跟踪网上动态，当前热度 {value}。")


def review(look: Look) -> Iterator[Act]:
    """See what each release did."""
    reviewed = {row.data["publish"] for row in look.own("monitor.review_effect")}
    for release in look.book.releases:
        if release.seq in reviewed or look.t - release.t < REVIEW_AFTER_S:
            continue
        answers = {
            "heat_change": _change(look, release.t),
            "sentiment_change": "质疑有所减少，等待后续结果的声音增多",
            "new_questions": "追问检验结果、责任认定和后续处理",
        }
        form = fields(look, "monitor.review_effect", answers)
        yield act(look, "monitor.review_effect", publish=release.seq, fields=form)


def _change(look: Look, since: int) -> str:
    readings = heat(look)
    before = [row.data["heat"] for row in readings if row.t <= since][-1:] or [0]
    after = [row.data["heat"] for row in readings][-1:] or [0]
    return f"发布时热度 {before[0]}，目前 {after[0]}"
