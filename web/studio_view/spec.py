"""What the studio's form shows of a scenario: a table of fields and of lists of items.

A route is a path of the document in one text: `injects/3/at`. The file is longer than most
because it is one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from scenarios.document import Path
from scenarios.vocabulary import CATEGORIES, OUTLET_TIERS, PLATFORM_KINDS, ROLES
from scenarios.writing import Plain
from web.conducting import CHANNELS
from web.desk_view.facts import KINDS as FACT_KINDS
from web.desk_view.murmur import STANCES
from web.number import whole


class Kind(StrEnum):
    """How a value is written in the form."""

    LINE = "line"
    LONG = "long"
    LIST = "list"  # several words, parted by commas
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    MANY = "many"  # several of the choices


Choices = tuple[tuple[str, str], ...]
_PLACE_DIGITS = 5
ROLE_CHOICES: Choices = tuple(ROLES.items())
_STANCES: Choices = (*STANCES.items(), ("other", "无关"))
_LOCI: Choices = (("bureau", "本局"), ("county", "县（区）局"), ("both", "两级"))
_WHEN = "开始后多久（2h30m），或带时区的时间（2026-09-18T15:40:00+08:00）。"


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of the form; `key` is its path below the part it belongs to."""

    key: str
    title: str
    kind: Kind = Kind.LINE
    choices: Choices = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list, or a mapping, of alike items.

    Attributes:
        route: Where it stands in the document.
        fresh: What a new item is at first, without the id; None where the form adds none.
        stem: With what the id of a new item begins.
    """

    route: str
    title: str
    specs: tuple[Spec, ...]
    fresh: Mapping[str, Plain] | None = None
    stem: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab of the form: single fields, then lists of items."""

    id: str
    title: str
    fields: tuple[Spec, ...] = ()
    sections: tuple[Section, ...] = ()


_TEXT = Spec("text", "内容", Kind.LONG, hint="可用槽位，如 {{ market }}。")
_AT = Spec("at", "时间", hint=_WHEN)
_TO = Spec("to", "发给", Kind.MANY, ROLE_CHOICES)

