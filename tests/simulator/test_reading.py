import json

import pytest

from scenarios.errors import JournalError, JournalTooNew, Place
from simulator.entry import Entry
from simulator.journal import Journal, write_journal
from simulator.reading import read_header, read_journal

HEADER = {
    "journal": 1,
    "scenario": "canteen-poisoning",
    "plan": "nanning-2017",
    "seed": 7,
    "starts_at": "2026-09-18T16:00:00+08:00",
    "mode": "practice",
    "settings": {"immediate": "20m"},
    "platforms": {"weiyan": "microblog"},
    "truth": {"flags": ["casualties"], "facts": [{"id": "f1", "kind": "fact", "text": "甲"}]},
}
ROW = {
    "seq": 1,
    "at": "2026-09-18T16:05:00+08:00",
    "by": "lg_office",
    "user": "u1",
    "type": "notify",
    "data": {"to": ["dept"], "text": "请核查", "extra": {"a": [1]}},
    "because": 3,
    "note": "kept",
}


def text(*lines):
    return "\n".join(
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
    ).encode()


def fault(*lines):
    with pytest.raises(JournalError) as caught:
        read_journal(text(*lines), "run.jsonl")
    assert caught.value.hint
    return str(caught.value.place), caught.value.message


def test_journal_is_read_with_its_header_and_rows():
    journal = read_journal(b"\xef\xbb\xbf" + text(HEADER, "", ROW, ""), "run.jsonl")

    assert journal.header.settings == {"immediate": 1200}
    assert journal.header.office_hours == ("09:00-12:00", "13:00-17:00")
    assert journal.header.kind_of("weiyan") == "microblog"
    assert journal.header.kind_of("other") is None
    assert journal.header.flags == ("casualties",)
    assert journal.header.facts["f1"]["text"] == "甲"
    assert list(journal) == [
        Entry(
            seq=1,
            t=300,
            by="lg_office",
            type="notify",
            data=ROW["data"],
            user="u1",
            because=3,
            extra={"note": "kept"},
        )
    ]


