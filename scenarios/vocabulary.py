"""The words of a journal: every type of row, its fields, the roles, channels and flags.

Source: the journal format, sections 1, 3, 4 and 6. Scenarios and packs are checked against
this table, journals are read by it, forms are made from it. It decides nothing.

The file is longer than most because it is one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Writer(StrEnum):
    """Who writes rows of a type."""

    WORLD = "world"
    SEAT = "seat"
    DIRECTOR = "director"


class Kind(StrEnum):
    """What a field holds, as JSON."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    TEXTS = "texts"  # list of strings
    ROLE = "role"
    ROLES = "roles"  # list of role keys
    SEQ = "seq"  # a positive integer
    SEQS = "seqs"
    POST = "post"  # the id of a post
    POSTS = "posts"
    FACTS = "facts"  # list of fact ids
    FACT = "fact"  # a fact id or null
    COUNT = "count"  # an integer, >= 0
    NUMBER = "number"
    RANK = "rank"  # an integer from 1, or null
    YES_NO = "yes_no"
    TIME = "time"  # ISO 8601 or null
    FIELDS = "fields"  # object of strings
    OBJECT = "object"
    CHOICE = "choice"
    CHANNELS = "channels"
    JSON = "json"  # anything


KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.TEXT: "文字",
        Kind.LONG_TEXT: "文字",
        Kind.TEXTS: "文字列表",
        Kind.ROLE: "角色代号",
        Kind.ROLES: "角色代号列表",
        Kind.SEQ: "记录序号",
        Kind.SEQS: "记录序号列表",
        Kind.POST: "网帖编号",
        Kind.POSTS: "网帖编号列表",
        Kind.FACTS: "事实编号列表",
        Kind.FACT: "事实编号，可空",
        Kind.COUNT: "不小于 0 的整数",
        Kind.NUMBER: "数",
        Kind.RANK: "名次，可空",
        Kind.YES_NO: "true 或 false",
        Kind.TIME: "带时区的时间，可空",
        Kind.FIELDS: "要素（键: 文字）",
        Kind.OBJECT: "键: 值",
        Kind.CHOICE: "规定的取值",
        Kind.CHANNELS: "渠道列表",
        Kind.JSON: "任意内容",
    }
)
"""What a field of each kind holds, in Chinese."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a row's data; `choices` lists (value, 中文) pairs of a choice."""

    name: str
    title: str
    kind: Kind
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryType:
    """One type of row: its name, Chinese title, who writes it and its fields."""

    name: str
    title: str
    writer: Writer
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of this name, None where the type has none."""
        return next((f for f in self.fields if f.name == name), None)


ROLES: Mapping[str, str] = MappingProxyType(
    {
        "lg": "领导小组",
        "lg_head": "领导小组组长",
        "lg_deputy": "领导小组副组长",
        "pub_leader": "分管新闻宣传领导",
        "biz_leader": "分管业务领导",
        "lg_office": "领导小组办公室",
        "monitor": "监测人员",
        "legal": "法制机构",
        "news_rev": "新闻审核",
        "risk_rev": "风险评估",
        "dept": "业务科室",
        "dept_head": "业务科室负责人",
        "local": "县（区）局",
        "local_head": "县（区）局负责人",
        "handle_grp": "应急处置组",
        "logi_grp": "后勤保障组",
        "release_person": "信息发布人",
        "commentator": "网络评论员",
        "track_person": "动态跟踪专人",
        "cac": "网信部门",
        "prov_news": "上级局新闻宣传机构",
        "expert": "专家",
        "police": "公安机关",
        "net_reg": "网络监管部门",
        "gov": "同级党委政府",
        "em": "应急管理部门",
        "upper": "上级机关",
        "prop": "宣传部门",
        "media": "新闻媒体",
        "stability": "维稳办",
        "public_order": "综治办",
        "dist_op": "区级舆情应急管理部门",
        "city_office": "市级主管部门",
        "dist_gov": "区委区政府",
        "law": "执纪执法部门",
        "discipline": "纪检监察机关",
        "competent": "有权处理的部门",
        "hospital": "医疗机构",
    }
)
"""Role keys with their general names; a plan pack gives its own names (catalogue §0.3)."""

BLUE_CARDS: Mapping[str, str] = MappingProxyType(
    {
        "leak_video": "泄露视频",
        "hostile_interview": "敌意采访",
        "rumour": "散布谣言",
        "celebrity": "大号转发",
        "forged_document": "伪造红头文件",
        "topic_drift": "带偏话题",
    }
)
"""What the blue cell may do in a confrontation."""

BLUE_STRENGTHS: Mapping[str, str] = MappingProxyType(
    {"none": "关闭", "weak": "弱", "usual": "中", "strong": "强"}
)
"""How hard an automatic blue cell plays."""

LEADING_GROUP = ("lg", "lg_head", "lg_deputy")
"""`lg_head` and `lg_deputy` count as `lg` (journal §6.9)."""

AUTHORS = ("world", "director")
"""Who besides the roles may stand in `by`."""

FLAGS = (
    "public_emergency",
    "accident",
    "casualties",
    "illegal",
    "major_prominent",
    "rumour_severe",
    "need_onsite",
    "handling_poor",
    "serious",
    "complex",
    "cross_area",
    "effect_large",
    "harm",
    "continues_after_publish",
    "false_news",
)

PLATFORM_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "microblog": "微博客",
        "messaging": "即时通信",
        "shortvideo": "短视频",
        "forum": "论坛社区",
        "news": "新闻资讯",
    }
)

CHANNELS: Mapping[str, str] = MappingProxyType(
    {"website": "门户网站", "news_release": "新闻通稿", "press": "新闻发布会"}
)
"""Release channels besides the platforms of the scenario; `press` alone is not online."""

INJECT_CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "phone": "电话",
        "letter": "来函",
        "feed": "网络",
        "news": "新闻",
        "meeting": "会议",
        "ticket": "工单",
    }
)
"""By what an inject reaches its readers."""

MODES: Mapping[str, str] = MappingProxyType(
    {
        "practice": "网络练兵",
        "confrontation": "模拟对抗",
        "live": "实战演练",
        "tabletop": "桌面推演",
    }
)

CATEGORIES: Mapping[int, str] = MappingProxyType(
    {
        1: "食品安全",
        2: "特种设备事故",
        3: "政策措施及裁量争议",
        4: "市场违法行为",
        5: "部门及工作人员作风",
        6: "谣言传播",
        7: "群体性事件",
        8: "其他突发事件",
    }
)
"""Incident categories of the Jingmen plan §六."""

LEADER_TIERS = (("central", "中央"), ("province", "省级"), ("city", "市级"), ("county", "县级"))
"""From where a leader's instruction comes."""

