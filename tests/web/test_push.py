import asyncio
import json
import time

import pytest

from simulator.entry import Act
from web import push
from web.push import Front
from web.running.changes import TOPICS
from web.running.hub import STREAMS_EACH
from web.store import drills, people
from web.store.record import Role

NOTE = Act("lg_office", "monitor.note", {"text": "内部情况"}, user="u1")
RESUME = Act("director", "director.resume", {})


class Browser:
    """One connection to the ASGI front, without a network."""

    def __init__(self, app, path, cookie="", query="", **headers):
        self.sent = asyncio.Queue()
        self.asked = False
        self.gone = asyncio.Event()
        self.stalls = False
        self.scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": [
                (b"cookie", f"yulian={cookie}".encode()),
                *((k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()),
            ],
        }
        self.task = asyncio.create_task(Front(app)(self.scope, self.receive, self.send))

    async def receive(self):
        if not self.asked:
            self.asked = True
            return {"type": "http.request"}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        if self.stalls:
            await asyncio.Event().wait()
        await self.sent.put(message)

    async def status(self):
        return (await asyncio.wait_for(self.sent.get(), 5))["status"]

    async def text(self):
        return (await asyncio.wait_for(self.sent.get(), 5)).get("body", b"").decode()

    async def until(self, name):
        """Read on until an event of this name has come; all events so far."""
        events = []
        while not any(event == name for event, _ in events):
            events += parsed(await self.text())
        return events

    async def leave(self):
        self.gone.set()
        await asyncio.wait_for(self.task, 5)


def parsed(text):
    """The events of a piece of stream, as pairs of name and data."""
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def cookie_of(person):
    return person.client.get_cookie("yulian").value


def wait_until(holds):
    """Wait in a thread, 10 s at most."""
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    pytest.fail("waited too long")


def played(scenario):
    """Run a coroutine of a test in a loop of its own."""
    return asyncio.run(asyncio.wait_for(scenario(), 30))


@pytest.fixture
def office(sign_in, conduct):
    """A trainee at the office's desk, and the drill."""
    person = sign_in("lg01")
    return person, conduct(person.account)


def test_a_stranger_gets_no_stream(app, conduct):
    record = conduct()

    async def play():
        return await Browser(app, f"/drills/{record.id}/events").status()

    assert played(play) == 401


@pytest.mark.parametrize(
    "cookie", ["", "nonsense", "eyJfdXNlcl9pZCI6IjEifQ.ZzzzzA.forged", "\xff;=="]
)
def test_a_forged_cookie_gets_no_stream(app, conduct, cookie):
    record = conduct()

    async def play():
        return await Browser(app, f"/drills/{record.id}/events", cookie).status()

    assert played(play) == 401


def test_somebody_elses_drill_does_not_exist(app, office, sign_in):
    other = sign_in("lg02")

    async def play():
        path = f"/drills/{office[1].id}/events"
        mine = await Browser(app, path, cookie_of(other)).status()
        none = await Browser(app, "/drills/nothing/events", cookie_of(other)).status()
        return mine, none

    assert played(play) == (404, 404)


def test_a_session_ends_with_a_new_password(app, office):
    person, record = office
    cookie = cookie_of(person)
    people.set_password(person.account.id, "other")

    async def play():
        return await Browser(app, f"/drills/{record.id}/events", cookie).status()

    assert played(play) == 401


def test_stream_begins_with_what_is_new_and_the_clock(app, office, server):
    person, record = office
    server.live.submit(record, NOTE)

    async def play():
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        assert await browser.status() == 200
        events = await browser.until("clock")
        await browser.leave()
        return events

    assert played(play) == [
        ("acts", {"seq": 1, "count": 1}),
        ("rows", {"seq": 1, "counts": {"acts": 1}, "spread_ms": 20}),
        ("clock", {"t": 0, "speed": 60, "running": False, "ended": False}),
    ]


def test_stream_carries_the_safe_headers_and_is_not_kept(app, office):
    person, record = office

    async def play():
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        start = await browser.sent.get()
        await browser.leave()
        return dict(start["headers"])

    headers = played(play)
    assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert headers[b"cache-control"] == b"no-store"
    assert b"default-src 'self'" in headers[b"content-security-policy"]


