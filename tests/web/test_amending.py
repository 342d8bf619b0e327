"""What the form beside a text changes in the text."""

import pytest

from scenarios.document import read
from scenarios.errors import ScenarioError
from scenarios.load import starter
from web.amending import Amendment, amended

TEXT = starter().decode()


def data_of(text):
    return read(text.encode(), "").data


def lines_of(deed, route, *values, text=TEXT):
    """The lines that went and came with a change."""
    before, after = text.split("\n"), amended(text, Amendment(deed, route, values)).split("\n")
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


@pytest.mark.parametrize(
    ("route", "values", "gone", "come"),
    [
        ("title", ["新名称"], ["title: 农贸市场电子秤投诉"], ["title: 新名称"]),
        ("title", ["2026"], ["title: 农贸市场电子秤投诉"], ['title: "2026"']),
        ("length", [" 26h "], ["length: 24h"], ["length: 26h"]),
        ("length", ["很久"], ["length: 24h"], ["length: 很久"]),
        ("length", ["24h"], [], []),
        ("tags", ["计量、投诉，市场"], [], ["tags: [计量, 投诉, 市场]"]),
        ("tags", [""], [], []),
        ("truth/category", ["3"], ["  category: 4"], ["  category: 3"]),
        ("slots/scales", ["5"], ["  scales: 3"], ["  scales: 5"]),
        ("slots/scales", ["2.5"], ["  scales: 3"], ["  scales: 2.5"]),
        ("slots/scales", ["五"], ["  scales: 3"], ["  scales: 五"]),
        ("posts/0/key", [""], ["    key: true"], []),
        ("posts/1/key", ["yes"], [], ["    key: true"]),
        ("posts/1/at", ["90m"], ["    at: 1h"], ["    at: 90m"]),
        (
            "platforms/weiyan/share",
            ["2"],
            ["  weiyan: {title: 微言, kind: microblog}"],
            ["  weiyan: {title: 微言, kind: microblog, share: 2}"],
        ),
        (
            "plans",
            ["nanning-2017", "taobei"],
            ["plans: [nanning-2017]"],
            ["plans: [nanning-2017, taobei]"],
        ),
    ],
)
def test_a_field_changes_its_line_alone(route, values, gone, come):
    assert lines_of("put", route, *values) == (gone, come)


def test_what_is_on_unless_said_otherwise_is_written_when_it_is_off():
    text = "citizens:\n  - id: c\n"

    off = amended(text, Amendment("put", "citizens/0/answerable_now", [""]))
    assert off == "citizens:\n  - id: c\n    answerable_now: false\n"
    assert amended(off, Amendment("put", "citizens/0/answerable_now", ["yes"])) == text


def test_a_part_that_is_not_there_yet_is_made():
    assert amended("id: a\n", Amendment("put", "public/volume", ["20"])) == (
        "id: a\npublic: {volume: 20}\n"
    )


def test_a_moment_after_the_last_year_is_refused():
    late = "starts_at: 9999-12-31T09:00:00+08:00\nposts:\n  - at: 9999-12-31T10:00:00+08:00\n"

    with pytest.raises(ScenarioError, match="表单里没有这一处"):
        amended(late, Amendment("move", "posts/0/at", ["99999999"]))


def test_a_moment_is_moved_in_the_way_in_which_it_was_written():
    assert lines_of("move", "posts/0/at", "5400") == (["    at: 20m"], ["    at: 1h30m"])
    text = TEXT.replace("at: 20m", "at: 2026-09-15T09:20:00+08:00")
    assert lines_of("move", "posts/0/at", "5400", text=text) == (
        ["    at: 2026-09-15T09:20:00+08:00"],
        ["    at: 2026-09-15T10:30:00+08:00"],
    )
    assert lines_of("move", "posts/0/at", "0") == (["    at: 20m"], ["    at: 0s"])


