from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import ActionRefused
from scenarios.vocabulary import ENTRY_TYPES, Writer
from simulator.actions import MAX_BYTES, recordable
from simulator.drill import Drill
from simulator.entry import Act
from simulator.journal import write_journal
from simulator.reading import read_journal
from simulator.rules.statement import SIGNERS
from tests.simulator.stage import HOUR, NOTICE, act, drill
from tests.simulator.story import plan, scenario
from tests.strategies import data_of

TEAM = ("office", "head", "dept")
PUBLISH = {"statement": "s1", "version": 1, "channels": ["weiyan", "website"]}
TASK = {"task": "t1", "to": "dept", "deadline": None, "requirements": "查", "purpose": "verify"}


def at_work():
    """A drill at the third hour, everybody on the seats, one of everything on the books."""
    begun = drill(2 * HOUR + 1, taken=TEAM)
    begun.submit(act("lg_office", "task.assign", **TASK))
    begun.submit(act("lg_office", "draft.create", **NOTICE))
    begun.submit(act("lg_office", "publish", **PUBLISH))
    begun.submit(act("dept", "measure.do", code="C1-2", legal_basis="法", note="封存"))
    begun.advance_to(3 * HOUR)
    return begun


REFUSED = [
    ("form.unknown-act", "lg_office", "nonsense", {}),
    ("form.unknown-act", "lg_office", "sim.post", {}),
    ("form.unknown-act", "lg_office", "refused", {}),
    ("form.unknown-act", "lg_office", "director.end", {}),
    ("form.unknown-act", "director", "publish", PUBLISH),
    ("seat.vacant", "legal", "assess.legal", {"fields": {}}),
    ("seat.unknown", "nobody", "monitor.note", {"text": "x"}),
    ("seat.unknown", "world", "monitor.note", {"text": "x"}),
    ("form.missing", "lg_office", "monitor.note", {}),
    ("form.missing", "lg_office", "monitor.note", {"text": "  "}),
    ("form.missing", "lg_office", "monitor.detect", {"posts": [], "method": "tool"}),
    ("form.missing", "lg_office", "assess.legal", {}),
    ("form.wrong", "lg_office", "monitor.note", {"text": 7}),
    ("form.wrong", "lg_office", "monitor.detect", {"posts": ["p1"], "method": "nose"}),
    ("form.unrecordable", "lg_office", "monitor.note", {"text": "\ud800"}),
    ("form.unrecordable", "lg_office", "monitor.note", {"text": "字" * MAX_BYTES}),
    ("form.unrecordable", "lg_office", "monitor.note", {"text": float("nan")}),
    ("post.unknown", "lg_office", "monitor.detect", {"posts": ["p9"], "method": "tool"}),
    ("post.unknown", "lg_office", "removal.request", {"post": "p9", "reason": "x"}),
    ("post.gone", "lg_office", "evidence.preserve", {"posts": ["p1", "p2"]}),
    ("post.gone", "lg_office", "removal.request", {"post": "p2", "reason": "x"}),
    ("fact.unknown", "lg_office", "draft.create", {**NOTICE, "statement": "s2", "facts": ["f9"]}),
    (
        "fact.unknown",
        "lg_office",
        "draft.create",
        {**NOTICE, "statement": "s2", "asserts_cause": "f9"},
    ),
    ("channel.unknown", "lg_office", "publish", {**PUBLISH, "channels": ["telegraph"]}),
    ("draft.exists", "lg_office", "draft.create", NOTICE),
    ("draft.version", "lg_office", "draft.create", {**NOTICE, "statement": "s2", "version": 2}),
    ("draft.version", "lg_office", "draft.edit", {**NOTICE, "version": 3}),
    ("draft.unknown", "lg_office", "draft.edit", {**NOTICE, "statement": "s2", "version": 2}),
    ("draft.unknown", "lg_office", "publish", {**PUBLISH, "version": 2}),
    ("draft.unknown", "lg_office", "publish", {**PUBLISH, "statement": "s2"}),
    (
        "draft.unknown",
        "lg_office",
        "presser.hold",
        {"statement": "s9", "version": 1, "questions": ["问"]},
    ),
    (
        "draft.unknown",
        "lg_office",
        "interview.accept",
        {"inquiry": "q1", "statement": "s9", "version": 1},
    ),
    ("address.unknown", "lg_office", "draft.edit", {**NOTICE, "version": 2, "addresses": ["r9"]}),
    ("measure.unknown", "lg_office", "draft.edit", {**NOTICE, "version": 2, "measures": [1]}),
    ("measure.unknown", "lg_office", "draft.edit", {**NOTICE, "version": 2, "measures": [999]}),
    (
        "sign.step",
        "lg_office",
        "sign",
        {"statement": "s1", "version": 1, "step": "lg", "verdict": "ok"},
    ),
    (
        "sign.step",
        "lg_head",
        "sign",
        {"statement": "s1", "version": 1, "step": "news", "verdict": "ok"},
    ),
    (
        "draft.unknown",
        "lg_head",
        "sign",
        {"statement": "s1", "version": 7, "step": "lg", "verdict": "ok"},
    ),
    ("task.exists", "lg_office", "task.assign", TASK),
    ("item.unknown", "lg_office", "task.assign", {**TASK, "task": "t2", "item": "c9"}),
    ("item.unknown", "lg_office", "reply.initial", {"item": "c9", "text": "收到"}),
    ("draft.unknown", "dept", "reply.opinion", {"item": "c1", "text": "x", "statement": "s9"}),
    ("task.unknown", "dept", "task.feedback", {"task": "t9", "result": "x", "done": True}),
    ("task.other", "lg_office", "task.feedback", {"task": "t1", "result": "x", "done": True}),
    ("task.unknown", "lg_office", "urge", {"task": "t9", "text": "快"}),
    ("task.unknown", "lg_office", "inspect.onsite", {"task": "t9", "text": "看"}),
    ("inquiry.unknown", "lg_head", "interview.authorise", {"inquiry": "q9"}),
    ("level.unknown", "lg_office", "grade.set", {"level": "特大"}),
    ("publish.unknown", "lg_office", "monitor.review_effect", {"publish": 1, "fields": {}}),
    ("publish.unknown", "lg_office", "retract", {"publish": 999, "reason": "x"}),
    (
        "publish.unknown",
        "lg_office",
        "guide.post",
        {"text": "x", "cites": 1, "identity": "official"},
    ),
    ("close.role", "dept", "close.propose", {"text": "x"}),
    ("close.role", "lg_office", "close.approve", {"text": "x"}),
    ("inject.unknown", "director", "director.skip", {"inject": "call"}),
    ("inject.spent", "director", "director.inject", {"inject": "call", "title": "t", "text": "x"}),
    ("form.missing", "director", "director.inject", {"inject": "new"}),
    (
        "form.missing",
        "director",
        "director.inject",
        {"inject": "new", "title": "t", "text": "x", "channel": "pigeon"},
    ),
    ("form.wrong", "director", "director.speed", {"factor": 0}),
    ("row.unknown", "director", "director.note", {"text": "x", "about": 9_999}),
]


