"""Rehearsals in the background: ordered by people, played one after the other, kept in the store.

One thread takes what waits and has it played in processes that give way to the running drills.
Every chunk is saved when it is finished; a server that comes back plays only what is missing.
"""

import logging
import os
import secrets
import threading
from dataclasses import dataclass
from functools import partial

from scenarios.errors import DrillError, StoreError
from scenarios.load import scenario_in
from web.clock import Wall
from web.rehearsal.local import Local
from web.rehearsal.order import Order, order_of
from web.rehearsal.outcome import Outcome, outcome_of
from web.running.documents import pack_of
from web.store import rehearsals, versions
from web.store.database import connected
from web.store.record import NewRehearsal, RehearsalRecord, RehearsalState
from web.store.rehearsals import Claim

log = logging.getLogger(__name__)

NICE = 10
"""By how much rehearsals give way to everything else on the machine."""

CLAIM_S = 60
"""Seconds for which a worker that is gone keeps others from its rehearsal."""

_AGAIN_S = 15
_PAUSE_S = 2.0


def order_for(wanted: NewRehearsal) -> Order:
    """What is to be played, from the kept text and the packs as they are now.

    Raises:
        DrillError: If the scenario or a pack is gone, faulty, or does not fit any more.
    """
    text = versions.text_of(wanted.digest)
    assert text is not None  # texts are kept for ever
    story = scenario_in(text.encode("utf-8"), wanted.scenario)
    return order_of(story, [pack_of(plan) for plan in wanted.plans], wanted.runs)


def outcomes_of(rehearsal: str) -> tuple[Outcome, ...]:
    """What has been played of a rehearsal, chunk by chunk."""
    parts = rehearsals.parts(rehearsal).values()
    return tuple(outcome_of(one) for part in parts for one in part)


class Rehearser:
    """Plays what waits; several servers on one store share the work."""

    def __init__(self, wall: Wall, engine: Local | None = None) -> None:
        """Begin with nothing under way.

        Args:
            wall: The wall clock.
            engine: Where runs are played; by default on all cores but one.
        """
        cores = max(1, (os.cpu_count() or 1) - 1)
        self._engine = engine or Local(workers=cores, nice=NICE)
        self._wall = wall
        self._worker = secrets.token_hex(8)
        self._halt = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rehearser", daemon=True)

    def start(self) -> None:
        """Begin to play; what an earlier life of this server left unfinished goes on."""
        self._thread.start()

    def stop(self) -> None:
        """Leave off; what is finished is saved, and the rest is played when somebody starts."""
        self._halt.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def round(self) -> bool:
        """Play the rehearsal that has waited longest; whether there was one.

        Raises:
            StoreError: If something could not be saved; what was saved stays.
        """
        record = rehearsals.claim(self._claim())
        if record is None:
            return False
        try:
            self._play(record)
        except StoreError:
            raise  # the claim runs out; the next round goes on with what is missing
        except DrillError as error:
            self._finish(record, RehearsalState.FAILED, str(error))
        except Exception:  # a mistake of ours in one rehearsal does not keep the others from it
            log.exception("rehearsal %s failed", record.id)
            self._finish(record, RehearsalState.FAILED, "系统出了问题，已记入日志")
        return True

    def _play(self, record: RehearsalRecord) -> None:
        chunks = order_for(record.order).chunks(record.order.chunk)
        played = rehearsals.parts(record.id)
        left = [n for n in range(len(chunks)) if n not in played]
        hold = _Hold(record.id, self._wall.monotonic())
        wanted = partial(self._is_wanted, hold)
        for place, outcomes in self._engine.play([chunks[n] for n in left], wanted):
            told = [one.as_json() for one in outcomes]
            rehearsals.add(record.id, self._worker, left[place], told)
        if self._is_wanted(hold):
            self._finish(record, RehearsalState.DONE)
        rehearsals.release(record.id, self._worker)

    def _is_wanted(self, hold: "_Hold") -> bool:
        """Whether to go on: the server runs, and the rehearsal is still this worker's."""
        if self._halt.is_set():
            return False
        now = self._wall.monotonic()
        if now - hold.since < _AGAIN_S:
            return rehearsals.is_held(hold.rehearsal, self._worker)
        hold.since = now
        return rehearsals.claim_again(hold.rehearsal, self._claim())

    def _claim(self) -> Claim:
        return Claim(self._worker, self._wall.now(), CLAIM_S)

    def _finish(self, record: RehearsalRecord, state: RehearsalState, reason: str = "") -> None:
        rehearsals.finish(record.id, self._worker, state, self._wall.now(), reason)

    def _run(self) -> None:
        with connected():
            while not self._halt.wait(_PAUSE_S):
                try:
                    self.round()
                except StoreError:
                    log.exception("rehearsals could not be saved; the next round tries again")


@dataclass(slots=True)
class _Hold:
    """A rehearsal that is being played, and when it was last claimed (wall seconds)."""

    rehearsal: str
    since: float