OUTLET_TIERS = (
    ("central", "中央级"),
    ("province", "省级"),
    ("city", "市级"),
    ("local", "县级"),
    ("kol", "自媒体大号"),
)

VERDICTS = (("true", "属实"), ("false", "不属实"), ("partly", "部分属实"))

UNKNOWN_YET = "待核"
"""A field with this value says honestly that it is not yet known (journal §4)."""


def _choice(name: str, title: str, *choices: tuple[str, str], required: bool = True) -> Field:
    return Field(name, title, Kind.CHOICE, required=required, choices=choices)


def _some(name: str, title: str, kind: Kind) -> Field:
    return Field(name, title, kind, required=False)


def _entry(writer: Writer, name: str, title: str, *fields: Field) -> EntryType:
    return EntryType(name, title, writer, fields)


_F = Field
_K = Kind
_INCIDENT = _some("incident", "涉事", _K.YES_NO)
_TO = _some("to", "仅限", _K.ROLES)

_WORLD: tuple[tuple[str, str, tuple[Field, ...]], ...] = (
    (
        "sim.post",
        "网帖",
        (
            _F("post", "帖子编号", _K.POST),
            _F("platform", "平台", _K.TEXT),
            _F("author", "作者", _K.TEXT),
            _F("stance", "态度", _K.TEXT),
            _F("text", "内容", _K.LONG_TEXT),
            _INCIDENT,
            _some("rumour", "所涉谣言", _K.TEXT),
            _some("looked", "因有人处理而记录", _K.YES_NO),
            _some("key", "须固定证据", _K.YES_NO),
            _choice(
                "class",
                "分类",
                ("ask", "询问诉求"),
                ("hype", "炒作"),
                ("fabricate", "编造攻击"),
                ("advise", "建言献策"),
                required=False,
            ),
            _TO,
        ),
    ),
    (
        "sim.metric",
        "传播数据",
        (
            _F("platform", "平台", _K.TEXT),
            _F("reposts", "转发", _K.COUNT),
            _F("comments", "评论", _K.COUNT),
            _F("views", "阅读", _K.COUNT),
            _F("heat", "热度", _K.NUMBER),
            _F("new", "各话题新增网帖", _K.OBJECT, required=False),
            _F("emotions", "情绪占比", _K.OBJECT, required=False),
        ),
    ),
    (
        "sim.hotlist",
        "热搜",
        (
            _F("platform", "平台", _K.TEXT),
            _F("topic", "话题", _K.TEXT),
            _F("rank", "名次", _K.RANK),
            _INCIDENT,
        ),
    ),
    (
        "sim.media_report",
        "媒体报道",
        (
            _F("outlet", "媒体", _K.TEXT),
            _choice("tier", "级别", *OUTLET_TIERS),
            _F("headline", "标题", _K.TEXT),
            _INCIDENT,
            _TO,
        ),
    ),
    (
        "sim.leader_instruction",
        "领导批示",
        (
            _choice("tier", "级别", *LEADER_TIERS),
            _F("text", "内容", _K.LONG_TEXT),
            _TO,
        ),
    ),
    ("sim.fact", "情况查明", (_F("fact", "事实", _K.TEXT), _TO)),
    (
        "sim.level",
        "等级变化",
        (
            _F("level", "等级", _K.TEXT),
            _some("because", "依据", _K.JSON),
            _choice("scale", "类别", ("warning", "预警"), ("risk", "风险"), required=False),
        ),
    ),
    (
        "sim.rumour",
        "谣言出现",
        (
            _F("rumour", "谣言", _K.TEXT),
            _F("text", "内容", _K.LONG_TEXT),
            _F("severe", "影响恶劣", _K.YES_NO),
            _F("facts", "可据以澄清的事实", _K.FACTS),
            _TO,
        ),
    ),
    (
        "sim.citizen_post",
        "网民留言",
        (
            _F("item", "事项", _K.TEXT),
            _F("platform", "平台", _K.TEXT),
            _F("text", "内容", _K.LONG_TEXT),
            _F("needs_procedure", "需按程序办理", _K.YES_NO),
            _F("answerable_now", "可即时答复", _K.YES_NO),
            _F("to", "承办", _K.ROLES),
        ),
    ),
    (
        "sim.media_inquiry",
        "采访申请",
        (
            _F("inquiry", "采访编号", _K.TEXT),
            _F("outlet", "媒体", _K.TEXT),
            _F("question", "问题", _K.LONG_TEXT),
            _TO,
        ),
    ),
    ("sim.media_inquiry_closed", "采访结束", (_F("inquiry", "采访编号", _K.TEXT),)),
    ("sim.crowd", "现场聚集", (_F("place", "地点", _K.TEXT), _F("size", "人数", _K.COUNT), _TO)),
    ("sim.removed", "网帖消失", (_F("post", "帖子编号", _K.POST),)),
    ("sim.quiet", "热度回落", ()),
    ("sim.active", "热度回升", ()),
    (
        "sim.decision",
        "答复意见",
        (
            _F("request", "对应事项", _K.SEQ),
            _choice(
                "verdict",
                "结论",
                ("approved", "同意"),
                ("refused", "不同意"),
                ("instructed", "批示"),
            ),
            _F("role", "答复单位", _K.ROLE),
            _F("text", "内容", _K.LONG_TEXT),
            _some("statement", "稿件", _K.TEXT),
            _some("version", "版本", _K.SEQ),
            _TO,
        ),
    ),
    (
        "sim.aftermath",
        "舆论反应",
        (
            _F("cause", "起因", _K.SEQ),
            _F("effect", "影响", _K.TEXT),
            _F("text", "内容", _K.LONG_TEXT),
        ),
    ),
    (
        "inject",
        "情景注入",
        (
            _F("inject", "编号", _K.TEXT),
            _choice("channel", "渠道", *INJECT_CHANNELS.items()),
            _F("title", "标题", _K.TEXT),
            _F("text", "内容", _K.LONG_TEXT),
            _TO,
            _INCIDENT,
        ),
    ),
    (
        "sim.end",
        "演练结束",
        (
            _choice(
                "reason",
                "原因",
                ("closed", "批准终止"),
                ("time", "时间到"),
                ("director", "导调结束"),
            ),
        ),
    ),
)

