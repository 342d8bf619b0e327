"""Serving: one process with uvicorn, the ASGI front and Flask behind it."""

import logging
import signal
import socket
from collections.abc import Callable

import uvicorn
from flask import Flask

from scenarios.errors import DrillError, StoreError
from web import create_app
from web.config import Config
from web.push import Front
from web.store.database import StoreLock, close_store

GRACE_S = 1
"""Seconds for requests that are under way when the server is told to stop; streams are cut."""

_BACKLOG = 2_048


def serve(config: Config, host: str, port: int, ready: Callable[[Flask, str], None]) -> None:
    """Serve until SIGINT or SIGTERM.

    Args:
        config: The settings.
        host: Address to listen on.
        port: Port to listen on; 0 lets the system choose.
        ready: Called with the application and its address before the first request.

    Raises:
        DrillError: If the port is taken, the data folder in use or the store unusable.
    """
    listener = _listen(host, port)
    try:
        lock = StoreLock(config.data)
        try:
            app = create_app(config)
            ready(app, address_of(host, listener))
            _run(app, config, listener)
            close_store()
        finally:
            lock.release()
    finally:
        listener.close()


def address_of(host: str, listener: socket.socket) -> str:
    """The address to open in a browser."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- only compared
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{listener.getsockname()[1]}/"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise DrillError(
            f"不能在 {host} 的 {port} 端口提供服务：{error}",
            hint="端口可能已被占用，用 --port 换一个；--host 须是本机地址",
        ) from error
    return listener


def _run(app: Flask, config: Config, listener: socket.socket) -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings = uvicorn.Config(
        Front(app),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_keep_alive=20,
        timeout_graceful_shutdown=GRACE_S,
        proxy_headers=config.https,
        ws="none",
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)  # uvicorn raises them again when it has stopped
    server = uvicorn.Server(settings)
    server.run(sockets=[listener])
    if not server.started:
        raise StoreError("服务没有启动", hint="详见上面的日志")
