"""What the public makes of what is done, and of what the press writes.

Each effect comes after its delay and moves the crowd; the ones people can see are written as
`sim.aftermath`, naming the row that caused them. Silence needs no rule: the gap stays open.

Source: the model notes, 1.3; every number in `simulator.parameters`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from math import exp
from types import MappingProxyType

from scenarios.vocabulary import CHANNELS
from simulator.casebook import Row
from simulator.crowd import Kind
from simulator.entry import Entry
from simulator.parameters import HOUR, PARAMETERS, TIER_MARK
from simulator.quality import Quality
from simulator.topic import MATTER
from simulator.world import World

_P = PARAMETERS
_HALF_HOUR = 1_800
_FOLLOW_UPS = (1.0, 0.78, 0.44, 0.19, 0.07)
"""Chances of a first, second … article after a release: one and a Poisson number of mean 1.5."""
_GOOD, _POOR = 0.7, 0.4
_SETTLEMENT = "resolve"

SAYINGS: Mapping[str, str] = MappingProxyType(
    {
        "relief": "不少网友表示“终于等到通报”，追问转向后续处理",
        "distrust": "网友认为通报回避了关键问题，“说了等于没说”",
        "premature": "网友质疑：结论还没查出来，凭什么就认定原因",
        "refuted": "查明的原因与此前通报不符，“前后不一”成为新的话题",
        "contradiction": "前后说法不一致，截图对比被大量转发",
        "backlash": "有帖子被要求删除的消息传开，“删得了帖子删不了真相”被反复引用",
        "leak": "网传内部处置情况的截图，真假难辨，讨论再度升温",
        "exposed": "匿名“引导”账号被网友识破，质疑官方雇人发言",
    }
)
"""What people say when an effect shows, by the effect's name."""


