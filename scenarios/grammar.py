"""How people talk about a kind of incident: phrases by voice, hashtags, rumours, notices.

One grammar serves every scenario of its category: the words for places, firms and things come
from the scenario. What is said when, by whom and how often is decided in the simulator.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from scenarios.model import Part
from scenarios.phrase import MAX_PHRASE
from scenarios.plan import Id

PHRASE = "phrase"
"""Marks fields that hold phrases."""

PhraseText = Annotated[str, Field(min_length=1, max_length=MAX_PHRASE), PHRASE]
"""A phrase as `scenarios.phrase` reads it."""

Kind = Literal["microblog", "messaging", "shortvideo", "forum", "news"]

Stance = Literal[
    "victim", "witness", "question", "anger", "rumour", "doubt", "support", "hype", "other"
]
"""How somebody stands to the matter; `other` is talk that has nothing to do with it."""

Voice = Literal[
    "parent",
    "sceptic",
    "insider",
    "lawyer",
    "joker",
    "local",
    "defender",
    "bystander",
    "profiteer",
]
"""Who speaks: somebody hit, a doubter, one who knows the trade, one who knows the law, a wit,
a neighbour, one who defends, one who asks, one who lives on attention."""

Stage = Literal["any", "silent", "answered"]
"""Before or after the first statement of the bureau."""

Emotion = Literal["angry", "neutral", "happy", "sad", "surprise", "fear"]

COMMON: Mapping[str, str] = MappingProxyType(
    {
        "place": "出事的地方",
        "unit": "涉事单位的简称",
        "thing": "涉事的食品、设备、商品、规定等",
        "people": "受影响的人",
        "bureau": "本局的简称",
        "city": "城市或区县",
    }
)
"""Words that every grammar has; the shared phrases use them too."""

FOUND: Mapping[str, str] = MappingProxyType(
    {
        "fact": "一条已经公开的事实",
        "count": "已经公开的伤病人数",
        "hours": "事发以来的小时数，官方未回应时才有",
        "rumour": "一条正在流传的谣言",
        "refuted": "一条官方已经辟谣的谣言",
    }
)
"""Words that the drill fills in; a phrase with one of them is said only while there is one."""

WRONG: Mapping[str, str] = MappingProxyType({"wrong": "与真实伤病人数不同的数"})
"""Words of rumours alone."""


class Talk(Part):
    """Phrases of one voice and one stance."""

    voice: Voice
    stance: Stance
    stage: Stage = "any"
    kinds: tuple[Kind, ...] = ()
    """Kinds of platforms on which it is said; all without any."""
    texts: tuple[PhraseText, ...] = Field(min_length=1)


class Hearsay(Part):
    """A false claim of this kind of incident; it contradicts facts of the kind `against`."""

    text: PhraseText
    tag: PhraseText
    against: Literal["fact", "cause", "course", "casualties"]
    severe: bool = False


class Notice(Part):
    """A text with which an office speaks; square brackets 〔〕 mark what has to be filled in."""

    kind: Literal["notice", "progress", "result", "clarify", "reply", "guidance"]
    text: PhraseText


class Grammar(Part):
    """How people talk about incidents of one category."""

    grammar: Literal[1]
    id: Id
    category: int = Field(ge=1, le=8)
    title: str
    words: Mapping[str, str] = Field(min_length=1)
    """What a word stands for where the scenario does not say it."""
    posts: tuple[Talk, ...] = Field(min_length=1)
    hashtags: tuple[PhraseText, ...] = Field(min_length=1)
    rumours: tuple[Hearsay, ...] = Field(min_length=1)
    notices: tuple[Notice, ...] = Field(min_length=1)


class Nicknames(Part):
    """What people call themselves: `names` whole, others joined from `front` and `back`."""

    names: tuple[str, ...] = Field(min_length=1)
    front: tuple[str, ...] = Field(min_length=1)
    back: tuple[str, ...] = Field(min_length=1)
    numbered: str
    """What a platform calls people who gave themselves no name; digits follow."""


class Manner(Part):
    """What all grammars share: how people open, end, abbreviate and pass things on."""

    manner: Literal[1]
    bare: Mapping[Kind, str]
    """What a platform shows where somebody passed something on without a word."""
    stock: Mapping[Stance, tuple[PhraseText, ...]]
    """Short reactions, the commonest first; the same ones come again and again."""
    emoticons: Mapping[Emotion, tuple[str, ...]]
    """Names of the platforms' small pictures, the commonest first."""
    moods: Mapping[Stance, Mapping[Emotion, float]]
    """Shares of emotions by stance."""
    openings: Mapping[Voice, tuple[PhraseText, ...]]
    tails: Mapping[Stance, tuple[PhraseText, ...]]
    joints: tuple[str, ...] = Field(min_length=1)
    """Between two phrases of a longer post."""
    calls: tuple[PhraseText, ...] = Field(min_length=1)
    """How somebody is called in: with @."""
    particles: tuple[str, ...] = Field(min_length=1)
    """At the end of a clause, some of them of a dialect."""
    slips: Mapping[str, str]
    """Slips of the pen and words of the net: what is meant, what is typed."""
    nicknames: Nicknames
