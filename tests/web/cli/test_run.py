import json
import os

import pytest
from click.testing import CliRunner

from scenarios.errors import DrillError
from simulator.drill import restore
from simulator.journal import write_journal
from simulator.reading import read_journal
from tests import library
from web.cli import main, yulian

STORY = "canteen-poisoning"


def run(*options):
    return CliRunner().invoke(yulian, ["run", *options])


@pytest.fixture
def acts(tmp_path):
    """An acts file with one good act and one that is refused."""
    file = tmp_path / "acts.jsonl"
    lines = [
        {"t": "20m", "by": "monitor", "type": "monitor.note", "data": {"text": "看到"}},
        {"t": "30m", "by": "dept", "type": "urge", "data": {"task": "t9", "text": "快"}},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return file


def test_journal_goes_to_standard_output_unless_a_file_is_named(tmp_path):
    out = tmp_path / "drill.jsonl"

    printed = run(STORY, "--until", "30m")
    written = run(STORY, "--until", "30m", "--out", str(out))

    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert printed.stdout_bytes == out.read_bytes()
    assert written.stdout_bytes == b""
    assert printed.stderr == written.stderr
    assert printed.stderr.endswith("条记录，0 次操作未予受理\n")


def test_written_journal_can_be_taken_up_again(tmp_path):
    out = tmp_path / "drill.jsonl"

    run(STORY, "--player", "by-the-book", "--seed", "3", "--until", "4h", "--out", str(out))

    saved = read_journal(out.read_bytes(), str(out))
    again = restore(library.story(STORY), library.pack("nanning-2017"), saved)
    assert saved.header.seed == 3
    assert saved.header.raw["scenario_sha256"]
    assert write_journal(again.journal).encode() == out.read_bytes()


def test_roles_of_the_acts_take_their_seats(acts, tmp_path):
    out = tmp_path / "drill.jsonl"

    result = run(STORY, "--acts", str(acts), "--until", "1h", "--out", str(out))

    saved = read_journal(out.read_bytes(), str(out))
    assert saved.header.raw["occupied"] == ["dept", "office"]
    assert [(row.t, row.by, row.type) for row in saved if row.by in ("monitor", "dept")] == [
        (1_200, "monitor", "monitor.note"),
        (1_800, "dept", "refused"),
    ]
    assert "1 次操作未予受理" in result.stderr


def test_whole_drill_ends_with_its_end():
    result = run(STORY)

    last = json.loads(result.stdout.splitlines()[-1])
    assert (last["type"], last["data"]) == ("sim.end", {"reason": "time"})


def test_bad_line_stops_the_run_and_nothing_is_written(tmp_path):
    bad, out = tmp_path / "acts.jsonl", tmp_path / "drill.jsonl"
    bad.write_text('{"t": 0}\n', "utf-8")

    result = run(STORY, "--acts", str(bad), "--out", str(out))

    assert isinstance(result.exception, DrillError)
    assert str(result.exception).startswith(f"{bad}:1: ")
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("no-such",), "找不到情景"),
        ((STORY, "--plan", "no-such"), "找不到预案包"),
        ((STORY, "--plan", "national-doctrine"), "不适用预案包 national-doctrine"),
        ((STORY, "--acts", "no-such.jsonl"), "读不出 no-such.jsonl"),
        ((STORY, "--until", "1m", "--out", "no-such/x.jsonl"), "写不进 no-such/x.jsonl"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_error(options, said, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as ended:
        main(["run", *options])

    assert ended.value.code == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_failed_write_leaves_what_was_there_and_nothing_else(tmp_path):
    out = tmp_path / "drill.jsonl"
    out.mkdir()

    result = run(STORY, "--until", "1m", "--out", str(out))

    assert isinstance(result.exception, DrillError)
    assert list(tmp_path.iterdir()) == [out]


def test_a_link_stays_and_what_it_points_to_is_written(tmp_path):
    out, link = tmp_path / "drill.jsonl", tmp_path / "link"
    link.symlink_to(out)
    out.write_bytes(b"before")

    run(STORY, "--until", "1m", "--out", str(link))

    assert link.readlink() == out
    assert read_journal(out.read_bytes(), str(out)).header.scenario == "canteen-poisoning"


def test_what_is_no_file_is_written_in_place(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR)

    result = run(STORY, "--until", "1m", "--out", str(pipe))

    assert result.exit_code == 0
    assert pipe.is_fifo()
    assert os.read(held, 1) == b"{"
    os.close(held)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--acts", "a.jsonl", "--player", "slow"), "只能选一个"),
        (("--player", "wizard"), "wizard"),
        (("--until", "soon"), "soon 不是时长"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, said):
    result = run(STORY, *options)

    assert result.exit_code == 2
    assert said in result.stderr
