"""The lists and mappings of a scenario in the studio's form, each with the fields of an item."""

from types import MappingProxyType

from scenarios.vocabulary import (
    ENTRY_TYPES,
    INJECT_CHANNELS,
    MEASURES,
    OUTLET_TIERS,
    PLATFORM_KINDS,
)
from web.desk_view.facts import KINDS as FACT_KINDS
from web.desk_view.murmur import STANCES
from web.studio_view.asked import EITHER, ROLE_CHOICES
from web.studio_view.spec import Choices, Kind, Section, Spec


def _choices(row_type: str, field: str) -> Choices:
    """The values of a field of a row, as a scenario names them too."""
    found = ENTRY_TYPES[row_type].field(field)
    return found.choices if found else ()


def _delay(key: str) -> tuple[Spec, ...]:
    """How long something takes."""
    hours = (("any", "昼夜都算"), ("office", "只算办公时间"))
    return (
        Spec(f"{key}/least", "最快", hint="如 30m。"),
        Spec(f"{key}/most", "最慢", hint="如 2h。"),
        Spec(f"{key}/hours", "怎样计时", Kind.CHOICE, hours, optional=True),
    )


_WHEN = "开始后多久（2h30m），或带时区的时间（2026-09-18T15:40:00+08:00）。"
_STANCES: Choices = (*STANCES.items(), ("other", "无关"))
_WORLD_ROWS: Choices = tuple(
    (name, one.title) for name, one in ENTRY_TYPES.items() if name.startswith("sim.")
)
_MEASURES: Choices = tuple(MEASURES.items())
LINES_HINT = "一行一条。"
_WAIT = {"least": "10m", "most": "30m"}

_TRIGGER = (
    Spec("when", "什么时候发生", Kind.TRIGGER, empty="到时间就发生"),
    Spec("at", "时间", hint=_WHEN),
    Spec("not_after", "最迟到何时", hint="过了就不再发生。" + _WHEN),
)
_TEXT = Spec("text", "内容", Kind.LONG, hint="可用槽位，如 {{ market }}。")
_TO = Spec("to", "发给", Kind.MANY, ROLE_CHOICES)

_IMAGES = Spec(
    "images",
    "图片",
    Kind.IMAGES,
    item="图片",
    optional=True,
    specs=(
        Spec("file", "文件", Kind.IMAGE),
        Spec("alt", "图中是什么", hint="给看不见图片的人读。"),
    ),
)

