from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import DrillError
from simulator.entry import Act
from simulator.script import read_acts

START = datetime.fromisoformat("2026-09-18T16:00:00+08:00")
DETECT = '"by": "lg_office", "type": "monitor.note", "data": {"text": "看到"}'


def acts(*lines: str):
    return read_acts("\n".join(lines).encode(), "acts.jsonl", START)


def test_times_are_written_as_duration_seconds_or_moment():
    note = Act("lg_office", "monitor.note", {"text": "看到"})

    assert acts(
        '{"t": "1h30m", ' + DETECT + "}",
        "",
        '{"t": 90, ' + DETECT + "}",
        '{"at": "2026-09-18T16:00:30+08:00", ' + DETECT + ', "user": "u1"}',
    ) == ((5_400, note), (90, note), (30, Act(note.by, note.type, note.data, "u1")))


def test_byte_order_mark_and_missing_data_are_borne():
    line = b'\xef\xbb\xbf{"t": 0, "by": "director", "type": "director.end"}\r\n'

    assert read_acts(line, "acts.jsonl", START) == ((0, Act("director", "director.end", {})),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "不是正确的 JSON"),
        ("[]", "不是 JSON 对象"),
        ("{" + DETECT + "}", "时间要写 at 或 t"),
        ('{"t": 1, "at": "2026-09-18T16:00:00+08:00", ' + DETECT + "}", "写且只写一个"),
        ('{"t": -1, ' + DETECT + "}", "-1 不是时长"),
        ('{"t": "soon", ' + DETECT + "}", "'soon' 不是时长"),
        ('{"at": "2026-09-18T16:00:00", ' + DETECT + "}", "不是带时区的时间"),
        ('{"at": "tomorrow", ' + DETECT + "}", "不是带时区的时间"),
        ('{"at": 7, ' + DETECT + "}", "7 不是带时区的时间"),
        ('{"at": "2026-09-18T15:59:59+08:00", ' + DETECT + "}", "早于演练开始时间"),
        ('{"t": 0, "by": "nobody", "type": "leak", "data": {}}', "没有 'nobody' 这个角色"),
        ('{"t": 0, "by": ["lg"], "type": "leak", "data": {}}', "没有 ['lg'] 这个角色"),
        ('{"t": 0, "by": "world", "type": "leak", "data": {}}', "没有 'world' 这个角色"),
        ('{"t": 0, "by": "lg", "type": "fly", "data": {}}', "没有 'fly' 这种操作"),
        ('{"t": 0, "by": "lg", "type": ["fly"], "data": {}}', "没有 ['fly'] 这种操作"),
        ('{"t": 0, "by": "lg", "type": "sim.post", "data": {}}', "没有 'sim.post' 这种操作"),
        ('{"t": 0, "by": "lg", "type": "leak", "data": []}', "应为 JSON 对象"),
        ('{"t": 0, "by": "lg", "type": "leak", "user": 7}', "user 是 7，应为文字"),
        ('{"t": 0, "by": "' + "x" * 90 + '", "type": "leak"}', "xxx…"),
    ],
)
def test_bad_line_is_named_with_file_line_and_fault(line, said):
    with pytest.raises(DrillError) as caught:
        acts('{"t": 0, ' + DETECT + "}", line)

    assert (caught.value.place.file, caught.value.place.line) == ("acts.jsonl", 2)
    assert said in caught.value.message
    assert caught.value.hint


@given(st.binary(max_size=300))
def test_any_bytes_end_in_acts_or_in_an_error_with_a_place(content):
    try:
        read = read_acts(content, "acts.jsonl", START)
    except DrillError as error:
        read = error.place.file

    assert read == "acts.jsonl" or isinstance(read, tuple)