_LEVEL = _F("level", "等级", _K.TEXT)
_FIELDS = _F("fields", "要素", _K.FIELDS)
_TEXT = _F("text", "内容", _K.LONG_TEXT)
_ITEM = _F("item", "事项", _K.TEXT)
_STATEMENT = _F("statement", "稿件", _K.TEXT)
_VERSION = _F("version", "版本", _K.SEQ)
_REPLY = (
    _ITEM,
    _TEXT,
    _some("reason", "理由", _K.LONG_TEXT),
    _some("statement", "稿件", _K.TEXT),
    _some("version", "版本", _K.SEQ),
)
_DRAFT = (
    _STATEMENT,
    _VERSION,
    _choice(
        "kind",
        "类型",
        ("notice", "情况通报"),
        ("clarify", "澄清说明"),
        ("progress", "进展通报"),
        ("result", "结果通报"),
        ("reply", "答复"),
    ),
    _choice(
        "mode",
        "方式",
        ("direct", "直接回应"),
        ("expert", "专家解读"),
        ("third_party_media", "第三方媒体报道"),
        required=False,
    ),
    _some("covers", "内容要素", _K.TEXTS),
    _TEXT,
    _some("addresses", "回应的问题", _K.TEXTS),
    _some("facts", "引用事实", _K.FACTS),
    _some("asserts_cause", "认定原因", _K.FACT),
    _some("measures", "写明措施", _K.SEQS),
    _some("attitude", "态度表述", _K.LONG_TEXT),
    _some("next_update", "下次通报时间", _K.TIME),
)

