"""The ASGI front: event streams are served here, everything else goes to Flask.

`GET /drills/<id>/events` is a stream of server-sent events for one reader; `?watch=1` asks for
the view of who conducts or evaluates. Nothing of a row is sent, only that there is something new:

    event: <topic>          feed hot heat inbox acts talk hints pace notes: `web.running.changes`
    data: {"seq": 412, "count": 3}

    id: 412                 once after each batch, to come back with Last-Event-ID
    event: rows
    data: {"seq": 412, "counts": {"feed": 3, "acts": 1}, "spread_ms": 400}

    event: clock            at the start, when it changes or jumps, and every 15 s as a sign of
                            life; with `watch` also when somebody comes or goes
    data: {"t": 5400, "speed": 60, "running": true, "ended": false}

    event: gone             the session or the seat is no more, or the drill stopped; then it closes
    data: {"reason": "session" | "stopped"}

A page may poll `GET /drills/<id>/changes?since=<seq>` instead, which answers the same as JSON.
Readers have no queues: each remembers the seq it was told and is told the sum of what came since,
so a slow reader costs nothing and delays nobody; one that stands still is closed and comes back.
What the net does, it may do in many drills in one second: `spread_ms` is within how long a page
chooses its moment to ask for that, longer the more pages there are.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs

from a2wsgi import WSGIMiddleware
from flask import Flask
from werkzeug.http import parse_cookie

from scenarios.errors import DrillError
from web.running.changes import Changes, changes
from web.running.pacing import Moment
from web.running.reading import Reading, read, seen_by
from web.security import HEADERS, account_of_cookie
from web.services import NAME, Services
from web.store import drills
from web.store.record import Account

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BEAT_S = 15.0
STALL_S = 10.0
"""A reader that takes nothing for so long is closed."""

JUMP_S = 5.0
"""Seconds of the wall by which a running clock may differ before it has jumped."""

EACH_MS, SPREAD_MS = 20, 5_000
"""How much a reader adds to the time within which pages ask for what the net did; the most."""

WORKERS = 16
"""Threads in which Flask answers."""

_STREAM = re.compile(r"/drills/([a-z0-9]{1,32})/events")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads which drill, and up to which row it was told."""

    account: Account
    reading: Reading
    watch: bool
    seq: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a stream is not given: an HTTP status."""

    status: int


class Front:
    """The ASGI application."""

    def __init__(self, app: Flask) -> None:
        found: Services = app.extensions[NAME]
        self._app = app
        self._live = found.live
        self._rehearser = found.rehearser
        self._hub = found.hub
        self._wall = found.wall
        self._pages = WSGIMiddleware(app, workers=WORKERS)  # type: ignore[arg-type]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection, or the life of the server."""
        if scope["type"] == "lifespan":
            await self._life(receive, send)
            return
        stream = _STREAM.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if stream is None or scope["method"] != "GET":
            await self._pages(scope, receive, send)  # type: ignore[arg-type]
            return
        await self._stream(scope, stream[1], receive, send)

    async def _life(self, receive: Receive, send: Send) -> None:
        await receive()
        self._hub.bind(asyncio.get_running_loop())
        self._live.start()
        self._rehearser.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._hub.bind(None)
        await asyncio.to_thread(self._rehearser.stop)
        await asyncio.to_thread(self._live.stop)
        await send({"type": "lifespan.shutdown.complete"})

    async def _stream(self, scope: Message, drill_id: str, receive: Receive, send: Send) -> None:
        reader = await asyncio.to_thread(self._admit, scope, drill_id)
        if isinstance(reader, Refusal):
            await _refuse(send, reader.status)
            return
        await send({"type": "http.response.start", "status": 200, "headers": _STREAM_HEADERS})
        with self._hub.listen(drill_id, reader.account.id) as flag:
            gone = asyncio.create_task(_until_gone(receive))
            try:
                async for text in self._news(scope, reader, flag, gone):
                    body = {"type": "http.response.body", "body": text.encode(), "more_body": True}
                    await asyncio.wait_for(send(body), STALL_S)
            except (TimeoutError, OSError):
                return  # the reader stands still or is gone; it comes back with Last-Event-ID
            finally:
                gone.cancel()
        await send({"type": "http.response.body", "body": b""})

    async def _news(
        self, scope: Message, reader: Reader, flag: asyncio.Event, gone: asyncio.Task[None]
    ) -> AsyncIterator[str]:
        shown: _Shown | None = None
        yield "retry: 2000\n\n"
        while not gone.done():
            flag.clear()
            now, found = _Shown(moment_of(reader), self._wall.monotonic()), news_of(reader)
            reader = replace(reader, seq=found.seq)
            somebody_came = reader.watch and not found.counts  # or went
            if _runs_on(shown, now) and not somebody_came:
                yield rows_text(found, self._spread())
            else:
                yield rows_text(found, self._spread()) + clock_text(now.moment)
                shown = now
            if await _woken(flag, gone) and not _has_stopped(reader):
                continue
            fresh = await asyncio.to_thread(self._admit, scope, reader.reading.record.id)
            if isinstance(fresh, Refusal) or fresh.reading.fault:
                yield gone_text("session" if isinstance(fresh, Refusal) else "stopped")
                return
            reader, shown = replace(fresh, seq=reader.seq), None

    def _spread(self) -> int:
        return min(SPREAD_MS, self._hub.readers * EACH_MS)

    def _admit(self, scope: Message, drill_id: str) -> Reader | Refusal:
        """Find out in a thread who asks, and whether the drill is open to them."""
        headers = _headers(scope)
        account = account_of_cookie(self._app, _session_cookie(self._app, headers))
        if account is None:
            return Refusal(401)
        record = drills.get(drill_id)
        if record is None or not record.is_open_to(account):
            return Refusal(404)
        if not self._hub.has_room(account.id):
            return Refusal(429)
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        told = headers.get("last-event-id") or asked.get("since", ["0"])[0]
        try:
            reading = read(self._live, record)
        except DrillError:
            return Refusal(503)
        seq = min(int(told) if re.fullmatch(r"[0-9]{1,9}", told) else 0, len(reading.journal))
        return Reader(account, reading, "watch" in asked, seq)


