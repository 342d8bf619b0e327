"""When, where and whom a statement is about.

A place is a named part of the country or a named site; a subject is a named body, an official at
a counter, a document, a piece of equipment, or a claim that is quoted. Names are found by their
endings and cut where a verb or a preposition stands; there is no list of names, since all names of
a drill are invented.
"""

import re
from collections.abc import Iterator

from simulator.statement.cue import compiled
from simulator.statement.element import Element, Mark
from simulator.statement.lead import quick
from simulator.statement.text import Text

_CHINESE = "[一二三四五六七八九十]{1,3}"
_PART = r"凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上?|夜间|深夜|[午早晚]餐后"
_HOUR = r"\d{1,2}(?:[时点](?:\d{1,2}分|半|整)?|:\d{2})"
_EXACT_TIME = quick(
    rf"(?:(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号]|{_CHINESE}月{_CHINESE}日"
    r"|[今昨当明][天日晚早晨]|\d{1,2}日)"
    rf"(?:{_PART})?(?:{_HOUR})?(?:许|左右|前)?"
    rf"|(?:{_PART})?{_HOUR}(?:许|左右|前|起)?"
)
_VAGUE_TIME = re.compile(r"近日|日前|近期|前不久|不久前|前段时间|某日|前几天|近来")

_STOP = compiled(
    r"""
    责令 涉事 位于 关于 针对 前往 赶赴 组织 联合 会同 依法 要求 督促 检查 调查 部分 发生 所有 全部
    其他
    其余 多名 多家 整个 暂停 停止 部门 连夜 进驻 亲赴 坐镇 开展 发现 目前
    [在于对至到从由我你他她该此本将已并和与及或了的被请为是向把经据称等某这那让使入往就们不能说来获每局系]
    [日月时午晚年\d,:、()“”「」《》?!。;\n·\-]
    """
)
_GENERIC = compiled(
    r"""
    相关 有关 校园 学校 承包 单位 学生 职工 员工 农贸 大型 附近 当地 类似 同类 周边 集体 配餐 经营
    住宅 居民 无证 个别 重点 欢迎 小作坊 [一二两三四五六七八九十]家 生产 连锁 小微 同型号 同品牌
    同类 大棚 台大型 号楼 一部 受伤 专业
    [一两]家
    [一区市县镇全各多小大老新该其城超上门夜都地社园景辖厂校片道公铁线]
    """
)
_NAME = 12
"""Characters before an ending that can belong to a name."""

_SHORTEST_NAME = 2
_LONGEST_TITLE = 40

_SITE = r"学校|小学|中学|幼儿园|大学|学院|食堂|超市|酒店|饭店|餐厅|餐馆|市场|商场|影城|医院"
_PLACE_ENDS = compiled(
    rf"""
    省 (?<![夜超城上门都股菜])市(?!场|民|级|局|监|政|委|区) 自治[区州县] 区(?!域|别|分|局|间)
    县(?!级|局) 镇 乡(?!村|镇)
    街道
    大道 路(?!灯|面|线|况|由|过|人) 村(?!民|委) 巷 广场 大厦 小区 花园 公寓 车站 乐园 公园 工业园
    大楼
    停车场 景区 (市民|会展|购物|服务|体育|商业|批发)中心 游乐场 体育馆 批发城 商业街 步行街
    (办事|服务)大厅 ({_SITE})(?!监|秩序|主体|价格|经营|管理)
    """
)
_OF_AN_ORGAN = re.compile(
    r"[^\W\da-zA-Z]{0,10}?(?:(?<![我本])局|委员会|委|厅|政府|部门|支队|大队|监管所|管理所)"
)
_SUBJECT_ENDS = compiled(
    rf"""
    (?!医院)({_SITE})(?!监|秩序|主体|价格|经营|管理) 公司 集团 企业 商行 门店 店(?!铺) 直播间
    厂(?!家) 合作社 物业 药房 停车场 健身(房|中心) 俱乐部 加油站 工作室 平台 民宿 摊位 馆 作坊 诊所
    电梯 扶梯 锅炉 游乐设施
    过山车 叉车
    索道 气瓶 压力容器
    """
)
_VAGUE_SUBJECT = re.compile(
    r"(?:涉事|某|该|相关|有关)[^,。;!?\n]{0,6}?"
    r"(?:企业|公司|单位|门店|店|商家|学校|食堂|餐厅|电梯|人员|平台)"
)
_OTHER_SUBJECT = compiled(
    r"""
    (我局|分局|我所|监管(分局|所)|窗口|大厅)[^,。;!?\n]{0,10}?<official>[^,。;!?\n]{0,4}?(?=在|执法|推|被|对|因|态度|与|涉嫌|存在|违)
    《[^》\n]{2,40}》 \d{1,3}号(楼|机|线)[^,。;!?\n]{0,6}?(电梯|扶梯|锅炉|设备|塔吊)
    """.replace("<official>", "(工作人员|干部|执法人员|窗口)")
)
_CLAIM = re.compile(r"[“「\"][^”」\"\n]{3,60}[”」\"]")
_CLAIM_LEAD = re.compile(
    r"网传|流传|传言|传闻|网帖|帖文|网上|视频|消息|谣言|关于|反映|(?:称|说)[:,]?$"
)


