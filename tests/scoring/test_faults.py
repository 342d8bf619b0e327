import pytest

from scenarios.plan import PlanPack
from scenarios.reading import model_of
from scoring.faults import faults
from tests.scenarios.mini import PACK, changed, document

CHECK = "    check: {kind: exists, row: {type: report.submit}}\n"


def said(*checks):
    """The faults of a pack with these checks, one obligation each, without hints."""
    head = changed(PACK, CHECK, "")
    start = head.index("  - id: NN-1")
    duty = head[start:]
    duties = [f"{duty.replace('NN-1', f'NN-{n}')}{check}" for n, check in enumerate(checks, 1)]
    text = head[:start] + "".join(duties)
    pack = model_of(PlanPack, document(text))[0]
    assert pack is not None
    found = sorted(set(faults(pack, document(text))))
    line = text.count("\n", 0, text.index("check:")) + 1
    return [f"{p.place.line - line}:{p.place.column}: {p.rule}: {p.message}" for p in found]


def test_sound_check_has_no_fault():
    check = """\
    check:
      kind: within
      row: {type: report.submit, by: lg_office, where: {to: $to, fields.time: {filled: true}}}
      from: known
      limit: immediate
"""

    assert said(check) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("kind: exist", ["0:12: choice: 不认识 exist"]),
        ("what: 报告", ["0:12: missing-key: 缺少 kind"]),
        ("kind: none", ["0:12: missing-key: 缺少 row"]),
        (
            "kind: none, rows: {type: publish}",
            ["0:12: missing-key: 缺少 row", "0:25: unknown-key: 这里没有 rows 这个键"],
        ),
        ("kind: none, row: {type: publsh}", ["0:37: row-type: 没有行类型 publsh"]),
        (
            "kind: none, row: {type: publish, where: {aproved: true}}",
            ["0:63: row-field: 没有字段 aproved"],
        ),
        ("kind: none, row: {type: publish, where: {approved: true}}", []),
        ("kind: none, row: {type: publish, where: {kind: result}}", []),
        ("kind: none, row: {type: publish, by: office}", ["0:50: role-known: 没有角色 office"]),
        (
            "kind: none, row: {type: publish}, when: {flag: harms}",
            ["0:60: flag-known: 没有标志 harms"],
        ),
        (
            "kind: none, row: {type: publish}, when: {state: {heet: 3}}",
            ["0:68: state-known: 没有状态 heet"],
        ),
        (
            "kind: within, row: {type: publish}, from: known, limit: soon",
            ["0:69: setting-known: 没有设定 soon"],
        ),
        (
            "kind: within, row: {type: publish}, from: known, limit: -1",
            ["0:69: duration: “-1” 不是时长"],
        ),
        ("kind: within, row: {type: publish}, from: known, limit: 4h", []),
    ],
)
def test_fault_of_a_check_is_said_with_its_place(line, found):
    assert said(f"    check: {{{line}}}\n") == found


def test_faults_of_all_checks_are_said_at_once():
    assert said("    check: {kind: exist}\n", "    check: {kind: none}\n") == [
        "0:12: choice: 不认识 exist",
        "9:12: missing-key: 缺少 row",
    ]


def test_obligations_that_wait_for_each_other_are_a_fault():
    check = "    depends_on: [NN-{}]\n    check: {{kind: none, row: {{type: publish}}}}\n"

    found = said(check.format(2), check.format(1))

    assert [line.split(": ")[1] for line in found] == ["check-order"]
    assert "NN-1" in found[0]
    assert "NN-2" in found[0]
