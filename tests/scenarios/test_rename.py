"""Another id for a part of a scenario, wherever the scenario names it."""

import pytest

from scenarios.document import read
from scenarios.errors import ScenarioError
from scenarios.load import content_of, scenario_problems, starter
from scenarios.rename import renamed

STORY = """\
scenario: 1
truth:
  facts:
    - {id: f1, text: 真}  # f1 stays in comments
    - id: "f2"
      text: 假
platforms:
  weiyan: {title: 微言}
  # the other one
  linliao: {title: 邻聊}
allowed_channels: [weiyan, website]
outlets:
  - {id: wanbao}
posts:
  - {id: p1, platform: weiyan, rumour: r1, text: f1 weiyan r1}
rumours:
  - {id: r1, refuted_by: [f1, f2]}
injects:
  - id: call
    when: {seen: {type: sim.fact, where: {fact: f1}}}
    row: sim.media_report
    data: {outlet: wanbao, headline: f1}
  - id: later
    when:
      any:
        - seen: {row: {type: inject, where: {inject: [call, later]}}}
        - absent: {row: {type: publish, where: {channels: {has_all: [weiyan]}}}, by: 2h}
        - seen: {type: draft.create, where: {facts: f1, addresses: p1, text: {mentions: [f1]}}}
reporters:
  - {id: q1, outlet: wanbao}
answers:
  - {id: a1, on: {type: draft.create}, requires: {addresses: {has_all: [q1]}}}
statements:
  - id: s1
    addresses: [r1, p1, q1]
    facts: [f1]
    asserts_cause: f1
chatter:
  - {stance: anger, platforms: [weiyan]}
  - {stance: anger, platforms: weiyan}
"""


def changed(*pairs: tuple[str, str]) -> str:
    text = STORY
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("path", "pairs"),
    [
        (
            ("truth", "facts", 0),
            [
                ("{id: f1,", "{id: new,"),
                ("refuted_by: [f1,", "refuted_by: [new,"),
                ("{fact: f1}", "{fact: new}"),
                ("{facts: f1,", "{facts: new,"),
                ("facts: [f1]", "facts: [new]"),
                ("asserts_cause: f1", "asserts_cause: new"),
            ],
        ),
        (("truth", "facts", 1), [('"f2"', '"new"'), (", f2]", ", new]")]),
        (
            ("platforms", "weiyan"),
            [
                ("weiyan: {title", "new: {title"),
                ("[weiyan", "[new"),
                ("platform: weiyan", "platform: new"),
                ("platforms: weiyan", "platforms: new"),
            ],
        ),
        (("outlets", 0), [("{id: wanbao", "{id: new"), ("outlet: wanbao", "outlet: new")]),
        (
            ("posts", 0),
            [("{id: p1", "{id: new"), ("addresses: p1", "addresses: new"), ("r1, p1,", "r1, new,")],
        ),
        (
            ("rumours", 0),
            [("{id: r1", "{id: new"), ("rumour: r1", "rumour: new"), ("[r1, p1", "[new, p1")],
        ),
        (("injects", 0), [("id: call", "id: new"), ("[call,", "[new,")]),
        (("injects", 1), [("id: later", "id: new"), ("call, later]", "call, new]")]),
        (("reporters", 0), [("{id: q1", "{id: new"), ("[q1]", "[new]"), ("p1, q1]", "p1, new]")]),
        (("statements", 0), [("id: s1", "id: new")]),
    ],
)
def test_an_id_changes_with_everything_that_names_it(path, pairs):
    assert renamed(STORY, path, "new") == changed(*pairs)


def test_a_text_with_other_faults_is_changed_all_the_same():
    text = "injects: [5, {id: 7}, {id: a}]\nposts: 1\nstatements: {addresses: a}\nrumours: {}\n"

    assert renamed(text, ("injects", 2), "b") == text.replace("{id: a}", "{id: b}")

    text = "platforms: {a: 1}\nposts: [5]\ninjects: [{where: {platform: {mentions: [a]}}}]\n"
    assert renamed(text, ("platforms", "a"), "b") == text.replace("{a: 1}", "{b: 1}")


def test_the_same_id_changes_nothing():
    assert renamed(STORY, ("injects", 0), "call") == STORY


@pytest.mark.parametrize(
    ("path", "name", "said"),
    [
        (("injects", 0), "", "“”不能作编号"),
        (("injects", 0), "来电", "“来电”不能作编号"),
        (("injects", 0), "a b", "“a b”不能作编号"),
        (("injects", 0), "a" * 81, f"“{'a' * 20}”不能作编号"),
        (("injects", 0), "later", "编号 later 已有别的内容使用"),
        (("injects", 0), "p1", "编号 p1 已有别的内容使用"),
        (("truth", "facts", 0), "f2", "编号 f2 已有别的内容使用"),
        (("platforms", "weiyan"), "linliao", "编号 linliao 已有别的内容使用"),
        (("platforms", "none"), "new", "这里没有编号可改"),
        (("injects", 9), "new", "这里没有编号可改"),
        (("injects", "x"), "new", "这里没有编号可改"),
        (("chatter", 0), "new", "这里没有编号可改"),
        (("injects", 0, "when"), "new", "这里没有编号可改"),
    ],
)
def test_what_cannot_be_an_id_or_has_none_is_refused(path, name, said):
    with pytest.raises(ScenarioError) as caught:
        renamed(STORY, path, name)

    assert caught.value.message == said
    assert caught.value.hint


@pytest.mark.parametrize(
    "text", ["a: [", "1", "injects: 5", "injects: [5, {id: 7}]", "injects: {}"]
)
def test_a_text_without_ids_is_left_alone(text):
    with pytest.raises(ScenarioError):
        renamed(text, ("injects", 1), "new")


@pytest.mark.parametrize("path", [("truth", "facts", 0), ("platforms", "weiyan"), ("posts", 1)])
def test_no_name_in_the_starter_is_forgotten(path):
    found = renamed(starter().decode(), path, "other-id")

    assert scenario_problems(read(found.encode(), "")) == ()


@pytest.mark.slow
@pytest.mark.parametrize("path", [("truth", "facts", 0), ("platforms", "weiyan"), ("rumours", 0)])
def test_no_name_in_the_canteen_story_is_forgotten(path):
    found = renamed(content_of("scenario", "canteen-poisoning").decode(), path, "other-id")

    assert scenario_problems(read(found.encode(), "")) == ()
