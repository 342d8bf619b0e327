import json

import jsonschema
import pytest

from scenarios.document import read
from scenarios.grammar import Grammar, Manner
from scenarios.load import (
    check,
    grammar_paths,
    load_pack,
    load_scenario,
    pack_ids,
    path_of,
    scenario_ids,
)
from scenarios.model import Part
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.schema import grammar_schema, manner_schema, plan_schema, scenario_schema
from scenarios.schema.words import FLAGS, KEYS, TITLES
from scenarios.vocabulary import FLAGS as KNOWN_FLAGS
from scoring.checks import CHECK
from simulator.drill import Drill, solo_seats
from simulator.headless import play
from simulator.players import PLAYERS
from tests.scenarios.mini import SCENARIO, changed
from tools.scenario_format import EXAMPLE, kind


def faults(schema, text):
    """Where a document breaks a schema, as paths."""
    validator = jsonschema.Draft202012Validator(schema)
    data = read(text.encode(), "s").data
    return [error.json_path for error in validator.iter_errors(data)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "schema",
    [
        *(scenario_schema(), plan_schema(), plan_schema(CHECK.json_schema())),
        *(grammar_schema(), manner_schema()),
    ],
)
def test_schema_is_a_schema(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.slow
@pytest.mark.parametrize("name", scenario_ids())
def test_scenario_of_the_library_fits_the_schema(name):
    text = path_of("scenario", name).read_text("utf-8")

    assert faults(scenario_schema(), text) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", pack_ids())
def test_installed_pack_fits_the_schema(name):
    text = path_of("plan", name).read_text("utf-8")

    assert faults(plan_schema(CHECK.json_schema()), text) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", grammar_paths(), ids=lambda path: path.stem)
def test_grammar_fits_the_schema(path):
    assert faults(grammar_schema(), path.read_text("utf-8")) == []
    assert faults(manner_schema(), (path.parent / "manner.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("length: 24h", "length: 两天", "$.length"),
        ("concerned: [dept]", "concerned: [depts]", "$.truth.concerned[0]"),
        ("flags: [casualties]", "flags: [casualty]", "$.truth.flags[0]"),
        ("kind: microblog", "kind: weibo", "$.platforms.weiyan.kind"),
        ("{after: 2h}", "{state: {heet: 3}}", "$.injects[1].when"),
        ("row: sim.leader_instruction", "row: publish", "$.injects[1].row"),
        ("title: 小例", "titel: 小例", "$"),
    ],
)
def test_schema_tells_an_editor_what_is_wrong(old, new, path):
    assert set(faults(scenario_schema(), changed(SCENARIO, old, new))) == {path} or any(
        found.startswith(path) for found in faults(scenario_schema(), changed(SCENARIO, old, new))
    )
    assert faults(scenario_schema(), SCENARIO) == []


def parts(model, seen=None):
    """A model and all models inside it, by name."""
    seen = {} if seen is None else seen
    if model.__name__ not in seen:
        seen[model.__name__] = model
        for info in model.model_fields.values():
            for inner in models_in(info.annotation):
                parts(inner, seen)
    return seen


def models_in(hint):
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for inner in getattr(hint, "__args__", ()):
        yield from models_in(inner)


def test_every_key_is_explained_and_no_other():
    models = parts(Scenario) | parts(PlanPack) | parts(Grammar) | parts(Manner)

    assert set(TITLES) == set(KEYS) == set(models)
    for name, model in models.items():
        keys = {info.alias or key for key, info in model.model_fields.items()}
        assert set(KEYS[name]) == keys, name


def test_every_flag_is_explained():
    assert tuple(FLAGS) == KNOWN_FLAGS


@pytest.mark.slow
def test_example_of_the_page_is_sound_and_plays_to_its_end():
    story = load_scenario(EXAMPLE)
    drill = Drill(story, load_pack(story.plans[0]), 1)

    play(drill, PLAYERS["by-the-book"], solo_seats(story), story.length)

    assert check(EXAMPLE) == ()
    assert drill.journal.of("publish")
    assert "pressed" not in {row.data["inject"] for row in drill.journal.of("inject")}


@pytest.mark.parametrize(
    ("part", "key", "word"),
    [
        ("Scenario", "length", "时长"),
        ("Scenario", "starts_at", "时间"),
        ("Scenario", "truth", "真相"),
        ("Scenario", "seats", "席位列表"),
        ("Inject", "at", "时刻"),
        ("Inject", "to", "角色列表"),
        ("Inject", "text", "模板"),
        ("Inject", "channel", "取值"),
        ("Fact", "value", "文字或数"),
        ("Fact", "secret", "true/false"),
        ("Test", "is", "值"),
        ("Test", "one_of", "值列表"),
        ("Condition", "seen", "行的样式"),
        ("Public", "population", "整数"),
        ("Inject", "data", "键: 值"),
    ],
)
def test_page_names_what_a_key_holds(part, key, word):
    schema = scenario_schema()
    spec = schema if part == "Scenario" else schema["$defs"][part]

    assert kind(spec["properties"][key]) == word
