"""What the stories of the library may not say, and what each of them must have."""

import re
from collections import Counter

import pytest

from scenarios.load import path_of, scenario_ids
from scenarios.template import render
from simulator.drill import Drill
from tests import library
from tests.scenarios.real_names import REAL

PHONE = re.compile(r"(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
ADDRESS = re.compile(r"https?://|www\.|@\w+\.(com|cn)")

WARM_UP = "warm-up"
FOLDERS = [path_of("scenario", name).parent for name in scenario_ids()]
FILES = sorted(file for folder in FOLDERS for file in folder.iterdir() if file.is_file())


@pytest.mark.parametrize("kind", REAL)
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_real_name_is_used(file, kind):
    text = file.read_text("utf-8")

    assert [name for name in REAL[kind] if name in text] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_number_or_address_of_anybody_is_used(file):
    text = file.read_text("utf-8")

    assert [match[0] for form in (PHONE, IDENTITY, ADDRESS) for match in form.finditer(text)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", scenario_ids())
def test_beside_a_story_stand_its_texts_and_the_pictures_it_names(name):
    folder = path_of("scenario", name).parent
    found = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}

    named = {f"images/{image.file}" for image in library.story(name).images}
    assert found == {"README.md", "scenario.yaml", *named}


@pytest.mark.parametrize("name", scenario_ids())
def test_story_has_a_page_for_the_director(name):
    page = path_of("scenario", name).parent / "README.md"

    assert page.is_file()
    for heading in ("## 演练目的", "## 时间线", "## 常见失误", "## 现场点评"):
        assert heading in page.read_text("utf-8")


@pytest.mark.parametrize("name", scenario_ids())
def test_no_text_is_said_twice(name):
    story = library.story(name)
    texts = [text for chatter in story.chatter for text in chatter.texts]
    texts += [post.text for post in story.posts]

    assert [text for text, count in Counter(texts).items() if count > 1] == []
    assert [t for t, count in Counter(story.background_topics).items() if count > 1] == []
    assert [t for t, count in Counter(story.nicknames).items() if count > 1] == []


@pytest.mark.parametrize("name", scenario_ids())
def test_attitude_of_a_statement_stands_in_its_text(name):
    story = library.story(name)

    for statement in story.statements:
        if statement.kind != "reply":
            attitude = render(statement.attitude, story.slots)
            assert attitude in render(statement.text, story.slots), statement.id


@pytest.mark.parametrize("name", [name for name in scenario_ids() if name != WARM_UP])
def test_long_story_is_rich_enough(name):
    story = library.story(name)
    written = [
        text for chatter in story.chatter if chatter.stance != "other" for text in chatter.texts
    ]

    assert len(written) >= 60
    assert len({chatter.stance for chatter in story.chatter}) >= 8
    assert len(story.posts) >= 40
    assert len(story.topics) >= 20
    assert len(story.background_topics) >= 60
    assert len(story.injects) >= 25
    assert all(inject.expected for inject in story.injects)
    assert sum(item.needs_procedure for item in story.citizens) >= 3
    assert sum(not item.needs_procedure for item in story.citizens) >= 3
    assert len(story.reporters) >= 2
    assert {"upper", "prop", "police"} <= {answer.role for answer in story.answers}
    assert "casualties" not in story.truth.flags or answered(story, "hospital")
    assert {"notice", "clarify", "progress", "result"} <= {one.kind for one in story.statements}


def answered(story, role):
    """Whether a body outside the house has an answer of its own."""
    return any(answer.role == role for answer in story.answers)


def test_canteen_story_punishes_silence_in_order():
    story = library.story("canteen-poisoning")
    drill = Drill(
        story, library.pack("nanning-2017"), 1, occupied=[seat.id for seat in story.seats]
    )

    drill.advance_to(story.length)

    def first(kind, **data):
        return next(
            row.t
            for row in drill.journal.of(kind)
            if all(row.data.get(key) == value for key, value in data.items())
        )

    exposed = first("sim.media_report", outlet="minsheng", tier="province")
    crowd = first("sim.crowd")
    instructed = first("sim.leader_instruction", tier="city")
    national = first("sim.media_report", tier="central")
    assert exposed == 5 * 3_600
    assert crowd == 6 * 3_600
    assert instructed == 8 * 3_600
    assert national <= 26 * 3_600
    assert [row.data["level"] for row in drill.journal.of("sim.level")] == ["一般", "重大"]


def test_lift_rumours_can_each_be_refuted_by_what_an_inquiry_finds():
    story = library.story("lift-accident")
    drill = Drill(
        story, library.pack("jingmen-2024"), 1, occupied=[seat.id for seat in story.seats]
    )
    drill.advance_to(24 * 3_600)

    found = {row.data["fact"] for row in drill.journal.of("sim.fact")}
    assert found == {"f-injured", "f-no-death", "f-surgery", "f-survey"}
    assert [set(one.refuted_by) <= found for one in story.rumours] == [False, False, True, False]


def test_pool_story_begins_with_a_gathering():
    story = library.story("prepaid-card-run")
    drill = Drill(
        story, library.pack("jingmen-2024"), 1, occupied=[seat.id for seat in story.seats]
    )
    drill.advance_to(3 * 3_600)

    assert [row.data["size"] for row in drill.journal.of("sim.crowd")] == [120]


def test_fire_story_begins_at_night_with_a_poor_handling_and_a_chat_that_is_no_rumour():
    story = library.story("market-hall-fire")

    assert story.starts_at.hour >= 22
    assert "handling_poor" in story.truth.flags
    assert all("f-chat" not in rumour.refuted_by for rumour in story.rumours)
