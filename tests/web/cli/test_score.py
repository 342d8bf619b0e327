import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.load import digest_of
from tests.replays.written import HERE
from tests.web.cli.terminal import rewritten, run

BOOK = HERE / "nanning-by-the-book" / "journal.jsonl"
IDLE = HERE / "nanning-idle" / "journal.jsonl"


@pytest.fixture(autouse=True)
def _wide(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)


def test_card_in_json_carries_the_digest_of_the_file(capsys):
    code, out, _ = run(capsys, "score", BOOK, "--json")
    card = json.loads(out)

    assert (code, card["total"], card["grade"], card["plan"]) == (0, 100.0, "优", "nanning-2017")
    assert card["journal_sha256"] == hashlib.sha256(BOOK.read_bytes()).hexdigest()


def test_sentences_are_not_broken_where_the_page_ends(capsys, monkeypatch):
    told = [line for line in run(capsys, "score", BOOK)[1].splitlines() if line.startswith("    S")]
    monkeypatch.setattr("web.cli.page.WIDTH", 30)
    narrow = run(capsys, "score", BOOK)[1].splitlines()

    assert told
    assert [line for line in told if line not in narrow] == []


def test_texts_of_a_journal_neither_colour_nor_command_the_terminal(capsys, tmp_path):
    rows = [json.loads(line) for line in BOOK.read_text("utf-8").splitlines()]
    for row in rows:
        if row.get("type") in ("draft.create", "draft.edit", "publish", "sign"):
            row["data"]["statement"] = f"[red]\x1b[31m{row['data']['statement']}[/]"
    file = tmp_path / "hostile.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")

    code, out, _ = run(capsys, "score", file)

    assert code == 0
    assert "  [red][31ms1[/] 第1版" in out
    assert "\x1b" not in out


def test_card_shows_total_vetoes_then_findings_by_phase(capsys):
    code, out, _ = run(capsys, "score", IDLE)

    assert code == 0
    order = [
        "总分 0.00 分",
        "等次 差",
        "触犯一票否决",
        "‼ NN-RPT-08",
        "【监测】",
        "【报告】",
        "【纪律】",
    ]
    assert [out.index(part) for part in order] == sorted(out.index(part) for part in order)
    row = next(line for line in out.splitlines() if "NN-RPT-05" in line and "五(二)" in line)
    assert ("✗ 未履行" in row, "4小时" in row) == (True, True)


def test_every_obligation_has_its_line(capsys):
    names = [
        finding["id"] for finding in json.loads(run(capsys, "score", BOOK, "--json")[1])["findings"]
    ]
    out = run(capsys, "score", BOOK)[1]

    assert [name for name in names if f" {name} " not in out] == []
    assert "本演练设定" in out


def test_other_documents_are_a_warning_on_card_and_standard_error(capsys, tmp_path):
    path = rewritten(BOOK, tmp_path, plan_sha256="0" * 64, scenario_sha256="1" * 64)

    code, out, err = run(capsys, "score", path)

    assert code == 0
    for word in (
        "预案包 nanning-2017 与演练时的版本不同",
        "情景 canteen-poisoning 与演练时的版本不同",
    ):
        assert word in out
        assert word in err
    assert len(json.loads(run(capsys, "score", path, "--json")[1])["warnings"]) == 2


def test_same_documents_give_no_warning(capsys, tmp_path):
    path = rewritten(
        BOOK,
        tmp_path,
        plan_sha256=digest_of("plan", "nanning-2017"),
        scenario_sha256=digest_of("scenario", "canteen-poisoning"),
    )

    assert run(capsys, "score", path, "--json")[2] == ""
    unknown = rewritten(BOOK, tmp_path, scenario="another", plan_sha256="")
    assert run(capsys, "score", unknown, "--json")[2] == ""


def test_journal_with_nothing_to_judge_has_no_total(capsys, tmp_path):
    path = tmp_path / "run.jsonl"
    path.write_text(BOOK.read_text("utf-8").splitlines()[0], "utf-8")

    assert "总分 没有可评的内容  等次 未评" in run(capsys, "score", path)[1]
    assert json.loads(run(capsys, "score", path, "--json")[1])["total"] is None


def test_card_of_a_warm_up_says_that_it_gives_no_marks(capsys, tmp_path):
    path = rewritten(BOOK, tmp_path, marked=False)

    shown = run(capsys, "score", path)[1]
    card = json.loads(run(capsys, "score", path, "--json")[1])
    assert "热身，不计分" in shown
    assert "等次" not in shown
    assert (card["total"], card["grade"], card["marked"]) == (None, "热身，不计分", False)
    assert {finding["max"] for finding in card["findings"]} == {0.0}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"plan": "atlantis"}, "run.jsonl:1: 没有安装预案包 'atlantis'"),
        ({"plan": "/etc/passwd"}, "run.jsonl:1: 没有安装预案包 '/etc/passwd'"),
        ({"office_hours": ["9-5"]}, "run.jsonl:1: 表头的 office_hours"),
    ],
)
def test_header_that_cannot_be_used_names_file_and_line(capsys, tmp_path, header, said):
    code, out, err = run(capsys, "score", rewritten(BOOK, tmp_path, **header))

    assert (code, out) == (1, "")
    assert said in err


