"""One obligation put to a few rows: what tests of single checks need, and no more.

The check and the rows are written as YAML, as a bureau would write them.
"""

from typing import Any

import yaml

from scenarios.plan import PlanPack
from scenarios.units import DrillTime, parse_duration
from scoring.finding import Finding
from scoring.rules import rules_of
from scoring.scorecard import score
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header

HEADER: dict[str, Any] = {
    "journal": 1,
    "scenario": "lab",
    "plan": "lab",
    "seed": 0,
    "starts_at": "2026-09-18T16:00:00+08:00",
    "mode": "practice",
    "office_hours": ["09:00-12:00", "13:00-17:00"],
    "platforms": {"weiyan": "microblog", "duanying": "shortvideo"},
}

PLAN = """
pack: 1
id: lab
title: 试验预案
short: 试验
nature: 测试用
phases: [处置]
roles: {lg: 领导小组, lg_office: 办公室, dept: 科室, local: 县局, expert: 专家}
levels:
  - {id: 一般, clause: 一, colour: blue}
  - {id: 重大, clause: 一, colour: red, when: {flag: harm}}
warnings:
  - {id: 蓝, clause: 一, colour: blue}
  - {id: 红, clause: 一, colour: red, when: {flag: harm}}
settings:
  timely: {word: 及时, full: 2h, partial: 4h}
  quick: {word: 立即, full: 30m, partial: 60m}
detect_grace: 30m
forms: {}
chains:
  - levels: [一般, 重大]
    clause: 二
    drafted_by: [dept]
    steps:
      - {step: legal, by: [legal], title: 法制审核}
      - {step: lg, by: [lg], title: 领导小组审定}
    published_by: [lg_office]
  - levels: [一般, 重大]
    clause: 二
    drafted_by: [local]
    steps:
      - {step: lg_leader, by: [local_head], title: 县局负责人审批}
    published_by: [local]
close: {clause: 三, proposed_by: [lg_office], approved_by: [lg], quiet: 24h}
weights: {veto: 5, major: 3, minor: 1, info: 0}
"""

POST = "- [0, world, sim.post, {post: p1, platform: weiyan, incident: true, key: true}]\n"
"""The row by which the incident shows."""


def plan(check: str, **obligation: object) -> PlanPack:
    """A plan with one obligation, O-1."""
    one = {
        "id": "O-1",
        "clause": "四",
        "phase": "处置",
        "kind": "duty",
        "severity": "major",
        "dimension": "procedure",
        "text": "要做的事",
        "check": yaml.safe_load(check),
        **obligation,
    }
    return PlanPack.model_validate({**yaml.safe_load(PLAN), "obligations": [one]})


def journal(rows: str, *, ends: str | None = "72h", **truth: object) -> Journal:
    """A journal of rows `[time, by, type, data]`, closed by `sim.end` unless `ends` is None.

    A fifth item is the account that acted; `auto` means an automatic colleague.
    """
    written = yaml.safe_load(rows) or []
    if ends is not None:
        written = [*written, [ends, "world", "sim.end", {"reason": "time"}]]
    entries = [_entry(seq, *row) for seq, row in enumerate(written, 1)]
    return Journal(read_header({**HEADER, "truth": truth}), entries)


def _entry(seq: int, t: str, by: str, name: str, data: dict[str, Any], user: str = "") -> Entry:
    auto = user == "auto"
    account = None if auto or not user else user
    return Entry(seq, DrillTime(parse_duration(t)), by, name, data, account, auto)


def found(check: str, rows: str, *, ends: str | None = "72h", **truth: object) -> Finding:
    """What a check says about rows that follow the first post of an incident."""
    return score(plan(check), journal(POST + rows, ends=ends, **truth)).findings[0]


def verdict(check: str, rows: str, *, ends: str | None = "72h", **truth: object) -> tuple[str, int]:
    """Status and points in percent."""
    finding = found(check, rows, ends=ends, **truth)
    return finding.status.value, int(finding.points)


def alone(pack: PlanPack, name: str) -> PlanPack:
    """The pack with one obligation and those whose verdicts it looks at."""
    rules = {rule.obligation.id: rule for rule in rules_of(pack)}
    kept, new = set(), {name}
    while new:
        kept |= new
        new = {need for one in new for need in rules[one].needs} - kept
    obligations = tuple(one for one in pack.obligations if one.id in kept)
    return pack.model_copy(update={"obligations": obligations})
