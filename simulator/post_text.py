"""What an ordinary post says and who wrote it: a function of seed and name, without state.

A post is rendered when somebody looks at it. Its words agree with the story because they are
the story's; what is not yet public is not said, and rumours are those that go round.

Source: model notes 4.3 and 4.4; the rates of the forms by F40 to F42.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from scenarios.grammar import FOUND, Emotion, Grammar, Kind, Stance, Talk, Voice
from scenarios.phrase import Phrase, phrase_of
from scenarios.scenario import Scenario
from scenarios.template import render
from simulator.dice import Dice
from simulator.persona import author, handle
from simulator.said import Said
from simulator.style import Typist

BARE = 0.40
"""Share of posts that pass something on without a word (F41)."""

_FORMS = ((0.07, "pictures"), (0.33, "stock"), (0.51, "clause"), (0.85, "phrase"), (0.94, "two"))
"""Of the posts with words: up to which share of a draw they take which form; the rest is long."""

_ABOUT = 0.6
_TITLED = 0.35
_LONG = 3
_TITLING = ("microblog", "shortvideo")


@dataclass(frozen=True, slots=True)
class Request:
    """Which post is wanted.

    Attributes:
        name: Tells it from all others of the drill.
        kind: Of the platform it stands on.
        stance: How its author stands to the matter.
        said: What the public can say at its time.
        rumour: The id of the rumour it is about, empty where it is about the matter.
        original: Whether it begins something instead of passing it on: it is long and has words.
    """

    name: str
    kind: Kind
    stance: Stance
    said: Said
    rumour: str = ""
    original: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post as somebody sees it; `text` is empty where it only passes something on."""

    author: str
    text: str
    stance: Stance
    emotion: Emotion


class Speaker:
    """Renders the ordinary posts of one drill."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        """Get ready; nothing is kept from post to post but what saves work.

        Args:
            scenario: A story that was loaded, so that its `speech` is there.
            seed: Of the drill.
        """
        assert scenario.speech is not None  # load_scenario gives every story its speech
        self._grammar, self._manner = scenario.speech
        self._seed = seed
        self._words = words_of(scenario, self._grammar)
        self._titles = (
            *(render(title, scenario.slots) for title in scenario.topics[:3]),
            *(phrase_of(tag).fill(self._words, lambda _: 0) for tag in self._grammar.hashtags),
        )
        self._known: dict[object, tuple[tuple[Voice, Phrase], ...]] = {}

    def bare(self, kind: Kind) -> str:
        """What a platform of this kind shows in place of words."""
        return self._manner.bare[kind]

    def post(self, wanted: Request) -> Post:
        """Render a post; the same request always gives the same."""
        dice = Dice(self._seed, wanted.name)
        who = handle(self._seed, author(dice), wanted.kind, self._manner)
        emotion = _weighted(self._manner.moods[wanted.stance], dice.uniform())
        if dice.holds(BARE) and not wanted.original:
            return Post(who, "", wanted.stance, emotion)
        return Post(who, self._text(wanted, dice, emotion), wanted.stance, emotion)

    def _text(self, wanted: Request, dice: Dice, emotion: Emotion) -> str:
        words = self._found(wanted, dice)
        spoken = [self._phrase(wanted, dice, words)]
        voice = spoken[0][0]
        typist = Typist(dice, self._manner, words, wanted.kind, voice, wanted.stance, emotion)
        form = "long" if wanted.original else _form(dice.uniform())
        if form == "pictures":
            return typist.pictures()
        if form == "stock":
            short = phrase_of(dice.common(self._manner.stock[wanted.stance]))
            return typist.blurted(short.fill(words, dice.below))
        more = {"two": 1, "long": _LONG}.get(form, 0)
        spoken += [self._phrase(wanted, dice, words) for _ in range(more)]
        text = self._linked(dict.fromkeys(phrase for _, phrase in spoken), words, dice)
        if form == "clause":
            return typist.typed(_clause(text, dice))
        if form == "long" and wanted.kind in _TITLING and dice.holds(_TITLED):
            return f"#{dice.pick(self._titles)}# {typist.typed(text)}"
        return typist.typed(text)

    def _linked(self, phrases: Iterable[Phrase], words: Mapping[str, str], dice: Dice) -> str:
        """Sentences one after the other."""
        text = ""
        for phrase in phrases:
            said = phrase.fill(words, dice.below)
            text = _joined(text, dice.pick(self._manner.joints), said) if text else said
        return text

    def _found(self, wanted: Request, dice: Dice) -> dict[str, str]:
        """The words of the story, with those that the drill has found by then."""
        said, words = wanted.said, dict(self._words)
        if said.facts:
            words["fact"] = dice.pick(said.facts)
        if said.count:
            words["count"] = said.count
        if said.hours:
            words["hours"] = said.hours
        for name, known in (("rumour", said.rumours), ("refuted", said.refuted)):
            texts = [known[wanted.rumour]] if wanted.rumour in known else list(known.values())
            if texts and (wanted.rumour in known or not wanted.rumour):
                words[name] = dice.pick(texts)
        return words

    def _phrase(
        self, wanted: Request, dice: Dice, words: Mapping[str, str]
    ) -> tuple[Voice, Phrase]:
        """One of the phrases that can be said; about a rumour mostly one that names it."""
        found = frozenset(words).intersection(FOUND)
        spoken = self._spoken(wanted, found, named=False)
        if wanted.rumour:
            about = self._spoken(wanted, found & {"rumour", "refuted"}, named=True)
            if about and dice.holds(_ABOUT):
                return dice.pick(about)
        return dice.pick(spoken)

    def _spoken(
        self, wanted: Request, found: frozenset[str], *, named: bool
    ) -> tuple[tuple[Voice, Phrase], ...]:
        """The phrases that can be said with what was found; `named` those that name some of it."""
        key = (wanted.stance, wanted.kind, wanted.said.stage, found, named)
        if key not in self._known:
            self._known[key] = tuple(
                (talk.voice, phrase)
                for talk in self._grammar.posts
                if _may_say(talk, wanted)
                for phrase in map(phrase_of, talk.texts)
                if found.issuperset(FOUND.keys() & phrase.words)
                and (not named or found.intersection(phrase.words))
            )
        return self._known[key]


def words_of(scenario: Scenario, grammar: Grammar) -> dict[str, str]:
    """What the words of a grammar stand for in a story: its `talk`, its slots, else the plain."""
    words = {}
    for name, plain in grammar.words.items():
        if name in scenario.talk:
            words[name] = render(scenario.talk[name], scenario.slots)
        else:
            words[name] = str(scenario.slots.get(name, plain))
    return words


def _may_say(talk: Talk, wanted: Request) -> bool:
    return (
        talk.stance == wanted.stance
        and talk.stage in ("any", wanted.said.stage)
        and (not talk.kinds or wanted.kind in talk.kinds)
    )


def _form(drawn: float) -> str:
    return next((form for limit, form in _FORMS if drawn < limit), "long")


def _clause(text: str, dice: Dice) -> str:
    """One clause of a text: people break off, or begin in the middle."""
    return dice.pick([part for part in text.split("，") if part] or [text])


def _joined(text: str, joint: str, more: str) -> str:
    """Two sentences as one, without marks that meet."""
    return f"{text.rstrip('？') if joint[0] != ' ' else text}{joint}{more}"


def _weighted(shares: Mapping[Emotion, float], drawn: float) -> Emotion:
    sums = list(accumulate(shares.values()))
    return tuple(shares)[bisect_right(sums, drawn * sums[-1])]