@pytest.mark.parametrize(
    ("rule", "by", "act_type", "data"),
    REFUSED,
    ids=[f"{n} {case[0]} {case[2]}" for n, case in enumerate(REFUSED)],
)
def test_impossible_or_malformed_act_is_refused_by_its_rule(rule, by, act_type, data):
    begun = at_work()
    before = len(begun.journal)

    with pytest.raises(ActionRefused) as caught:
        begun.submit(Act(by, act_type, data))

    assert caught.value.rule == rule
    assert caught.value.message
    kept = [row for row in begun.journal.since(before) if row.type == "refused"]
    if rule == "seat.unknown":
        assert kept == []
    else:
        assert [(row.by, row.data["rule"]) for row in kept] == [(by, rule)]
    read_journal(write_journal(begun.journal).encode(), "again.jsonl")


def test_what_a_director_is_refused_is_told_in_the_words_of_the_page():
    begun = at_work()

    def reason(act_type, **data):
        with pytest.raises(ActionRefused) as caught:
            begun.submit(act("director", act_type, **data))
        return caught.value.message

    assert reason("director.inject", inject="new", title="t", text="x", channel="pigeon") == (
        "临时注入须填写标题、内容和渠道（电话、来函、网络、新闻、会议、工单）"
    )
    assert reason("director.inject", inject="call") == "情景注入“来电”已经发出或跳过"
    assert reason("director.skip", inject="call") == "没有待发的情景注入“来电”"
    assert reason("director.skip", inject="nothing") == "没有待发的情景注入“nothing”"


def test_refusal_names_the_clause_where_the_plan_has_one():
    begun = at_work()

    with pytest.raises(ActionRefused) as closing:
        begun.submit(act("dept", "close.propose", text="x"))
    with pytest.raises(ActionRefused) as signing:
        begun.submit(act("dept", "sign", statement="s1", version=1, step="lg", verdict="ok"))

    assert (closing.value.clause, signing.value.clause) == ("五", "四")


def test_plan_without_chains_leaves_signing_to_the_usual_roles():
    begun = Drill(scenario(), plan(chains=[]), 7, occupied=TEAM)
    begun.submit(act("lg_office", "draft.create", **{**NOTICE, "facts": []}))
    signature = {"statement": "s1", "version": 1, "verdict": "ok"}

    begun.submit(act("lg_head", "sign", **signature, step="lg_leader"))
    with pytest.raises(ActionRefused) as caught:
        begun.submit(act("dept", "sign", **signature, step="legal"))

    assert (caught.value.rule, caught.value.clause) == ("sign.step", "")
    assert set(SIGNERS) >= {"lg_leader", "legal"}


