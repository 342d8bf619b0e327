import pytest

from scenarios.lint import PACK_CHECKS, SCENARIO_CHECKS
from tests.scenarios.mini import (
    PACK,
    SCENARIO,
    changed,
    faults_of_pack,
    faults_of_scenario,
)


def test_sound_documents_have_no_fault():
    assert faults_of_scenario(SCENARIO) == []
    assert faults_of_pack(PACK) == []


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        (
            "{id: dept, title",
            "{id: office, title",
            ["26:10: duplicate-id: 编号 office 重复，第 25 行已有"],
        ),
        (
            "id: mayor",
            "id: call",
            [
                "50:9: duplicate-id: 编号 call 重复，第 43 行已有",
                "52:7: unreachable: 条件永远不会成立",
            ],
        ),
        (
            "- {id: f3,",
            "- {id: f2,",
            [
                "23:12: duplicate-id: 编号 f2 重复，第 18 行已有",
                "86:17: statement-secret: 样稿引用了不得公开的事实 f2",
                "87:20: statement-cause: f2 不是已列入 facts 的原因",
            ],
        ),
        ("concerned: [dept]", "concerned: [depts]", ["15:15: role-known: 没有角色 depts"]),
        ("by: lg_office", "by: office", ["74:35: role-known: 没有角色 office"]),
        ("role: upper", "role: boss", ["75:11: role-known: 没有角色 boss"]),
        (", solo: true", "", ["25:3: seat-solo: 没有单人练习的席位"]),
        (
            "roles: [dept]}\nplat",
            "roles: [dept], solo: true}\nplat",
            ["26:49: seat-solo: 已有单人练习的席位"],
        ),
        (
            "{id: dept, title: 业务科, roles: [dept]}",
            "{id: dept, title: 业务科, roles: [legal]}",
            ["68:9: role-vacant: dept 没有席位，无人能办"],
        ),
        ("refuted_by: [f1]", "refuted_by: [f9]", ["41:46: fact-known: 没有事实 f9"]),
        (
            "refuted_by: [f1]",
            "refuted_by: []",
            ["41:5: rumour-unrefutable: 谣言 r1 没有能够查清的事实可以驳斥"],
        ),
        (
            ", at: 1h, to: [lg_office]}",
            "}",
            [
                "17:7: fact-unlearnable: 事实 f1 谁也查不清",
                "41:5: rumour-unrefutable: 谣言 r1 没有能够查清的事实可以驳斥",
            ],
        ),
        (
            "facts: [f1, f2]",
            "facts: [f1, f3]",
            [
                "86:17: statement-secret: 样稿引用了不得公开的事实 f3",
                "87:20: statement-cause: f2 不是已列入 facts 的原因",
            ],
        ),
        (
            "asserts_cause: f2",
            "asserts_cause: f1",
            ["87:20: statement-cause: f1 不是已列入 facts 的原因"],
        ),
        ("asserts_cause: f2", "asserts_cause: f7", ["87:20: fact-known: 没有事实 f7"]),
        (
            "platform: weiyan\n    author",
            "platform: weibo\n    author",
            ["35:15: platform-known: 没有平台 weibo"],
        ),
        ("platforms: [weiyan]", "platforms: [weiyan, x]", ["90:41: platform-known: 没有平台 x"]),
        (
            "plans: [mini-plan]",
            "plans: [mini-plan]\nallowed_channels: [website, weixin]",
            ["6:29: platform-known: 没有渠道 weixin"],
        ),
        ("outlet: wanbao", "outlet: rb", ["71:30: outlet-known: 没有媒体 rb"]),
        ("rumour: r1", "rumour: r2", ["39:13: rumour-known: 没有谣言 r2"]),
        (
            "addresses: [r1, q1, c1, p1]",
            "addresses: [r1, x]",
            ["85:21: address-known: 没有可回应的编号 x"],
        ),
        (
            "where: {inject: call}",
            "where: {inject: cal}",
            ["52:7: unreachable: 条件永远不会成立", "55:49: where-known: 没有注入 cal"],
        ),
        (
            'row: sim.leader_instruction\n    data: {tier: city, text: "请{{ city }}抓紧"}',
            "row: sim.media_report\n    data: {outlet: rb, tier: city, headline: 标题}",
            ["61:20: outlet-known: 没有媒体 rb"],
        ),
        (
            "plans: [mini-plan]",
            "plans: [mini-plan, other, broken]",
            ["5:20: plan-known: 没有预案包 other", "5:27: plan-sound: 预案包 broken 自身有错"],
        ),
        (
            "obligations: [NN-1]",
            "obligations: [NN-2]",
            ["49:19: obligation-known: 预案包里没有义务 NN-2"],
        ),
        ("immediate: 20m", "imediate: 20m", ["9:22: setting-known: 没有设定 imediate"]),
        ("{after: 2h}", "{state: {level: 特大}}", ["53:27: level-known: 没有等级 特大"]),
        ("{after: 2h}", "{state: {heet: {min: 3}}}", ["53:26: state-known: 没有状态 heet"]),
        (
            "{after: 2h}",
            "{state: {reposts.forum: {min: 3}}}",
            ["53:35: state-known: 没有状态 reposts.forum"],
        ),
        (
            "{after: 2h}",
            "{truth: {flagz: harm}}",
            ["52:7: unreachable: 条件永远不会成立", "53:27: truth-known: 没有真相 flagz"],
        ),
        (
            "{after: 2h}",
            "{flag: harms}",
            ["52:7: unreachable: 条件永远不会成立", "53:18: flag-known: 没有标志 harms"],
        ),
        ("flags: [casualties]", "flags: [casualty]", ["14:11: flag-known: 没有标志 casualty"]),
        (
            "data: {tier: city, text:",
            "data: {tier: [], to: dept, text:",
            [
                "61:18: inject-row: tier（级别）不能是列表",
                "61:26: inject-row: to（仅限）不能是“dept”",
            ],
        ),
        ("row: {type: publish}", "row: {type: publsh}", ["54:33: row-type: 没有行类型 publsh"]),
        (
            "row: {type: publish}",
            "row: {type: publish, where: {kind: notice}}",
            ["54:56: row-field: 没有字段 kind"],
        ),
        (
            "row: {type: publish}",
            "row: {type: report.submit, where: {form: fax}}",
            ["54:62: row-value: 没有取值 fax"],
        ),
        (
            "row: {type: publish}",
            "row: {type: publish, by: world}",
            ["54:46: row-nobody: world 不会写 publish"],
        ),
        (
            "row: sim.leader_instruction",
            "row: publish",
            ["60:10: inject-row: 注入不能写成 publish 行"],
        ),
        (
            "data: {tier: city, text:",
            "data: {tier: towm, txt: x, text:",
            ["61:18: inject-row: tier（级别）不能是“towm”", "61:29: inject-row: 没有字段 txt"],
        ),
        (
            'data: {tier: city, text: "请{{ city }}抓紧"}',
            "data: {}",
            [
                "61:11: inject-row: sim.leader_instruction 缺少字段 text（内容）",
                "61:11: inject-row: sim.leader_instruction 缺少字段 tier（级别）",
            ],
        ),
        (
            "to: [lg_office]\n    obligations",
            "to: [lg_office]\n    data: {a: 1}\n    obligations",
            ["49:11: inject-row: 渠道为电话、来函等的注入没有 data"],
        ),
        ("id: p1\n    at: 10m", "id: p1\n    at: 25h", ["34:9: time-after: 晚于演练结束"]),
        (
            "id: p1\n    at: 10m",
            "id: p1\n    at: 2026-09-18T15:00:00+08:00",
            ["34:9: time-before: 早于演练开始"],
        ),
        (
            "id: p1\n    at: 10m",
            "id: p1\n    at: 10m\n    not_after: 20m",
            ["35:16: not-after: at 已定时刻，not_after 没有用处"],
        ),
        (
            "length: 24h",
            "length: 0",
            [
                "7:9: time-after: 演练时长为零",
                "17:74: time-after: 晚于演练结束",
                "23:57: time-after: 晚于演练结束",
                "34:9: time-after: 晚于演练结束",
                "41:18: time-after: 晚于演练结束",
                "44:9: time-after: 晚于演练结束",
                "52:7: unreachable: 条件最早在开始后 3h0m 成立，已经太迟",
                "56:16: time-after: 晚于演练结束",
                "64:9: time-after: 晚于演练结束",
                "71:18: time-after: 晚于演练结束",
            ],
        ),
        (
            '["09:00-12:00", "13:00-17:00"]',
            '["09:00-12:00", "11:00-17:00"]',
            ["8:31: office-hours: 11:00-17:00 与前一段重叠或颠倒"],
        ),
        (
            '["09:00-12:00", "13:00-17:00"]',
            '["9-12", "13:00-17:00"]',
            ["8:16: office-hours: 9-12 不是办公时间"],
        ),
        ('["09:00-12:00", "13:00-17:00"]', "[]", ["8:15: office-hours: 没有办公时间"]),
        (
            '["09:00-12:00", "13:00-17:00"]',
            '["13:00-12:00"]',
            ["8:16: office-hours: 13:00-12:00 不是办公时间"],
        ),
        (
            "starts_at: 2026-09-18",
            "starts_at: 2031-09-18",
            ["6:12: calendar-year: 日历未收录 2031 年的放假安排"],
        ),
        (
            "starts_at: 2026-09-18",
            "starts_at: 2026-12-30",
            ["6:12: calendar-year: 日历未收录 2027 年的放假安排"],
        ),
        (
            "starts_at: 2026-09-18",
            "starts_at: 9999-12-31",
            ["6:12: calendar-year: 日历未收录 9999 年的放假安排"],
        ),
        (
            "{after: 2h}",
            "{after: 30h}",
            ["52:7: unreachable: 条件最早在开始后 30h0m 成立，已经太迟"],
        ),
        (
            "not_after: 20h",
            "not_after: 2h",
            ["52:7: unreachable: 条件最早在开始后 3h0m 成立，已经太迟"],
        ),
        ("by: 3h", "by: 30h", ["52:7: unreachable: 条件最早在开始后 30h0m 成立，已经太迟"]),
        (
            "title: 栖川晚报",
            "title: '{{ city }}晚报'",
            ["30:25: template-place: 这里不填槽位"],
        ),
        ("text: 请核实", "text: '{{ town }}'", ["47:11: template-slot: 没有槽位 town"]),
        (
            'text: "请{{ city }}抓紧"',
            'text: "请{{ town }}抓紧"',
            ["61:30: template-slot: 没有槽位 town"],
        ),
        (
            "texts: [气人]",
            "texts: ['{% for a in b %}{% endfor %}']",
            ["90:50: template-forbidden: 模板里不能用 For（第 1 行）"],
        ),
        (
            "measures: [C1-2, resolve]",
            "measures: [C2-1, fine]",
            ["88:16: measure-known: 没有措施 C2-1", "88:22: measure-known: 没有措施 fine"],
        ),
    ],
)
def test_fault_across_the_parts_of_a_scenario_is_found(old, new, faults):
    found = faults_of_scenario(changed(SCENARIO, old, new))

    assert [line.split("; ")[0] for line in found] == faults


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("drafted_by: dept", "drafted_by: depts", ["18:17: role-known: 没有角色 depts"]),
        ("who: [lg_office]", "who: [office]", ["31:11: role-known: 没有角色 office"]),
        ("reposts.microblog", "reposts.weibo", ["10:68: state-known: 没有状态 reposts.weibo"]),
        ("id: 重大", "id: 一般", ["10:10: duplicate-id: 编号 一般 重复，第 9 行已有"]),
        ("approved_by: lg", "approved_by: boss", ["21:57: role-known: 没有角色 boss"]),
        ("pack: 1", "pack: 2", ["1:7: choice: 不认识 “2”"]),
        ("state: {reposts", "stat: {reposts", ["10:45: unknown-key: 这里没有 stat 这个键"]),
        ("phase: 报告", "phase: 报吿", ["27:12: phase-known: 没有阶段 报吿"]),
        ("levels: [一般]", "levels: [小]", ["16:14: level-known: 没有等级 小"]),
        ("step: legal", "step: law", ["19:20: step-known: 没有环节 law"]),
        ("forms: {report.submit", "forms: {publish", ["14:18: form-known: 没有行动 publish"]),
        ("code: C1-1", "code: C1-9", ["23:60: measure-known: 没有措施 C1-9"]),
        ("severity: major", "severity: veto", ["29:15: weight-known: weights 里没有 veto 的分值"]),
        (
            "    text: 报告",
            "    depends_on: [NN-2]\n    text: 报告",
            ["32:18: depends-known: 没有义务 NN-2"],
        ),
        (
            ", when: {state: {reposts.microblog: {min: 20}}}",
            "",
            ["10:5: level-base: 已有一个等级不写 when"],
        ),
        (
            "- {id: 一般, clause: 一, colour: blue}",
            "- {id: 一般, clause: 一, colour: blue, when: {after: 1}}",
            ["9:3: level-base: 每个等级都写了 when"],
        ),
        ("    who: [lg_office]", "    levels: [大]", ["31:14: level-known: 没有等级 大"]),
        (
            "weights: {major: 2}",
            "weights: {major: 2}\nlinks: {报告: [report.submit, sim.post]}",
            ["23:29: link-known: 没有操作 sim.post"],
        ),
    ],
)
def test_fault_across_the_parts_of_a_pack_is_found(old, new, faults):
    found = faults_of_pack(changed(PACK, old, new))

    assert [line.split("; ")[0] for line in found] == faults


