from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from web.store import people, versions
from web.store.database import open_store
from web.store.record import Deed, Role, Step, Version, VersionState

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TEXT = "scenario: 1\nid: 集市\n"


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


@pytest.fixture
def author():
    return people.create("pg01", "导调员", Role.INSTRUCTOR, "hash", NOW).id


@pytest.fixture
def reviewer():
    return people.create("pg02", "复核员", Role.INSTRUCTOR, "hash", NOW).id


def draft(author, text=TEXT, scenario="fair"):
    found = versions.create(scenario, text, base="market/0", account=author, now=NOW)
    assert found is not None
    return found


def led_to(state, version, reviewer):
    """The version after everything that leads to this state."""
    for deed in (Deed.SUBMIT, Deed.APPROVE, Deed.PUBLISH):
        if version.state is state:
            break
        version = versions.move(version, deed, reviewer, NOW)
    return version


def test_a_draft_comes_back_as_it_went_in(author):
    created = draft(author)

    digest = versions.digest_of(TEXT)
    step = Step(Deed.CREATE, author, NOW, digest, "")
    assert created == Version("fair", 1, VersionState.DRAFT, digest, "market/0", (step,))
    assert versions.get("fair", 1) == created
    assert versions.of_scenario("fair") == versions.everything() == [created]
    assert versions.text_of(digest) == TEXT
    assert versions.text_of("0" * 64) is None
    assert (versions.is_kept(digest), versions.is_kept("0" * 64)) == (True, False)


def test_a_scenario_has_one_version_that_is_being_worked_on(author, reviewer):
    first = draft(author)

    assert versions.create("fair", "other", base="", account=reviewer, now=NOW) is None
    led_to(VersionState.PUBLISHED, first, reviewer)
    second = versions.create("fair", "other", base="fair/1", account=author, now=NOW)

    assert (second.number, second.state, second.base) == (2, VersionState.DRAFT, "fair/1")


def test_every_saved_text_stays(author, reviewer):
    first = draft(author)
    later = NOW + timedelta(minutes=1)

    second = versions.save(first, "b", author, later)
    third = versions.save(second, "c", reviewer, later)

    assert [versions.text_of(step.digest) for step in third.steps] == [TEXT, "b", "c"]
    assert third.changed == Step(Deed.SAVE, reviewer, later, versions.digest_of("c"), "")
    assert third.writers == {author, reviewer}
    assert third.last(Deed.CREATE) == first.steps[0]
    assert third.last(Deed.SUBMIT) is None


def test_who_saves_on_a_text_that_is_no_longer_there_overwrites_nothing(author, reviewer):
    seen = draft(author)
    versions.save(seen, "first", author, NOW)

    assert versions.save(seen, "second", reviewer, NOW) is None
    assert versions.text_of(versions.get("fair", 1).digest) == "first"
    assert not versions.is_kept(versions.digest_of("second"))


def test_a_version_goes_from_draft_to_published_step_by_step(author, reviewer):
    seen = draft(author)
    states = []
    for deed in (Deed.SUBMIT, Deed.RETURN, Deed.SUBMIT, Deed.WITHDRAW, Deed.SUBMIT, Deed.APPROVE):
        seen = versions.move(seen, deed, reviewer, NOW, "说明")
        states.append(seen.state.value)

    assert states == ["review", "draft", "review", "draft", "review", "reviewed"]
    assert versions.move(seen, Deed.PUBLISH, author, NOW).state is VersionState.PUBLISHED
    assert [one.number for one in versions.published()] == [1]
    assert versions.published_digest("fair") == versions.digest_of(TEXT)
    assert versions.published_digest("stall") is None
    assert seen.steps[1].note == "说明"


@pytest.mark.parametrize(
    ("state", "deed"),
    [
        (VersionState.DRAFT, Deed.APPROVE),
        (VersionState.DRAFT, Deed.PUBLISH),
        (VersionState.REVIEW, Deed.PUBLISH),
        (VersionState.REVIEWED, Deed.SUBMIT),
        (VersionState.PUBLISHED, Deed.RETURN),
    ],
)
def test_no_step_is_left_out(author, reviewer, state, deed):
    seen = led_to(state, draft(author), reviewer)

    assert versions.move(seen, deed, reviewer, NOW) is None
    assert versions.get("fair", 1) == seen


def test_only_a_draft_can_be_written_in(author, reviewer):
    seen = led_to(VersionState.REVIEW, draft(author), reviewer)

    assert versions.save(seen, "b", author, NOW) is None
    assert versions.get("fair", 1) == seen


def test_a_step_on_another_text_than_was_seen_is_not_done(author, reviewer):
    seen = draft(author)
    submitted = versions.move(seen, Deed.SUBMIT, author, NOW)
    other = replace(submitted, digest="0" * 64)

    assert versions.move(other, Deed.APPROVE, reviewer, NOW) is None
    assert versions.move(replace(seen, number=9), Deed.SUBMIT, author, NOW) is None


def test_what_is_published_takes_the_place_of_what_was(author, reviewer):
    led_to(VersionState.PUBLISHED, draft(author), reviewer)
    led_to(VersionState.PUBLISHED, draft(author, "other", "stall"), reviewer)
    second = versions.create("fair", "b", base="fair/1", account=author, now=NOW)

    led_to(VersionState.PUBLISHED, second, reviewer)

    first = versions.get("fair", 1)
    assert (first.state, first.changed.note) == (VersionState.ARCHIVED, "由第 2 版取代")
    assert [(one.scenario, one.number) for one in versions.published()] == [
        ("fair", 2), ("stall", 1),
    ]  # fmt: skip
