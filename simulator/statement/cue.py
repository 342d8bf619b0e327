"""How the tables of words are written, and how a text is searched for them.

A cue lists its words separated by white space, in regular expressions over the plain text (half-
width commas, colons, question marks and brackets, no spaces). Three things are shorter than usual:

- `…` stands for up to 14 characters of the same clause, as few as will do;
- `(a|b)` never captures;
- `<check>` stands for a list of `LISTS`.

Nothing may repeat without a bound, so that any text is read in time that grows with its length
alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from simulator.statement.element import Element, Mark
from simulator.statement.lead import quick
from simulator.statement.text import Text

LISTS: Mapping[str, str] = MappingProxyType(
    {
        "people": (
            "网民|网友|家长|群众|市民|消费者|媒体|记者|自媒体|博主|患者|家属|业主|商户|当事人|学生"
            "|乘客|居民|会员|顾客|游客|旅客|村民|住户"
        ),
        "check": (
            "核查|核实|调查|检查|检测|检验|化验|统计|鉴定|了解|研判|侦办|侦查|评估|复核|查证"
            "|溯源|排查|抽检|勘查|审查|确认|甄别|追查|研究|认定"
        ),
        "known": (
            "查明|确定|确认|判断|断定|明确|得出|认定|下结论|定论|定性|掌握|查清|核清|厘清|出具|统计|核实"
        ),
        "organ": "医院|公安|警方|机关|部门|机构|中心|消防|专家|局|委|所|院",
        "record": "监控|视频|录像|录音|票证|台账|记录|档案|数据|单据|系统|执法记录仪",
    }
)

NEGATED = (
    "(不|没|没有|未|无|非|并非|绝非|勿|别|不要|不能|不敢|不会|不可|无法|难以|避免|防止|杜绝|禁止"
    "|不得|不再|谈不上)$"
)
"""Ends of a text that turn round what follows."""

_NEVER = "(?!)x"
_LOOK_BACK = 12
_GAP = "[^,。;!?\n]{0,14}?"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words for one element; `unless` takes a find back, by what stands just before it."""

    element: Element
    words: str
    value: str = ""
    unless: str = ""


def compiled(words: str) -> re.Pattern[str]:
    """Words in the notation above as one expression, the first that fits wins."""
    return quick("|".join(_long_form(word) for word in words.split()))


def _long_form(word: str) -> str:
    for name, choices in LISTS.items():
        word = word.replace(f"<{name}>", f"({choices})")
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", word).replace("…", _GAP)


class Lexicon:
    """Cues ready for searching."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = tuple(
            (cue.element, cue.value, compiled(cue.words), compiled(cue.unless or _NEVER))
            for cue in cues
        )

    def marks(self, text: Text) -> Iterator[Mark]:
        """Every place where a cue is found and not taken back, cue by cue."""
        for element, value, words, unless in self._cues:
            for match in words.finditer(text.plain):
                if not unless.search(text.before(match.start(), _LOOK_BACK)):
                    yield Mark(text.span(*match.span()), element, value)
