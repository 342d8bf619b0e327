"""One trainee with a desk, as the page behaves: a stream, news, forms, panes that are renewed."""

import asyncio
import re
from time import perf_counter

import httpx

from tests.load.school import PASSWORD, Place
from tests.load.tally import Tally

PACE_S = 20.0
"""An act in so many seconds."""

_CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
_ONCE = re.compile(r'name="once" value="([^"]+)"')
_SEQ = re.compile(r"第 (\d+) 条记录")
_PATIENCE_S = 60.0


async def work(place: Place, address: str, seconds: float, turn: float, tally: Tally) -> None:
    """Sign in, follow the drill and file an act every 20 s.

    Args:
        place: Who, and in which drill.
        address: Of the server.
        seconds: How long.
        turn: When in the 20 s, 0 to 1, so that acts do not come all at once.
        tally: Where it is written down.
    """
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE_S, trust_env=False) as client:
        desk = _Desk(client, place, tally)
        await asyncio.sleep(turn * PACE_S)
        await desk.sign_in()
        async with asyncio.TaskGroup() as group:
            watching = [group.create_task(one) for one in (desk.follow(), desk.read_news())]
            for number in range(int(seconds / PACE_S)):
                began = perf_counter()
                await desk.file(number)
                await asyncio.sleep(max(0.0, PACE_S - (perf_counter() - began)))
            for task in watching:
                task.cancel()


class _Desk:
    def __init__(self, client: httpx.AsyncClient, place: Place, tally: Tally) -> None:
        self._client = client
        self._place = place
        self._tally = tally
        self._path = f"drills/{place.drill}/desk"
        self._seq = 0
        self._fresh = asyncio.Event()

    async def sign_in(self) -> None:
        page = await self._get("sign-in")
        form = {"csrf_token": _found(_CSRF, page), "name": self._place.name, "password": PASSWORD}
        answer = await self._client.post("sign-in", data=form)
        self._note(answer, 302)
        await self._get(self._path)

    async def follow(self) -> None:
        """Read the stream, which tells that there are new rows."""
        address = f"drills/{self._place.drill}/events?since={self._seq}"
        async with self._client.stream("GET", address, timeout=None) as stream:
            self._tally.listen(self._place.name, perf_counter())
            async for line in stream.aiter_lines():
                if line.startswith("id: "):
                    self._seq = int(line.removeprefix("id: "))
                    self._tally.hear(self._place.drill, self._place.name, self._seq, perf_counter())
                    self._fresh.set()

    async def read_news(self) -> None:
        """Ask what is new when there is something, at most once a second."""
        while await self._fresh.wait():
            self._fresh.clear()
            await self._get(f"{self._path}/news?seq={self._seq}")
            await asyncio.sleep(1.0)

    async def file(self, number: int) -> None:
        """Open the form of a note, file it, and look at the panes that change with it."""
        form = await self._get(f"{self._path}?act=monitor.note", "pane-act")
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
        await asyncio.gather(
            self._get(self._path, "pane-work"), self._get(self._path, "pane-watch")
        )

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
