"""The door of the simulator: one drill that is advanced in drill time and takes acts.

It does not read clocks, files or the network, does not mark, and decides nobody's pace: who
runs it says up to when the world may go on. It is not safe for several threads at once.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import NoReturn

from scenarios.errors import ActionRefused, JournalError, Place
from scenarios.pattern import Scalar
from scenarios.plan import PlanPack
from scenarios.scenario import Scenario
from scenarios.units import DrillTime
from scenarios.vocabulary import ASIDES, CHANNELS, ENTRY_TYPES, ROLES
from simulator.actions import UNRECORDABLE, posts_named, refuse
from simulator.blue import Blue
from simulator.board import Board
from simulator.colleagues import Colleagues
from simulator.counterparts import Counterparts
from simulator.engine import Engine
from simulator.entry import Act, Data, Entry
from simulator.gauges import Gauges
from simulator.header import Digests, header_of
from simulator.journal import Journal
from simulator.murmur import Murmur, Murmured, is_ordinary
from simulator.opponent import Opponent
from simulator.parameters import PARAMETERS
from simulator.press import Press
from simulator.reactions import Reactions
from simulator.replan import reasons_against
from simulator.rules.office import Office
from simulator.timeline import Timeline
from simulator.world import Pace, World


class Drill:
    """One drill.

    Args:
        scenario: The story.
        pack: The plan it is drilled by.
        seed: With documents and acts it determines every row.
        mode: One of the four kinds of exercise.
        occupied: Ids of the seats that people hold; colleagues play the others. By default the
            seat for practising alone.
        digests: Digests of the two documents, for the header.
    """

    def __init__(
        self,
        scenario: Scenario,
        pack: PlanPack,
        seed: int,
        *,
        mode: str = "practice",
        occupied: Collection[str] | None = None,
        digests: Digests | None = None,
    ) -> None:
        seats = frozenset(solo_seats(scenario) if occupied is None else occupied)
        header = header_of(
            scenario, pack, seed, mode=mode, occupied=seats, digests=digests or Digests()
        )
        self._engine = Engine()
        pace = Pace(self._engine.now, self._engine.later)
        self._world = World(scenario, pack, header, seats, pace)
        self._timeline = Timeline(self._world)
        self._gauges = Gauges(self._world)
        self._counterparts = Counterparts(self._world)
        self._reactions = Reactions(self._world)
        self._press = Press(self._world)
        self._board = Board(self._world)
        self._blue = Blue(self._world)
        self._opponent = Opponent(self._world, self._blue, self._enter)
        self._office = self._opened()
        self._colleagues = Colleagues(self._world, self._engine.queue, self._enter)
        self._check_is_due = False
        self._begin()

    @property
    def journal(self) -> Journal:
        """Header and rows so far; the caller reads, the drill writes."""
        return self._world.journal

    @property
    def scenario(self) -> Scenario:
        """The story."""
        return self._world.scenario

    @property
    def pack(self) -> PlanPack:
        """The plan it is drilled by."""
        return self._world.pack

    @property
    def now(self) -> DrillTime:
        """Seconds since StartEx; acts are stamped with it."""
        return self._engine.now()

    @property
    def ended(self) -> bool:
        """Tell whether the drill is over."""
        return self._world.ended

    @property
    def figures(self) -> Mapping[str, Scalar]:
        """The world's inner state by the names of `scenarios.condition.STATES`."""
        return self._world.figures.all()

    @property
    def pending_injects(self) -> frozenset[str]:
        """The injects of the scenario that can still happen."""
        injects = self._world.scenario.injects
        return frozenset(one.id for one in injects if self._timeline.pending_inject(one.id))

    def advance_to(self, t: DrillTime | int) -> None:
        """Let the world go on until just before `t`; a moment that has passed changes nothing.

        What the world does at `t` itself comes after acts that are stamped `t`, so an act
        exactly on a limit is on time. How often this is called changes no row.
        """
        self._engine.advance_to(int(t))

    def submit(self, act: Act) -> Entry:
        """Enter an act at the current time.

        Returns:
            The row.

        Raises:
            ActionRefused: If it is malformed or impossible. The refusal is a row as well,
                unless the role is unknown, which no row could name.
        """
        try:
            refuse(act, self._office)
        except ActionRefused as error:
            self._note(act, error)
            raise
        for post in posts_named(act):
            self.look_at(post)
        entry = self._world.enter(self._completed(act))
        self._direct(entry)
        return entry

    def look_at(self, post: str) -> None:
        """Put an ordinary post on record, since somebody acts on it.

        One that is there already, or that nobody wrote, changes nothing.
        """
        found = None if post in self._world.book.posts else self._murmured(post)
        if found is not None:
            place = found.place
            row = {"post": post, "platform": place.platform, "author": found.author}
            told = {"stance": place.stance, "text": found.shown, "incident": True, "looked": True}
            self._world.write("sim.post", row | told)

    def _murmured(self, post: str) -> Murmured | None:
        if not is_ordinary(post):
            return None
        return Murmur(self.scenario, self.journal, self.now).find(post)

    def repeat(self, row: Entry) -> None:
        """Enter a row of a journal again: an act, or one that was refused."""
        data = row.data["act"]["data"] if row.type == "refused" else row.data
        act_type = row.data["act"]["type"] if row.type == "refused" else row.type
        if row.type == "refused" and row.data["rule"] == UNRECORDABLE:
            self._world.enter(Act(row.by, row.type, row.data, row.user))
            return
        entered = {key: value for key, value in data.items() if key != _ADDED.get(act_type)}
        with suppress(ActionRefused):
            self.submit(Act(row.by, act_type, entered, row.user))

    def _enter(self, act: Act, because: int) -> None:
        """Enter an automatic colleague's act; one that has become impossible is let be."""
        assert act.by not in self._world.occupied
        try:
            refuse(act, self._office)
        except ActionRefused:
            return
        self._direct(self._world.enter(act, because))

    def _begin(self) -> None:
        world = self._world
        answering = (self._gauges, self._reactions, self._counterparts, self._colleagues)
        listeners = (*answering, self._blue, self._opponent)
        world.listeners += [*(part.on for part in listeners), self._changed]
        self._timeline.start()
        self._put_off_step()
        world.later(world.scenario.length, lambda: self._end("time"))

    def _put_off_step(self) -> None:
        self._world.later(self._world.crowd.span * PARAMETERS.bin_s, self._step)

    def _step(self) -> None:
        """Let the public go on for a bin or a few, and see what came of it."""
        span = self._world.crowd.span
        self._world.crowd.step()
        self._press.look(span)
        self._board.refresh()
        self._gauges.read()
        self._check()
        self._put_off_step()

    def _changed(self, entry: Entry) -> None:
        if not self._check_is_due and entry.type not in _UNNOTICED:
            self._check_is_due = True
            self._world.later(0, self._check)

    def _check(self) -> None:
        self._check_is_due = False
        now = self._world.situation()
        self._timeline.check(now)
        self._gauges.grade(now)

    def _opened(self) -> Office:
        scenario = self._world.scenario
        return Office(
            book=self._world.book,
            journal=self.journal,
            pack=self._world.pack,
            facts=frozenset(fact.id for fact in scenario.truth.facts),
            channels=frozenset({*scenario.platforms, *CHANNELS}),
            inject_titles={inject.id: inject.title for inject in scenario.injects},
            pending=self._timeline.pending_inject,
            occupied=self._world.occupied,
            now=lambda: self.now,
            playable=self._blue.can,
            murmured=lambda post: self._murmured(post) is not None,
            replan=self._reasons_against_replan,
            hint_cost=scenario.hint_cost,
        )

    def _reasons_against_replan(self, data: Data) -> Iterator[tuple[str, str]]:
        pending = self._timeline.pending_inject(data["inject"])
        return reasons_against(data, self.scenario, self.now, pending=pending)

    def _note(self, act: Act, refusal: ActionRefused) -> None:
        """Put a refusal on record; of what cannot be recorded, that it was tried."""
        if act.by not in (*ROLES, "director"):
            return
        kept: dict[str, object] = {"type": act.type, "data": dict(act.data)}
        if refusal.rule == UNRECORDABLE:
            kept = {"type": act.type if act.type in ENTRY_TYPES else "", "data": {}}
        data = {"act": kept, "rule": refusal.rule, "reason": refusal.message}
        data.update({"clause": refusal.clause} if refusal.clause else {})
        self._world.enter(Act(act.by, "refused", data, act.user))

    def _completed(self, act: Act) -> Act:
        if act.type not in _ADDED:
            return act
        posts = self._world.book.posts
        captured = "\n".join(str(posts[post].data["text"]) for post in act.data["posts"])
        digest = hashlib.sha256(captured.encode()).hexdigest()
        return Act(act.by, act.type, {**act.data, _ADDED[act.type]: digest}, act.user, act.auto)

    def _direct(self, entry: Entry) -> None:
        match entry.type:
            case "director.inject":
                self._inject(entry)
            case "director.skip":
                self._timeline.skip(entry.data["inject"])
            case "director.replan":
                self._timeline.replan(entry.data["inject"], entry.data)
            case "director.end":
                self._end("director", entry.seq)
            case "close.approve":
                self._end("closed", entry.seq)
            case _:
                pass

    def _inject(self, entry: Entry) -> None:
        data = entry.data
        if self._timeline.pending_inject(data["inject"]):
            self._timeline.fire(data["inject"])
            return
        is_order = bool(data.get("tier"))
        keys = ("inject", "tier", "text") if is_order else ("inject", "channel", "title", "text")
        row = {key: data[key] for key in keys}
        row.update({"to": data["to"]} if data.get("to") else {})
        self._world.write(
            "sim.leader_instruction" if is_order else "inject", row, because=entry.seq
        )

    def _end(self, reason: str, because: int | None = None) -> None:
        self._world.write("sim.end", {"reason": reason}, because=because)


