import hashlib

from tests.web.desk_view.laid import desk, post
from web.desk_view.custody import Captured, Handover, citations, custody


def sha(*texts):
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def preserve(*posts, digest="", by="lg_office"):
    return (by, "evidence.preserve", {"posts": list(posts), "sha256": digest})


ROWS = [
    (60, *post("p1", "甲")),
    (120, *post("p2", "乙")),
    (180, *preserve("p1", "p2", digest=sha("甲", "乙"))),
]


def test_evidence_shows_what_was_captured_with_its_digests():
    (one,) = custody(desk(*ROWS))

    assert (one.number, one.name, one.seq, one.sha256) == (1, "证据保全 1 号", 3, sha("甲", "乙"))
    assert one.sound is True
    first = Captured("p1", "微言", "阿宁", "甲", one.captured[0].moment, sha("甲"), removed=False)
    assert one.captured[0] == first
    assert [c.text for c in one.captured] == ["甲", "乙"]
    assert one.bulletin == "act=report.submit&posts=p1&posts=p2"


def test_a_digest_that_is_another_is_told():
    (one,) = custody(desk((60, *post("p1", "甲")), (120, *preserve("p1", digest=sha("改过")))))

    assert one.sound is False


def test_what_cannot_be_seen_here_is_neither_shown_nor_judged():
    hidden = post("p2", "乙", to=["dept"])
    rows = [ROWS[0], (120, *hidden), ROWS[2]]

    (one,) = custody(desk(*rows))

    assert [c.post for c in one.captured] == ["p1"]
    assert one.sound is None


def test_the_chain_of_custody_follows_the_posts():
    rows = [
        (30, "lg_office", "post.classify", {"post": "p9", "class": "ask"}),
        *ROWS,
        (200, "dept", "verify.authenticity", {"posts": ["p2"], "verdict": "false"}),
        (210, "dept", "post.classify", {"post": "p1", "class": "hype"}),
        (220, "world", "sim.removed", {"post": "p1"}),
        (
            230,
            "lg_office",
            "report.submit",
            {"to": ["lg"], "form": "written", "kind": "first",
             "fields": {"process": "见证据保全 1 号"}},
        ),
        (
            240,
            "lg_office",
            "report.submit",
            {"to": ["lg"], "form": "written", "kind": "follow", "fields": {"process": "无"}},
        ),
    ]  # fmt: skip
    seen = desk(*rows)

    (one,) = custody(seen)

    office, dept = (seen.words.role(role) for role in ("lg_office", "dept"))
    assert [(s.seq, s.title, s.who) for s in one.steps] == [
        (4, "固定证据", office),
        (5, "核实真伪", dept),
        (6, "网帖分类", dept),
        (7, "网帖消失", ""),
        (8, "写入报告", office),
    ]
    assert one.steps[0] == Handover(4, seen.words.moment(180), "固定证据", office)
    assert [c.removed for c in one.captured] == [True, False]


def test_the_newest_evidence_comes_first_and_a_post_is_cited_by_its_first():
    seen = desk(*ROWS, (300, *preserve("p2", digest=sha("乙"))))

    assert [one.number for one in custody(seen)] == [2, 1]
    assert citations(seen) == {"p1": "证据保全 1 号", "p2": "证据保全 1 号"}
