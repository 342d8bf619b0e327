from dataclasses import replace

import pytest

from scoring.derived import read
from scoring.level import Change, Levels
from scoring.row import Row, row_of
from simulator.entry import Entry
from simulator.journal import Journal
from tests.scoring.lab import journal, plan

PACK = plan("{kind: info, what: 甲}")


def evidence(rows, **options):
    return read(PACK, journal(rows, **options))


def known(rows):
    moment = evidence(rows).known
    return moment and (moment.t, moment.seq, moment.name)


DETECT = "- [{t}, monitor, monitor.detect, {{posts: [{posts}], method: tool}}]\n"
POST = "- [{t}, world, sim.post, {{post: {post}, platform: weiyan, incident: {incident}}}]\n"


def post(t, name="p1", incident="true"):
    return POST.format(t=t, post=name, incident=incident)


def detect(t, posts="p1"):
    return DETECT.format(t=t, posts=posts)


def inject(t, channel, incident="true"):
    return (
        f"- [{t}, world, inject, {{inject: i1, channel: {channel}, title: 电话, text: 情况, "
        f"incident: {incident}}}]\n"
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", None),
        (post("5m", incident="false"), None),
        (post("5m"), (2_100, 1, "应当发现舆情")),
        (post("5m") + detect("10m"), (600, 2, "登记舆情")),
        (post("5m") + detect("40m"), (2_100, 1, "应当发现舆情")),
        (post("5m") + detect("10m", ""), (600, 2, "登记舆情")),
        (post("5m") + detect("10m", "p1, p9"), (600, 2, "登记舆情")),
        (post("0", "p9", "false") + post("5m") + detect("10m", "p9"), (2_100, 2, "应当发现舆情")),
        (post("0", "p9", "false") + detect("1m", "p1") + post("5m"), (2_100, 3, "应当发现舆情")),
        (post("5m") + detect("10m", "p9") + post("20m", "p9", "false"), (600, 2, "登记舆情")),
        (post("5m") + detect("10m") + post("20m", "p1", "false"), (600, 2, "登记舆情")),
        (detect("1m", "p7"), (60, 1, "登记舆情")),
        (post("0", "p9", "false") + detect("1m", "p9"), None),
        (post("5m") + inject("10m", "phone"), (600, 2, "接到情况")),
        (post("5m") + inject("10m", "letter"), (600, 2, "接到情况")),
        (post("5m") + inject("10m", "meeting"), (600, 2, "接到情况")),
        (post("5m") + inject("10m", "phone", "false"), (2_100, 1, "应当发现舆情")),
        (inject("5m", "feed") + inject("6m", "phone"), (360, 2, "接到情况")),
        (inject("5m", "ticket"), (2_100, 1, "应当发现舆情")),
    ],
)
def test_incident_is_known_when_registered_told_or_long_visible(rows, expected):
    assert known(rows) == expected


def test_drill_may_set_another_grace():
    story = journal(post("5m"))
    header = replace(story.header, settings={"detect_grace": 600})

    assert read(PACK, Journal(header, list(story))).known.t == 900


def test_rows_after_the_end_count_only_for_the_summary():
    rows = (
        post("0")
        + "- [1h, world, sim.end, {reason: time}]\n"
        + "- [2h, lg_office, notify, {to: [dept], text: 迟了}]\n"
        + "- [2h, lg_office, summary.submit, {form: written, to: [lg], fields: {}}]\n"
        + "- [2h, lg_office, plan.revise, {problem: 甲, change: 乙}]\n"
    )

    found = evidence(rows, ends=None)

    assert (found.stop, found.ended) == (3_600, True)
    assert found.rows("notify") == ()
    assert [row.seq for row in found.rows("summary.submit", "plan.revise")] == [4, 5]


def test_rows_before_a_row_are_neither_it_nor_later_ones():
    found = evidence(post("0") + detect("1m") + post("2m", "p2") + detect("3m"))

    earlier = found.before(3, "sim.post", "monitor.detect", "sim.post")

    assert [row.seq for row in earlier] == [1, 2]


def test_journal_without_an_end_stops_at_its_last_row():
    assert (evidence(post("5m"), ends=None).stop, evidence("", ends=None).stop) == (300, 0)


def test_thing_named_after_the_end_stays_unnamed():
    rows = (
        post("0")
        + "- [1m, world, sim.end, {reason: time}]\n"
        + "- [2m, lg_office, evidence.preserve, {posts: [p1]}]\n"
    )
    found = evidence(rows, ends=None)

    assert found.known_of(found.rows("sim.post")[0], "post").t == 1_800


def test_facts_are_known_to_those_they_reach():
    facts = [{"id": "f1", "kind": "fact", "text": "甲"}, {"id": "f2", "kind": "fact", "text": "乙"}]
    rows = (
        "- [1m, world, sim.fact, {fact: f1, to: [dept]}]\n"
        "- [1m, world, sim.fact, {fact: f2}]\n"
        "- [1m, world, sim.fact, {fact: f9}]\n"
        "- [2m, dept_head, notify, {to: [lg], text: 甲}]\n"
        "- [2m, lg_office, notify, {to: [lg], text: 乙}]\n"
    )
    found = evidence(rows, facts=facts)
    by_dept, by_office = found.rows("notify")

    assert [fact["id"] for fact in found.facts_known(by_dept)] == ["f1", "f2"]
    assert [fact["id"] for fact in found.facts_known(by_office)] == ["f2"]


def levels(*changes):
    rows = [
        Row(seq, t, "sim.level", "world", ("world",), {"level": level})
        for seq, (t, level) in enumerate(changes, 1)
    ]
    return Levels(PACK.levels, rows)


def test_level_in_force_before_a_row():
    found = levels((0, "一般"), (100, "重大"), (200, "一般"))

    assert [found.before(seq).level for seq in (1, 2, 3, 4)] == ["一般", "一般", "重大", "一般"]
    assert found.last == Change(200, 3, "一般", 0)


def test_level_that_must_be_known_rises_after_the_grace_and_falls_at_once():
    found = levels((100, "重大"), (5_000, "一般"))

    def binding(t, seq):
        return found.binding(Row(seq, t, "publish", "lg_office", (), {}), 1_800).level

    assert [binding(100, 2), binding(1_899, 2), binding(1_900, 2), binding(5_001, 3)] == [
        "一般",
        "一般",
        "重大",
        "一般",
    ]


def test_reigns_begin_from_below_and_end_downwards():
    found = levels((100, "重大"), (200, "一般"), (300, "重大"))

    assert [(r.start.t, r.until) for r in found.reigns(["重大"])] == [(100, 200), (300, None)]
    assert [(r.start.t, r.until) for r in found.reigns(["一般"])] == [(0, None)]
    assert [(r.start.t, r.until) for r in found.reigns(["一般", "重大"])] == [(0, None)]


def test_default_addressee_is_the_leading_group():
    row = row_of(Entry(1, 0, "lg_office", "assess.preliminary", {}), {})

    assert row.data["to"] == ("lg",)
    given = row_of(Entry(1, 0, "lg_office", "assess.preliminary", {"to": ["lg_head"]}), {})
    assert given.data["to"] == ("lg_head", "lg")
    single = row_of(Entry(1, 0, "lg_office", "liaise", {"to": "dept_head"}), {})
    assert single.data["to"] == ("dept_head", "dept")
