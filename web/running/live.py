"""Running drills: a lock, a drill and a clock each, and one thread that moves them all.

Every change takes the drill's lock, advances the world to now, saves the new rows and only then
shows them. Nothing else shares state.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from scenarios.errors import ActionRefused, DrillError, StoreError
from scenarios.pattern import Scalar
from scenarios.units import DrillTime
from simulator.drill import Drill, restore
from simulator.entry import Act, Entry
from simulator.journal import Journal
from web.clock import Pace, Wall
from web.running.documents import Documents, documents_of
from web.running.pacing import (
    STEP_S,
    STOPS_A_STEP,
    Moment,
    first_pace,
    follow,
    reason_of,
    step,
)
from web.store import drills
from web.store.database import connected, writing
from web.store.record import DrillRecord, State

log = logging.getLogger(__name__)

CATCH_UP_S = 1_800
"""Scenario seconds a drill is moved at most before the others get their turn."""

IDLE_S = 900
"""Wall seconds after which an ended drill that nobody uses is let go."""


class LiveDrill:
    """One drill that goes on; safe for several threads.

    `journal` holds the rows that are saved, and only those: it is what pages read.
    """

    def __init__(
        self, record: DrillRecord, documents: Documents, drill: Drill, pace: Pace, wall: Wall
    ) -> None:
        """Take over a drill; rows that are not yet saved are saved with the first change.

        Args:
            record: The drill in the store.
            documents: Its scenario and plan.
            drill: The simulation; from now on only this object touches it.
            pace: Its clock.
            wall: The wall clock.
        """
        self.id = record.id
        self.documents = documents
        self.journal = Journal(drill.journal.header)
        self.fault = ""
        self._drill = drill
        self._pace = pace
        self._wall = wall
        self._used = wall.monotonic()
        self._now = drill.now
        self._lock = threading.RLock()
        self._stopwatch: float | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other thread from it."""
        with self._lock:
            yield

    @contextmanager
    def at_second(self, second: float) -> Iterator[None]:
        """Let what its holder does to it meanwhile happen at this wall second."""
        self._stopwatch = second
        try:
            yield
        finally:
            self._stopwatch = None

    def moment(self) -> Moment:
        """What its clock shows."""
        ended = self.journal.ended is not None
        running = self._pace.running and not ended and not self.fault
        return Moment(self._now, self._pace.speed, running, ended)

    def figures(self) -> Mapping[str, Scalar]:
        """The world's inner state, for the director only."""
        with self._lock:
            return dict(self._drill.figures)

    def pending_injects(self) -> frozenset[str]:
        """The injects of the MSEL that can still happen."""
        with self._lock:
            return self._drill.pending_injects

    def is_idle(self) -> bool:
        """Whether it is over and nobody used it for a while."""
        return self.moment().ended and self._wall.monotonic() - self._used > IDLE_S

    def save(self) -> None:
        """Save what the drill wrote when it was made."""
        with self._lock:
            self._save({})

    def tick(self) -> bool:
        """Let the world go on to now; whether there is anything new to show."""
        with self._lock:
            if not self.moment().running:
                return False
            due = self._pace.at(self._second())
            return self._guarded(lambda: self._advance(min(due, self._drill.now + CATCH_UP_S)))

    def submit(self, act: Act, token: str = "") -> Entry:
        """Enter an act at the present moment; it is saved when this returns.

        Args:
            act: What was entered.
            token: Of the form it came from; the same form again gives the same row, not a second.

        Raises:
            ActionRefused: If the drill refuses it; the refusal is saved as well.
            StoreError: If it could not be saved, or the drill stands still after a fault.
        """
        with self._lock:
            known = drills.seq_of(self.id, token) if token else None
            if known is None:
                known = self._enter(act, token)
            return _answer(self.journal[known])

    @property
    def reached(self) -> DrillTime:
        """Until when the world went on; ahead of what its clock shows while it is walked."""
        return self._drill.now

    def walk(self) -> bool:
        """Move on a minute, to be halted before anybody looks; whether a step halts there."""
        with self._lock:
            self.demand_sound()
            seen = len(self._drill.journal)
            self._guarded(lambda: self._drill.advance_to(self._drill.now + STEP_S))
            return any(row.type in STOPS_A_STEP for row in self._drill.journal.since(seen))

    def halt(self) -> None:
        """Save where it was walked to; its clock goes on from there."""
        with self._lock:
            self._pace = self._pace.moved(self._drill.now, self._second())
            self._guarded(lambda: self._save({}))

    def _enter(self, act: Act, token: str) -> int:
        self.demand_sound()
        seq = 0

        def enter() -> None:
            nonlocal seq
            if self.moment().running:
                self._drill.advance_to(self._pace.at(self._second()))
            seq = self._submitted(act)
            self._save({token: seq} if token else {})

        self._used = self._wall.monotonic()
        self._guarded(enter)
        return seq

    def _submitted(self, act: Act) -> int:
        try:
            return self._drill.submit(act).seq
        except ActionRefused:
            return self._drill.journal.of("refused")[-1].seq

    def _advance(self, t: int) -> None:
        self._drill.advance_to(t)
        if len(self._drill.journal) > len(self.journal):
            self._save({})
        self._now = self._drill.now  # time alone is saved once a round, for all drills together

    def _guarded(self, work: Callable[[], None]) -> bool:
        """Do something to the drill; a fault stops it and keeps what was saved."""
        before = len(self.journal), self._pace
        try:
            work()
        except Exception as error:
            self._stop(error)
            raise
        return (len(self.journal), self._pace) != before

    def _save(self, once: Mapping[str, int]) -> None:
        rows = self._drill.journal.since(len(self.journal))
        with writing():
            drills.save(self.id, rows, self._drill.now, once)
            if any(row.type == "sim.end" for row in rows):
                drills.finish(self.id, State.ENDED, "", self._wall.now())
        self._now = self._drill.now
        for row in rows:
            self.journal.append(row)
            self._pace = follow(self._pace, row, self._second())

    def _second(self) -> float:
        """The wall second at which something is done to it."""
        return self._wall.monotonic() if self._stopwatch is None else self._stopwatch

    def _stop(self, error: Exception) -> None:
        self.fault = reason_of(error)
        log.error("drill %s stopped at row %d", self.id, len(self.journal), exc_info=error)
        try:
            drills.finish(self.id, State.STOPPED, self.fault, self._wall.now())
        except StoreError:
            log.exception("drill %s: that it stopped could not be saved", self.id)

    def demand_sound(self) -> None:
        """Refuse with a `StoreError` where a fault stopped it."""
        if self.fault:
            raise StoreError(f"演练已中止：{self.fault}", hint="请导调人员在导调台处理")