@pytest.mark.parametrize(
    ("condition", "reachable"),
    [
        ("{after: 0}", True),
        ("{after: 24h}", True),
        ("{after: 24h1s}", False),
        ("{not: {after: 1h}}", True),
        ("{not: {after: 0}}", False),
        ("{any: [{after: 30h}, {after: 3h}]}", True),
        ("{any: [{after: 30h}, {flag: harm}]}", False),
        ("{all: [{after: 3h}, {not: {after: 3h}}]}", False),
        ("{all: [{not: {after: 3h}}, {after: 2h}]}", True),
        ("{all: [{after: 3h}, {not: {after: 4h}}]}", True),
        ("{all: [{flag: casualties}, {not: {flag: casualties}}]}", False),
        ("{flag: casualties}", True),
        ("{not: {flag: casualties}}", False),
        ("{truth: {locus: county}}", False),
        ("{truth: {flags: casualties}}", True),
        ("{not: {truth: {locus: county}}}", True),
        ("{state: {heat: {min: 101}}}", False),
        ("{state: {heat: {max: -1}}}", False),
        ("{state: {heat: 50}}", True),
        ("{state: {anger: 2}}", False),
        ("{state: {anger: {min: 0.6, max: 0.5}}}", False),
        ("{state: {level: 重大}}", True),
        ("{seen: {row: {type: publish}, since: 23h}}", True),
        ("{seen: {row: {type: publish}, since: 25h}}", False),
        ("{seen: {row: {type: sim.crowd}, since: 1h}}", False),
        ("{seen: {type: sim.crowd}}", False),
        ("{seen: {type: [sim.crowd, publish]}}", True),
        ("{seen: {type: inject}}", True),
        ("{seen: {type: inject, where: {inject: mayor}}}", False),
        ("{any: [{after: 3h}, {seen: {type: inject, where: {inject: call}}}]}", True),
        ("{seen: {type: inject, where: {inject: {not_one_of: [call]}}}}", False),
        ("{seen: {type: inject, where: {inject: {not_one_of: [mayor]}}}}", True),
        ("{seen: {type: inject, where: {inject: {filled: true}}}}", True),
        ("{seen: {type: inject, where: {inject: {mentions: [al]}}}}", True),
        ("{seen: {type: inject, where: {inject: $inject}}}", True),
        ("{absent: {row: {type: publish}, by: 3h, after: {type: sim.crowd}}}", False),
        ("{absent: {row: {type: publish}, by: 3h, after: {type: sign}}}", True),
        ("{all: [{absent: {row: {type: publish}, by: 3h}}, {seen: {type: publish}}]}", False),
        (
            "{all: [{seen: {row: {type: publish}}}, {absent: {row: {type: publish}, by: 3h}}]}",
            False,
        ),
        (
            "{all: [{seen: {type: notify}}, {absent: {row: {type: publish}, by: 3h}}]}",
            True,
        ),
    ],
)
def test_inject_that_can_never_happen_is_found(condition, reachable):
    start = SCENARIO.index("    when:\n")
    end = SCENARIO.index("    not_after:")
    text = f"{SCENARIO[:start]}    when: {condition}\n{SCENARIO[end:]}".replace(
        "not_after: 20h", ""
    )

    assert [line.split(": ")[1] for line in faults_of_scenario(text)] == (
        [] if reachable else ["unreachable"]
    )