def test_journal_written_and_read_again_is_the_same_text():
    once = write_journal(read_journal(text(HEADER, ROW), "run.jsonl"))

    assert write_journal(read_journal(once.encode(), "run.jsonl")) == once
    assert json.loads(once.splitlines()[1]) == ROW


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        ((), "run.jsonl:1", "文件是空的"),
        (("", "  "), "run.jsonl:1", "文件是空的"),
        ((ROW,), "run.jsonl:1", "没有表头"),
        (({**HEADER, "journal": True},), "run.jsonl:1", "没有表头"),
        (({**HEADER, "plan": ""},), "run.jsonl:1", "表头的 plan 是 ''"),
        (({**HEADER, "seed": 1.5},), "run.jsonl:1", "表头的 seed 是 1.5"),
        (({**HEADER, "mode": "quiz"},), "run.jsonl:1", "表头的 mode 是 'quiz'"),
        (({**HEADER, "starts_at": "today"},), "run.jsonl:1", "表头的 starts_at 是 'today'"),
        (
            ({**HEADER, "starts_at": "2026-09-18T16:00:00"},),
            "run.jsonl:1",
            "表头的 starts_at 是 '2026-09-18T16:00:00'",
        ),
        (({**HEADER, "office_hours": []},), "run.jsonl:1", "表头的 office_hours 是 []"),
        (
            ({**HEADER, "office_hours": ["9-12"]},),
            "run.jsonl:1",
            "表头的 office_hours：'9-12' is not a working period",
        ),
        (({**HEADER, "settings": [1]},), "run.jsonl:1", "表头的 settings 是 [1]"),
        (
            ({**HEADER, "settings": {"timely": "soon"}},),
            "run.jsonl:1",
            "表头 settings 的 timely 是 'soon'",
        ),
        (
            ({**HEADER, "platforms": {"weiyan": "tv"}},),
            "run.jsonl:1",
            "表头的 platforms 是 {'weiyan': 'tv'}",
        ),
        (({**HEADER, "truth": []},), "run.jsonl:1", "表头的 truth 是 []"),
        (
            ({**HEADER, "truth": {"facts": [{"kind": "fact"}]}},),
            "run.jsonl:1",
            "表头的 truth 是 {'facts': [{'kind': 'fact'}]}",
        ),
        (({**HEADER, "truth": {"flags": "x"}},), "run.jsonl:1", "表头的 truth 是 {'flags': 'x'}"),
        ((HEADER, '{"seq": 1,'), "run.jsonl:2", "不是正确的 JSON：第 11 列读不下去"),
        ((HEADER, '{"a": 1, "a": 2}'), "run.jsonl:2", "不是正确的 JSON：键 'a' 重复"),
        ((HEADER, '{"a": NaN}'), "run.jsonl:2", "不是正确的 JSON：NaN 不是 JSON 的数"),
        ((HEADER, '{"a": 1e999}'), "run.jsonl:2", "不是正确的 JSON：1e999 太大"),
        ((HEADER, "[" * 100_000), "run.jsonl:2", "不是正确的 JSON：嵌套太深"),
        ((HEADER, "[1]"), "run.jsonl:2", "不是 JSON 对象"),
        ((HEADER, '{"a": 1} {"b": 2}'), "run.jsonl:2", "第 9 列起有多余的内容"),
        ((HEADER, r'{"a": "\ud800"}'), "run.jsonl:2", "有半个代理字符"),
        ((HEADER, {**ROW, "seq": 2}), "run.jsonl:2", "第 0 条之后是第 2 条"),
        ((HEADER, ROW, "", {**ROW, "seq": True}), "run.jsonl:4", "seq 是 True"),
        ((HEADER, {**ROW, "by": "boss"}), "run.jsonl:2", "by 是 'boss'"),
        ((HEADER, {**ROW, "by": ["dept"]}), "run.jsonl:2", "by 是 ['dept']"),
        ((HEADER, {**ROW, "type": "sing"}), "run.jsonl:2", "type 是 'sing'"),
        ((HEADER, {**ROW, "data": None}), "run.jsonl:2", "data 是 没有"),
        ((HEADER, {**ROW, "user": 1}), "run.jsonl:2", "user 是 1"),
        ((HEADER, {**ROW, "auto": 1}), "run.jsonl:2", "auto 是 1"),
        ((HEADER, {**ROW, "because": "x"}), "run.jsonl:2", "because 是 'x'"),
        (
            (HEADER, {**ROW, "data": {"to": "dept"}}),
            "run.jsonl:2",
            "notify 的 data.to：应为角色代号的列表，不是 'dept'",
        ),
        ((HEADER, {**ROW, "at": None}), "run.jsonl:2", "at 是 没有"),
        (
            (HEADER, {**ROW, "at": "2026-09-18T15:59:59+08:00"}),
            "run.jsonl:2",
            "at '2026-09-18T15:59:59+08:00' 早于 starts_at",
        ),
        (
            (HEADER, {**ROW, "at": "2026-09-18T16:05:00.5+08:00"}),
            "run.jsonl:2",
            "at '2026-09-18T16:05:00.5+08:00' 有不足一秒的部分",
        ),
        (
            (HEADER, ROW, {**ROW, "seq": 2, "at": "2026-09-18T16:04:59+08:00"}),
            "run.jsonl:3",
            "第 2 条的时间早于上一条",
        ),
    ],
)
def test_broken_journal_names_file_and_line(lines, place, said):
    assert fault(*lines) == (place, said)


def test_bytes_that_are_no_utf8_name_file_line_and_byte():
    with pytest.raises(JournalError) as caught:
        read_journal(text(HEADER) + b'\n{"a": "\xff"}', "run.jsonl")

    assert caught.value.place == Place("run.jsonl", 2)
    assert caught.value.message == "不是正确的 JSON：第 8 个字节不是 UTF-8"


def test_line_without_end_is_refused_unread():
    assert fault(HEADER, '{"a": "' + "x" * 1_000_000 + '"}') == (
        "run.jsonl:2",
        "这一行有 1000009 字节",
    )


def test_long_wrong_value_is_shortened():
    _, message = fault(HEADER, {**ROW, "by": "x" * 500})

    assert len(message) < 100


def test_later_format_is_refused_by_its_own_error():
    with pytest.raises(JournalTooNew, match="格式版本 2 比 1 新"):
        read_journal(text({**HEADER, "journal": 2}), "run.jsonl")


