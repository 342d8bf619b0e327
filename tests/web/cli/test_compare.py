import json
import re

import pytest
from click.testing import CliRunner

from scenarios.errors import DrillError
from simulator.journal import write_journal
from tests.web.counterfactual.short import played, seq_of
from web.cli import yulian

SEQ = seq_of("publish")


@pytest.fixture
def journal(tmp_path):
    """The short drill as a file."""
    file = tmp_path / "drill.jsonl"
    file.write_text(write_journal(played().journal), "utf-8")
    return str(file)


def run(*options):
    return CliRunner().invoke(yulian, ["run", *options])


def test_change_is_told_as_a_band_and_called_a_model(journal):
    result = run("--from", journal, "--change", f"seq {SEQ} drop", "--seeds", "2")

    assert result.exit_code == 0
    assert "对比推演（模型推演，不计分）：2 组随机条件" in result.stdout
    assert f"第 {SEQ} 条记录“发布”不做" in result.stdout
    assert "改变之后不能再做的：" in result.stdout
    assert "（2/2 次推演）" in result.stdout
    assert "9月18日 周五 19:30" in result.stdout


def test_sentences_are_not_broken_where_the_page_ends(journal, monkeypatch):
    monkeypatch.setattr("web.cli.page.WIDTH", 20)
    result = run("--from", journal, "--change", f"seq {SEQ} drop", "--seeds", "2")
    losses = result.stdout.split("改变之后不能再做的：\n")[1].splitlines()

    assert losses
    assert all(re.match(r"  第 \d+ 条记录“.+次推演）$", line) for line in losses)


def test_json_has_every_moment(journal):
    options = ("--from", journal, "--change", f"seq {SEQ} at +30m", "--seeds", "1", "--json")

    first, second = run(*options), run(*options)

    told = json.loads(first.stdout)
    assert first.stdout == second.stdout
    assert (told["seeds"], told["scored"]) == ([5], False)
    assert len(told["at"]) == len(told["measures"]["heat"]["actual"]) == 25


def test_acts_are_added_from_a_file(journal, tmp_path):
    acts = tmp_path / "acts.jsonl"
    line = {"t": "1h", "by": "monitor", "type": "monitor.note", "data": {"text": "看到"}}
    acts.write_text(json.dumps(line), "utf-8")

    result = run("--from", journal, "--change", f"add {acts}", "--seeds", "1", "--json")

    assert json.loads(result.stdout)["changes"] == ["9月18日 周五 16:30 增加“监测记录”"]


def test_other_documents_can_be_named(journal):
    same = ("canteen-poisoning", "--plan", "nanning-2017")

    result = run(*same, "--from", journal, "--change", f"seq {SEQ} drop", "--seeds", "1")

    assert "与当时的记录有出入" not in result.stdout
    other = run("canteen-poisoning", "--plan", "jingmen-2024", "--from", journal,
                "--change", f"seq {SEQ} drop", "--seeds", "1")  # fmt: skip
    assert "与当时的记录有出入" in other.stdout


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"scenario": "../x"}, "情景库里没有 '../x'"),
        ({"plan": "../x"}, "没有安装预案包 '../x'"),
    ],
)
def test_a_journal_opens_no_other_file(changed, said, tmp_path):
    head, *rest = write_journal(played().journal).splitlines(keepends=True)
    file = tmp_path / "other.jsonl"
    file.write_text(json.dumps(json.loads(head) | changed) + "\n" + "".join(rest), "utf-8")

    result = run("--from", str(file), "--change", f"seq {SEQ} drop")

    assert isinstance(result.exception, DrillError)
    assert said in str(result.exception)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "没有写情景"),
        (("--change", "seq 1 drop"), "要和 --from 一起写"),
        (("canteen-poisoning", "--json"), "要和 --from 一起写"),
        (("--from", "x.jsonl", "--seed", "3"), "不能再写 --seed"),
        (("--from", "x.jsonl", "--out", "y.jsonl"), "不能再写 --seed"),
        (("--from", "x.jsonl"), "至少要有一项 --change"),
        (("--from", "x.jsonl", "--change", "x", "--seeds", "0"), "0"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, said):
    result = run(*options)

    assert result.exit_code == 2
    assert said in result.stderr


def test_unreadable_file_and_change_are_named(journal, tmp_path):
    gone = run("--from", str(tmp_path / "gone.jsonl"), "--change", "seq 1 drop")
    unclear = run("--from", journal, "--change", "seq one drop")

    assert "读不出文件" in str(gone.exception)
    assert "读不懂改动 'seq one drop'" in str(unclear.exception)