def moment_of(reader: Reader) -> Moment:
    """What the clock of a reader's drill shows now."""
    live = reader.reading.live
    return reader.reading.moment if live is None else live.moment()


def news_of(reader: Reader) -> Changes:
    """What is new for a reader."""
    reading = replace(reader.reading, moment=moment_of(reader))
    seen = seen_by(reading, reader.account, reader.seq, watch=reader.watch)
    return changes(seen, reader.seq)


def rows_text(found: Changes, spread_ms: int) -> str:
    """The events of one batch, nothing if nothing is new."""
    if not found.counts:
        return ""
    topics = "".join(
        _event(topic, {"seq": found.seq, "count": count}) for topic, count in found.counts.items()
    )
    whole = {"seq": found.seq, "counts": dict(found.counts), "spread_ms": spread_ms}
    batch = _event("rows", whole)
    return f"{topics}id: {found.seq}\n{batch}"


def clock_text(now: Moment) -> str:
    """The clock as an event."""
    return _event("clock", clock_data(now))


def clock_data(now: Moment) -> Mapping[str, object]:
    """The clock as pages read it."""
    return {"t": now.t, "speed": now.speed, "running": now.running, "ended": now.ended}


def gone_text(reason: str) -> str:
    """The last event of a stream."""
    return _event("gone", {"reason": reason})


def _event(name: str, data: Mapping[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a clock showed, and at which second of the wall."""

    moment: Moment
    at: float


def _runs_on(shown: _Shown | None, now: _Shown) -> bool:
    """Whether a page whose clock runs on by itself shows what the drill's clock shows."""
    if shown is None or replace(now.moment, t=shown.moment.t) != shown.moment:
        return False
    speed = now.moment.speed if now.moment.running else 0
    gap = now.moment.t - shown.moment.t - (now.at - shown.at) * speed
    return abs(gap) <= JUMP_S * speed


def _has_stopped(reader: Reader) -> bool:
    live = reader.reading.live
    return live is not None and bool(live.fault)


async def _woken(flag: asyncio.Event, gone: asyncio.Task[None]) -> bool:
    """Wait for news, the reader's leaving or the next beat; False for a beat."""
    news = asyncio.create_task(flag.wait())
    try:
        done, _ = await asyncio.wait(
            {news, gone}, timeout=BEAT_S, return_when=asyncio.FIRST_COMPLETED
        )
    finally:
        news.cancel()
    return bool(done)


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send, status: int) -> None:
    headers = [*_SAFE, (b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _session_cookie(app: Flask, headers: Mapping[str, str]) -> str:
    return parse_cookie(headers.get("cookie")).get(app.config["SESSION_COOKIE_NAME"], "")


def _headers(scope: Message) -> Mapping[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


_SAFE = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_STREAM_HEADERS = [
    *_SAFE,
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]
