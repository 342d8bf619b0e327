import pytest

from simulator.casebook import Casebook
from simulator.entry import Entry


def book(*rows) -> Casebook:
    filled = Casebook()
    for seq, (t, by, row_type, data) in enumerate(rows, 1):
        filled.note(Entry(seq, t, by, row_type, data))
    return filled


def sign(step: str, verdict: str, version: int = 1):
    data = {"statement": "s", "version": version, "step": step, "verdict": verdict}
    return (9, step, "sign", data)


def draft(version: int, row_type: str = "draft.create"):
    return (5, "dept", row_type, {"statement": "s", "version": version})


def test_last_verdict_of_a_step_counts_and_only_on_its_version():
    noted = book(draft(1), sign("legal", "reject"), draft(2, "draft.edit"), sign("legal", "ok", 2))
    statement = noted.statements["s"]

    assert statement.latest == 2
    assert [statement.verdict(v, "legal") for v in (1, 2)] == ["reject", "ok"]
    assert statement.verdict(2, "lg") is None
    assert noted.draft("s", 1).seq == 1
    assert (noted.draft("s", 3), noted.draft("t", 1)) == (None, None)


def test_release_belongs_to_the_version_it_names():
    data = {"statement": "s", "version": 2, "channels": ["website"]}
    noted = book(draft(1), draft(2, "draft.edit"), (20, "lg_office", "publish", data))

    assert noted.released(noted.releases[0]).data["version"] == 2
    assert noted.statements["s"].releases == noted.releases


def test_task_is_done_when_its_unit_says_so():
    given = (1, "lg_office", "task.assign", {"task": "a", "to": "dept"})
    begun = (2, "dept", "task.feedback", {"task": "a", "done": False})
    ended = (3, "dept", "task.feedback", {"task": "a", "done": True})

    assert [book(given, *rows).tasks["a"].done for rows in ((), (begun,), (begun, ended))] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("to", "roles", "since"),
    [
        ([], ["legal"], 10),
        (["dept"], ["dept"], 10),
        (["dept"], ["dept_head"], 10),
        (["lg"], ["lg_head"], 10),
        (["dept"], ["legal"], None),
    ],
)
def test_fact_is_known_to_those_it_was_told(to, roles, since):
    noted = book((10, "world", "sim.fact", {"fact": "f", "to": to}))

    assert noted.known_since("f", roles) == since
    assert noted.known("f", roles) == (since is not None)
    assert noted.known_since("g", roles) is None


def test_finding_makes_a_fact_known_to_all_but_only_one_that_came_to_light():
    told = (10, "world", "sim.fact", {"fact": "f", "to": ["dept"]})
    found = (30, "dept", "verify.finding", {"kind": "fact", "facts": ["f", "g"]})
    noted = book(told, found)

    assert (noted.known_since("f", ["legal"]), noted.known_since("f", ["dept"])) == (30, 10)
    assert not noted.known("g", ["legal"])


def test_names_that_can_be_answered_are_those_that_have_come():
    noted = book(
        (1, "world", "sim.post", {"post": "p"}),
        (2, "world", "sim.rumour", {"rumour": "r"}),
        (3, "world", "sim.citizen_post", {"item": "c"}),
        (4, "world", "sim.media_inquiry", {"inquiry": "q"}),
    )

    assert [noted.holds(name) for name in ("p", "r", "c", "q", "x")] == [True] * 4 + [False]


def test_item_and_inquiry_keep_what_was_done_about_them():
    noted = book(
        (1, "world", "sim.citizen_post", {"item": "c"}),
        (2, "world", "sim.media_inquiry", {"inquiry": "q"}),
        (3, "lg_office", "reply.initial", {"item": "c"}),
        (4, "lg_head", "interview.authorise", {"inquiry": "q"}),
    )
    item, inquiry = noted.items["c"], noted.inquiries["q"]

    assert (item.has("reply.initial"), item.has("reply.final")) == (True, False)
    assert (inquiry.has("interview.authorise"), inquiry.has("interview.accept")) == (True, False)
    assert not inquiry.closed
    noted.note(Entry(5, 9, "world", "sim.media_inquiry_closed", {"inquiry": "q"}))
    assert inquiry.closed


@pytest.mark.parametrize(
    ("row_type", "data"),
    [
        ("sign", {"statement": "s", "version": 1, "step": "lg", "verdict": "ok"}),
        ("task.feedback", {"task": "a", "done": True}),
        ("reply.initial", {"item": "c"}),
        ("interview.accept", {"inquiry": "q"}),
        ("sim.media_inquiry_closed", {"inquiry": "q"}),
        ("inject", {"title": "来电"}),
    ],
)
def test_row_about_something_that_was_not_seen_is_borne(row_type, data):
    noted = book((1, "world", row_type, data))

    assert (noted.tasks, noted.items, noted.inquiries) == ({}, {}, {})


def test_levels_quiet_board_and_end_are_the_latest():
    noted = book(
        (1, "world", "sim.level", {"level": "一般"}),
        (2, "world", "sim.level", {"level": "红色", "scale": "warning"}),
        (3, "lg_office", "grade.set", {"level": "重大"}),
        (4, "world", "sim.quiet", {}),
        (5, "world", "sim.hotlist", {"topic": "甲", "rank": 3, "incident": True}),
        (5, "world", "sim.hotlist", {"topic": "乙", "rank": 9, "incident": True}),
        (5, "world", "sim.hotlist", {"topic": "丙", "rank": 1}),
        (6, "world", "sim.hotlist", {"topic": "甲", "rank": None, "incident": True}),
        (7, "world", "sim.removed", {"post": "p"}),
        (7, "world", "sim.crowd", {"place": "校门", "size": 30}),
        (8, "lg_office", "retract", {"publish": 4}),
    )

    assert (noted.level, noted.warning, noted.graded) == ("一般", "红色", "重大")
    assert (noted.quiet_since, noted.ranks, noted.removed) == (4, {"乙": 9}, {"p"})
    assert (noted.crowds, noted.retracted, noted.ended) == ({"校门": 30}, {4}, None)
    noted.note(Entry(12, 9, "world", "sim.active", {}))
    noted.note(Entry(13, 10, "world", "sim.end", {"reason": "time"}))
    assert (noted.quiet_since, noted.ended.t) == (None, 10)
