"""One trainee with a desk, as the page behaves: a stream, news, forms, panes that are renewed.

What is asked for when is what `web/static/desk.js` asks for.
"""

import asyncio
import json
import random
import re
from collections.abc import Coroutine, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import httpx

from tests.load.school import PASSWORD, Place
from tests.load.tally import Tally

PACE_S = 20.0
"""An act in so many seconds."""

URGENT, COUNTED = ("inbox", "talk"), ("feed",)
"""The topics after which the page asks how much is new, at once or soon, at most once a second."""

NEWS_S, RENEW_S = 1.0, 0.8
"""Between two such questions; between two in which a pane is asked for."""

STALE: Mapping[str, tuple[str, ...]] = {
    "feed": (),
    "hot": ("hot",),
    "heat": ("heat", "acts"),
    "inbox": (),
    "cases": ("acts", "inbox"),
    "papers": ("acts", "inbox"),
    "log": ("acts", "inbox", "talk", "hints"),
}
"""By what is open in a pane: the topics that renew it; feed and inbox wait behind a bar."""

_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_ONCE = re.compile(r'name="once" value="([^"]+)"')
_SEQ = re.compile(r"第 (\d+) 条记录")
_PATIENCE_S = 60.0


AT_THE_DOOR = 4
"""How many sign in at the same time."""


class Bell:
    """Rings when everybody has signed in; a few do so at the same time, as people come in."""

    def __init__(self, pupils: int) -> None:
        self._door = asyncio.Semaphore(AT_THE_DOOR)
        self._all = asyncio.Barrier(pupils)

    async def wait(self, entering: Coroutine[Any, Any, None]) -> None:
        """Enter, and wait for the others."""
        async with self._door:
            await entering
        await self._all.wait()


@dataclass(frozen=True, slots=True)
class Watch:
    """When somebody works: from the bell, for so many seconds.

    `turn` is when in the 20 s, 0 to 1, so that acts do not come all at once.
    """

    bell: Bell
    turn: float
    seconds: float


async def work(place: Place, address: str, watch: Watch, tally: Tally) -> None:
    """Sign in, follow the drill and file an act every 20 s.

    Args:
        place: Who, and in which drill.
        address: Of the server.
        watch: When it begins and how long it takes.
        tally: Where it is written down.
    """
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE_S, trust_env=False) as client:
        desk = _Desk(client, place, tally)
        await watch.bell.wait(desk.sign_in())
        await asyncio.sleep(watch.turn * PACE_S)
        async with asyncio.TaskGroup() as group:
            watching = [group.create_task(one) for one in desk.life()]
            for number in range(int(watch.seconds / PACE_S)):
                began = perf_counter()
                await desk.file(number)
                await asyncio.sleep(max(0.0, PACE_S - (perf_counter() - began)))
            for task in watching:
                task.cancel()


class _Due:
    """What is asked for at the earliest of the moments at which somebody wanted it."""

    def __init__(self) -> None:
        self._event = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    def plan(self, wait: float) -> None:
        loop = asyncio.get_running_loop()
        if self._timer is not None and self._timer.when() <= loop.time() + wait:
            return
        self.cancel()
        self._timer = loop.call_later(wait, self._event.set)

    def cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def come(self) -> None:
        await self._event.wait()
        self._event.clear()
        self.cancel()


class _Desk:
    def __init__(self, client: httpx.AsyncClient, place: Place, tally: Tally) -> None:
        self._client = client
        self._place = place
        self._tally = tally
        self._path = f"drills/{place.drill}/desk"
        self._open = f"watch={place.watch}&view={place.view}"
        self._seq = 0
        self._news = _Due()
        self._stale = {"pane-watch": _Due(), "pane-work": _Due()}

    def life(self) -> Iterator[Coroutine[Any, Any, None]]:
        """What goes on beside the acts."""
        yield self._follow()
        yield self._ask_news()
        yield from map(self._renew, self._stale)

    async def sign_in(self) -> None:
        page = await self._get("sign-in")
        form = {"csrf_token": _found(_CSRF, page), "name": self._place.name, "password": PASSWORD}
        answer = await self._client.post("sign-in", data=form)
        self._note(answer, 302)
        await self._get(f"{self._path}?{self._open}")

    async def _follow(self) -> None:
        """Read the stream, which tells that there are new rows."""
        address = f"drills/{self._place.drill}/events?since={self._seq}"
        event = ""
        async with self._client.stream("GET", address, timeout=None) as stream:
            self._tally.listen(self._place.name, perf_counter())
            async for line in stream.aiter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    event = value
                elif name == "data" and event == "rows":
                    self._hear(**json.loads(value))

    def _hear(self, seq: int, counts: Mapping[str, int], spread_ms: int) -> None:
        """Ask at once for what people do, for what the net did at a moment by chance."""
        self._seq = seq
        self._tally.hear(self._place.drill, self._place.name, seq, perf_counter())
        if any(topic in counts for topic in (*URGENT, *COUNTED)):
            self._news.plan(0 if any(topic in counts for topic in URGENT) else _within(spread_ms))
        for pane, shown in zip(self._stale, (self._place.watch, self._place.view), strict=True):
            if any(topic in counts for topic in STALE[shown]):
                self._stale[pane].plan(_within(spread_ms) if pane == "pane-watch" else 0)

    async def _ask_news(self) -> None:
        while True:
            await self._news.come()
            await self._get(f"{self._path}/news?{self._open}&seq={self._seq}")
            await asyncio.sleep(NEWS_S)

    async def _renew(self, pane: str) -> None:
        while True:
            await self._stale[pane].come()
            await self._show(pane)
            await asyncio.sleep(RENEW_S)

    async def _show(self, pane: str) -> None:
        await self._get(f"{self._path}?{self._open}", pane)

    async def file(self, number: int) -> None:
        """Open the form of a note, file it, and look at the pane that changes with it."""
        form = await self._get(f"{self._path}?{self._open}&act=monitor.note", "pane-act")
        text = f"{self._place.name} 第 {number + 1} 次巡查"
        sent = perf_counter()
        answer = await self._client.post(
            f"{self._path}/monitor.note",
            data={
                "csrf_token": _found(_CSRF, form),
                "once": _found(_ONCE, form),
                "act.text": text,
            },
            headers={"HX-Request": "true", "HX-Target": "pane-act"},
        )
        if self._note(answer, 200):
            self._tally.act_s.append(perf_counter() - sent)
            self._tally.filed.append(text)
            seq = int(_found(_SEQ, answer.text))
            self._tally.file(self._place.drill, seq, self._place.name, sent)
        await self._show("pane-work")

    async def _get(self, path: str, pane: str = "") -> str:
        headers = {"HX-Request": "true", "HX-Target": pane} if pane else {}
        sent = perf_counter()
        answer = await self._client.get(path, headers=headers)
        self._note(answer, 200)
        self._tally.page_s.append(perf_counter() - sent)
        return answer.text

    def _note(self, answer: httpx.Response, status: int) -> bool:
        """Whether it is the answer that a page expects; what is not is an error."""
        if answer.status_code != status:
            self._tally.errors.append(f"{answer.status_code} {answer.request.url}")
        return answer.status_code == status


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    assert found, page
    return found[1]


def _within(spread_ms: int) -> float:
    return random.uniform(0, spread_ms / 1000)