def test_broken_row_names_file_line_and_remedy(capsys, tmp_path):
    path = tmp_path / "run.jsonl"
    path.write_text(BOOK.read_text("utf-8").replace('"type": "publish"', '"type": "shout"'))

    code, _, err = run(capsys, "score", path)

    assert code == 1
    assert "run.jsonl:38: type 是 'shout'; 写过程记录格式里的类型" in err
    assert "Traceback" not in err


def test_file_that_cannot_be_read(capsys, tmp_path):
    assert run(capsys, "score", tmp_path / "none.jsonl")[0] == 1
    code, _, err = run(capsys, "score", tmp_path)
    assert (code, "读不出文件" in err) == (1, True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=120), after_header=st.booleans())
def test_any_bytes_end_in_a_card_or_one_line(capsys, tmp_path, content, after_header):
    path = tmp_path / "run.jsonl"
    head = BOOK.read_bytes().split(b"\n")[0] + b"\n" if after_header else b""
    path.write_bytes(head + content)

    code, _, err = run(capsys, "score", path, "--json")

    assert code in (0, 1)
    assert code == 0 or (err.startswith(f"{path}:") and "; " in err)


def test_card_shows_what_went_out_beside_the_total(capsys):
    _, book, _ = run(capsys, "score", BOOK)
    _, idle, _ = run(capsys, "score", IDLE)

    assert "回应质量（单列，不计入总分）" in book
    assert "s1 第1版" in book
    assert "S6 行动指引 0.0/8  没有行动提示和联系电话。" in book
    assert "回应质量（单列" not in idle


OVERRIDE = {
    "finding": "NN-RPT-05",
    "status": "late",
    "points": 0.5,
    "by": "pinggu",
    "at": "2026-09-22T10:00:00+08:00",
    "reason": "电话记录不全",
}


def overrides(tmp_path, *lines):
    path = tmp_path / "overrides.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), "utf-8")
    return path


def test_overrides_of_a_file_are_on_the_card_with_the_original(capsys, tmp_path):
    path = overrides(tmp_path, "", OVERRIDE, "")

    card = json.loads(run(capsys, "score", BOOK, "--json", "--overrides", path)[1])
    _, out, _ = run(capsys, "score", BOOK, "--overrides", path)

    finding = next(one for one in card["findings"] if one["id"] == "NN-RPT-05")
    assert card["overrides"] == [{**OVERRIDE, "replaces": None}]
    assert (finding["points"], finding["original"]["status"]) == (0.5, "met")
    assert card["total"] == round(100 - finding["max"] + 0.5, 2)
    flat = "".join(out.split())
    assert "含人工改判1次" in flat
    assert f"人工改判：电话记录不全。（原判符合{finding['max']:.2f}分：" in flat


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "overrides.jsonl:2: 不是正确的 JSON：第 2 列读不下去; 每行一个 JSON 对象"),
        (
            {**OVERRIDE, "reason": ""},
            "overrides.jsonl:2: 改判的 reason 是 空的; 改判必须写明理由",
        ),
        (OVERRIDE, "NN-RPT-05 已有第 1 号改判; 看过之后写明替代第 1 号"),
    ],
)
def test_override_that_cannot_be_used_is_told_with_its_line(capsys, tmp_path, line, message):
    code, out, err = run(capsys, "score", BOOK, "--overrides", overrides(tmp_path, OVERRIDE, line))

    assert (code, out) == (1, "")
    assert err.rstrip().endswith(message)


def test_grades_of_the_bureau_decide_the_grade(capsys, tmp_path):
    path = tmp_path / "grades.yaml"
    path.write_text("grades: 1\nthresholds: {excellent: 90, good: 80, passed: 60}\n", "utf-8")
    strict = tmp_path / "strict.yaml"
    strict.write_text("grades: 1\nthresholds: {excellent: 100, good: 99, passed: 98}\n", "utf-8")
    change = overrides(tmp_path, OVERRIDE)

    told = [
        json.loads(run(capsys, "score", BOOK, "--json", "--overrides", change, "--grades", file)[1])
        for file in (path, strict)
    ]

    assert [card["grade"] for card in told] == ["优", "差"]
    assert told[1]["grades"] == {"excellent": 100, "good": 99, "passed": 98}


def test_grades_that_do_not_fall_are_refused_with_their_place(capsys, tmp_path):
    path = tmp_path / "grades.yaml"
    path.write_text("grades: 1\nthresholds: {excellent: 80, good: 80, passed: 60}\n", "utf-8")

    code, out, err = run(capsys, "score", BOOK, "--grades", path)

    assert (code, out) == (1, "")
    assert "grades.yaml:2:" in err
    assert "grades-order: 等次分数线颠倒; 按 excellent、good、passed 从高到低写" in err


def test_card_shows_each_role_and_each_person(capsys):
    card = json.loads(run(capsys, "score", BOOK, "--json")[1])
    _, out, _ = run(capsys, "score", BOOK)

    roles, persons = out.split("按席位")[1].split("按参演人")
    told = [line.split()[:2] for line in persons.splitlines() if line.split()[:1] == ["u1"]]
    u1, office = card["persons"]["u1"], card["roles"]["lg_office"]
    assert told == [["u1", f"{u1['points']:.2f}/{u1['max']:.2f}"]]
    assert f"{office['points']:.2f}/{office['max']:.2f}" in roles
    assert "领导小组办公室（市局办公室）" in roles
