"""What the cards of the blue cell do to the world.

Everything stays inside the invented world: what a card says comes from the director, else
from the grammar of the incident's category with the words of the scenario. False claims
contradict facts of the scenario, which refute them.

Source: the effects are choices; the size of a big account's mark as in `simulator.parameters`.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from scenarios.grammar import Hearsay, Stance
from scenarios.phrase import phrase_of
from simulator.crowd import Kind
from simulator.dice import Dice
from simulator.entry import Entry
from simulator.parameters import HOUR, TIER_MARK
from simulator.post_text import Request, Speaker, words_of
from simulator.said import Hearing
from simulator.world import World

WAITS_S = 4 * HOUR
"""How long a hostile reporter waits for an answer."""

_LEAK_MARK, _RUMOUR_MARK, _DRIFT_MARK = 3.0, 1.5, 1.0
_DRIFT_ANGER, _DRIFT_TRUST = 0.04, -0.04
_FORGED = Hearsay(
    text="网传<bureau>“内部通知”截图：对外统一口径，不得接受采访，违者追责",
    tag="<bureau>内部通知截图",
    against="fact",
    severe=True,
)
_QUESTIONS = (
    "有人反映你们早就知道<place>的问题，一直压着没有查。是谁让压的？请今天之内正面回答。",
    "网上的视频和你们的说法对不上。是没有去现场，还是去了不敢说？",
    "你们和<unit>是什么关系？过去三年检查过几次、罚过几次？不答就按“拒绝回答”刊发。",
    "都说你们在等热度过去。除了“正在调查”，今天有没有一句新的话可以讲？",
)
_HEADLINE = "<bureau>没有回应记者的追问"


class Blue:
    """Listens for cards and lets them work."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._cards: Mapping[str, Callable[[Entry], None]] = {
            "leak_video": self._leak,
            "hostile_interview": self._interview,
            "rumour": self._rumour,
            "celebrity": self._celebrity,
            "forged_document": lambda entry: self._spread(entry, _FORGED),
            "topic_drift": self._drift,
        }

    def on(self, entry: Entry) -> None:
        """Let a card work when it has been played."""
        if entry.type == "director.card":
            self._cards[entry.data["card"]](entry)

    def can(self, card: str) -> bool:
        """Tell whether the story has what a card needs: outlets, facts that refute a rumour."""
        if card == "hostile_interview":
            return bool(self._world.scenario.outlets)
        return card != "rumour" or bool(self._hearsay)

    def _leak(self, entry: Entry) -> None:
        platforms = self._world.scenario.platforms
        films = [name for name, platform in platforms.items() if platform.kind == "shortvideo"]
        self._post(entry, next(iter((*films, *platforms))), "witness", {"key": True})
        self._world.crowd.mark(self._world.topics.side(_track(entry)), _LEAK_MARK)

    def _celebrity(self, entry: Entry) -> None:
        self._post(entry, next(iter(self._world.scenario.platforms)), "anger", {"class": "hype"})
        self._world.crowd.mark(self._world.topics.side(_track(entry)), TIER_MARK["kol"])

    def _drift(self, entry: Entry) -> None:
        self._world.crowd.mark(self._world.topics.new_side(_track(entry)), _DRIFT_MARK)
        self._world.crowd.shift(anger=_DRIFT_ANGER, trust=_DRIFT_TRUST)

    def _interview(self, entry: Entry) -> None:
        dice, name = self._dice(entry), f"blue-q{entry.seq}"
        outlet = dice.pick(self._world.scenario.outlets).id
        question = self._told(entry, dice.pick(_QUESTIONS))
        row = {"inquiry": name, "outlet": outlet, "question": question}
        self._world.write("sim.media_inquiry", row, entry.seq)
        self._world.later(WAITS_S, partial(self._write_up, name, outlet, entry.seq))

    def _write_up(self, name: str, outlet: str, because: int) -> None:
        inquiry = self._world.book.inquiries[name]
        if inquiry.closed or inquiry.has("interview.accept") or inquiry.has("interview.decline"):
            return
        headline = phrase_of(_HEADLINE).fill(self._words, lambda _: 0)
        self._world.report(outlet, headline, because)
        self._world.write("sim.media_inquiry_closed", {"inquiry": name}, because)

    def _rumour(self, entry: Entry) -> None:
        self._spread(entry, self._dice(entry).pick(self._hearsay))

    def _spread(self, entry: Entry, told: Hearsay) -> None:
        """Let a false claim go round; the facts of the kind that it contradicts refute it."""
        world, name = self._world, f"blue-r{entry.seq}"
        tag = phrase_of(told.tag).fill(self._words, self._dice(entry).below)
        world.crowd.begin(name, Kind.RUMOUR)
        world.topics.name(name, tag)
        row = {"rumour": name, "text": self._told(entry, told.text), "severe": told.severe}
        world.write("sim.rumour", {**row, "facts": self._against(told)}, entry.seq)
        world.crowd.mark(name, _RUMOUR_MARK * (2.0 if told.severe else 1.0))

    def _post(
        self, entry: Entry, platform: str, stance: Stance, marks: Mapping[str, object]
    ) -> None:
        world = self._world
        kind = world.scenario.platforms[platform].kind
        said = Hearing(world.scenario, world.journal).at(world.now)
        post = self._speaker.post(Request(_track(entry), kind, stance, said, original=True))
        row = {"post": f"blue-p{entry.seq}", "platform": platform, "author": post.author}
        text = entry.data.get("text") or post.text
        row |= {"stance": stance, "text": text}
        world.write("sim.post", {**row, "incident": True, **marks}, entry.seq)

    def _told(self, entry: Entry, text: str) -> str:
        """What the director wrote, else a phrase with the words of the story."""
        written = entry.data.get("text")
        return (
            str(written) if written else phrase_of(text).fill(self._words, self._dice(entry).below)
        )

    def _dice(self, entry: Entry) -> Dice:
        return Dice(self._world.chance.seed, _track(entry))

    def _against(self, told: Hearsay) -> list[str]:
        """The facts that refute a claim; secret ones do not, since nobody may cite them."""
        facts = self._world.scenario.truth.facts
        return [fact.id for fact in facts if fact.kind == told.against and not fact.secret]

    @cached_property
    def _speaker(self) -> Speaker:
        return Speaker(self._world.scenario, self._world.chance.seed)

    @cached_property
    def _hearsay(self) -> tuple[Hearsay, ...]:
        """The rumours of the grammar that some fact of the scenario refutes."""
        speech = self._world.scenario.speech
        rumours = speech[0].rumours if speech else ()
        return tuple(told for told in rumours if self._against(told))

    @cached_property
    def _words(self) -> dict[str, str]:
        """The words of the story; `wrong` is a number of people hurt that is not the true one."""
        scenario = self._world.scenario
        assert scenario.speech is not None  # load_scenario gives every story its speech
        true = [
            fact.value
            for fact in scenario.truth.facts
            if fact.kind == "casualties" and isinstance(fact.value, int)
        ]
        wrong = str(max(true, default=0) * 3 + 7)
        return {**words_of(scenario, scenario.speech[0]), "wrong": wrong}


def _track(entry: Entry) -> str:
    return f"blue:{entry.seq}"