def circumstances(text: Text) -> Iterator[Mark]:
    """Every time, place and subject, kind by kind."""
    yield from times(text)
    for start, end in _names(text, _PLACE_ENDS):
        if not _OF_AN_ORGAN.match(text.plain, end) and not text.plain[start:end].endswith("医院"):
            yield Mark(text.span(start, end), Element.PLACE)
    for start, end in _names(text, _SUBJECT_ENDS):
        yield Mark(text.span(start, end), Element.SUBJECT, "named")
    for match in _OTHER_SUBJECT.finditer(text.plain):
        yield Mark(text.span(*match.span()), Element.SUBJECT, "named")
    for match in _VAGUE_SUBJECT.finditer(text.plain):
        yield Mark(text.span(*match.span()), Element.SUBJECT, "vague")
    for match in _CLAIM.finditer(text.plain):
        if _CLAIM_LEAD.search(text.before(match.start(), 16)):
            yield Mark(text.span(*match.span()), Element.SUBJECT, "claim")


def times(text: Text) -> Iterator[Mark]:
    """Every time: a day or an hour is `exact`, 「近日」 is `vague`."""
    for match in _EXACT_TIME.finditer(text.plain):
        yield Mark(text.span(*match.span()), Element.TIME, "exact")
    for match in _VAGUE_TIME.finditer(text.plain):
        yield Mark(text.span(*match.span()), Element.TIME, "vague")


def _names(text: Text, ends: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Names with one of these endings; names that follow each other directly are one."""
    open_start, open_end = -1, -1
    for match in ends.finditer(text.plain):
        start = _start_of_name(text.plain, match.start())
        name = text.plain[start : match.start()]
        unnamed = text.plain[:start].endswith("某") or not _GENERIC.sub("", name)
        if len(name) < _SHORTEST_NAME or unnamed or _in_title(text.plain, start):
            continue
        if start <= open_end:
            open_end = match.end()
            continue
        if open_end > 0:
            yield open_start, open_end
        open_start, open_end = start, match.end()
    if open_end > 0:
        yield open_start, open_end


def _in_title(plain: str, at: int) -> bool:
    """Whether a position lies in the title of a document."""
    lead = plain[max(0, at - _LONGEST_TITLE) : at]
    return lead.rfind("《") > lead.rfind("》")


def _start_of_name(plain: str, at: int) -> int:
    """Where the name that ends at a position begins: behind the last word that is in no name."""
    start = max(0, at - _NAME)
    return max((match.end() for match in _STOP.finditer(plain, start, at)), default=start)