def test_time_in_another_offset_is_the_same_moment():
    journal = read_journal(text(HEADER, {**ROW, "at": "2026-09-18T08:05:00+00:00"}), "run.jsonl")

    assert journal[1].t == 300


def test_huge_number_is_a_number():
    row = {
        "seq": 1,
        "at": HEADER["starts_at"],
        "by": "world",
        "type": "sim.metric",
        "data": {"heat": 10**400},
    }

    assert read_journal(text(HEADER, row), "run.jsonl")[1].data["heat"] == 10**400


def test_rows_are_found_by_seq_by_type_and_from_a_seq_on():
    header = read_header(HEADER)
    rows = [
        Entry(1, 0, "world", "sim.quiet", {}),
        Entry(2, 5, "director", "director.pause", {}),
        Entry(3, 5, "world", "sim.end", {"reason": "time"}, auto=True),
    ]
    journal = Journal(header, rows)

    assert (len(journal), journal[2], journal.ended) == (3, rows[1], rows[2])
    assert (list(journal.since(1)), list(journal.of("sim.end"))) == (rows[1:], rows[2:])
    assert journal.of("publish") == ()
    assert '"auto": true' in write_journal(journal)
    for seq in (0, 4):
        with pytest.raises(KeyError):
            journal[seq]


def test_running_drill_has_no_end():
    assert Journal(read_header(HEADER)).ended is None


def test_time_of_a_row_without_offset_is_refused():
    assert fault(HEADER, {**ROW, "at": "2026-09-18T16:05:00"}) == (
        "run.jsonl:2",
        "'2026-09-18T16:05:00' 不是带时区的时间",
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"\n" * 200_001, "文件太大"), (b" " * 100_000_001, "文件太大")],
    ids=["lines", "bytes"],
)
def test_file_beyond_all_measure_is_refused_unread(content, what):
    with pytest.raises(JournalError) as caught:
        read_journal(content, "run.jsonl")

    assert (caught.value.place, caught.value.message) == (Place("run.jsonl", 1), what)
    assert caught.value.hint == "最多 200000 行、100000000 字节"


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        (
            ({**HEADER, "starts_at": "1999-12-31T16:00:00+08:00"},),
            "run.jsonl:1",
            "表头的 starts_at 是 1999 年",
        ),
        (
            ({**HEADER, "settings": {"timely": 10**15}},),
            "run.jsonl:1",
            "表头 settings 的 timely 是 1000000000000000",
        ),
        (
            (HEADER, {**ROW, "at": "9999-12-31T23:59:59-08:00"}),
            "run.jsonl:2",
            "at '9999-12-31T23:59:59-08:00' 比 starts_at 晚十年以上",
        ),
        ((HEADER, '{"a": 1' + "0" * 5_000 + "}"), "run.jsonl:2", "不是正确的 JSON：整数太长"),
        (
            (HEADER, '{"' + "k" * 99 + '": 1, "' + "k" * 99 + '": 2}'),
            "run.jsonl:2",
            f"不是正确的 JSON：键 '{'k' * 59}… 重复",
        ),
        (
            (HEADER, '{"a": 1' + "0" * 400 + ".5}"),
            "run.jsonl:2",
            f"不是正确的 JSON：1{'0' * 59} 太大",
        ),
    ],
)
def test_what_goes_beyond_all_measure_is_told_in_a_few_words(lines, place, said):
    assert fault(*lines) == (place, said)


@pytest.mark.slow
def test_first_broken_line_is_named_also_far_down_in_a_long_file():
    rows = [{**ROW, "seq": n} for n in range(1, 1_201)]

    assert fault(HEADER, *rows, '{"a": 1, "a": 2}', "{") == (
        "run.jsonl:1202",
        "不是正确的 JSON：键 'a' 重复",
    )


def test_thousands_of_keys_of_which_one_comes_twice_are_refused_at_once():
    keys = ", ".join(f'"k{n}": 1' for n in range(50_000))

    assert fault(HEADER, f'{{{keys}, "k49999": 2}}') == (
        "run.jsonl:2",
        "不是正确的 JSON：键 'k49999' 重复",
    )