def test_two_injects_that_wait_for_each_other_are_both_unreachable():
    text = changed(
        SCENARIO, "    at: 30m\n", "    when: {seen: {type: inject, where: {inject: mayor}}}\n"
    )

    assert [line.split("; ")[0] for line in faults_of_scenario(text)] == [
        "44:11: unreachable: 条件永远不会成立",
        "52:7: unreachable: 条件永远不会成立",
    ]


def test_many_injects_that_wait_for_any_inject_are_read_at_once():
    one = """\
  - id: wait-{}
    when: {{seen: {{type: inject}}}}
    title: 又来电
    channel: phone
    text: 又有人来电
"""
    waits = "".join(one.format(n) for n in range(15))

    assert faults_of_scenario(changed(SCENARIO, "citizens:\n", waits + "citizens:\n")) == []


@pytest.mark.parametrize(
    ("since", "first"),
    [("4m", []), ("5m", ["条件最早在开始后 25h30m 成立，已经太迟"])],
)
def test_each_of_a_long_chain_waits_for_the_next(since, first):
    """The last of 300 waits for the call, which comes after half an hour."""
    one = """\
  - id: link-{}
    when: {{seen: {{row: {{type: inject, where: {{inject: {}}}}}, since: {}}}}}
    title: 又来电
    channel: phone
    text: 又有人来电
"""
    links = [one.format(n, f"link-{n + 1}", since) for n in range(1, 300)]
    text = "".join((*links, one.format(300, "call", since), "citizens:\n"))
    found = faults_of_scenario(changed(SCENARIO, "citizens:\n", text))

    assert [line.split("unreachable: ")[1].split("; ")[0] for line in found[:1]] == first


