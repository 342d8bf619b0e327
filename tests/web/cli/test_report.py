import hashlib
import json
from io import BytesIO

import docx
import pytest

from tests.replays.written import HERE
from tests.web.cli.terminal import rewritten, run
from web.report.docx import TEMPLATE

IDLE = HERE / "nanning-idle" / "journal.jsonl"


def texts(file):
    return [one.text for one in docx.Document(BytesIO(file.read_bytes())).paragraphs]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.docx", b"PK"),
        ("a.PDF", b"%PDF"),
        ("a.xlsx", b"PK"),
        ("a.html", b"<!DOCTYPE"),
        ("a.json", b"{"),
    ],
)
def test_form_follows_the_name_of_the_file(capsys, tmp_path, name, start):
    code, _, err = run(capsys, "report", IDLE, "--to", tmp_path / name)

    assert code == 0
    assert err.splitlines()[-1] == f"已写出 {tmp_path / name}"
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_other_endings_are_refused(capsys, tmp_path):
    assert run(capsys, "report", IDLE, "--to", tmp_path / "a.doc") == (
        1,
        "",
        f"{tmp_path}/a.doc: 认不出报告的格式; 文件名以 .docx、.pdf、.xlsx、.html、.json 结尾\n",
    )


def test_overrides_and_thresholds_are_in_the_report(capsys, tmp_path):
    changes, grades = tmp_path / "changes.jsonl", tmp_path / "grades.yaml"
    target = tmp_path / "a.json"
    change = {"finding": "NN-DSC-01", "status": "met", "by": "u9", "reason": "已电话登记",
              "at": "2026-09-22T10:00:00+08:00"}  # fmt: skip
    changes.write_text(json.dumps(change), "utf-8")
    grades.write_text("grades: 1\nthresholds: {excellent: 95, good: 85, passed: 60}\n", "utf-8")

    code, _, _ = run(
        capsys, "report", IDLE, "--to", target, "--overrides", changes, "--grades", grades
    )

    told = json.loads(target.read_text("utf-8"))
    changed = next(one for one in told["findings"] if one["id"] == "NN-DSC-01")
    assert (code, changed["status"], changed["original"]["status"]) == (0, "met", "missed")
    assert told["grades"] == {"excellent": 95, "good": 85, "passed": 60}
    assert told["journal_sha256"] == hashlib.sha256(IDLE.read_bytes()).hexdigest()


def test_scenario_that_is_not_installed_keeps_its_id(capsys, tmp_path):
    target = tmp_path / "a.docx"

    code, _, _ = run(
        capsys, "report", rewritten(IDLE, tmp_path, scenario="../../etc/passwd"), "--to", target
    )

    assert code == 0
    assert "（演练）../../etc/passwd" in texts(target)


def test_own_template_is_used_or_named(capsys, tmp_path):
    own, target = tmp_path / "own.docx", tmp_path / "a.docx"
    document = docx.Document(str(TEMPLATE))
    document.add_paragraph("评估组组长：{{ paper.title }}")
    document.save(str(own))

    code, _, _ = run(capsys, "report", IDLE, "--to", target, "--template", own)

    assert code == 0
    assert "评估组组长：舆情应急演练评估报告" in texts(target)
    missing = run(capsys, "report", IDLE, "--to", target, "--template", tmp_path / "none.docx")
    assert missing[0] == 1
    assert missing[2].startswith(f"{tmp_path}/none.docx: 报告模板读不出来")


def test_what_was_there_stays_where_the_report_cannot_be_written(capsys, tmp_path):
    folder = tmp_path / "a.docx"
    folder.mkdir()
    (folder / "kept").write_text("x", "utf-8")

    code, _, err = run(capsys, "report", IDLE, "--to", folder)
    nowhere = run(capsys, "report", IDLE, "--to", tmp_path / "no" / "a.html")

    assert (code, err.splitlines()[-1]) == (1, f"写不进 {folder}（Is a directory）; 检查目录和权限")
    assert nowhere[0] == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]
    assert (folder / "kept").read_text("utf-8") == "x"


def test_missing_or_broken_journal_is_named(capsys, tmp_path):
    broken = tmp_path / "b.jsonl"
    broken.write_bytes(b"\xff")

    missing = run(capsys, "report", tmp_path / "none.jsonl", "--to", tmp_path / "a.html")

    assert missing[2].startswith(f"{tmp_path}/none.jsonl: 读不出文件")
    assert run(capsys, "report", broken, "--to", tmp_path / "a.html")[2].startswith(f"{broken}:1")
    assert not (tmp_path / "a.html").exists()
