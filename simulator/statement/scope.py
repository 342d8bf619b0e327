"""Whose words they are: what the writer says, and what he only reports, asks or supposes.

「网传系肉变质所致」 asserts nothing, 「经核查，系肉变质所致」 does. The rules look at the sentence
before a find; they know no grammar beyond the lists below.
"""

import re

from simulator.statement.cue import compiled
from simulator.statement.text import Text

_REPORTED = compiled(
    r"""
    网传 网称 网帖 网上 流传 传言 传闻 谣传 谣言 消息称 所谓 散布 编造 关于
    有人(说|称|反映|认为|怀疑)
    (投诉人|举报人|发帖人|帖文|帖子|视频|<people>)[^,。;!?\n]{0,10}?(称|说(?!法|明|话)|反映|认为|怀疑|质疑)(?!问题|诉求|情况|意见|的)
    (投诉人|举报人|发帖人|帖文|帖子|视频|<people>)[^,。;!?\n]{0,10}?(投诉|举报|问(?!题|询)|关心)(?!问题|诉求|情况|意见|的|电话|渠道)
    """
)
_OWN = compiled(
    r"""
    经…(<check>|查) 我局 事实上? 实际 查明 核实 结果(显示|表明) 报告(显示|表明) 显示 认定
    """
)
_ASKED = re.compile(r"是否|有无|有没有|是不是|何种|什么|为何|为什么|怎样|如何|哪些|哪个|吗")
_SUPPOSED = re.compile(
    r"(?:^|[,、])(?:如果|如|若|倘若|一旦|凡是|凡|只要|假如|假使|万一)|对于?[^,]{0,14}$"
)
_PREVENTED = re.compile(r"(?:防止|避免|以免|防范|预防|杜绝|减少|降低)[^,]{0,14}$")
_HEDGED = re.compile(
    r"疑似|疑为|可能|初步(?:判断|认定|分析|研判|推断|推测|考虑|认为|怀疑)|不排除|或系|或因|或为|怀疑|推测|大概|估计|似乎|应该是|倾向"
)
_TURNED = re.compile(r"并非|并不是|不是|不系|不属|不构成|非(?:因|由|系)|(?:未|没有|并未|不会|不)$")


_LOOK_BACK = 200
"""Characters of a sentence that are looked at; longer ones would be read in square time."""


def reported(text: Text, at: int) -> bool:
    """Whether the words at a position of the plain text are given as somebody else's."""
    lead = text.plain[max(text.sentence(at).start, at - _LOOK_BACK) : at]
    last = max((m.end() for m in _REPORTED.finditer(lead)), default=0)
    if not last:
        return False
    return not any(m.start() >= last for m in _OWN.finditer(lead)) or _in_quotes(lead)


def _in_quotes(lead: str) -> bool:
    return lead.rfind("“") > lead.rfind("”") or lead.rfind("「") > lead.rfind("」")


def open_to(text: Text, at: int) -> bool:
    """Whether the clause before a position asks, supposes or wants to prevent."""
    lead = text.before(at, 40)
    return bool(_ASKED.search(lead) or _SUPPOSED.search(lead) or _PREVENTED.search(lead))


def hedged(lead: str) -> bool:
    """Whether words before a claim make it a guess."""
    return bool(_HEDGED.search(lead))


def turned_round(lead: str) -> bool:
    """Whether words before a claim deny it."""
    return bool(_TURNED.search(lead))