_SEAT: tuple[tuple[str, str, tuple[Field, ...]], ...] = (
    (
        "monitor.detect",
        "登记舆情",
        (
            _F("posts", "网帖", _K.POSTS),
            _choice(
                "method",
                "发现方式",
                ("tool", "工具监测"),
                ("targeted", "定向巡查"),
                ("manual", "人工甄别"),
            ),
        ),
    ),
    ("monitor.note", "监测记录", (_TEXT,)),
    (
        "monitor.review_effect",
        "评估回应效果",
        (_F("publish", "发布记录", _K.SEQ), _FIELDS),
    ),
    (
        "post.classify",
        "网帖分类",
        (
            _F("post", "网帖", _K.POST),
            _choice(
                "class",
                "分类",
                ("ask", "询问诉求"),
                ("hype", "炒作"),
                ("fabricate", "编造攻击"),
                ("advise", "建言献策"),
            ),
        ),
    ),
    ("evidence.preserve", "固定证据", (_F("posts", "网帖", _K.POSTS),)),
    (
        "verify.authenticity",
        "核实真伪",
        (
            _F("posts", "网帖", _K.POSTS),
            _choice("verdict", "结论", *VERDICTS, ("unknown", "暂不能确定")),
        ),
    ),
    (
        "verify.request",
        "启动调查",
        (_F("unit", "承办单位", _K.ROLE), _F("about", "调查事项", _K.TEXT)),
    ),
    (
        "verify.finding",
        "核查结论",
        (
            _choice("kind", "类型", ("fact", "事实"), ("cause", "原因"), ("course", "经过")),
            _choice("verdict", "结论", *VERDICTS),
            _some("facts", "依据事实", _K.FACTS),
            _TEXT,
        ),
    ),
    ("warn.issue", "发布预警", (_LEVEL, _F("to", "预警对象", _K.ROLES))),
    ("warn.respond", "预警响应", (_F("measures", "防范措施", _K.LONG_TEXT),)),
    (
        "report.submit",
        "报告",
        (
            _F("to", "报送对象", _K.ROLES),
            _choice(
                "form",
                "形式",
                ("oral", "口头"),
                ("phone", "电话"),
                ("im", "即时通信"),
                ("written", "书面"),
            ),
            _choice("kind", "类型", ("first", "初报"), ("follow", "续报"), ("final", "终报")),
            _some("level", "等级", _K.TEXT),
            _FIELDS,
        ),
    ),
    ("notify", "通报", (_F("to", "通报对象", _K.ROLES), _TEXT)),
    (
        "liaise",
        "联络沟通",
        (
            _F("to", "联络对象", _K.ROLE),
            _choice(
                "purpose",
                "目的",
                ("monitor", "监测"),
                ("advice", "会商"),
                ("scene", "现场"),
                ("disperse", "劝返疏导"),
                ("release", "发布"),
                ("other", "其他"),
            ),
        ),
    ),
    (
        "assess.preliminary",
        "初步研判",
        (
            _F("participants", "参加单位", _K.ROLES),
            _some("to", "报送", _K.ROLES),
            _F("judgement", "研判意见", _K.LONG_TEXT),
            _F("suggestion", "处置建议", _K.LONG_TEXT),
            _FIELDS,
        ),
    ),
    (
        "assess.risk",
        "风险评估",
        (_F("participants", "参加单位", _K.ROLES), _FIELDS),
    ),
    ("assess.legal", "法律意见", (_FIELDS,)),
    ("grade.set", "定级", (_LEVEL, _some("measures", "应对措施", _K.LONG_TEXT))),
    (
        "meeting.convene",
        "召开会议",
        (_F("participants", "参加人员", _K.ROLES), _F("decisions", "议定事项", _K.LONG_TEXT)),
    ),
    (
        "plan.activate",
        "启动预案",
        (
            _choice(
                "plan",
                "预案",
                ("own", "本预案"),
                ("food_safety", "食品安全事故应急预案"),
                ("special_equipment", "特种设备事故应急预案"),
                ("public_emergency", "突发事件应急预案"),
            ),
            _FIELDS,
        ),
    ),
    (
        "team.form",
        "成立专班",
        (_F("members", "成员", _K.ROLES), _F("purpose", "任务", _K.LONG_TEXT)),
    ),
    ("spokesperson.designate", "指定发布人", (_F("user_or_role", "发布人", _K.TEXT),)),
    (
        "task.assign",
        "下达核查处理意见",
        (
            _F("task", "任务编号", _K.TEXT),
            _some("item", "网民事项", _K.TEXT),
            _F("to", "承办单位", _K.ROLE),
            _F("deadline", "办结时限", _K.TIME),
            _F("requirements", "要求", _K.LONG_TEXT),
            _choice(
                "purpose",
                "任务类型",
                ("verify", "核查"),
                ("handle", "处置"),
                ("track", "跟踪"),
            ),
        ),
    ),
    (
        "task.feedback",
        "反馈办理结果",
        (
            _F("task", "任务编号", _K.TEXT),
            _F("result", "办理结果", _K.LONG_TEXT),
            _F("done", "已办结", _K.YES_NO),
        ),
    ),
    (
        "measure.do",
        "采取措施",
        (
            _F("code", "措施", _K.TEXT),
            _some("parts", "组成", _K.TEXTS),
            _F("legal_basis", "法律依据", _K.TEXT),
            _F("note", "说明", _K.LONG_TEXT),
            _some("verdicts", "审查结论", _K.OBJECT),
            _some("disposition", "意见处理", _K.OBJECT),
            _some("participants", "参加单位", _K.ROLES),
        ),
    ),
    (
        "transfer",
        "移送移交",
        (
            _choice(
                "to",
                "移送对象",
                ("police", "公安机关"),
                ("net_reg", "网络监管部门"),
                ("law", "执纪执法部门"),
                ("discipline", "纪检监察机关"),
                ("competent", "有权处理的部门"),
            ),
            _F("about", "事项", _K.TEXT),
            _F("reason", "理由", _K.LONG_TEXT),
        ),
    ),
    ("draft.create", "起草稿件", _DRAFT),
    ("draft.edit", "修改稿件", _DRAFT),
    (
        "sign",
        "审签",
        (
            _STATEMENT,
            _VERSION,
            _choice(
                "step",
                "环节",
                ("dept_head", "业务负责人审核"),
                ("legal", "法制审核"),
                ("news", "新闻审核"),
                ("risk", "风险评估"),
                ("office", "办公室审核"),
                ("pub_leader", "分管新闻宣传领导审定"),
                ("lg", "领导小组审定"),
                ("lg_leader", "局领导审批"),
                ("upper", "上级审批"),
            ),
            _choice("verdict", "意见", ("ok", "同意"), ("reject", "退回")),
            _some("note", "批注", _K.LONG_TEXT),
        ),
    ),
    (
        "publish",
        "发布",
        (_STATEMENT, _VERSION, _F("channels", "渠道", _K.CHANNELS)),
    ),
    (
        "presser.hold",
        "召开新闻发布会",
        (_STATEMENT, _VERSION, _F("questions", "答问要点", _K.JSON)),
    ),
    (
        "retract",
        "撤回发布",
        (_F("publish", "发布记录", _K.SEQ), _F("reason", "原因", _K.LONG_TEXT)),
    ),
    (
        "interview.accept",
        "接受采访",
        (
            _F("inquiry", "采访编号", _K.TEXT),
            _some("statement", "稿件", _K.TEXT),
            _some("version", "版本", _K.SEQ),
        ),
    ),
    ("interview.authorise", "授权采访", (_F("inquiry", "采访编号", _K.TEXT),)),
    (
        "interview.decline",
        "婉拒采访",
        (_F("inquiry", "采访编号", _K.TEXT), _F("reason", "理由", _K.LONG_TEXT)),
    ),
    (
        "guide.post",
        "网上引导",
        (
            _TEXT,
            Field("cites", "依据的发布", _K.SEQ, required=False),
            _choice("identity", "身份", ("official", "官方身份"), ("anonymous", "匿名身份")),
        ),
    ),
    ("reply.initial", "初步回应", _REPLY),
    ("reply.opinion", "答复意见", _REPLY),
    ("reply.extend", "延期说明", _REPLY),
    ("reply.final", "最终答复", _REPLY),
    ("adopt.suggestion", "采纳建议", (_F("post", "网帖", _K.POST), _TEXT)),
    ("urge", "督办", (_F("task", "任务编号", _K.TEXT), _TEXT)),
    ("inspect.onsite", "现场督导", (_F("task", "任务编号", _K.TEXT), _TEXT)),
    ("circulate.criticism", "通报批评", (_F("unit", "单位", _K.ROLE), _TEXT)),
    (
        "removal.request",
        "要求平台删帖",
        (_F("post", "网帖", _K.POST), _F("reason", "理由", _K.LONG_TEXT)),
    ),
    ("leak", "对外透露", (_F("to", "对象", _K.TEXT), _TEXT)),
    ("close.propose", "提请终止", (_TEXT,)),
    ("close.approve", "批准终止", (_TEXT,)),
    (
        "summary.submit",
        "提交总结",
        (
            _choice("form", "形式", ("oral", "口头"), ("written", "书面")),
            _F("to", "报送", _K.ROLES),
            _some("participants", "参加单位", _K.ROLES),
            _FIELDS,
        ),
    ),
    (
        "plan.revise",
        "修订预案",
        (_F("problem", "问题", _K.LONG_TEXT), _F("change", "修订内容", _K.LONG_TEXT)),
    ),
    ("team.say", "队内消息", (_TEXT,)),
    (
        "hint.ask",
        "索取提示",
        (_F("obligation", "义务", _K.TEXT), _TEXT, _F("cost", "扣分", _K.COUNT)),
    ),
    (
        "refused",
        "未予受理",
        (
            _F("act", "行动", _K.JSON),
            _F("rule", "规则", _K.TEXT),
            _F("reason", "原因", _K.LONG_TEXT),
            _some("clause", "条款", _K.TEXT),
        ),
    ),
)

