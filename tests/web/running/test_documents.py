"""A drill and the version of its scenario."""

from dataclasses import replace

import pytest

from scenarios.errors import ScenarioError
from scenarios.load import content_of
from tests.web.conftest import SCENARIO
from web.conducting.setup import shelf
from web.judging.cards import card_of
from web.running.documents import documents_of, scenario_ids, scenario_of, scenario_of_drill
from web.running.live import LiveDrills
from web.running.reading import read
from web.store import drills, versions
from web.store.record import Deed, Role

STORY = content_of("scenario", SCENARIO).decode().replace(f"id: {SCENARIO}\n", "id: own\n")


def publish(account, text):
    """Write the next version of a scenario and lead it to where it can be drilled."""
    now = account.created_at
    version = versions.create("own", text, base="", account=account.id, now=now)
    for deed in (Deed.SUBMIT, Deed.APPROVE, Deed.PUBLISH):
        version = versions.move(version, deed, account.id, now)


def titled(title):
    return STORY.replace("title: 校园食堂学生呕吐腹泻事件", f"title: {title}")


def test_a_drill_keeps_the_version_it_ran_on(enrol, conduct, wall):
    author = enrol("d1", Role.INSTRUCTOR)
    publish(author, titled("第一版"))
    record = conduct(scenario="own")
    publish(author, titled("第二版"))

    assert scenario_of("own").title == "第二版"
    assert scenario_of_drill(record).title == "第一版"
    assert documents_of(record).scenario.title == "第一版"
    others = LiveDrills(wall, 1.0, lambda _: None)
    reading = read(others, drills.get(record.id))
    assert (reading.fault, reading.scenario.title) == ("", "第一版")
    assert conduct(scenario="own").header["scenario_sha256"] == versions.digest_of(titled("第二版"))


def test_a_drill_of_the_library_keeps_its_text(conduct):
    record = conduct()

    assert versions.text_of(record.header["scenario_sha256"]).encode() == content_of(
        "scenario", SCENARIO
    )
    gone = replace(record, scenario="gone")
    assert documents_of(gone).scenario.id == SCENARIO


def test_a_card_warns_of_no_version_that_is_kept(server, enrol, conduct):
    author = enrol("d1", Role.INSTRUCTOR)
    publish(author, titled("第一版"))
    record = conduct(scenario="own")
    publish(author, titled("第二版"))

    assert card_of(read(server.live, record)).warnings == ()


def test_a_drill_whose_text_was_never_kept_needs_the_same_file(conduct):
    record = conduct()
    other = replace(record, header={**record.header, "scenario_sha256": "0" * 64})

    with pytest.raises(ScenarioError, match="情景文件已被修改"):
        documents_of(other)
    assert scenario_of_drill(other) == scenario_of(SCENARIO)


def test_a_drill_whose_plan_was_changed_does_not_go_on(conduct):
    record = conduct()
    other = replace(record, header={**record.header, "plan_sha256": "0" * 64})

    with pytest.raises(ScenarioError, match="预案包文件已被修改"):
        documents_of(other)


def test_only_what_is_published_can_be_drilled(enrol):
    author = enrol("d1", Role.INSTRUCTOR)
    versions.create("own", titled("草稿"), base="", account=author.id, now=author.created_at)

    assert "own" not in scenario_ids()
    version = versions.get("own", 1)
    for deed in (Deed.SUBMIT, Deed.APPROVE, Deed.PUBLISH):
        version = versions.move(version, deed, author.id, author.created_at)
    assert "own" in {one.id for one in shelf()}