def test_news_is_pushed_when_it_is_saved(app, office, server):
    person, record = office

    async def play():
        server.hub.bind(asyncio.get_running_loop())
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        await browser.until("clock")
        await asyncio.to_thread(server.live.submit, record, RESUME)
        started = await browser.until("clock")
        await asyncio.to_thread(server.live.submit, record, NOTE)
        noted = await browser.until("rows")
        await browser.leave()
        return started, noted

    started, noted = played(play)
    assert ("clock", {"t": 0, "speed": 60, "running": True, "ended": False}) in started
    assert noted == [
        ("acts", {"seq": 2, "count": 1}),
        ("rows", {"seq": 2, "counts": {"acts": 1}, "spread_ms": 20}),
    ]


@pytest.mark.parametrize("running", [True, False])
def test_a_clock_that_jumps_is_pushed_though_nothing_can_be_seen(app, office, server, running):
    person, record = office

    async def play():
        server.hub.bind(asyncio.get_running_loop())
        if running:
            await asyncio.to_thread(server.live.submit, record, RESUME)
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        await browser.until("clock")
        server.hub.tell(record.id)
        await asyncio.to_thread(server.live.peek(record.id)._drill.advance_to, 1_200)
        server.live.peek(record.id)._now = 1_200
        server.hub.tell(record.id)
        events = await browser.until("clock")
        await browser.leave()
        return events

    clock = {"t": 1_200, "speed": 60, "running": running, "ended": False}
    assert played(play) == [("clock", clock)]


@pytest.mark.parametrize("how", ["last-event-id", "since"])
def test_a_reader_that_comes_back_is_told_what_it_missed(app, office, server, how):
    person, record = office
    for _ in range(3):
        server.live.submit(record, NOTE)

    async def play():
        told = {"last_event_id": "2"} if how == "last-event-id" else {}
        query = "since=2" if how == "since" else ""
        path = f"/drills/{record.id}/events"
        browser = Browser(app, path, cookie_of(person), query, **told)
        events = await browser.until("rows")
        await browser.leave()
        return events

    assert played(play)[0] == ("acts", {"seq": 3, "count": 1})


@pytest.mark.parametrize("told", ["99999", "-5", "x", "1e9", "9" * 40])
def test_a_nonsensical_last_event_id_does_no_harm(app, office, server, told):
    person, record = office
    server.live.submit(record, NOTE)

    async def play():
        path = f"/drills/{record.id}/events"
        browser = Browser(app, path, cookie_of(person), last_event_id=told)
        events = await browser.until("clock")
        await browser.leave()
        return events

    assert played(play)[-1][0] == "clock"


def test_a_seat_is_not_told_of_what_it_may_not_see(app, sign_in, conduct, server):
    office, other = sign_in("lg01"), sign_in("lg02")
    record = conduct(office.account, other.account)
    leak = Act("lg_office", "leak", {"to": "记者", "text": "内部情况"})
    server.live.submit(record, leak)

    async def play(person, query=""):
        path = f"/drills/{record.id}/events"
        browser = Browser(app, path, cookie_of(person), query)
        events = await browser.until("clock")
        await browser.leave()
        return [name for name, _ in events]

    assert played(lambda: play(office)) == ["acts", "rows", "clock"]
    assert played(lambda: play(other)) == ["clock"]
    assert played(lambda: play(other, "watch=1")) == ["clock"]
    assert played(lambda: play(sign_in("d1", Role.INSTRUCTOR), "watch=1")) == [
        "acts",
        "rows",
        "clock",
    ]


def test_a_reader_that_stands_still_is_closed_and_delays_nobody(app, office, server, monkeypatch):
    person, record = office
    monkeypatch.setattr(push, "STALL_S", 0.05)

    async def play():
        server.hub.bind(asyncio.get_running_loop())
        path = f"/drills/{record.id}/events"
        slow = Browser(app, path, cookie_of(person))
        quick = Browser(app, path, cookie_of(person))
        await slow.until("clock")
        await quick.until("clock")
        slow.stalls = True
        await asyncio.to_thread(server.live.submit, record, NOTE)
        await quick.until("rows")
        await asyncio.wait_for(slow.task, 5)
        await quick.leave()

    played(play)


def test_an_account_has_room_for_so_many_streams(app, office):
    person, record = office

    async def play():
        path = f"/drills/{record.id}/events"
        browsers = [Browser(app, path, cookie_of(person)) for _ in range(STREAMS_EACH)]
        for browser in browsers:
            await browser.until("clock")
        refused = await Browser(app, path, cookie_of(person)).status()
        for browser in browsers:
            await browser.leave()
        again = Browser(app, path, cookie_of(person))
        status = await again.status()
        await again.leave()
        return refused, status

    assert played(play) == (429, 200)