_DIRECTOR: tuple[tuple[str, str, tuple[Field, ...]], ...] = (
    ("director.pause", "暂停", ()),
    ("director.resume", "继续", ()),
    ("director.speed", "调速", (_F("factor", "倍速", _K.NUMBER),)),
    (
        "director.inject",
        "临时注入",
        (
            _F("inject", "编号", _K.TEXT),
            _some("channel", "渠道", _K.TEXT),
            _some("title", "标题", _K.TEXT),
            _some("text", "内容", _K.LONG_TEXT),
            _some("to", "对象", _K.ROLES),
            _choice("tier", "作为领导批示，级别", *LEADER_TIERS, required=False),
        ),
    ),
    ("director.skip", "跳过注入", (_F("inject", "编号", _K.TEXT),)),
    (
        "director.replan",
        "调整注入",
        (
            _F("inject", "编号", _K.TEXT),
            _some("at", "改到", _K.TIME),
            _choice("channel", "渠道", *INJECT_CHANNELS.items(), required=False),
            _some("title", "标题", _K.TEXT),
            _some("text", "内容", _K.LONG_TEXT),
            _some("headline", "报道标题", _K.TEXT),
            _some("to", "对象", _K.ROLES),
        ),
    ),
    ("director.hint", "提示", (_F("to", "对象", _K.ROLES), _TEXT)),
    ("director.note", "导调记录", (_TEXT, _some("about", "关于", _K.SEQ))),
    ("director.end", "结束演练", (_some("reason", "原因", _K.TEXT),)),
    ("director.limits", "公布时限", (_F("shown", "公布", _K.YES_NO),)),
    (
        "director.card",
        "蓝军出牌",
        (_choice("card", "牌", *BLUE_CARDS.items()), _some("text", "内容", _K.LONG_TEXT)),
    ),
    (
        "director.veto",
        "否决蓝军的牌",
        (_choice("card", "牌", *BLUE_CARDS.items()), _F("vetoed", "否决", _K.YES_NO)),
    ),
    (
        "director.opponent",
        "自动蓝军",
        (_choice("strength", "强度", *BLUE_STRENGTHS.items()),),
    ),
)