INJECTS = Section(
    "injects",
    "情景注入",
    (
        Spec("title", "标题"),
        *_TRIGGER,
        Spec("channel", "渠道", Kind.CHOICE, tuple(INJECT_CHANNELS.items())),
        Spec("sender", "由谁发来", hint="导调扮演的一方。"),
        _TO,
        _TEXT,
        _IMAGES,
        Spec("incident", "直接反映本事件", Kind.YES_NO),
        Spec("row", "记成什么", Kind.CHOICE, _WORLD_ROWS, optional=True, empty="情景注入"),
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

FACTS = Section(
    "truth/facts",
    "事实台账",
    (
        Spec("text", "事实", Kind.LONG),
        Spec("kind", "类别", Kind.CHOICE, tuple(FACT_KINDS.items())),
        Spec("value", "数值", Kind.NUMBER, hint="报告中要核对的数，没有就不填。"),
        Spec("at", "自然可知的时间", hint="到这时不问也会知道。" + _WHEN),
        Spec("to", "告知", Kind.MANY, ROLE_CHOICES),
        Spec("secret", "不得公开", Kind.YES_NO),
        Spec(
            "learned",
            "查清的途径",
            Kind.ROWS,
            item="途径",
            optional=True,
            specs=(
                Spec("after", "做了什么之后", Kind.PATTERN),
                *_delay("delay"),
                Spec("to", "谁会知道", Kind.MANY, ROLE_CHOICES),
            ),
            fresh=MappingProxyType(
                {
                    "after": {"type": "verify.request", "where": {"unit": "dept"}},
                    "delay": {"least": "1h", "most": "2h"},
                    "to": ["lg_office", "dept"],
                }
            ),
        ),
    ),
    MappingProxyType({"kind": "fact", "text": "请写明一件查得清的事", "at": "4h"}),
    "f",
    "还没有事实。事实是这件事的真相，谁查什么才会知道。",
)

POSTS = Section(
    "posts",
    "网帖",
    (
        Spec("author", "发帖人"),
        Spec("platform", "平台", Kind.CHOICE, of="platforms"),
        _TEXT,
        _IMAGES,
        *_TRIGGER,
        Spec("stance", "立场", Kind.CHOICE, _STANCES),
        Spec("reach", "影响力", Kind.NUMBER, hint="相对普通账号的倍数。"),
        Spec("rumour", "所传谣言", Kind.CHOICE, of="rumours", optional=True),
        Spec("class", "应归入", Kind.CHOICE, _choices("sim.post", "class"), optional=True),
        Spec("key", "须固定证据", Kind.YES_NO),
        Spec("incident", "涉及本事件", Kind.ON),
        Spec("removed_after", "多久后自行删除", hint="如 2h；不删就不填。"),
    ),
    MappingProxyType(
        {
            "at": "1h",
            "platform": "",
            "author": "某网友",
            "stance": "question",
            "text": "请写明网友说了什么",
        }
    ),
    "post",
)

RUMOURS = Section(
    "rumours",
    "谣言",
    (
        _TEXT,
        *_TRIGGER,
        Spec("severe", "情节严重", Kind.YES_NO),
        Spec("refuted_by", "据以澄清的事实", Kind.MANY, of="truth/facts"),
        Spec("tags", "流行语", Kind.LINES, hint=LINES_HINT),
    ),
    MappingProxyType({"at": "2h", "text": "请写明网上传的假话", "refuted_by": [""]}),
    "rumour",
    "还没有谣言。谣言要有查得清的事实来澄清。",
)

CITIZENS = Section(
    "citizens",
    "网民诉求",
    (
        _TEXT,
        Spec("platform", "平台", Kind.CHOICE, of="platforms"),
        *_TRIGGER,
        Spec("to", "由谁答复", Kind.MANY, ROLE_CHOICES),
        Spec("answer", "正确的答复", Kind.LONG),
        Spec("needs_procedure", "须经程序答复", Kind.EITHER, EITHER),
        Spec("answerable_now", "当时就能答复", Kind.ON),
    ),
    MappingProxyType(
        {
            "at": "2h",
            "platform": "",
            "text": "请写明网民问什么",
            "needs_procedure": False,
            "to": ["lg_office"],
            "answer": "请写明正确的答复",
        }
    ),
    "citizen",
    "还没有网民诉求。",
)

REPORTERS = Section(
    "reporters",
    "记者提问",
    (
        Spec("outlet", "媒体", Kind.CHOICE, of="outlets"),
        Spec("question", "问题", Kind.LONG),
        *_TRIGGER,
        Spec("to", "向谁提问", Kind.MANY, ROLE_CHOICES),
        Spec("waits", "等多久", hint="如 2h；到时没有答复就照写。"),
        Spec("headline", "没有答复时的标题", Kind.LONG),
        Spec("answered", "答复后的标题", Kind.LONG),
    ),
    MappingProxyType(
        {
            "at": "2h",
            "outlet": "",
            "question": "请写明记者问什么",
            "waits": "2h",
            "to": ["lg_office"],
            "headline": "请写明没有答复时的标题",
        }
    ),
    "reporter",
    "还没有记者提问。要先在“平台与媒体”里有媒体。",
)

ANSWERS = Section(
    "answers",
    "上级和外部单位的答复",
    (
        Spec("on", "收到什么之后", Kind.PATTERN),
        Spec("role", "由谁答复", Kind.CHOICE, ROLE_CHOICES),
        Spec("verdict", "意见", Kind.CHOICE, _choices("sim.decision", "verdict")),
        _TEXT,
        *_delay("delay"),
        Spec("requires", "来文须满足", Kind.TESTS, optional=True),
        Spec("otherwise", "不满足时的答复", Kind.LONG),
        Spec("once", "只答复一次", Kind.ON),
    ),
    MappingProxyType(
        {
            "on": {"type": "report.submit", "where": {"to": "upper"}},
            "role": "upper",
            "verdict": "instructed",
            "text": "请写明怎样答复",
            "delay": _WAIT,
        }
    ),
    "answer",
    "还没有答复。没有写的，对方不会回话。",
)

STATEMENTS = Section(
    "statements",
    "样稿",
    (
        Spec("kind", "文种", Kind.CHOICE, _choices("draft.create", "kind")),
        _TEXT,
        Spec("mode", "方式", Kind.CHOICE, _choices("draft.create", "mode"), optional=True),
        Spec("covers", "内容要素", Kind.LIST, hint="用预案义务里的词。"),
        Spec("addresses", "回应什么", Kind.LIST, hint="谣言、提问、诉求、网帖的编号。"),
        Spec("facts", "引用的事实", Kind.MANY, of="truth/facts"),
        Spec("asserts_cause", "认定的原因", Kind.CHOICE, of="truth/facts", optional=True),
        Spec("attitude", "态度表述", Kind.LONG),
        Spec("measures", "写明的措施", Kind.MANY, _MEASURES),
        Spec("next_update", "多久后再通报", hint="如 14h。"),
    ),
    MappingProxyType({"kind": "notice", "text": "请写明通报全文"}),
    "statement",
    "还没有样稿。自动参演者照样稿发布，参演者可参考。",
)

CHATTER = Section(
    "chatter",
    "网民的话",
    (
        Spec("stance", "立场", Kind.CHOICE, _STANCES),
        Spec("texts", "说什么", Kind.LINES, hint=LINES_HINT),
        Spec("platforms", "在哪些平台", Kind.MANY, of="platforms", hint="不选就是所有平台。"),
        Spec("weight", "多常见", Kind.NUMBER, hint="相对其他话的倍数。"),
        Spec("when", "什么情况下说", Kind.CONDITION, optional=True, empty="任何时候"),
    ),
    MappingProxyType({"stance": "question", "texts": ["请写明网民说什么"]}),
)

SLOTS = Section("slots", "槽位", (Spec("", "内容"),), "请填写", "", "还没有槽位。", named=True)

TALK = Section(
    "talk",
    "网民的叫法",
    (Spec("", "内容"),),
    "请填写",
    "",
    "还没有叫法。网民的话里的地点、单位等，没有写的用同名槽位。",
    named=True,
)

SETTINGS = Section(
    "settings",
    "预案参数",
    (Spec("", "时长", hint="如 2h。"),),
    "2h",
    "",
    "没有另定的参数，用预案自己的。",
    named=True,
)

SEATS = Section(
    "seats",
    "席位",
    (
        Spec("title", "名称"),
        Spec("roles", "承担的角色", Kind.MANY, ROLE_CHOICES),
        Spec("solo", "单人练习时由人担任", Kind.YES_NO),
    ),
    MappingProxyType({"title": "新的席位", "roles": ["expert"]}),
    "seat",
)

COLLEAGUES = Section(
    "colleagues",
    "自动同事的快慢",
    (Spec("roles", "哪些角色", Kind.MANY, ROLE_CHOICES), *_delay("delay")),
    MappingProxyType({"roles": ["expert"], "delay": _WAIT}),
    "",
    "没有另写，都用默认的快慢。",
)

PLATFORMS = Section(
    "platforms",
    "平台",
    (
        Spec("title", "名称"),
        Spec("kind", "类型", Kind.CHOICE, tuple(PLATFORM_KINDS.items())),
        Spec("share", "声量占比", Kind.NUMBER, hint="相对其他平台的倍数。"),
    ),
    MappingProxyType({"title": "新平台", "kind": "forum"}),
    "platform",
)

OUTLETS = Section(
    "outlets",
    "媒体和大号",
    (
        Spec("title", "名称"),
        Spec("tier", "级别", Kind.CHOICE, OUTLET_TIERS),
        Spec("reach", "影响力", Kind.NUMBER),
        Spec("headlines", "可能的标题", Kind.LINES, hint=LINES_HINT),
    ),
    MappingProxyType({"title": "新媒体", "tier": "city"}),
    "outlet",
    "还没有媒体。",
)
