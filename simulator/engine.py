"""What happens when: the clock of a drill, on SimPy's event queue.

The only module that imports simpy. It knows times and calls, nothing of drills; how much is
posted is arithmetic on arrays elsewhere.
"""

from collections.abc import Callable, Generator
from typing import Any

import simpy

from scenarios.units import DrillTime

Call = Callable[[], None]


class Engine:
    """A queue of calls by drill time; calls at one moment come in the order of arrangement."""

    def __init__(self) -> None:
        self._env = simpy.Environment()

    def now(self) -> DrillTime:
        """Seconds since StartEx."""
        return DrillTime(int(self._env.now))

    def advance_to(self, t: int) -> None:
        """Make every call due before `t`; those at `t` wait."""
        if t > self._env.now:
            self._env.run(until=t)

    def later(self, delay: int, call: Call) -> None:
        """Make a call `delay` seconds from now."""
        self._env.timeout(delay).callbacks.append(lambda _event: call())

    def queue(self, work: Callable[[Any], None]) -> "Queue":
        """A worker who does one job after the other."""
        return Queue(self._env, work)


class Queue:
    """The in-tray of one worker; a job is done when its time has been worked."""

    def __init__(self, env: simpy.Environment, work: Callable[[Any], None]) -> None:
        self._env = env
        self._work = work
        self._tray = simpy.Store(env)
        env.process(self._run())

    def put(self, job: Any, ready: Callable[[int], int]) -> None:  # noqa: ANN401 -- the worker's
        """Put a job on the tray; `ready` tells from when the worker begins when it is done."""
        self._tray.put((job, ready))

    def _run(self) -> Generator[Any, Any, None]:
        while True:
            job, ready = yield self._tray.get()
            yield self._env.timeout(ready(int(self._env.now)) - int(self._env.now))
            self._work(job)