ENTRY_TYPES: Mapping[str, EntryType] = MappingProxyType(
    {
        name: _entry(writer, name, title, *fields)
        for writer, table in (
            (Writer.WORLD, _WORLD),
            (Writer.SEAT, _SEAT),
            (Writer.DIRECTOR, _DIRECTOR),
        )
        for name, title, fields in table
    }
)
"""Every type of row a journal may hold, by name, in the order of the journal format."""

TEMPTATIONS = ("removal.request", "leak")
"""Acts that a trainee may try and that cost marks; anonymous `guide.post` is the third."""

ASIDES = ("team.say", "hint.ask")
"""What seats write for the exercise and not for the handling; the world takes no notice of it."""

SUMMARY_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "cause": "起因",
        "spread_features": "传播特点",
        "handling_result": "处置结果",
        "experience": "经验做法",
        "problems": "存在问题",
        "shortcomings": "不足",
        "improvements": "改进建议",
        "evaluation": "处置评估",
        "opinion_on_persons": "对当事人的处理意见",
        "review": "回顾总结",
        "improvement": "改进措施",
    }
)

MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "preventive": "采取防范性措施",
        "resolve": "从源头化解",
        "file_case": "立案查处",
        "discipline": "追责问责",
        "force": "动用强制力量",
        "C1-1": "开展食品安全事件调查",
        "C1-2": "抽样检验、查封扣押",
        "C1-3": "救治安抚、消费维权",
        "C1-4": "查处食品违法行为",
        "C1-5": "督促整改、排查隐患",
        "C2-1": "开展特种设备事故调查",
        "C2-2": "救治安抚伤亡人员",
        "C2-3": "勘查鉴定、分析原因",
        "C2-4": "协助现场应急处置",
        "C2-5": "追究事故责任",
        "C2-6": "排查整治设备隐患",
        "C2-7": "做好善后工作",
        "C3-1": "梳理争议焦点",
        "C3-2": "审查合法性、合理性",
        "C3-3": "分类处理争议意见",
        "C4-1": "核实反映的问题",
        "C4-2": "分情形处置",
        "C4-3": "查办案件",
        "C4-4": "排查与专项整治",
        "C5-1": "调查作风问题",
        "C5-2": "分情形处理责任人员",
        "C5-3": "跟进纪律处理程序",
        "C7-1": "报告党委政府并按要求处置",
        "C7-2": "了解诉求、与代表沟通",
        "C7-3": "依法处理诉求",
        "C7-4": "协助劝返疏导",
        "C8-1": "查清突发事件情况",
        "C8-2": "组织救治、善后",
        "C8-3": "查找分析原因",
    }
)
"""Codes of `measure.do` (journal §6.8) with short names; plans' own wording stands in the packs."""