_UNNOTICED = ("sim.metric", "sim.hotlist", "sim.post", *ASIDES)
"""After rows of these types nothing is looked at anew."""

_ADDED = {"evidence.preserve": "sha256"}
"""What the system adds to an act's data, by the type of act (journal §4)."""


def solo_seats(scenario: Scenario) -> tuple[str, ...]:
    """The seat a person takes who practises alone; the first where none is marked."""
    marked = tuple(seat.id for seat in scenario.seats if seat.solo)
    return marked or (scenario.seats[0].id,)


def restore(scenario: Scenario, pack: PlanPack, journal: Journal) -> Drill:
    """Run a drill again from its journal, and go on where it stands.

    Raises:
        JournalError: If the documents give another header, or the replay gives other rows;
            the place names the seq.
    """
    head = journal.header
    drill = Drill(
        scenario,
        pack,
        head.seed,
        mode=head.mode,
        occupied=head.raw.get("occupied"),
        digests=Digests(head.raw.get("scenario_sha256", ""), head.raw.get("plan_sha256", "")),
    )
    _same(0, dict(drill.journal.header.raw), dict(head.raw))
    for row in journal:
        if len(drill.journal) < row.seq:
            _reach(drill, row)
        if len(drill.journal) < row.seq:
            _differs(row.seq, "没有这一条", row)
        _same(row.seq, drill.journal[row.seq], row)
    return drill


def _reach(drill: Drill, row: Entry) -> None:
    """Go on until a row has come: an act is entered again, anything else comes by itself.

    A post on which somebody acted comes just before that act.
    """
    if row.type == "sim.post" and row.data.get("looked"):
        drill.advance_to(row.t)
        drill.look_at(str(row.data["post"]))
    elif row.by == "world" or row.auto:
        drill.advance_to(row.t + 1)
    else:
        drill.advance_to(row.t)
        drill.repeat(row)


def _same(seq: int, ours: object, theirs: object) -> None:
    if ours != theirs:
        _differs(seq, ours, theirs)


def _differs(seq: int, ours: object, theirs: object) -> NoReturn:
    what = f"第 {seq} 条记录" if seq else "首行"
    raise JournalError(
        f"重演得到的{what}与存档不同：重演为 {ours}，存档为 {theirs}",
        Place("journal", seq),
        "用首行所写的情景、预案和程序版本恢复",
    )