def test_items_are_added_and_dropped():
    added = amended(TEXT, Amendment("add", "injects", []))
    data, before = read(added.encode(), "").data, read(TEXT.encode(), "").data
    assert data["injects"][:-1] == before.get("injects", [])
    assert data["injects"][-1]["id"] == "inject-1"

    twice = amended(added, Amendment("add", "injects", []))
    assert read(twice.encode(), "").data["injects"][-1]["id"] == "inject-2"
    place = len(data["injects"]) - 1
    assert (
        read(amended(added, Amendment("drop", f"injects/{place}", [])).encode(), "").data == before
    )

    platforms = amended(TEXT, Amendment("add", "platforms", []))
    assert platforms.count("platform-1: {title: 新平台, kind: forum}") == 1
    assert amended(platforms, Amendment("drop", "platforms/platform-1", [])) == TEXT
    assert "seats:" in amended("id: a\n", Amendment("add", "seats", []))


def test_an_item_gets_another_id_wherever_it_is_named():
    before = data_of(TEXT)
    after = data_of(amended(TEXT, Amendment("rename", "platforms/weiyan", [" weiyu "])))

    assert after["platforms"]["weiyu"] == before["platforms"]["weiyan"]
    assert [post["platform"] for post in after["posts"]] == [
        post["platform"].replace("weiyan", "weiyu") for post in before["posts"]
    ]
    assert lines_of("rename", "posts/0", before["posts"][0]["id"]) == ([], [])


@pytest.mark.parametrize(
    ("deed", "route", "values"),
    [
        ("rename", "title", ["x"]),
        ("rename", "posts/0", [""]),
        ("rename", "posts/0", []),
        ("rename", "posts/" + "9" * 5000, ["x"]),
        ("rename", "", ["x"]),
        ("rename", "slots/scales", ["x"]),
        ("put", "nothing", ["x"]),
        ("put", "injects/0/id", ["x"]),
        ("put", "injects//at", ["x"]),
        ("put", "", ["x"]),
        ("put", "title/0", ["x"]),
        ("put", "posts/99999/at", ["1h"]),
        ("put", "posts/" + "9" * 5000 + "/at", ["1h"]),
        ("put", "posts/x/at", ["1h"]),
        ("move", "posts/0/at", []),
        ("move", "posts/0/at", ["-5"]),
        ("move", "posts/0/at", ["9" * 5000]),
        ("move", "posts/0/text", ["60"]),
        ("add", "posts/0/when", []),
        ("add", "nothing", []),
        ("drop", "title", []),
        ("drop", "posts/99", []),
        ("explode", "title", ["x"]),
        ("", "", []),
    ],
)
def test_what_the_form_does_not_have_is_refused(deed, route, values):
    with pytest.raises(ScenarioError):
        amended(TEXT, Amendment(deed, route, values))


@pytest.mark.parametrize("text", ["", "a: [", "- 1", "injects: 甲", "injects: {a: 1}", "truth: 1"])
@pytest.mark.parametrize(
    "asked",
    [
        ("put", "title", ["x"]),
        ("put", "truth/locus", ["x"]),
        ("add", "injects", []),
        ("add", "truth/facts", []),
        ("drop", "injects/0", []),
        ("move", "injects/0/at", ["60"]),
        ("rename", "injects/0", ["x"]),
        ("rename", "truth/facts/0", ["x"]),
    ],
)
def test_any_text_is_changed_or_refused(text, asked):
    try:
        made = amended(text, Amendment(*asked))
    except ScenarioError as error:
        assert error.message  # noqa: PT017 -- either is right
    else:
        assert read(made.encode(), "").problems == ()


@pytest.mark.parametrize("text", ["title: 甲", "{title: 甲, length: 1h}"])
def test_a_key_that_leaves_no_block_behind_is_refused(text):
    with pytest.raises(ScenarioError, match="这一处的写法不能用表单改"):
        amended(text, Amendment("put", "title", [""]))
