"""From the ASGI server to Flask: a request is read whole, answered in a thread, and sent whole.

A page that is handed over piece by piece waits for a thread and the event loop to take turns at
each piece; where both are busy, that is most of its time.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from wsgiref.types import WSGIApplication

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_BARE = {b"content-type": "CONTENT_TYPE"}
_UNTOLD = (b"content-length", b"transfer-encoding")
"""Headers about a body as it came; the application is told of the body that was read."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Bridge:
    """A WSGI application as an ASGI application; its answers have an end and fit into memory."""

    def __init__(self, app: WSGIApplication, workers: int, most: int) -> None:
        """Put a bridge in front of an application.

        Args:
            app: The application.
            workers: Threads in which it answers.
            most: Bytes of a body it takes; of a longer one it is told that it is longer.
        """
        self._app = app
        self._most = most
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="pages")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        body = await _body(receive, self._most)
        if body is None:
            return
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._threads, self._answer, scope, body)
        start = {"status": answer.status, "headers": answer.headers}
        await send({"type": "http.response.start", **start})
        await send({"type": "http.response.body", "body": answer.body})

    def _answer(self, scope: Message, body: bytes) -> _Answer:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., None]:
            begun.append((status, headers))
            return lambda _chunk: None

        found = self._app(_environ(scope, body), start)
        try:
            text = b"".join(found)
        finally:
            getattr(found, "close", lambda: None)()
        status, headers = begun[-1]
        return _Answer(int(status.partition(" ")[0]), list(_bytes(headers)), text)


async def _body(receive: Receive, most: int) -> bytes | None:
    """The body of a request, not much more than `most` of it; None if the reader is gone."""
    parts: list[bytes] = []
    more = True
    while more and sum(map(len, parts)) <= most:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _environ(scope: Message, body: bytes) -> dict[str, Any]:
    """A request as WSGI tells it (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 80)
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        if name not in _UNTOLD:
            key = _BARE.get(name) or f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}"
            told = value.decode("latin-1")
            headers[key] = f"{headers[key]},{told}" if key in headers else told
    return headers | {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def _bytes(headers: list[tuple[str, str]]) -> Iterator[tuple[bytes, bytes]]:
    for name, value in headers:
        yield name.lower().encode("latin-1"), value.encode("latin-1")