INJECTS = Section(
    "injects",
    "情景注入",
    (
        Spec("title", "标题"),
        _AT,
        Spec("channel", "渠道", Kind.CHOICE, tuple(CHANNELS.items())),
        Spec("sender", "由谁发来", hint="导调扮演的一方。"),
        _TO,
        _TEXT,
        Spec("incident", "直接反映本事件", Kind.YES_NO),
        Spec("expected", "预期行动", Kind.LONG),
        Spec("obligations", "义务编号", Kind.LIST),
        Spec("note", "给导调的备注", Kind.LONG),
    ),
    MappingProxyType(
        {
            "at": "1h",
            "title": "新的注入",
            "channel": "phone",
            "to": ["lg_office"],
            "text": "请写明谁说了什么",
        }
    ),
    "inject",
    "还没有情景注入。注入是推给参演席位的一个来电、来文或会议。",
)

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "basics",
        "基本",
        (
            Spec("title", "名称"),
            Spec("summary", "摘要", Kind.LONG, hint="给选用情景的人看，不写谜底。"),
            Spec("tags", "标签", Kind.LIST, hint="用顿号或逗号隔开。"),
            Spec("plans", "适用的预案", Kind.MANY, hint="第一个是默认预案。"),
            Spec("starts_at", "情景开始时间", hint="如 2026-09-18T15:30:00+08:00。"),
            Spec("length", "情景时长", hint="如 72h。"),
            Spec("office_hours", "办公时间", Kind.LIST, hint="如 09:00-12:00、13:00-17:00。"),
            Spec(
                "truth/category",
                "事件类别",
                Kind.NUMBER,
                tuple((str(number), title) for number, title in CATEGORIES.items()),
            ),
            Spec("truth/locus", "事权", Kind.CHOICE, _LOCI),
            Spec("public/population", "关注此地的人数", Kind.NUMBER),
            Spec("public/volume", "头一小时帖文数", Kind.NUMBER),
        ),
        (Section("slots", "槽位", (Spec("", "内容"),), None, "", "还没有槽位。"),),
    ),
    Sheet("script", "脚本", (), (INJECTS,)),
    Sheet(
        "facts",
        "事实",
        (),
        (
            Section(
                "truth/facts",
                "事实台账",
                (
                    Spec("text", "事实", Kind.LONG),
                    Spec("kind", "类别", Kind.CHOICE, tuple(FACT_KINDS.items())),
                    Spec("value", "数值", Kind.NUMBER, hint="报告中要核对的数，没有就不填。"),
                    Spec("at", "自然可知的时间", hint="到这时不问也会知道。" + _WHEN),
                    Spec("to", "告知", Kind.MANY, ROLE_CHOICES),
                    Spec("secret", "不得公开", Kind.YES_NO),
                ),
                MappingProxyType(
                    {
                        "kind": "fact",
                        "text": "请写明一件查得清的事",
                        "learned": [
                            {
                                "after": {"type": "verify.request", "where": {"unit": "dept"}},
                                "delay": {"least": "1h", "most": "2h"},
                                "to": ["lg_office", "dept"],
                            }
                        ],
                    }
                ),
                "f",
                "还没有事实。事实是这件事的真相，谁查什么才会知道。",
            ),
        ),
    ),
    Sheet(
        "seats",
        "席位",
        (),
        (
            Section(
                "seats",
                "席位",
                (
                    Spec("title", "名称"),
                    Spec("roles", "承担的角色", Kind.MANY, ROLE_CHOICES),
                    Spec("solo", "单人练习时由人担任", Kind.YES_NO),
                ),
                MappingProxyType({"title": "新的席位", "roles": ["expert"]}),
                "seat",
            ),
        ),
    ),
    Sheet(
        "media",
        "平台与媒体",
        (),
        (
            Section(
                "platforms",
                "平台",
                (
                    Spec("title", "名称"),
                    Spec("kind", "类型", Kind.CHOICE, tuple(PLATFORM_KINDS.items())),
                    Spec("share", "声量占比", Kind.NUMBER, hint="相对其他平台的倍数。"),
                ),
                MappingProxyType({"title": "新平台", "kind": "forum"}),
                "platform",
            ),
            Section(
                "outlets",
                "媒体和大号",
                (
                    Spec("title", "名称"),
                    Spec("tier", "级别", Kind.CHOICE, OUTLET_TIERS),
                    Spec("reach", "影响力", Kind.NUMBER),
                ),
                MappingProxyType({"title": "新媒体", "tier": "city"}),
                "outlet",
                "还没有媒体。",
            ),
        ),
    ),
    Sheet(
        "public",
        "公众",
        (),
        (
            Section(
                "citizens",
                "网民诉求",
                (
                    _TEXT,
                    _AT,
                    Spec("to", "由谁答复", Kind.MANY, ROLE_CHOICES),
                    Spec("answer", "正确的答复", Kind.LONG),
                    Spec("needs_procedure", "须经程序答复", Kind.YES_NO),
                    Spec("answerable_now", "当时就能答复", Kind.YES_NO),
                ),
                None,
                "",
                "还没有网民诉求。",
            ),
            Section(
                "reporters",
                "记者提问",
                (
                    Spec("question", "问题", Kind.LONG),
                    _AT,
                    Spec("waits", "等多久", hint="到时没有答复就照写。"),
                    Spec("headline", "没有答复时的标题", Kind.LONG),
                    Spec("answered", "答复后的标题", Kind.LONG),
                ),
                None,
                "",
                "还没有记者提问。",
            ),
            Section("rumours", "谣言", (_TEXT, _AT, Spec("severe", "情节严重", Kind.YES_NO))),
            Section(
                "posts",
                "网帖",
                (
                    Spec("author", "发帖人"),
                    _TEXT,
                    _AT,
                    Spec("stance", "立场", Kind.CHOICE, _STANCES),
                    Spec("key", "须固定证据", Kind.YES_NO),
                ),
            ),
        ),
    ),
)

_SECTIONS = {section.route: section for sheet in SHEETS for section in sheet.sections}


def sheet_of(name: str) -> Sheet:
    """The tab of this name; the first for any other."""
    return next((sheet for sheet in SHEETS if sheet.id == name), SHEETS[0])


def section_of(route: str) -> Section | None:
    """The list at a route, None where the form has none there."""
    return _SECTIONS.get(route)


def spec_of(route: str) -> Spec | None:
    """The field at a route, None where the form has none there."""
    for sheet in SHEETS:
        for spec in sheet.fields:
            if spec.key == route:
                return spec
    for section in _SECTIONS.values():
        name, _, key = route.removeprefix(f"{section.route}/").partition("/")
        if route.startswith(f"{section.route}/") and name:
            found = next((spec for spec in section.specs if spec.key == key), None)
            if found:
                return found
    return None


def path_of(data: object, route: str) -> Path:
    """A route as the path of a document; digits are a place in a list, else a key."""
    path: Path = ()
    for part in route.split("/") if route else ():
        place = whole(part, _PLACE_DIGITS) if isinstance(data, list) else None
        step = part if place is None else place
        path = (*path, step)
        data = _below(data, step)
    return path


def value_at(data: object, path: Path) -> object:
    """What a document says at a path, None where it says nothing."""
    for step in path:
        data = _below(data, step)
    return data


def _below(data: object, step: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