def _answer(row: Entry) -> Entry:
    if row.type == "refused":
        clause = row.data.get("clause", "")
        raise ActionRefused(row.data["reason"], rule=row.data["rule"], clause=clause)
    return row


def taken_up(record: DrillRecord, wall: Wall) -> LiveDrill:
    """A drill from its saved rows, as it was when the last of them was saved.

    Raises:
        JournalError: If its rows do not come again: another program or other documents.
        ScenarioError: If the documents can no longer be read.
    """
    documents = documents_of(record)
    saved = drills.journal(record)
    drill = restore(documents.scenario, documents.pack, saved)
    if saved.ended is None:
        drill.advance_to(record.now)
    live = LiveDrill(record, documents, drill, first_pace(record, saved, wall.monotonic()), wall)
    for row in saved:
        live.journal.append(row)
    return live


class LiveDrills:
    """The running drills of this server, and the thread that moves them."""

    def __init__(self, wall: Wall, tick_s: float, tell: Callable[[str], None]) -> None:
        """Begin with none.

        Args:
            wall: The wall clock.
            tick_s: Wall seconds between two rounds.
            tell: Called with a drill's id when there is something new to show, from any thread.
        """
        self._wall = wall
        self._tick_s = tick_s
        self._tell = tell
        self._live: dict[str, LiveDrill] = {}
        self._doors: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._halt = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticker", daemon=True)

    def start(self) -> None:
        """Begin to move the drills; those of an earlier life of this server go on."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread; every row is saved already."""
        self._halt.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def add(self, live: LiveDrill) -> None:
        """Take in a drill that was just created and save its first rows.

        Where somebody opened it meanwhile, theirs goes on: both are the same drill.
        """
        with self._door(live.id):
            if self.peek(live.id) is None:
                live.save()
                self._put(live)

    def peek(self, drill_id: str) -> LiveDrill | None:
        """The drill if it is in memory."""
        return self._live.get(drill_id)

    def open(self, record: DrillRecord) -> LiveDrill:
        """The drill, taken up from the store if need be.

        Raises:
            DrillError: If it stopped or cannot be taken up; its rows can still be read.
        """
        with self._door(record.id):
            found = self.peek(record.id)
            if found is None:
                found = self._take_up(record)
                self._put(found)
            return found

    def revive(self, record: DrillRecord) -> LiveDrill:
        """Take a stopped drill up again from its saved rows.

        Raises:
            DrillError: If that fails; it stays stopped.
        """
        with self._door(record.id):
            live = taken_up(record, self._wall)
            drills.reopen(record.id)
            self._put(live)
        self._tell(record.id)
        return live

    def submit(self, record: DrillRecord, act: Act, token: str = "") -> Entry:
        """Enter an act into a drill, and tell who looks at it.

        Raises:
            ActionRefused: If the drill refuses it.
            DrillError: If the drill stopped.
        """
        try:
            return self.open(record).submit(act, token)
        finally:
            self._tell(record.id)

    def step(self, record: DrillRecord) -> bool:
        """Move a drill to its next event, whether the clock runs or not; False at the end."""
        live = self.open(record)
        with live.held():
            return self.step_together((live,))

    def step_together(self, held: Sequence[LiveDrill]) -> bool:
        """Move drills that somebody holds to the next event of any; see `pacing.step`."""
        try:
            return step(held)
        finally:
            for live in held:
                self._tell(live.id)

    def round(self) -> None:
        """Move every running drill once; a drill that fails stops alone."""
        everyone = self._everyone()
        for live in everyone:
            try:
                news = live.tick()
            except Exception:  # noqa: BLE001 -- tick logged and stopped it; the others go on
                news = True
            if news:
                self._tell(live.id)
            if live.is_idle():
                with self._lock:
                    self._live.pop(live.id, None)
        moments = [(live.id, live.moment()) for live in everyone]
        self._save_times({drill: moment.t for drill, moment in moments if moment.running})

    def _door(self, drill_id: str) -> threading.Lock:
        """The lock under which a drill is taken up, so that it is done once."""
        with self._lock:
            return self._doors.setdefault(drill_id, threading.Lock())

    def _put(self, live: LiveDrill) -> None:
        with self._lock:
            self._live[live.id] = live

    def _everyone(self) -> Sequence[LiveDrill]:
        with self._lock:
            return tuple(self._live.values())

    def _take_up(self, record: DrillRecord) -> LiveDrill:
        if record.state is State.STOPPED:
            raise StoreError(f"演练已中止：{record.reason}", hint="记录仍可查阅和评分")
        try:
            return taken_up(record, self._wall)
        except DrillError as error:
            drills.finish(record.id, State.STOPPED, reason_of(error), self._wall.now())
            raise

    def _save_times(self, times: Mapping[str, DrillTime]) -> None:
        if not times:
            return
        try:
            drills.save_times(times)
        except StoreError:
            log.exception("the clocks could not be saved; the next round tries again")

    def _run(self) -> None:
        with connected():
            self._take_up_all()
            while not self._halt.wait(self._tick_s):
                self.round()

    def _take_up_all(self) -> None:
        for record in drills.in_state(State.RUNNING):
            try:
                self.open(record)
            except Exception:  # one drill that cannot go on does not keep the others from it
                log.exception("drill %s could not be taken up", record.id)