BREACHES = [
    ("lg_office", "publish", {**PUBLISH, "channels": ["press"]}),
    ("lg_office", "leak", {"to": "熟人", "text": "内部意见"}),
    ("lg_office", "removal.request", {"post": "p1", "reason": "影响不好"}),
    ("lg_office", "guide.post", {"text": "路过", "cites": None, "identity": "anonymous"}),
    ("lg_office", "interview.accept", {"inquiry": "q1"}),
    ("lg_office", "interview.decline", {"inquiry": "q1", "reason": "忙"}),
    ("lg_head", "close.approve", {"text": "结束"}),
    (
        "lg_office",
        "report.submit",
        {"to": ["upper"], "form": "oral", "kind": "first", "fields": {}},
    ),
    (
        "lg_office",
        "draft.create",
        {**NOTICE, "statement": "s2", "facts": ["f-cause"], "asserts_cause": "f-cause"},
    ),
    (
        "lg_office",
        "draft.edit",
        {**NOTICE, "version": 2, "addresses": ["r-meat"], "measures": [12]},
    ),
    ("dept", "task.feedback", {"task": "t1", "result": "查了", "done": True}),
    ("dept_head", "task.feedback", {"task": "t1", "result": "查了", "done": False}),
    ("lg_office", "task.assign", {**TASK, "task": "t2", "item": "c1"}),
    ("lg_office", "transfer", {"to": "police", "about": "r-meat", "reason": "造谣"}),
]


@pytest.mark.parametrize(("by", "act_type", "data"), BREACHES, ids=lambda value: str(value)[:30])
def test_breach_of_procedure_is_possible(by, act_type, data):
    begun = at_work()
    measure = begun.journal.of("measure.do")[0].seq
    entered = {**data, "measures": [measure]} if data.get("measures") else data

    row = begun.submit(Act(by, act_type, entered))

    assert (row.by, row.type, row.data) == (by, act_type, entered)


def test_closed_inquiry_and_retracted_release_are_over():
    begun = at_work()
    release = begun.journal.of("publish")[0].seq
    begun.submit(act("lg_office", "retract", publish=release, reason="有误"))
    begun.advance_to(5 * HOUR)

    with pytest.raises(ActionRefused) as retracting:
        begun.submit(act("lg_office", "retract", publish=release, reason="再撤"))
    with pytest.raises(ActionRefused) as accepting:
        begun.submit(act("lg_office", "interview.accept", inquiry="q1"))

    assert (retracting.value.rule, accepting.value.rule) == ("publish.retracted", "inquiry.closed")


def test_after_the_end_only_summing_up_is_left():
    begun = at_work()
    begun.submit(act("director", "director.end"))
    summary = {"form": "written", "to": ["lg"], "fields": {"review": "回顾"}}

    rules = []
    for late in (
        act("lg_office", "monitor.note", text="晚了"),
        act("director", "director.end"),
        act("director", "director.inject", inject="mayor"),
        act("director", "director.skip", inject="mayor"),
    ):
        with pytest.raises(ActionRefused) as caught:
            begun.submit(late)
        rules.append(caught.value.rule)
    begun.submit(act("lg_office", "summary.submit", **summary))
    begun.submit(act("lg_office", "plan.revise", problem="慢", change="快"))
    begun.submit(act("director", "director.note", text="好"))

    assert rules == ["time.ended"] * 4
    assert [row.type for row in begun.journal.since(len(begun.journal) - 3)] == [
        "summary.submit",
        "plan.revise",
        "director.note",
    ]


@pytest.mark.parametrize("value", [{1, 2}, object(), 10**5000], ids=["set", "object", "number"])
def test_what_is_not_json_cannot_be_recorded(value):
    assert not recordable(act("lg_office", "monitor.note", text=value))


def test_nesting_without_end_cannot_be_recorded():
    deep: list = []
    for _ in range(100_000):
        deep = [deep]

    assert not recordable(act("lg_office", "monitor.note", text=deep))


_SEAT_ACTS = sorted(name for name, spec in ENTRY_TYPES.items() if spec.writer is not Writer.WORLD)


@given(st.sampled_from(_SEAT_ACTS).flatmap(lambda t: st.tuples(st.just(t), data_of(t))), st.data())
def test_any_form_ends_in_a_row_or_a_refusal(entered, data):
    act_type, fields = entered
    by = data.draw(st.sampled_from(["lg_office", "lg_head", "dept", "director", "legal"]))
    begun = drill(HOUR, taken=TEAM)
    before = len(begun.journal)

    with suppress(ActionRefused):
        begun.submit(Act(by, act_type, fields))
    assert begun.journal[before + 1].type in (act_type, "refused")
    begun.advance_to(HOUR + 900)
    read_journal(write_journal(begun.journal).encode(), "again.jsonl")
