import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.condition import STATES, TRUTHS, Condition
from scenarios.load import load_pack, load_scenario, pack_ids, scenario_ids
from scenarios.model import walk
from scenarios.msel.reading import MAX_WORDS, Unreadable, condition_of
from scenarios.msel.telling import told
from scenarios.vocabulary import ENTRY_TYPES, ROLES

LENGTHS = st.integers(0, 9_999_999)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.sampled_from((0.5, -1.25, 62.125)),
    st.sampled_from((*ROLES, "notice", "phone", "上级机关", "是", "且")),
    st.text(max_size=6),
)
LISTS = st.lists(SCALARS, min_size=1, max_size=3)
TESTS = st.one_of(
    SCALARS,
    LISTS,
    st.fixed_dictionaries(
        {},
        optional={
            "is": SCALARS,
            "one_of": LISTS,
            "not_one_of": LISTS,
            "min": st.integers(-5, 99) | st.just(0.62),
            "max": st.integers(-5, 99) | st.just(0.62),
            "has_all": LISTS,
            "has_none": LISTS,
            "filled": st.booleans(),
            "mentions": st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=2),
        },
    ),
)
FIELDS = st.sampled_from(
    (*{spec.name for one in ENTRY_TYPES.values() for spec in one.fields}, "fields.trend", "a b", "")
)
PATTERNS = st.fixed_dictionaries(
    {"type": st.lists(st.sampled_from((*ENTRY_TYPES, "x.y")), min_size=1, max_size=2)},
    optional={
        "by": st.lists(st.sampled_from((*ROLES, "world", "director")), min_size=1, max_size=2),
        "where": st.dictionaries(FIELDS, TESTS, max_size=3),
        "auto": st.booleans(),
    },
)
SIMPLE = st.one_of(
    st.builds(lambda row: {"seen": row}, PATTERNS),
    st.builds(
        lambda row, count, since: {"seen": {"row": row, "count": count, "since": since}},
        PATTERNS,
        st.integers(1, 9),
        st.none() | LENGTHS,
    ),
    st.builds(
        lambda row, by, after: {"absent": {"row": row, "by": by, "after": after}},
        PATTERNS,
        LENGTHS,
        st.none() | PATTERNS,
    ),
    st.builds(lambda n: {"after": n}, LENGTHS),
    st.builds(
        lambda tests: {"state": tests},
        st.dictionaries(st.sampled_from((*STATES, "x")), TESTS, min_size=1, max_size=2),
    ),
    st.builds(
        lambda tests: {"truth": tests},
        st.dictionaries(st.sampled_from(tuple(TRUTHS)), TESTS, min_size=1, max_size=2),
    ),
    st.builds(lambda flag: {"flag": flag}, st.sampled_from(("illegal", "harm"))),
)
CONDITIONS = st.recursive(
    SIMPLE,
    lambda part: st.one_of(
        st.builds(lambda many: {"all": many}, st.lists(part, min_size=1, max_size=3)),
        st.builds(lambda many: {"any": many}, st.lists(part, min_size=1, max_size=3)),
        st.builds(lambda one: {"not": one}, part),
    ),
    max_leaves=5,
).map(Condition.model_validate)


@given(CONDITIONS)
def test_what_is_told_and_read_back_is_told_the_same(asked: Condition) -> None:
    words = told(asked)

    assert told(Condition.model_validate(condition_of(words))) == words


def test_a_name_with_brackets_is_told_and_read_as_a_name() -> None:
    says = {"seen": {"type": "verify.request", "where": {"unit": ["local", "dept"]}}}
    words = "出现“启动调查”（承办单位属于县（区）局、业务科室）"

    assert told(Condition.model_validate(says)) == words
    assert condition_of(words) == says


@pytest.mark.slow
def test_every_condition_of_the_library_is_read_back_as_it_was() -> None:
    roots = (*map(load_scenario, scenario_ids()), *map(load_pack, pack_ids()))
    asked = [part for root in roots for _, part in walk(root) if isinstance(part, Condition)]

    back = [Condition.model_validate(condition_of(told(one))) for one in asked]

    assert len(asked) > 100
    assert back == asked


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("出现 “发布” 达2次 满 1h30m", {"row": {"type": "publish"}, "count": 2, "since": "1h30m"}),
        ('出现"发布"', {"type": "publish"}),
        (
            "出现领导小组, lg_office的“报告”(报送对象为上级机关,“要素.x y”已填)",
            {
                "type": "report.submit",
                "by": ["lg", "lg_office"],
                "where": {"to": "upper", "要素.x y": {"filled": True}},
            },
        ),
    ],
)
def test_blanks_and_other_signs_are_read_too(words: str, says: object) -> None:
    assert condition_of(words) == {"seen": says}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "条件的末尾看不懂"),
        ("胡说", "条件的“胡说”处看不懂"),
        ("出现“发布”。", "条件的“。”处后面多出内容"),
        ("出现发布", "条件的“发布”处缺少引号里的内容"),
        ("出现“发布”达次", "条件的“次”处缺少次数"),
        ("开始满多久", "条件的“多久”处缺少时长"),
        ("开始后2小时没有“发布”", "条件的“没有“发布””处缺少“内没有”"),
        ("“发布”2小时内没有“发布”", "条件的“2小时内没有“发布””处缺少“后”"),
        ("并非出现“发布”", "条件的“出现“发布””处缺少“（”"),
        ("（出现“发布”", "条件的末尾缺少“）”"),
        ("态势（）", "条件的“）”处缺少要比较的内容"),
        ("态势（热度30）", "条件的“30）”处看不懂"),
        ("态势（热度不低于三十）", "条件的“三十）”处不是可用的取值"),
        ("（" * 10 + "出现“发布”", "条件的“（出现“发布””处括号套得太深"),
        ("出" * (MAX_WORDS + 1), f"条件有 {MAX_WORDS + 1} 字，上限 {MAX_WORDS}"),
    ],
)
def test_unreadable_words_are_named(words: str, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        condition_of(words)

    assert str(caught.value) == message
    assert caught.value.hint


@given(
    st.text(
        alphabet="出现发布“”（），且并非或者后内没有0小时达次满态势热度不低于为、\\x \n",
        max_size=60,
    )
)
def test_any_words_are_a_condition_or_unreadable(words: str) -> None:
    try:
        found: object = condition_of(words)
    except Unreadable as error:
        found = error.hint
    assert found


def test_part_of_a_field_keeps_its_own_name() -> None:
    where = {"fields.trend": {"filled": True}, "fields.x y": "a", "更.多": "b"}
    asked = Condition.model_validate({"seen": {"type": "report.submit", "where": where}})

    assert told(asked) == "出现“报告”（要素.trend已填，“fields.x y”为“a”，“更.多”为“b”）"
