import asyncio

import pytest

from web.bridge import Bridge

HEADERS = [(b"host", b"test"), (b"content-type", b"text/plain"), (b"x-two", b"a"), (b"x-two", b"b")]
SCOPE = {
    "type": "http", "method": "POST", "path": "/演练", "query_string": b"q=1", "scheme": "https",
    "http_version": "1.1", "server": ("127.0.0.1", 8000), "client": ("10.0.0.7", 5),
    "headers": [*HEADERS, (b"content-length", b"999"), (b"transfer-encoding", b"chunked")],
}  # fmt: skip


class Echo:
    """Answers with what it was asked, in two pieces."""

    def __init__(self):
        self.environ = {}
        self.closed = False

    def __call__(self, environ, start_response):
        self.environ = environ
        start_response("201 Created", [("X-Said", "yes")])
        return self

    def __iter__(self):
        yield self.environ["wsgi.input"].read()
        yield b" end"

    def close(self):
        self.closed = True


class Broken(Echo):
    def __iter__(self):
        raise ValueError


def answered(app, *messages, most=100):
    """What a server is told to send for a request whose body comes in these messages."""
    sent, waiting = [], list(messages)

    async def receive():
        return waiting.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(Bridge(app, 1, most)(SCOPE, receive, send))
    return sent


def test_request_is_read_whole_and_answered_whole():
    app = Echo()

    sent = answered(
        app,
        {"type": "http.request", "body": b"one ", "more_body": True},
        {"type": "http.request", "body": b"two"},
    )

    assert sent == [
        {"type": "http.response.start", "status": 201, "headers": [(b"x-said", b"yes")]},
        {"type": "http.response.body", "body": b"one two end"},
    ]
    assert app.closed


def test_request_is_told_as_wsgi_tells_it():
    app = Echo()
    answered(app, {"type": "http.request", "body": b"x" * 7})

    told = {key: value for key, value in app.environ.items() if not key.startswith("wsgi.")}
    assert told == {
        "HTTP_HOST": "test",
        "CONTENT_TYPE": "text/plain",
        "HTTP_X_TWO": "a,b",
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/演练".encode().decode("latin-1"),
        "QUERY_STRING": "q=1",
        "CONTENT_LENGTH": "7",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "10.0.0.7",
    }
    assert app.environ["wsgi.url_scheme"] == "https"


def test_of_a_body_that_is_too_long_no_more_is_read():
    app = Echo()
    piece = {"type": "http.request", "body": b"x" * 60, "more_body": True}

    answered(app, piece, piece, {"type": "never"})

    assert app.environ["CONTENT_LENGTH"] == "120"


def test_reader_that_is_gone_is_not_answered():
    gone = {"type": "http.disconnect"}

    assert answered(Echo(), {"type": "http.request", "more_body": True}, gone) == []


def test_answer_that_breaks_is_closed_and_the_fault_goes_on():
    app = Broken()

    with pytest.raises(ValueError):  # noqa: PT011 -- any fault of the application
        answered(app, {"type": "http.request"})
    assert app.closed
