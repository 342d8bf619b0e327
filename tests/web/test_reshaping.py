"""Conditions, patterns and tests that are built in the form, and what they leave in the text."""

import pytest

from scenarios.document import read
from scenarios.errors import ScenarioError
from scenarios.load import content_of
from tests.web.test_amending import TEXT
from web.amending import Amendment, amended
from web.authoring.drafting import read_as
from web.studio_view.asked import KINDS
from web.studio_view.finding import spec_of
from web.studio_view.sheet import view_of
from web.studio_view.sheets import SHEETS

CANTEEN = content_of("scenario", "canteen-poisoning").decode()
CALL = """\
injects:
  - id: call
    at: 30m   # 来电
    text: 甲
posts:
  - {id: p, text: 网帖}
truth:
  facts:
    - id: f
      text: 事实
"""


def built(*steps, text=CALL):
    """What the text says after these changes."""
    for deed, route, *values in steps:
        text = amended(text, Amendment(deed, route, values))
    return read(text.encode(), "").data


def when(*steps):
    """The condition of the inject after these changes."""
    return built(*steps)["injects"][0].get("when")


def test_a_moment_becomes_a_condition_and_a_condition_a_moment():
    waits = amended(CALL, Amendment("put", "injects/0/when", ["absent"]))

    assert waits == CALL.replace(
        "    at: 30m   # 来电\n", "    when: {absent: {row: {type: publish}, by: 2h}}\n"
    ).replace("when: {absent: {row: {type: publish}, by: 2h}}", WAITS)
    assert built(("put", "injects/0/not_after", "5h"), ("put", "injects/0/when", ""), text=waits)[
        "injects"
    ] == [{"id": "call", "at": "1h", "text": "甲"}]
    assert amended(CALL, Amendment("put", "injects/0/when", [""])) == CALL


WAITS = """\
when:
      absent:
        row: {type: publish}
        by: 2h"""


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("seen", {"seen": {"type": "leak"}}),
        ("counted", {"seen": {"row": {"type": "leak"}, "count": 2}}),
        ("absent", {"absent": {"row": {"type": "leak"}, "by": "2h"}}),
        ("after", {"after": "1h"}),
        ("state", {"state": {"heat": {"min": 30}}}),
        ("truth", {"truth": {"locus": "bureau"}}),
        ("flag", {"flag": "casualties"}),
        ("all", {"all": [{"seen": {"type": "leak"}}]}),
        ("any", {"any": [{"seen": {"type": "leak"}}]}),
        ("not", {"not": {"seen": {"type": "leak"}}}),
    ],
)
def test_a_condition_of_another_kind_keeps_what_it_can(kind, asked):
    leak = (("put", "injects/0/when", "seen"), ("put", "injects/0/when/seen/type", "leak"))

    assert when(*leak, ("put", "injects/0/when", kind)) == asked
    assert kind in KINDS


def test_conditions_are_combined_added_and_dropped():
    both = (("put", "injects/0/when", "flag"), ("put", "injects/0/when", "all"))
    more = (*both, ("add", "injects/0/when/all"), ("put", "injects/0/when/all/1/after", "3h"))

    assert when(*more) == {"all": [{"flag": "casualties"}, {"after": "3h"}]}
    assert when(*more, ("put", "injects/0/when", "any"), ("drop", "injects/0/when/any/0")) == {
        "any": [{"after": "3h"}]
    }
    with pytest.raises(ScenarioError):
        when(*both, ("drop", "injects/0/when/all/0"))


def test_rows_are_asked_for_by_type_author_and_fields():
    rows = "injects/0/when/seen"
    steps = (
        ("put", "injects/0/when", "seen"),
        ("put", f"{rows}/type", "sim.post"),
        ("add", f"{rows}/by", "world"),
        ("add", f"{rows}/by", "dept"),
        ("add", f"{rows}/where", "post"),
        ("add", f"{rows}/where", "incident"),
        ("add", f"{rows}/where/incident", "filled"),
    )

    assert when(*steps) == {
        "seen": {
            "type": "sim.post",
            "by": ["world", "dept"],
            "where": {"post": "p", "incident": {"is": True, "filled": True}},
        }
    }
    fewer = (("drop", f"{rows}/by/0"), ("drop", f"{rows}/where/incident/is"))
    assert when(*steps, *fewer)["seen"]["by"] == ["dept"]
    assert when(*steps, *fewer)["seen"]["where"]["incident"] == {"filled": True}
    none = (("drop", f"{rows}/where/incident"), ("drop", f"{rows}/where/post"))
    assert when(*steps, *fewer, *none, ("drop", f"{rows}/by/0")) == {"seen": {"type": "sim.post"}}


def test_several_types_are_each_chosen():
    rows = "injects/0/when/absent"
    steps = (
        ("put", "injects/0/when", "absent"),
        ("add", f"{rows}/row/type", "guide.post"),
        ("add", f"{rows}/row/type", "leak"),
        ("put", f"{rows}/row/type/0", "reply.final"),
        ("put", f"{rows}/after", "rows"),
    )

    assert when(*steps) == {
        "absent": {
            "row": {"type": ["reply.final", "guide.post", "leak"]},
            "by": "2h",
            "after": {"type": "publish"},
        }
    }
    assert when(*steps, ("put", f"{rows}/after", "rows")) == when(*steps)
    assert "after" not in when(*steps, ("put", f"{rows}/after", ""))["absent"]


