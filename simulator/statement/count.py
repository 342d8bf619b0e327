"""Numbers of people, complaints and fines in a text, and what each of them counts.

A number is tied to a topic by the nearest words: before it in the same part of the sentence
（「死亡 3 人」）, else after it up to the next number （「37 名学生呕吐、腹泻，到医院就诊」）.
Numbers of officials, and numbers that are only reported as somebody else's, are not counted.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from types import MappingProxyType

from simulator.statement import scope
from simulator.statement.element import Count
from simulator.statement.lead import quick
from simulator.statement.numeral import NUMERAL, bounds, value_of
from simulator.statement.text import SENTENCE_ENDS, Text

TOPICS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "dead": ("死亡", "死亡|身亡|遇难|罹难|丧生|去世|抢救无效"),
        "severe": ("重症", "危重|重症|病危|重伤|病情较重"),
        "injured": ("受伤", "受伤|烫伤|烧伤|伤者|伤员|轻伤|轻微伤|挫伤|骨折"),
        "treated": ("就医", "就诊|就医|送医|送往医院|救治|接诊|收治|治疗"),
        "admitted": ("住院", "住院|留院|留观|入院"),
        "ill": ("不适", "不适|呕吐|腹泻|症状|身体异常|中毒|发热|过敏|腹痛"),
        "recovered": ("好转", "出院|痊愈|康复|离院|返校|好转"),
        "trapped": ("被困", "被困"),
        "missing": ("失联", "失联|失踪"),
        "gathered": ("聚集", "聚集|到场|到店|围观|讨说法|维权"),
        "complaints": ("投诉", "投诉|举报|诉求|登记|退费"),
        "fine": ("罚款", "罚款|罚没|没收违法所得"),
    }
)
"""By topic, its name for the reader and the words that tell it."""

_WORDS = {topic: re.compile(words) for topic, (_, words) in TOPICS.items()}
_MONEY = frozenset({"元", "万元", "余元", "余万元"})

_NUMBER = quick(
    rf"(?<![每第])(?P<before>超过|不少于|不到|不足|至少|大约|将近|约有|逾|超|约|近)?(?P<number>{NUMERAL})"
    r"(?P<after>[余多来])?(?P<unit>名|人次|人(?![大民工员们格心体])|例|位|件|起|条|宗|元|万元)"
    r"(?!次会|[^,。;!?\n]{0,6}?(?:代表|专家|干部|医护|医生|民警|执法|监管|工作人员"
    r"|消防员|检查人员|队员|同志))"
)
_PART = re.compile(r"其中|另有|新增|又有|还有")
"""Words for a part of a whole: its number need not be that of the whole."""

_PART_ENDS = SENTENCE_ENDS + ",、"

_ZERO_TOPICS = "人员伤亡|伤亡|死亡|危重|重症|受伤|遇难|被困|失联|重伤"
_ZERO = re.compile(
    r"(?:没有|暂无|尚无|未造成|未出现|未发生|未接到|均无|无)(?:学生|人员|患者|乘客|任何|一例|新增|群众|人)?"
    rf"(?:因此)?(?:{_ZERO_TOPICS})(?:[、和及或](?:无)?(?:{_ZERO_TOPICS}))*"
)
_NONE = re.compile(r"(?:没有|无|未)[^,。;!?\n]{0,6}?(?:伤亡|死亡|危重|重症|受伤)|均为轻|均无")
"""From here on a number has nothing to do with the words."""

_ALL_MILD = re.compile(r"均为轻(?:症|微症状|微伤)|均属轻症|均无(?:生命危险|大碍)")
_CASUALTIES = re.compile(r"伤亡")


def counts(text: Text) -> Iterator[Count]:
    """Every number with a topic, and every zero that is said in words."""
    numbers = list(_NUMBER.finditer(text.plain))
    led_until = -1
    for here, following in zip_longest(numbers, numbers[1:]):
        start = max(_part_start(text.plain, here.start()), led_until)
        lead, rest = _around(text, start, here, following)
        money = here["unit"] in _MONEY
        before, after = _named(lead, money=money), _named(rest, money=money)
        led_until = here.end() + len(rest) if after and not before else -1
        if (before or after) and not scope.reported(text, here.start()):
            yield _count(text, here, before or after, part=bool(_PART.search(lead)))
    yield from _zeros(text)


def _count(text: Text, here: re.Match[str], topics: tuple[str, ...], *, part: bool) -> Count:
    least, most = bounds(value_of(here["number"]), here["before"], here["after"])
    if here["unit"] == "万元":
        least, most = least * 10**4, most and most * 10**4
    return Count(text.span(*here.span()), topics, least, most, part)


def _around(
    text: Text, start: int, here: re.Match[str], following: re.Match[str] | None
) -> tuple[str, str]:
    """The words before a number in its part of the sentence, and those after it that are its own.

    Words that the number before has taken are not before this one （「1 人失联 2 人受伤」）.
    """
    end = min(text.sentence(here.start()).end, here.end() + 60)
    if following is not None:
        part = _part_start(text.plain, following.start())
        end = min(end, part if part > here.end() else following.start())
    none = _NONE.search(text.plain, here.end(), end)
    end = none.start() if none else end
    return text.plain[max(start, here.start() - 12) : here.start()], text.plain[here.end() : end]


def _named(words: str, *, money: bool) -> tuple[str, ...]:
    found = tuple(topic for topic, pattern in _WORDS.items() if pattern.search(words))
    return tuple(topic for topic in found if (topic == "fine") == money)


def topics_in(words: str) -> tuple[str, ...]:
    """The topics that a fact names, fines left out."""
    return _named(words, money=False)


def _part_start(plain: str, at: int) -> int:
    """Where the part of the sentence begins, after a comma, a list comma or a sentence end."""
    return max(plain.rfind(end, max(0, at - 80), at) for end in _PART_ENDS) + 1


def _zeros(text: Text) -> Iterator[Count]:
    for match in _ZERO.finditer(text.plain):
        topics = _named(match[0], money=False)
        if _CASUALTIES.search(match[0]):
            topics = ("dead", "injured")
        if not scope.reported(text, match.start()):
            yield Count(text.span(*match.span()), topics, 0, 0)
    for match in _ALL_MILD.finditer(text.plain):
        yield Count(text.span(*match.span()), ("severe",), 0, 0)