def test_inject_waits_as_long_as_the_one_it_waits_for():
    text = changed(SCENARIO, "    at: 30m\n", "    when: {after: 21h}\n")

    assert faults_of_scenario(text) == [
        "52:7: unreachable: 条件最早在开始后 21h0m 成立，已经太迟; 放宽时间，或改条件"
    ]


def test_row_that_only_an_inject_brings_can_be_waited_for():
    crowd = """\
  - id: crowd
    at: 22h
    title: 聚集
    channel: feed
    text: 校门口有人聚集
    row: sim.crowd
    data: {place: 校门口, size: 60}
citizens:
"""
    waits = changed(SCENARIO, "{after: 2h}", "{seen: {type: sim.crowd}}")

    assert [line.split("; ")[0] for line in faults_of_scenario(waits)] == [
        "52:7: unreachable: 条件永远不会成立"
    ]
    assert [
        line.split("; ")[0] for line in faults_of_scenario(changed(waits, "citizens:\n", crowd))
    ] == ["52:7: unreachable: 条件最早在开始后 22h0m 成立，已经太迟"]


def test_names_are_suggested_out_of_many():
    found = faults_of_scenario(changed(SCENARIO, "concerned: [dept]", "concerned: [depts]"))

    assert [line.split("; ")[1] for line in found] == [
        "可用：dept、lg_deputy、dept_head、expert 等 38 个，见 docs/scenario-format.md"
    ]


@pytest.mark.parametrize(
    "check", list(dict.fromkeys((*SCENARIO_CHECKS, *PACK_CHECKS))), ids=lambda c: c.__module__
)
def test_check_has_a_manual_page_that_names_its_rules(check):
    assert check.__doc__ is not None
    assert "规则 " in check.__doc__