def test_figures_are_compared_from_both_sides():
    steps = (
        ("put", "injects/0/when", "state"),
        ("add", "injects/0/when/state", "trust"),
        ("add", "injects/0/when/state/trust", "max"),
        ("drop", "injects/0/when/state/trust/min"),
        ("put", "injects/0/when/state/trust/max", "0.4"),
    )

    assert when(*steps) == {"state": {"heat": {"min": 30}, "trust": {"max": 0.4}}}
    assert when(*steps, ("drop", "injects/0/when/state/heat")) == {"state": {"trust": {"max": 0.4}}}


def test_a_value_becomes_several_and_is_compared_as_what_it_is():
    place = "injects/0/when/truth/category"
    steps = (("put", "injects/0/when", "truth"), ("add", "injects/0/when/truth", "category"))

    assert when(*steps)["truth"]["category"] == 1
    assert when(*steps, ("put", place, "7"))["truth"]["category"] == 7
    flags = (*steps, ("add", "injects/0/when/truth", "flags"))
    assert when(*flags, ("add", "injects/0/when/truth/flags", "has_all"))["truth"]["flags"] == {
        "is": "public_emergency",
        "has_all": ["public_emergency"],
    }


def test_ways_in_which_a_fact_is_learned_are_added_and_dropped():
    added = built(
        ("add", "truth/facts/0/learned"), ("put", "truth/facts/0/learned/0/delay/most", "3h")
    )
    way = added["truth"]["facts"][0]["learned"][0]

    assert way["delay"] == {"least": "1h", "most": "3h"}
    gone = built(("add", "truth/facts/0/learned"), ("drop", "truth/facts/0/learned/0"))
    assert gone == built()


def test_slots_get_a_name_and_items_name_what_there_is():
    assert built(("add", "slots", "shop"), ("put", "slots/shop", "甲店"))["slots"] == {
        "shop": "甲店"
    }
    for name in ("", "a/b", "长" * 41):
        with pytest.raises(ScenarioError, match="要先写名称"):
            built(("add", "slots", name))
    with pytest.raises(ScenarioError, match="已经有“shop”"):
        built(("add", "slots", "shop"), ("add", "slots", "shop"))
    rumour = built(("add", "rumours"))["rumours"][0]
    assert (rumour["id"], rumour["refuted_by"]) == ("rumour-1", ["f"])


def test_an_inject_that_writes_another_row_has_its_fields():
    steps = (
        ("put", "injects/0/row", "sim.leader_instruction"),
        ("put", "injects/0/data/tier", "city"),
        ("put", "injects/0/data/text", "请{{ city }}抓紧"),
    )

    assert built(*steps)["injects"][0]["data"] == {"tier": "city", "text": "请{{ city }}抓紧"}


@pytest.mark.parametrize(
    ("deed", "route", "values"),
    [
        ("put", "injects/0/when", ["nothing"]),
        ("put", "injects/0/when", ["rows"]),
        ("add", "injects/0/when", []),
        ("add", "injects/0/when/all", []),
        ("add", "injects/0/title", ["x"]),
        ("drop", "injects/0/when", []),
        ("drop", "injects/0/text", []),
        ("put", "injects/0/when/seen/type/0", ["leak"]),
        ("put", "injects/0/data/tier", ["city"]),
    ],
)
def test_what_a_part_does_not_have_is_refused(deed, route, values):
    with pytest.raises(ScenarioError):
        built((deed, route, *values))


@pytest.mark.parametrize(
    ("route", "chosen"),
    [("type", "nothing"), ("by", ""), ("where", "nothing"), ("where/channel", "nothing")],
)
def test_what_cannot_be_added_is_refused(route, chosen):
    steps = (("put", "injects/0/when", "seen"), ("add", "injects/0/when/seen/where", "channel"))
    with pytest.raises(ScenarioError):
        built(*steps, ("add", f"injects/0/when/seen/{route}", chosen))


def test_every_fresh_item_is_sound():
    text = amended(TEXT, Amendment("add", "outlets", []))
    lists = [section for sheet in SHEETS for section in sheet.sections if not section.named]
    for section in lists:
        text = amended(text, Amendment("add", section.route, []))

    assert read_as("market-scale", text).problems == ()


def routes_in(fields):
    for field in fields:
        yield field.name
        yield from routes_in(field.parts)


@pytest.mark.parametrize("sheet", [sheet.id for sheet in SHEETS])
def test_every_field_that_is_shown_is_found_again(sheet):
    document = read(CANTEEN.encode(), "")
    form = view_of(sheet, document, (), is_open=True).form
    shown = [*routes_in(form.fields)]
    shown += [
        name for group in form.groups for item in group.items for name in routes_in(item.fields)
    ]

    assert [name for name in shown if spec_of(document.data, name) is None] == []
