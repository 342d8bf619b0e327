"""How people talk: the installed grammars, and faults in grammars of one's own."""

from pathlib import Path

import pytest

from scenarios import load
from scenarios.errors import ScenarioError
from scenarios.grammar import COMMON
from scenarios.load import check, grammar_paths, load_grammar, load_manner
from scenarios.vocabulary import CATEGORIES
from tests import library
from tests.scenarios.mini import SCENARIO, changed
from tests.scenarios.real_names import REAL

NAMES = [name for names in REAL.values() for name in names]
LIBRARY = Path(load.__file__).parent
KNOWN = "bureau、city、count、fact、hours、people、place、refuted、rumour、thing、unit"
SMALL = """\
grammar: 1
id: small
category: 1
title: 小
words: {place: 那里, unit: 那家, thing: 那个, people: 大家, bureau: 局里, city: 本地}
posts:
  - {voice: local, stance: anger, texts: [在<place>又<来|是>这样]}
hashtags: [<place>怎么了]
rumours:
  - {text: 伤了<wrong>人, tag: 瞒报, against: casualties}
notices:
  - {kind: notice, text: <bureau>正在核实}
"""


def faults(tmp_path, text, name="1-small.yaml"):
    """What `yulian check` finds in a grammar, without the name of the file."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return [str(problem).removeprefix(f"{path}:") for problem in check(path)]


def test_every_category_has_a_grammar_of_its_size():
    sizes = {}
    for category in CATEGORIES:
        grammar = load_grammar(category)
        patterns = [text for talk in grammar.posts for text in talk.texts]
        sizes[grammar.category] = (
            len(patterns) >= 60,
            len(grammar.hashtags) >= 25,
            len(grammar.rumours) >= 8,
            len(grammar.notices) >= 6,
        )

    assert sizes == dict.fromkeys(CATEGORIES, (True, True, True, True))
    assert [path.name[0] for path in grammar_paths()] == [str(n) for n in CATEGORIES]


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_voice_and_stance_is_heard(category):
    grammar = load_grammar(category)

    assert {talk.voice for talk in grammar.posts} == set(load_manner().openings)
    assert {talk.stance for talk in grammar.posts} == set(load_manner().stock) - {"other"}


@pytest.mark.parametrize("path", [*grammar_paths(), LIBRARY / "grammar" / "manner.yaml"])
def test_installed_grammar_has_no_fault(path):
    assert check(path) == ()


@pytest.mark.parametrize(
    "path",
    sorted([*(LIBRARY / "grammar").glob("*.yaml"), *(LIBRARY / "library").glob("*/*.*")]),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_texts_name_nobody_real(path):
    text = path.read_text("utf-8")

    assert [name for name in NAMES if name in text] == []


def test_sound_grammar_has_no_fault(tmp_path):
    assert faults(tmp_path, SMALL) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "<来|是>",
            "<来|是",
            ["7:43: phrase-syntax: 尖括号没有配对或套在一起; 写成 <甲|乙> 或 <place>"],
        ),
        ("<来|是>", "<来|来>", ["7:43: phrase-choice: “来|来”里有重复的选项; 每项各不相同"]),
        (
            "[<place>怎么了]",
            "[<palce>怎么了]",
            ["8:12: phrase-word: 没有词 palce; 在 words 里补上，或改用：" + KNOWN],
        ),
        (
            "[<place>怎么了]",
            "[<怎么>了]",
            ["8:12: phrase-word: 没有词 “怎么”; 在 words 里补上，或改用：" + KNOWN],
        ),
        (
            "[<place>怎么了]",
            "[<place>, <place>]",
            ["8:21: phrase-twice: 第 8 行已有这句话; 删去一处"],
        ),
        (
            "又<来|是>这样",
            "伤了<wrong>人",
            ["7:43: phrase-word: 没有词 wrong; 在 words 里补上，或改用：" + KNOWN],
        ),
        (
            ", city: 本地",
            "",
            ["5:8: grammar-words: words 里没有 city（城市或区县）; 补上 city"],
        ),
        (
            "city: 本地",
            "city: 本地, fact: 事实",
            ["5:81: grammar-words: fact 由演练来填; 换一个名称"],
        ),
        ("stance: anger", "stance: angry", None),
        ("category: 1", "category: 9", ["3:11: range: “9” 太大; 最大 8"]),
    ],
)
def test_faults_have_place_cause_and_remedy(tmp_path, old, new, found):
    told = faults(tmp_path, changed(SMALL, old, new))

    if found is None:
        assert [line.split(": ")[:2] for line in told] == [["7:28", "choice"]]
    else:
        assert told == found


def test_category_without_a_file_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "_GRAMMAR", tmp_path)

    with pytest.raises(ScenarioError, match="not-found: 没有类别 3 的语料; 补上"):
        load_grammar.__wrapped__(3)


def test_grammar_with_a_fault_is_not_loaded(tmp_path, monkeypatch):
    (tmp_path / "1-small.yaml").write_text(changed(SMALL, "title: 小\n", ""), "utf-8")
    monkeypatch.setattr(load, "_GRAMMAR", tmp_path)

    with pytest.raises(ScenarioError, match="missing-key: 缺少 title"):
        load_grammar.__wrapped__(1)


def test_scenario_speaks_by_its_category():
    story = library.story("canteen-poisoning")

    assert story.speech == (load_grammar(story.truth.category), load_manner())
    assert type(story).model_validate(story.model_dump(by_alias=True)).speech is None


def test_scenario_may_only_explain_words_of_its_grammar(tmp_path):
    text = changed(SCENARIO, "mini-plan", "nanning-2017")
    path = tmp_path / "scenario.yaml"
    path.write_text(
        changed(text, "truth:\n", "talk: {place: 学校, plcae: 学校}\ntruth:\n"), "utf-8"
    )

    told = [problem for problem in check(path) if problem.rule == "talk-word"]

    assert [problem.message for problem in told] == ["没有词 plcae"]
    assert told[0].hint.startswith("可用：")
    assert all(name in load_grammar(1).words for name in COMMON)
