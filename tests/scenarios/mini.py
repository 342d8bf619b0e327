"""The smallest documents that have one of everything; tests change a line and look what is said."""

from scenarios.document import Document, read
from scenarios.errors import Problem
from scenarios.lint import lint
from scenarios.lint.subject import Subject
from scenarios.plan import PlanPack
from scenarios.reading import model_of
from scenarios.scenario import Scenario

SCENARIO = """\
scenario: 1
id: mini
title: 小例
summary: 一句话
plans: [mini-plan]
starts_at: 2026-09-18T15:30:00+08:00
length: 24h
office_hours: ["09:00-12:00", "13:00-17:00"]
settings: {immediate: 20m}
slots: {city: 栖川市, cases: 37}
truth:
  category: 1
  locus: bureau
  flags: [casualties]
  concerned: [dept]
  facts:
    - {id: f1, kind: casualties, text: "{{ cases }} 人就医", value: 37, at: 1h, to: [lg_office]}
    - id: f2
      kind: cause
      text: 查明原因
      learned:
        - {after: {type: verify.request}, delay: {least: 1h, most: 2h}, to: [dept]}
    - {id: f3, kind: fact, text: 不公开, secret: true, at: 2h}
seats:
  - {id: office, title: 办公室, roles: [lg_office], solo: true}
  - {id: dept, title: 业务科, roles: [dept]}
platforms:
  weiyan: {title: 微言, kind: microblog}
outlets:
  - {id: wanbao, title: 栖川晚报, tier: city}
public: {population: 1000, volume: 10}
posts:
  - id: p1
    at: 10m
    platform: weiyan
    author: 甲
    stance: rumour
    text: 听说{{ city }}出事了
    rumour: r1
rumours:
  - {id: r1, at: 10m, text: 不实, refuted_by: [f1]}
injects:
  - id: call
    at: 30m
    title: 来电
    channel: phone
    text: 请核实
    to: [lg_office]
    obligations: [NN-1]
  - id: mayor
    when:
      all:
        - {after: 2h}
        - {absent: {row: {type: publish}, by: 3h}}
        - {seen: {type: inject, where: {inject: call}}}
    not_after: 20h
    title: 批示
    channel: letter
    text: 批示
    row: sim.leader_instruction
    data: {tier: city, text: "请{{ city }}抓紧"}
citizens:
  - id: c1
    at: 1h
    platform: weiyan
    text: 怎么办
    needs_procedure: false
    to: [dept]
    answer: 就医
reporters:
  - {id: q1, at: 1h, outlet: wanbao, question: 几人, waits: 1h, to: [lg_office], headline: 未回应}
answers:
  - id: a1
    on: {type: report.submit, by: lg_office}
    role: upper
    verdict: approved
    text: 收到
    delay: {least: 1m, most: 2m}
colleagues:
  - {roles: [dept], delay: {least: 1m, most: 2m, hours: office}}
statements:
  - id: s1
    kind: result
    text: 通报
    addresses: [r1, q1, c1, p1]
    facts: [f1, f2]
    asserts_cause: f2
    measures: [C1-2, resolve]
chatter:
  - {stance: anger, platforms: [weiyan], texts: [气人]}
"""

PACK = """\
pack: 1
id: mini-plan
title: 小预案
short: 小
nature: 样例
phases: [报告]
roles: {lg_office: 办公室}
levels:
  - {id: 一般, clause: 一, colour: blue}
  - {id: 重大, clause: 一, colour: red, when: {state: {reposts.microblog: {min: 20}}}}
settings:
  immediate: {word: 立即, full: 30m, partial: 60m}
detect_grace: 30m
forms: {report.submit: {time: 时间}}
chains:
  - levels: [一般]
    clause: 四
    drafted_by: dept
    steps: [{step: legal, by: legal, title: 法制审核}]
    published_by: lg_office
close: {clause: 五, proposed_by: lg_office, approved_by: lg, quiet: 24h}
weights: {major: 2}
categories: {"1": {title: 食品, clause: 六, measures: [{code: C1-1, title: 调查, clause: 六}]}}
obligations:
  - id: NN-1
    clause: 一
    phase: 报告
    kind: duty
    severity: major
    dimension: timing
    who: [lg_office]
    text: 报告
    check: {kind: exists, row: {type: report.submit}}
"""


def document(text: str) -> Document:
    return read(text.encode(), "s.yaml")


def changed(text: str, old: str, new: str) -> str:
    """The text with one piece exchanged, which it must hold exactly once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def faults_of_scenario(text: str) -> list[str]:
    """Every fault of a scenario that fits the small pack, as lines."""
    scenario, faults = model_of(Scenario, document(text))
    if scenario is not None:
        pack = model_of(PlanPack, document(PACK))[0]
        assert pack is not None
        subject = Subject(scenario, document(text), {"mini-plan": pack}, ("broken", "mini-plan"))
        faults = tuple(sorted(lint(subject)))
    return lines(faults)


def faults_of_pack(text: str) -> list[str]:
    """Every fault of a plan pack, as lines."""
    pack, faults = model_of(PlanPack, document(text))
    if pack is not None:
        faults = tuple(sorted(lint(Subject(pack, document(text)))))
    return lines(faults)


def lines(faults: tuple[Problem, ...]) -> list[str]:
    return [str(fault).removeprefix("s.yaml:") for fault in faults]
