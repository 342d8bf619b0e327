import json

import pytest
from click.testing import CliRunner

from scenarios.errors import DrillError
from web.cli import main, yulian

STORY = "canteen-poisoning"
COUNTY = ("--plan", "template-county")


def rehearse(*options):
    return CliRunner().invoke(yulian, ["rehearse", *options])


@pytest.mark.slow
def test_table_shows_players_their_difference_and_what_nobody_can_do():
    shown = rehearse(STORY, *COUNTY, "--runs", "2", "--players", "silent,reckless")

    assert shown.exit_code == 0, shown.output
    for words in (
        "校园食堂学生呕吐腹泻事件  共 2 次",
        "不作为",
        "莽撞比不作为",
        "unreached 事实 f-lab",
        "未出现；放宽它的条件",
    ):
        assert words in shown.stdout
    assert "排练" in shown.stderr


@pytest.mark.slow
def test_json_is_one_document_with_every_run():
    shown = rehearse(STORY, *COUNTY, "--runs", "2", "--players", "silent", "--json")

    found = json.loads(shown.stdout)
    assert list(found) == ["rehearsal", "scenario", "runs", "summaries", "faults", "outcomes"]
    assert [(one["player"], one["seed"], one["total"]) for one in found["outcomes"]] == [
        ("silent", 1, 0.0),
        ("silent", 2, 0.0),
    ]
    assert found["summaries"][0]["players"]["silent"]["ended"] == {"time": 2}


@pytest.mark.slow
def test_proving_ends_with_an_error_where_something_is_out_of_reach():
    shown = rehearse(STORY, *COUNTY, "--runs", "1", "--players", "silent", "--prove")

    assert shown.exit_code == 1
    assert "不作为" not in shown.stdout
    assert "unreached" in shown.stdout
    assert "共 3 次" in shown.stdout  # as many as publishing wants, although one was asked for


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["nothing"], "nothing: not-found: 找不到情景"),
        ([STORY, "--plan", "nothing"], "nothing: not-found: 找不到预案包"),
        ([STORY, "--players", "silent,me"], "没有自动参演者 'me'，或者写了两次; 可选：silent"),
        ([STORY, "--engine", "ray"], "没有排练引擎 ray; 写 local 或 dask://主机:端口"),
        ([STORY, "--engine", "dask://127.0.0.1:x"], "连不上 Dask 调度器 127.0.0.1:x; 检查地址"),
        ([STORY, "--engine", "dask://"], "连不上 Dask 调度器 ; 检查地址"),
        ([STORY, "--runs", "99999"], "不能排练 99999 次; 写 1 到 20000"),
    ],
)
def test_impossible_rehearsal_is_refused_before_anything_is_played(options, said):
    shown = rehearse(*options)

    assert isinstance(shown.exception, DrillError)
    assert said in str(shown.exception)


def test_fault_is_printed_and_ends_with_an_error(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["rehearse", STORY, "--engine", "ray"])

    assert ended.value.code == 1
    assert capsys.readouterr().err == "没有排练引擎 ray; 写 local 或 dask://主机:端口\n"
