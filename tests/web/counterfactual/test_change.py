import pytest

from scenarios.errors import DrillError
from simulator.entry import Act, Entry
from tests.web.counterfactual.short import HOUR, NOTE, original, seq_of
from web.counterfactual.change import Add, Drop, Move, is_deed, may_change, read_changes

JOURNAL = original().journal
SEQ = seq_of("publish")
LINE = b'{"t": "20m", "by": "monitor", "type": "monitor.note", "data": {"text": "a"}}\n'


def changes(*texts, content=LINE):
    return read_changes(texts, JOURNAL, lambda _: content)


@pytest.mark.parametrize(
    ("when", "t"),
    [
        ("-1h30m", HOUR // 2),
        ("+2h", 4 * HOUR),
        ("6h", 6 * HOUR),
        ("0s", 0),
        ("2026-09-18T17:30:00+08:00", 2 * HOUR),
    ],
)
def test_an_act_is_moved_by_a_stretch_or_to_a_time(when, t):
    assert changes(f"seq {SEQ} at {when}") == (Move(SEQ, t),)


def test_several_changes_are_made_together():
    note = '{"by": "monitor", "type": "monitor.note", "data": {"text": "看到"}, "user": "u1"}'

    found = changes(f" seq {SEQ}  drop ", "add acts.jsonl", f"at 90m {note}")

    added = Add(1_200, Act("monitor", "monitor.note", {"text": "a"}))
    assert found == (Drop(SEQ), added, Add(5_400, NOTE))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["seq x drop"], "读不懂改动 'seq x drop'"),
        (["seq 1"], "读不懂改动"),
        (["seq 1 at soon"], "读不懂改动"),
        (["seq 1 at -"], "读不懂改动"),
        (["seq 1 at 2026-09-18T17:30:00"], "读不懂改动"),
        (["seq 1 at 2026-99-18T17:30:00+08:00"], "读不懂改动"),
        ([""], "读不懂改动"),
        (["seq 99999 drop"], "没有第 99999 条记录"),
        (["seq 0 drop"], "没有第 0 条记录"),
        (["seq 99999 at -2h"], "没有第 99999 条记录"),
        (["seq 1 drop"], "第 1 条记录（"),
        ([f"seq {SEQ} at -3h"], "提前到了演练开始之前"),
        ([f"seq {SEQ} at 2026-09-18T01:00:00+08:00"], "提前到了演练开始之前"),
        ([f"seq {SEQ} drop", f"seq {SEQ} at 3h"], f"第 {SEQ} 条记录改了两次"),
        (["at 2026-09-18T01:00:00+08:00 {}"], "早于演练开始"),
        (["at 2h {broken}"], "不是正确的 JSON"),
        (['at 2h {"by": "nobody", "type": "publish"}'], "没有 'nobody' 这个角色"),
        (['at 2h {"by": "world", "type": "sim.end"}'], "没有 'world' 这个角色"),
    ],
)
def test_what_cannot_be_read_or_does_not_fit_is_said(texts, said):
    with pytest.raises(DrillError) as error:
        changes(*texts)

    assert said in str(error.value)


def test_a_broken_line_of_a_file_is_named():
    with pytest.raises(DrillError, match=r"acts\.jsonl:1: "):
        changes("add acts.jsonl", content=b'{"t": 0}\n')


def test_only_what_people_did_can_be_changed():
    deeds = [row for row in JOURNAL if is_deed(row)]

    assert {row.by for row in deeds} == {"monitor", "lg_office", "director"}
    assert not any(row.auto or row.type == "refused" for row in deeds)
    assert JOURNAL.of("refused")


@pytest.mark.parametrize(
    "quiet", ["team.say", "hint.ask", "director.note", "director.speed", "director.end"]
)
def test_what_has_no_effect_is_not_offered(quiet):
    row = Entry(7, 60, "director" if quiet.startswith("director") else "monitor", quiet, {})

    assert is_deed(row)
    assert not may_change(row)


def test_of_what_was_done_only_what_has_an_effect_is_offered():
    offered = {row.type for row in JOURNAL if may_change(row)}

    assert "publish" in offered
    assert offered <= {row.type for row in JOURNAL if is_deed(row)}
