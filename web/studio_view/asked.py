"""Conditions as the form builds them: which kinds there are, and what parts each has.

A condition is chosen by its kind; its parts are patterns of rows, tests of figures or further
conditions, to any depth the text has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from scenarios.condition import STATES, TRUTHS
from scenarios.schema.words import FLAGS
from scenarios.vocabulary import CATEGORIES, ENTRY_TYPES, ROLES, Field
from scenarios.vocabulary import Kind as FieldKind
from scenarios.writing import Plain
from web.studio_view.spec import Choices, Kind, Spec

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "seen": "出现某种记录",
        "counted": "出现几次，或已过一段时间",
        "absent": "到时没有某种记录",
        "after": "开始满一段时间",
        "state": "态势达到",
        "truth": "情景设定是",
        "flag": "情景带有标志",
        "all": "以下条件都成立",
        "any": "以下条件有一个成立",
        "not": "以下条件不成立",
    }
)
"""The kinds of conditions; `counted` is `seen` with a `row`."""

COMPARISONS: Mapping[str, tuple[str, Kind]] = MappingProxyType(
    {
        "is": ("为", Kind.LINE),
        "one_of": ("属于", Kind.LIST),
        "not_one_of": ("不属于", Kind.LIST),
        "min": ("不低于", Kind.NUMBER),
        "max": ("不高于", Kind.NUMBER),
        "has_all": ("含", Kind.LIST),
        "has_none": ("不含", Kind.LIST),
        "filled": ("是否已填", Kind.EITHER),
        "mentions": ("提到", Kind.LIST),
    }
)
"""How a value can be tested, and how what it is tested against is written."""

LOCI: Choices = (("bureau", "本局"), ("county", "县（区）局"), ("both", "两级"))
JURISDICTIONS: Choices = (("self", "本地"), ("other", "外地"))
ROLE_CHOICES: Choices = tuple(ROLES.items())
CATEGORY_CHOICES: Choices = tuple((str(number), title) for number, title in CATEGORIES.items())
FLAG_CHOICES: Choices = tuple(FLAGS.items())
EITHER: Choices = (("true", "是"), ("false", "否"))
WRITERS: Choices = (*ROLE_CHOICES, ("world", "外界"), ("director", "导调组"))
ROW_TYPES: Choices = tuple((name, one.title) for name, one in ENTRY_TYPES.items())
SHARED: Mapping[str, Choices] = MappingProxyType({"rows": ROW_TYPES, "writers": WRITERS})
"""Long choices that many fields have; a page holds them once."""

_SHARED_NAMES = {choices: name for name, choices in SHARED.items()}
_LENGTH = "如 45m、2h30m。"
_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "fact": "truth/facts",
        "facts": "truth/facts",
        "platform": "platforms",
        "outlet": "outlets",
        "inject": "injects",
        "rumour": "rumours",
        "post": "posts",
    }
)
"""Fields of rows that name an item of the scenario, and the list in which it stands."""

_PLAINS: Mapping[FieldKind, Kind] = MappingProxyType(
    {
        FieldKind.YES_NO: Kind.EITHER,
        **dict.fromkeys((FieldKind.NUMBER, FieldKind.COUNT, FieldKind.RANK), Kind.NUMBER),
    }
)

FIGURES = tuple(
    Spec(name, text.split("，")[0], Kind.TEST, plain=Kind.NUMBER, hint=text)
    for name, text in STATES.items()
)
_TRUTH_CHOICES: Mapping[str, Choices] = MappingProxyType(
    {
        "category": CATEGORY_CHOICES,
        "locus": LOCI,
        "jurisdiction": JURISDICTIONS,
        "flags": FLAG_CHOICES,
        "concerned": ROLE_CHOICES,
        "response_level": LOCI[:2],
    }
)
TRUTH_PARTS = tuple(
    Spec(
        name,
        text.split("：")[0].split("，")[0],
        Kind.TEST,
        _TRUTH_CHOICES.get(name, ()),
        plain=Kind.NUMBER if name == "category" else Kind.LINE,
    )
    for name, text in TRUTHS.items()
)


def shared_name(choices: Choices) -> str:
    """Under what name a page holds these choices; empty where each field has its own."""
    return _SHARED_NAMES.get(choices, "")


def kind_of(asked: object) -> str:
    """The kind of a condition; empty where it is none yet."""
    said = asked if isinstance(asked, Mapping) else {}
    found = next((key for key in said if key in KINDS), "")
    inner = said.get(found)
    return "counted" if found == "seen" and isinstance(inner, Mapping) and "row" in inner else found


def reshaped(asked: object, kind: str) -> Plain:
    """A condition of another kind that keeps what the two have in common."""
    said = asked if isinstance(asked, Mapping) else {}
    row = _row_in(said) or {"type": "publish"}
    if kind in ("all", "any"):
        parts = said.get("all") or said.get("any") or ([said] if said else [{"after": "1h"}])
        return {kind: parts}
    made: Mapping[str, Plain] = {
        "seen": {"seen": row},
        "counted": {"seen": {"row": row, "count": 2}},
        "absent": {"absent": {"row": row, "by": "2h"}},
        "state": {"state": {"heat": {"min": 30}}},
        "truth": {"truth": {"locus": "bureau"}},
        "flag": {"flag": "casualties"},
        "not": {"not": dict(said) or {"after": "1h"}},
    }
    return made.get(kind, {"after": "1h"})


def _row_in(said: Mapping[str, object]) -> Mapping[str, Plain] | None:
    """The pattern of rows that a condition asks for."""
    for inner in (said.get("seen"), said.get("absent")):
        if isinstance(inner, Mapping):
            row = inner.get("row", inner)
            return row if isinstance(row, Mapping) else None
    return None


def parts_of(spec: Spec, value: object) -> Sequence[Spec]:
    """The parts of a field that has parts, as its value has them."""
    match spec.kind:
        case Kind.TRIGGER | Kind.CONDITION:
            return _CONDITION_PARTS.get(kind_of(value), ())
        case Kind.PATTERN:
            return _pattern_parts(value) if value or not spec.optional else ()
        case Kind.TESTS:
            return _tests(spec, value)
        case Kind.TEST:
            return _test_parts(spec, value)
        case Kind.ROW:
            return spec.specs
    return _numbered(spec, value)


def single(spec: Spec, value: object) -> Spec:
    """How the value of a test or a name is written where it has no comparison."""
    kind = spec.plain if spec.kind is Kind.TEST else Kind.CHOICE
    if isinstance(value, list):
        kind = Kind.MANY if spec.choices else Kind.LIST
    elif spec.choices and kind is Kind.LINE:
        kind = Kind.CHOICE
    return replace(spec, kind=kind, hint="", of="", may_drop=False, optional=False, specs=())


def fresh_test(spec: Spec) -> Plain:
    """A test to begin with, which every value of its kind could pass."""
    if spec.plain is Kind.EITHER:
        return True
    if spec.choices:
        first = spec.choices[0][0]
        return int(first) if spec.plain is Kind.NUMBER else first
    return {"min": 1} if spec.plain is Kind.NUMBER else {"filled": True}


def compared(spec: Spec, test: object, key: str) -> Plain:
    """A test with one comparison more."""
    said = dict(test) if isinstance(test, Mapping) else {}
    if not said:
        said = {"one_of" if isinstance(test, list) else "is": test}
    begun: Mapping[Kind, Plain] = {Kind.NUMBER: 1, Kind.EITHER: True, Kind.LIST: ["请填写"]}
    if COMPARISONS[key][1] is Kind.LIST and spec.choices and key != "mentions":
        return {**said, key: [spec.choices[0][0]]}
    return {**said, key: begun.get(COMPARISONS[key][1], "请填写")}


def _numbered(spec: Spec, value: object) -> Sequence[Spec]:
    """One part for each item of a list; a single name is its own part."""
    count = len(value) if isinstance(value, list) else 0
    may_drop = count > 1 or spec.optional
    if spec.kind is Kind.NAMES:
        if value and not count:
            return [replace(spec, key="", kind=Kind.CHOICE, optional=False, may_drop=spec.optional)]
        one = replace(spec, kind=Kind.CHOICE, optional=False, may_drop=may_drop)
        return [replace(one, key=str(n)) for n in range(count)]
    kind = Kind.CONDITION if spec.kind is Kind.CONDITIONS else Kind.ROW
    one = Spec("", "", kind, specs=spec.specs, may_drop=may_drop)
    return [replace(one, key=str(n), title=f"{spec.item} {n + 1}") for n in range(count)]


def _tests(spec: Spec, value: object) -> Sequence[Spec]:
    names = list(value) if isinstance(value, Mapping) else []
    known = {one.key: one for one in spec.specs}
    found = ((name, known.get(name) or known.get(name.split(".")[0])) for name in names)
    may_drop = len(names) > 1 or spec.optional
    return [
        replace(one, key=name, may_drop=may_drop)
        if one and one.key == name
        else Spec(name, _inner_title(one, name), Kind.TEST, may_drop=may_drop)
        for name, one in found
    ]


def _inner_title(spec: Spec | None, name: str) -> str:
    """What an entry of a field is called: `要素.place`."""
    return f"{spec.title}.{name.partition('.')[2]}" if spec else name


def _test_parts(spec: Spec, value: object) -> Sequence[Spec]:
    if not isinstance(value, Mapping):
        title = COMPARISONS["one_of" if isinstance(value, list) else "is"][0]
        return [replace(single(spec, value), key="", title=title)]
    return [_comparison(spec, key, value[key], may_drop=len(value) > 1) for key in value]


def _comparison(spec: Spec, key: str, value: object, *, may_drop: bool) -> Spec:
    """One comparison of a test; what is to be found in a list is chosen where choices are known."""
    title, kind = COMPARISONS.get(key, (key, Kind.LINE))
    if key == "is":
        return replace(single(spec, value), key=key, title=title, may_drop=may_drop)
    if kind is Kind.LIST and spec.choices and key != "mentions":
        kind = Kind.MANY
    choices = {Kind.MANY: spec.choices, Kind.EITHER: EITHER}.get(kind, ())
    return Spec(key, title, kind, choices, may_drop=may_drop)


def _pattern_parts(value: object) -> Sequence[Spec]:
    said = value if isinstance(value, Mapping) else {}
    parts = (
        Spec("type", "记录", Kind.NAMES, ROW_TYPES),
        Spec("by", "由谁", Kind.NAMES, WRITERS, optional=True),
        Spec("where", "限定", Kind.TESTS, optional=True, specs=fields_of(said.get("type"))),
    )
    auto = Spec("auto", "由自动同事所为", Kind.EITHER, EITHER, optional=True)
    return (*parts, auto) if "auto" in said else parts


def fields_of(types: object) -> tuple[Spec, ...]:
    """The fields of rows of these types, each as something to be tested."""
    names = types if isinstance(types, list) else [types]
    return _fields(tuple(name for name in names if isinstance(name, str)))


@lru_cache(maxsize=128)
def _fields(types: tuple[str, ...]) -> tuple[Spec, ...]:
    known = (ENTRY_TYPES[name] for name in types if name in ENTRY_TYPES)
    fields = {field.name: field for one in known for field in reversed(one.fields)}
    return tuple(field_spec(field, Kind.TEST) for field in reversed(fields.values()))


def field_spec(field: Field, kind: Kind | None = None) -> Spec:
    """A field of a row, to be tested or, without a kind, to be written."""
    plain = _PLAINS.get(field.kind, Kind.LINE)
    choices = field.choices or (EITHER if plain is Kind.EITHER else ())
    if field.kind in (FieldKind.ROLE, FieldKind.ROLES):
        choices = ROLE_CHOICES
    if kind is None:
        kind = Kind.CHOICE if choices and plain is Kind.LINE else plain
    of = _LISTS.get(field.name, "")
    return Spec(field.name, field.title, kind, choices, of=of, plain=plain)


_CONDITION_PARTS: Mapping[str, tuple[Spec, ...]] = MappingProxyType(
    {
        "seen": (Spec("seen", "要出现的", Kind.PATTERN),),
        "counted": (
            Spec("seen/row", "要出现的", Kind.PATTERN),
            Spec("seen/count", "至少几次", Kind.NUMBER),
            Spec("seen/since", "最近一次已过多久", hint=_LENGTH),
        ),
        "absent": (
            Spec("absent/after", "从何时算起", Kind.PATTERN, optional=True, empty="演练开始"),
            Spec("absent/by", "多久之内", hint=_LENGTH),
            Spec("absent/row", "没有出现的", Kind.PATTERN),
        ),
        "after": (Spec("after", "开始后多久", hint=_LENGTH),),
        "state": (Spec("state", "态势", Kind.TESTS, specs=FIGURES),),
        "truth": (Spec("truth", "情景设定", Kind.TESTS, specs=TRUTH_PARTS),),
        "flag": (Spec("flag", "标志", Kind.CHOICE, FLAG_CHOICES),),
        "all": (Spec("all", "都要成立的条件", Kind.CONDITIONS, item="条件"),),
        "any": (Spec("any", "成立一个即可的条件", Kind.CONDITIONS, item="条件"),),
        "not": (Spec("not", "不能成立的条件", Kind.CONDITION),),
    }
)