class Reactions:
    """Listens to rows and moves the public."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._handlers: Mapping[str, Callable[[Entry], None]] = {
            "sim.media_report": self._report,
            "sim.fact": self._fact,
            "sim.rumour": self._rumour,
            "publish": self._release,
            "presser.hold": self._release,
            "retract": self._retract,
            "removal.request": self._removal,
            "leak": self._leak,
            "guide.post": self._guidance,
            "interview.accept": self._interview,
            "interview.decline": self._declined,
            "reply.initial": self._reply,
            "reply.final": self._reply,
            "measure.do": self._measure,
            "sim.citizen_post": self._asked,
        }

    def on(self, entry: Entry) -> None:
        """Take a row into account."""
        handler = self._handlers.get(entry.type)
        if handler is not None:
            handler(entry)

    def _report(self, entry: Entry) -> None:
        if not entry.data.get("incident"):
            return
        world, outlet = self._world, entry.data["outlet"]
        reach = next((o.reach for o in world.scenario.outlets if o.id == outlet), 1.0)
        number = sum(row.data["outlet"] == outlet for row in world.journal.of(entry.type))
        factor = world.chance.pareto(f"report:{outlet}:{number}", _P.mark_shape, _P.mark_cap)
        size = TIER_MARK[entry.data["tier"]] * reach * factor / _P.mark_mean
        if entry.data.get("answered"):
            world.crowd.report(MATTER, size * _P.answered_mark)
            return
        world.crowd.report(world.topics.side(f"report:{outlet}:{number}"), size)
        world.crowd.shift(gap=_P.report_gap)

    def _rumour(self, entry: Entry) -> None:
        """A rumour opens questions; after a while somebody on the net looks into it."""
        world, rumour = self._world, entry.data["rumour"]
        world.crowd.shift(gap=_P.rumour_gap)
        normal = float(world.chance.stream(f"debunk:{rumour}").standard_normal())
        lag = int(_P.debunk_h * exp(_P.debunk_spread * normal) * HOUR)
        world.later(lag, partial(world.crowd.rebut, rumour, _P.debunk))

    def _release(self, entry: Entry) -> None:
        world, draft = self._world, self._draft(entry)
        quality, late = world.quality(draft), self._lateness()
        weight = quality.score * _reach(entry) * (1.0 - _P.late_loss * late)
        trust = world.crowd.trust
        self._answer(weight, trust)
        for rumour in draft.data.get("addresses") or ():
            if rumour in world.book.rumours:
                self._rebut(rumour, draft, weight * (_P.rebuttal + _P.rebuttal_trust * trust))
        name = f"official:{entry.data['statement']}:{entry.data['version']}"
        world.crowd.begin(name, Kind.OFFICIAL)
        world.topics.name_release(name, draft.data["kind"])
        world.crowd.mark(name, _P.release_mark * weight)
        self._follow_up(name, _P.follow_up_mark * (1.0 + _P.late_coverage * late))
        self._judge(entry, draft, quality)

    def _lateness(self) -> float:
        """How late the first release comes, 0 at once, 1 after two days; later ones are not."""
        if len(self._world.book.releases) > 1:
            return 0.0
        return min(1.0, self._world.crowd.age_h(MATTER) / _P.late_hours)

    def _follow_up(self, name: str, size: float) -> None:
        """Every release is taken up by some outlets, and so brings the matter back to mind.

        Args:
            name: The track of the release.
            size: Of one article, in first-hour volumes of direct reposts.
        """
        for number, bar in enumerate(_FOLLOW_UPS):
            if self._world.chance.uniform(f"follow:{number}:{name}") < bar:
                lag = self._world.chance.exponential(f"lag:{number}:{name}", _P.follow_up_lag_h)
                article = partial(self._world.crowd.report, name, size)
                self._world.later_awake(lag, article)

    def _answer(self, weight: float, trust: float) -> None:
        crowd = self._world.crowd
        fill = weight * (_P.release_gap + _P.release_gap_trust * trust)
        crowd.shift(
            gap=-crowd.gap * fill,
            anger=-_P.release_anger * weight * (0.5 + trust),
            trust=_P.release_trust * weight,
        )
        crowd.answered = True
        crowd.damp_all(1.0 - _P.release_pending * weight)

    def _rebut(self, rumour: str, draft: Row, strength: float) -> None:
        evidence = set(self._world.book.rumours[rumour].data["facts"])
        proven = evidence and evidence <= set(draft.data.get("facts") or ())
        self._world.crowd.rebut(rumour, strength if proven else strength * _P.rebuttal_bare)

    def _judge(self, entry: Entry, draft: Row, quality: Quality) -> None:
        """See whether a release brings relief, or trouble of its own."""
        said = draft.data.get("asserts_cause")
        book = self._world.book
        causes = {book.released(row).data.get("asserts_cause") for row in book.releases}
        if said is not None and causes - {None, said}:
            self._contradict(entry, "contradiction")
        if quality.premature:
            self._world.crowd.shift(anger=_P.premature_anger)
            self._show(entry, "premature", _P.trouble_lag_h)
        elif quality.score < _POOR:
            self._world.crowd.shift(gap=_P.poor_gap, anger=_P.premature_anger)
            mock = partial(self._world.crowd.mark, MATTER, _P.poor_mark)
            self._show(entry, "distrust", _P.trouble_lag_h, mock)
        elif quality.score >= _GOOD and len(self._world.book.releases) == 1:
            self._show(entry, "relief", _P.trouble_lag_h)

    def _fact(self, entry: Entry) -> None:
        """A cause that is found out refutes every release that named another."""
        fact = self._world.fact(entry.data["fact"])
        if fact is None or fact.kind != "cause":
            return
        for release in self._world.book.releases:
            said = self._draft(release).data.get("asserts_cause")
            if said is not None and said != entry.data["fact"]:
                self._contradict(release, "refuted")

    def _retract(self, entry: Entry) -> None:
        self._contradict(entry, "contradiction")

    def _contradict(self, entry: Row, effect: str) -> None:
        def turn() -> None:
            crowd = self._world.crowd
            crowd.shift(gap=_P.contradiction_gap, anger=_P.contradiction_anger)
            crowd.shift(trust=crowd.trust * (_P.contradiction_trust - 1.0))
            crowd.mark(
                self._world.topics.new_side(f"turn:{entry.type}:{entry.t}"), _P.contradiction_mark
            )

        self._show(entry, effect, _P.trouble_lag_h, turn)

    def _removal(self, entry: Entry) -> None:
        world, post = self._world, entry.data["post"]
        world.later(self._removal_delay(post), partial(self._remove, post))

        def turn() -> None:
            world.crowd.shift(anger=_P.removal_anger)
            world.crowd.shift(trust=world.crowd.trust * (_P.removal_trust - 1.0))
            world.crowd.mark(world.topics.new_side(f"backlash:{post}"), _P.backlash_mark)

        if world.chance.uniform(f"backlash:{post}") < _P.backlash_chance:
            self._show(entry, "backlash", _P.backlash_lag_h, turn)

    def _remove(self, post: str) -> None:
        if post not in self._world.book.removed:
            self._world.write("sim.removed", {"post": post})
            self._world.crowd.damp(MATTER, 1.0 - _P.removal_pending)

    def _removal_delay(self, post: str) -> int:
        """30 % within half an hour, 90 % within a day (F34)."""
        luck = self._world.chance.uniform(f"removal:{post}")
        if luck < _P.removal_quick:
            return 300 + int(luck / _P.removal_quick * 1_500)
        return _HALF_HOUR + int((luck - _P.removal_quick) / (1.0 - _P.removal_quick) * 26 * HOUR)

    def _leak(self, entry: Entry) -> None:
        def turn() -> None:
            crowd = self._world.crowd
            crowd.shift(anger=_P.leak_anger)
            crowd.shift(trust=crowd.trust * (_P.leak_trust - 1.0))
            crowd.mark(self._world.topics.new_side(f"leak:{entry.t}"), _P.leak_mark)

        self._show(entry, "leak", _P.leak_lag_h, turn)

    def _guidance(self, entry: Entry) -> None:
        crowd = self._world.crowd
        if entry.data["identity"] == "official" and entry.data.get("cites"):
            crowd.shift(anger=-_P.guidance_anger * crowd.trust)
            return
        if entry.data["identity"] == "official":
            return

        def turn() -> None:
            crowd.shift(anger=_P.leak_anger)
            crowd.shift(trust=crowd.trust * (_P.leak_trust - 1.0))
            crowd.mark(MATTER, _P.backlash_mark)

        if self._world.chance.uniform(f"exposed:{entry.t}") < _P.exposure_chance:
            self._show(entry, "exposed", _P.backlash_lag_h, turn)

    def _interview(self, entry: Entry) -> None:
        if entry.data.get("statement") is not None:
            self._answer(self._world.quality(self._draft(entry)).score * _P.interview, 0.5)

    def _declined(self, _entry: Entry) -> None:
        self._world.crowd.shift(gap=_P.declined_gap)

    def _reply(self, _entry: Entry) -> None:
        self._world.crowd.shift(anger=-_P.reply_anger * self._world.crowd.trust)

    def _measure(self, entry: Entry) -> None:
        """What is done on the ground calms when it is new; a settlement calms more."""
        code = entry.data["code"]
        if sum(row.data["code"] == code for row in self._world.journal.of(entry.type)) == 1:
            settled = code == _SETTLEMENT
            calm = _P.settlement_anger if settled else _P.measure_anger
            self._world.crowd.shift(anger=-calm * (0.5 + self._world.crowd.trust))

    def _asked(self, entry: Entry) -> None:
        def lose_patience() -> None:
            if not self._world.book.items[entry.data["item"]].replies:
                self._world.crowd.shift(anger=_P.unanswered_anger)

        self._world.later(int(_P.patience_h * HOUR), lose_patience)

    def _show(
        self, cause: Row, effect: str, mean_h: float, turn: Callable[[], None] | None = None
    ) -> None:
        """Let an effect show after a while: what it does to the public, then the row."""

        def happen() -> None:
            if turn is not None:
                turn()
            row = {"cause": cause.seq, "effect": effect, "text": SAYINGS[effect]}
            self._world.write("sim.aftermath", row, because=cause.seq)

        lag = self._world.chance.exponential(f"{effect}:{cause.t}:{cause.type}", mean_h * HOUR)
        self._world.later(300 + int(min(lag, 3.0 * mean_h * HOUR)), happen)

    def _draft(self, entry: Row) -> Row:
        draft = self._world.book.draft(entry.data["statement"], entry.data["version"])
        assert draft is not None  # an act that names no version is refused
        return draft


def _reach(entry: Entry) -> float:
    """How much of the public a release gets to, by its channels."""
    online = [c for c in entry.data.get("channels", ()) if c != "press" or c not in CHANNELS]
    return min(1.0, _P.reach_base + _P.reach_channel * len(online))