FIELD_TITLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "monitor.review_effect": MappingProxyType(
            {
                "heat_change": "热度变化",
                "sentiment_change": "情绪变化",
                "new_questions": "新出现的问题",
            }
        ),
        "report.submit": MappingProxyType(
            {
                "media_or_platform": "媒体或平台",
                "time": "时间",
                "place": "地点",
                "unit_involved": "涉及单位",
                "process": "经过",
                "result": "结果",
                "comment_tendency": "评论倾向",
            }
        ),
        "assess.preliminary": MappingProxyType(
            {
                "nature": "性质",
                "trend": "走势",
                "need_to_respond": "是否回应",
                "degree_of_response": "回应程度",
            }
        ),
        "assess.risk": MappingProxyType(
            {
                "nature": "性质",
                "severity": "严重程度",
                "trend": "走势",
                "possible_social_impact": "可能的社会影响",
            }
        ),
        "assess.legal": MappingProxyType(
            {
                "event_nature": "事件性质",
                "relation_to_duties": "与本局职责的关系",
                "whether_dept_or_cadres_illegal": "部门或人员是否违法",
                "legal_basis": "法律依据",
            }
        ),
        "plan.activate": MappingProxyType(
            {"matter": "事项", "level": "等级", "period": "期限", "measures": "措施"}
        ),
        "summary.submit": SUMMARY_FIELDS,
    }
)
"""The keys of `fields` by act, for plans that say nothing of their own (journal §4)."""
