"""Are the things that a finding speaks of named as a reader knows them, never by an id?"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scoring.derived import read
from scoring.naming import beginning, name_of, text_name
from scoring.row import Row
from scoring.scorecard import score
from tests import library
from tests.replays.written import HERE, journal_of
from tests.scoring.lab import journal, plan

ROWS = """
- [1h, world, sim.citizen_post, {item: c1, platform: weiyan, text: 孩子吐了要去医院？, to: [dept]}]
- [1h, world, sim.post, {post: p2, platform: weiyan, author: 阿宁妈妈, text: 谁来管管}]
- [1h, world, sim.post, {post: p3, platform: weiyan, text: 无名氏的话}]
- [1h, world, sim.post, {post: p4, platform: weiyan, author: 无话的人}]
- [1h, world, sim.rumour, {rumour: r1, text: 内部发了“统一口径”的通知，一共三页, severe: true}]
- [1h, world, sim.media_inquiry, {inquiry: q1, outlet: wanbao, question: 晚报问几时答复}]
- [1h, world, sim.media_report, {outlet: wanbao, tier: city, headline: 多名学生就医}]
- [1h, world, inject, {inject: i1, channel: phone, title: 医院来电, text: 病情}]
- [1h, world, sim.level, {level: 重大, because: 测试}]
- [1h, world, sim.leader_instruction, {tier: city, text: 抓紧}]
- [1h, lg_office, task.assign, {task: t1, item: c1, to: dept, purpose: handle, requirements: 办}]
- [1h, lg_office, task.assign, {task: t2, to: dept_head, purpose: verify, requirements: 到场查}]
- [1h, lg_office, task.assign, {task: t3, item: c9, to: dept, purpose: track}]
- [2h, dept, draft.create, {statement: s1, version: 2, kind: notice, text: "情况通报\\n\\n正文"}]
- [2h, dept, draft.create, {statement: s2, version: 1, kind: clarify}]
- [3h, lg_office, publish, {statement: s1, version: 2, channels: [weiyan]}]
- [3h, lg_office, publish, {statement: s2, version: 1, channels: [weiyan]}]
- [3h, lg_office, publish, {statement: s3, version: 1, channels: [weiyan]}]
- [3h, dept, monitor.detect, {posts: [p2], method: tool}]
"""


def rows(name: str) -> tuple[Row, ...]:
    return read(plan("{kind: info, what: 试}"), journal(ROWS)).rows(name)


@pytest.mark.parametrize(
    ("row_type", "names"),
    [
        ("sim.citizen_post", ["“孩子吐了要去医院？”"]),
        ("sim.post", ["“阿宁妈妈：谁来管管”", "“无名氏的话”", "（9月18日17:00）"]),
        ("sim.rumour", ["“内部发了‘统一口径’的通知，一共…”"]),
        ("sim.media_inquiry", ["“晚报问几时答复”"]),
        ("sim.media_report", ["“多名学生就医”"]),
        ("inject", ["“医院来电”"]),
        ("sim.level", ["“升为重大”"]),
        ("sim.leader_instruction", ["“市级领导批示”"]),
        (
            "task.assign",
            ["“科室处置：孩子吐了要去医院？”", "“dept_head核查：到场查”", "“科室跟踪”"],
        ),
        ("publish", ["“情况通报”", "（9月18日19:00）", "（9月18日19:00）"]),
        ("monitor.detect", ["（9月18日19:00）"]),
    ],
)
def test_thing_is_named_by_its_first_words_else_by_its_time(row_type, names):
    evidence = read(plan("{kind: info, what: 试}"), journal(ROWS))

    assert [name_of(evidence, row) for row in evidence.rows(row_type)] == names


def test_text_is_named_by_its_title_else_by_its_kind():
    assert [text_name(row) for row in rows("publish")] == [
        "稿件“情况通报”第2版",
        "澄清说明第1版",
        "稿件第1版",
    ]


def test_beginning_is_that_of_the_first_line():
    assert beginning(None) == ""
    assert beginning("  一  二\n三") == "一 二"
    assert beginning("字" * 17) == "字" * 16 + "…"


IDS = ("post", "item", "inquiry", "rumour", "statement", "task", "inject", "fact", "outlet")
SCORED = sorted(
    file.parent for file in (*HERE.glob("*/journal.jsonl"), *HERE.glob("*/changes.yaml"))
)


def _ids(data: dict[str, Any]) -> Iterator[str]:
    for key in IDS:
        value = data.get(key)
        yield from (value,) if isinstance(value, str) else ()


@pytest.mark.slow
@pytest.mark.parametrize("case", SCORED, ids=lambda case: case.name)
def test_no_finding_of_a_golden_drill_shows_an_id(case: Path) -> None:
    drill = journal_of(case)
    names = {name for row in drill for name in _ids(row.data)} | {"None", "null"}
    card = score(library.pack(drill.header.plan), drill)
    said = json.dumps([finding.reason for finding in card.findings], ensure_ascii=False)

    shown = {
        name
        for name in names
        if re.search(rf"(?<![A-Za-z0-9_-]){re.escape(name)}(?![A-Za-z0-9_-])", said)
    }
    assert shown == set()
