"""Does the guide for instructors lead to a drill, and does every listing in it work?"""

import re

import pytest

from scenarios.document import read
from scenarios.load import check
from tests.house import ROOT
from tests.web.test_image import made
from web.cli import main
from web.studio_view.asked import KINDS, reshaped

GUIDE = (ROOT / "docs/scenario-guide.md").read_text("utf-8")
LISTINGS = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^yulian .+$", GUIDE, re.MULTILINE)
MISTAKES = re.findall(r"^\| `(.+?)` → `(.+?)` \| `([a-z-]+)` \|$", GUIDE, re.MULTILINE)
SHOWN = re.findall(r"^```text\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
CONDITIONS = re.findall(r"^\| (\S+) \| `(\{.+?\})` \|$", GUIDE, re.MULTILINE)
FILE = "pen-smell/scenario.yaml"


def written(folder, listings=LISTINGS):
    """The file of somebody who has copied these listings, one after another."""
    path = folder / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(listings), "utf-8")
    return path


def said(capsys, command):
    """What a command of the guide prints."""
    with pytest.raises(SystemExit) as leaving:
        main(command.split()[1:])
    assert not leaving.value.code, command
    return capsys.readouterr().out


def test_guide_is_found_in_its_parts():
    assert (len(LISTINGS), len(COMMANDS), len(MISTAKES), len(SHOWN)) == (10, 8, 5, 3)


def test_listings_make_a_scenario_without_fault(tmp_path):
    path = written(tmp_path)

    assert check(path) == ()
    assert read(path.read_bytes(), FILE).data["id"] == "pen-smell"


@pytest.mark.parametrize("count", range(1, len(LISTINGS) + 1))
def test_each_listing_brings_no_fault_but_what_is_still_to_come(tmp_path, count):
    faults = check(written(tmp_path, LISTINGS[:count]))

    assert {fault.rule for fault in faults} <= {"missing-key"}
    assert bool(faults) is (count < 6)


def test_form_writes_the_conditions_that_the_guide_shows():
    shown = [(title, read(asked.encode(), "").data) for title, asked in CONDITIONS]

    assert shown == [(title, reshaped(None, kind)) for kind, title in KINDS.items()]


@pytest.mark.parametrize(("right", "wrong", "rule"), MISTAKES, ids=[m[2] for m in MISTAKES])
def test_mistake_of_the_guide_is_found_by_the_rule_it_names(tmp_path, right, wrong, rule):
    path = written(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace(right, wrong, 1), "utf-8")

    assert right in text
    assert rule in {fault.rule for fault in check(path)}


@pytest.mark.slow
def test_commands_run_and_print_what_the_guide_says(tmp_path, monkeypatch, capsys):
    written(tmp_path)
    (tmp_path / "photo.jpg").write_bytes(made("JPEG"))
    monkeypatch.chdir(tmp_path)
    printed = "".join(said(capsys, command) for command in COMMANDS)

    for shown in SHOWN:
        assert shown.strip() in printed
    book, silent = (float(mark) for mark in re.findall(r"总分 ([\d.]+) 分", printed))
    assert book >= 98
    assert silent <= 10
