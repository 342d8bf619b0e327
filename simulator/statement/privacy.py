"""Personal data in a text: what lets a reader find a private person.

Found are mobile numbers, identity numbers, addresses down to the door, accounts, number plates,
and full names of private persons beside a word for what they are （学生、患者、投诉人…）.
「张某某」, 「张某」 and 「王女士」 are masked; names of officials and firms are public. A full
name without such a word beside it is not found, since by their form Chinese names cannot be told
from other words.
"""

import re
from collections.abc import Iterator

from simulator.statement.element import Element, Mark
from simulator.statement.text import Text

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GIVEN = r"[^\W\d_a-zA-Z某]"
_PERSON = (
    r"学生|同学|患者|病人|家长|伤者|死者|遇难者|逝者|受害人|投诉人|举报人|消费者|当事人|网民|网友|(?<![企产行农商作])业主|乘客"
    r"|居民|顾客|儿童|男童|女童|孩子|会员|住户|市民|其父|其母|父亲|母亲|女儿|儿子|妻子|丈夫|发帖人|婴儿|其子|其女"
)
_NO_NAME = re.compile(
    r"余[名人下]|何[时人种]|常[见用年]|文[明件化]|金[额融]|任[何务意]|时[间候]|许[多可]|段时|程[度序]|江边"
    r"|高[度等]|方[面便]|石[材油]|田间|康复|易[发过]|家[长属]|黄[色金]|汤料|雷雨|毛病|武装|顾[客虑]|范围"
    r"|夏[季天]|龙头|.(?:女士|先生|同学|老师|阿姨|师傅|大爷|大妈)$|曾[在经有于被]|赖以|钱款|谢绝|田径|孔隙|陆续"
)
"""Beginnings of words that look like a surname with a name."""

_AFTER_NAME = (
    r"(?=[,。、;:()!?\n\"”」]|$|[的在于到向称说因被为等和与及今昨当经发就住午已男女]|反映|出现|同学|家长"
    r"|先生|目前|\d)"
)

_NAMED = re.compile(
    rf"(?:{_PERSON})(?:名叫|叫|为|是|:)?(?P<name>[{_SURNAMES}]{_GIVEN}{{1,2}}?){_AFTER_NAME}"
)
_TITLED = re.compile(
    rf"(?P<name>[{_SURNAMES}]{_GIVEN}{{2}})"
    r"(?=同学|小朋友|先生|女士|\([男女\d]|,[男女][,)]|,?\d{1,2}岁)"
)
_DATA: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", re.compile(r"(?<!\d)1[3-9]\d-?\d{4}-?\d{4}(?!\d)")),
    (
        "identity",
        re.compile(
            r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![A-Za-z0-9])"
        ),
    ),
    (
        "address",
        re.compile(
            r"\d{1,4}(?:栋|幢|座|号楼)[^,。;!?\n]{0,8}?(?:单元)?\d{3,4}(?:室|号房|号|户)?(?!人|名|元)"
            r"|\d{1,2}单元\d{3,4}"
        ),
    ),
    (
        "account",
        re.compile(r"(?:微信|QQ|qq|抖音|账号)(?:号|ID|id)?[:为是]{0,2}[A-Za-z0-9_-]{5,24}"),
    ),
    ("plate", re.compile(rf"[{_PROVINCES}][A-Z]·?[A-Z0-9]{{5,6}}(?![A-Za-z0-9])")),
    ("account", re.compile(r"(?<!\d)62\d{14,17}(?!\d)")),
)


def personal_data(text: Text) -> Iterator[Mark]:
    """Every piece of personal data, by kind."""
    for kind, pattern in _DATA:
        for match in pattern.finditer(text.plain):
            yield Mark(text.span(*match.span()), Element.PERSONAL, kind)
    for pattern in (_NAMED, _TITLED):
        for match in pattern.finditer(text.plain):
            if not _NO_NAME.match(match["name"]):
                yield Mark(text.span(*match.span("name")), Element.PERSONAL, "name")