def test_who_looks_is_present(app, office, server):
    person, record = office

    async def play():
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        await browser.until("clock")
        during = server.hub.present(record.id)
        await browser.leave()
        return during, server.hub.present(record.id)

    assert played(play) == ({person.account.id}, frozenset())


def test_a_director_is_told_at_once_who_comes_and_goes(app, office, server, director):
    person, record = office
    path = f"/drills/{record.id}/events"

    async def play():
        console = Browser(app, path, cookie_of(director), "watch=1")
        await console.until("clock")
        desk = Browser(app, path, cookie_of(person))
        await desk.until("clock")
        came = [name for name, _ in await console.until("clock")], server.hub.present(record.id)
        await desk.leave()
        went = [name for name, _ in await console.until("clock")], server.hub.present(record.id)
        await console.leave()
        return came, went

    both = {person.account.id, director.account.id}
    assert played(play) == ((["clock"], both), (["clock"], {director.account.id}))


def test_a_stream_ends_when_the_session_does(app, office, monkeypatch):
    person, record = office
    monkeypatch.setattr(push, "BEAT_S", 0.05)

    async def play():
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        await browser.until("clock")
        people.set_password(person.account.id, "other")
        events = await browser.until("gone")
        await asyncio.wait_for(browser.task, 5)
        return events[-1]

    assert played(play) == ("gone", {"reason": "session"})


def test_a_quiet_stream_shows_the_clock_as_a_sign_of_life(app, office, monkeypatch):
    person, record = office
    monkeypatch.setattr(push, "BEAT_S", 0.05)

    async def play():
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        await browser.until("clock")
        events = await browser.until("clock")
        await browser.leave()
        return events

    assert [name for name, _ in played(play)] == ["clock"]


def test_a_stopped_drill_says_so(app, office, server):
    person, record = office
    live = server.live.open(record)

    async def play():
        server.hub.bind(asyncio.get_running_loop())
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        await browser.until("clock")
        live.fault = "磁盘已满"
        server.hub.tell(record.id)
        events = await browser.until("gone")
        await asyncio.wait_for(browser.task, 5)
        return events[-1]

    assert played(play) == ("gone", {"reason": "stopped"})


def test_an_ended_drill_can_be_listened_to(app, office, server):
    person, record = office
    server.live.submit(record, Act("director", "director.end", {}))
    server.live._live.clear()

    async def play():
        browser = Browser(app, f"/drills/{record.id}/events", cookie_of(person))
        events = await browser.until("clock")
        await browser.leave()
        return events[-1]

    assert played(play) == ("clock", {"t": 0, "speed": 60, "running": False, "ended": True})


def test_everything_else_goes_to_flask(app):
    async def play():
        browser = Browser(app, "/sign-in")
        browser.scope |= {"http_version": "1.1", "server": ("test", 80), "client": ("::1", 1)}
        status = await browser.status()
        await browser.task
        return status

    assert played(play) == 200


def test_the_server_moves_drills_while_it_lives(app, office, server, wall):
    _, record = office
    server.live.submit(record, RESUME)
    server.live._tick_s = 0.01

    async def play():
        asked, answers = asyncio.Queue(), asyncio.Queue()
        front = asyncio.create_task(Front(app)({"type": "lifespan"}, asked.get, answers.put))
        await asked.put({"type": "lifespan.startup"})
        assert (await answers.get())["type"] == "lifespan.startup.complete"
        wall.pass_by(10)
        await asyncio.to_thread(wait_until, lambda: drills.get(record.id).now >= 600)
        await asked.put({"type": "lifespan.shutdown"})
        assert (await answers.get())["type"] == "lifespan.shutdown.complete"
        await front

    played(play)


def test_polling_tells_the_same(office, server):
    person, record = office
    server.live.submit(record, NOTE)
    server.live.submit(record, RESUME)

    path = f"/drills/{record.id}/changes"
    clock = {"t": 0, "speed": 60, "running": True, "ended": False}
    assert person.get(f"{path}?since=0").json == {
        "seq": 2,
        "counts": {"acts": 1, "pace": 1},
        "clock": clock,
        "fault": "",
    }
    assert person.get(f"{path}?since=2").json["counts"] == {}
    for nonsense in ("-1", "x", "99999"):
        assert person.get(f"{path}?since={nonsense}").status_code == 200


def test_every_topic_is_named_in_the_description():
    assert [topic for topic in TOPICS if topic not in push.__doc__] == []
