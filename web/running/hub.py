"""Who listens to which drill, and how listeners are woken; it carries no content."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

STREAMS_EACH = 12
"""Streams one account may hold at once; more are refused and the page polls."""


class Hub:
    """Who listens to which drill; drills are told of from any thread, listeners woken in the loop.

    Everything but `tell` and `present` belongs to the event loop.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listening: dict[str, dict[asyncio.Event, str]] = {}
        self._streams: Counter[str] = Counter()

    def bind(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Name the event loop in which readers wait; None when it ends."""
        self._loop = loop

    def tell(self, drill_id: str) -> None:
        """There is something new in a drill; called from any thread."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop is just closing
                loop.call_soon_threadsafe(self._wake, drill_id)

    def present(self, drill_id: str) -> frozenset[str]:
        """The accounts that look at a drill just now."""
        return frozenset(tuple(self._listening.get(drill_id, {}).values()))

    @property
    def readers(self) -> int:
        """How many streams are open."""
        return self._streams.total()

    def has_room(self, account_id: str) -> bool:
        """Whether this account may open one more stream."""
        return self._streams[account_id] < STREAMS_EACH

    @contextmanager
    def listen(self, drill_id: str, account_id: str) -> Iterator[asyncio.Event]:
        """Wait for news of a drill: the event is set when there are some, or somebody comes."""
        flag = asyncio.Event()
        self._listening.setdefault(drill_id, {})[flag] = account_id
        self._streams[account_id] += 1
        self._wake(drill_id)
        try:
            yield flag
        finally:
            self._streams[account_id] -= 1
            self._listening[drill_id].pop(flag)
            self._wake(drill_id)
            if not self._listening[drill_id]:
                self._listening.pop(drill_id)

    def _wake(self, drill_id: str) -> None:
        for flag in self._listening.get(drill_id, {}):
            flag.set()
