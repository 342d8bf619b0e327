import hashlib

import pytest

from scenarios import load
from scenarios.errors import Problem, ScenarioError
from scenarios.grades import Grades
from scenarios.load import (
    check,
    digest_of,
    load_grades,
    load_pack,
    load_scenario,
    pack_ids,
    path_of,
    scenario_ids,
)
from tests.scenarios.mini import PACK, SCENARIO

STORY = SCENARIO.replace("mini-plan", "nanning-2017").replace("NN-1", "NN-RPT-05")


@pytest.fixture
def story(tmp_path):
    """A sound scenario in a folder of its own."""
    path = tmp_path / "scenario.yaml"
    path.write_text(STORY, "utf-8")
    return path


def test_library_and_packs_are_found_by_id():
    assert "canteen-poisoning" in scenario_ids()
    assert "nanning-2017" in pack_ids()
    assert load_scenario("canteen-poisoning").id == "canteen-poisoning"
    assert load_pack("nanning-2017").id == "nanning-2017"


@pytest.mark.slow
@pytest.mark.parametrize("name", scenario_ids())
def test_scenario_of_the_library_has_no_fault_and_the_id_of_its_folder(name):
    assert check(path_of("scenario", name)) == ()
    assert load_scenario(name).id == name


@pytest.mark.slow
@pytest.mark.parametrize("name", pack_ids())
def test_installed_pack_has_no_fault_and_the_id_of_its_folder(name):
    assert check(path_of("plan", name)) == ()
    assert load_pack(name).id == name


def test_common_bans_come_with_every_pack():
    bans = [one.id for one in load_pack("nanning-2017").obligations if one.id.startswith("X-")]

    assert bans
    assert bans == [one.id for one in load_pack("taobei").obligations[-len(bans) :]]


def test_faulty_common_bans_keep_every_pack_from_loading(tmp_path, monkeypatch):
    path = tmp_path / "bans.yaml"
    path.write_text("common: 1\nobligations: []\n", "utf-8")
    monkeypatch.setattr(load, "_COMMON", path)

    assert rules(check(path)) == ["too-few"]
    with pytest.raises(ScenarioError, match="too-few"):
        load_pack("nanning-2017")


def test_scenario_is_read_from_a_file_or_its_folder(story):
    assert load_scenario(story) == load_scenario(str(story)) == load_scenario(story.parent)


def test_scenario_is_read_from_bytes_as_from_a_file(story):
    content = load.content_of("scenario", story)

    assert content == STORY.encode()
    assert load.scenario_in(content, "a draft") == load_scenario(story)
    with pytest.raises(ScenarioError) as caught:
        load.scenario_in(b"scenario: 2", "a draft")
    assert {problem.place.file for problem in caught.value.problems} == {"a draft"}


def test_digest_is_that_of_the_bytes(story):
    assert digest_of("scenario", story) == hashlib.sha256(STORY.encode()).hexdigest()
    assert digest_of("scenario", story.parent) == digest_of("scenario", story)


def test_pack_is_read_from_a_file(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(PACK, "utf-8")

    assert load_pack(path).id == "mini-plan"
    assert check(path) == ()


def test_every_fault_comes_with_the_error(story):
    story.write_text(STORY.replace("24h", "soon").replace("volume: 10", "volume: x"), "utf-8")

    with pytest.raises(ScenarioError) as refusal:
        load_scenario(story)

    assert [str(p).removeprefix(f"{story}:") for p in refusal.value.problems] == [
        "7:9: duration: “soon” 不是时长; 写成 30m、2h、1h30m 或 3d",
        "31:36: type: “x” 不是数; 写一个数",
    ]
    assert refusal.value.problems == check(story)


def test_faults_across_parts_keep_a_scenario_from_loading(story):
    story.write_text(STORY.replace("concerned: [dept]", "concerned: [depts]"), "utf-8")

    with pytest.raises(ScenarioError, match="role-known"):
        load_scenario(story)


def test_scenario_that_fits_no_installed_plan_is_refused(story):
    story.write_text(STORY.replace("nanning-2017", "nanking-2017"), "utf-8")

    assert [p.rule for p in check(story)] == ["plan-known"]


def rules(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.rule for problem in problems]


def test_file_of_another_kind_is_named_as_such(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("journal: 1\n", "utf-8")
    assert [str(p).split("; ")[0] for p in check(path)] == [
        f"{path}:1:1: kind: 既不是情景也不是预案包"
    ]

    path.write_text("[a]", "utf-8")
    assert rules(check(path)) == ["kind"]

    path.write_text("a: b: c", "utf-8")
    assert rules(check(path)) == ["syntax"]


def test_unknown_reference_names_what_is_installed():
    with pytest.raises(ScenarioError) as refusal:
        load_scenario("canteen")

    problem = refusal.value.problems[0]
    assert (problem.place.file, problem.rule, problem.message) == (
        "canteen",
        "not-found",
        "找不到情景",
    )
    assert "canteen-poisoning" in problem.hint


@pytest.mark.parametrize("load", [load_pack, lambda ref: digest_of("plan", ref)])
def test_missing_pack_is_refused(load):
    with pytest.raises(ScenarioError):
        load("no-such-pack")


def test_file_that_cannot_be_read_is_a_fault(tmp_path):
    assert rules(check(tmp_path)) == ["unreadable"]
    assert rules(check(tmp_path / "none.yaml")) == ["unreadable"]
    assert rules(check("a\0b")) == ["unreadable"]


def test_grades_of_a_bureau_are_read_and_checked(tmp_path):
    path = tmp_path / "grades.yaml"
    path.write_text("grades: 1\nbureau: 甲局\nthresholds: {excellent: 95}\n", "utf-8")

    assert load_grades(path) == Grades(excellent=95, good=80, passed=60)
    assert check(path) == ()


def test_faulty_grades_are_refused_with_every_place(tmp_path):
    path = tmp_path / "grades.yaml"
    path.write_text("grades: 2\nthresholds: {excellent: 101}\n", "utf-8")

    with pytest.raises(ScenarioError) as refused:
        load_grades(path)

    assert refused.value.problems == check(path)
    assert [str(problem).split(": ", 1)[1] for problem in check(path)] == [
        "choice: 不认识 “2”; 可用：1",
        "range: “101” 太大; 最大 100",
    ]
