"""Incidents of a month, to be measured against the facts: the canteen story, left running.

Everything is measured on what the simulator itself does. The team answers at a time drawn
from F21, since when a bureau answers was measured from outside and is no part of the model.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from scenarios.load import load_pack, load_scenario
from scenarios.scenario import Scenario
from simulator.backdrop import heat_of
from simulator.chance import Chance
from simulator.crowd import Crowd, waking_seconds
from simulator.drill import Drill
from simulator.entry import Act
from simulator.murmur import Murmur, Wanted
from simulator.world import World, second_of_day

BIN_S, HOUR, DAY = 300, 3_600, 86_400
DAYS = 33
VOLUME, PEOPLE = 400.0, 300_000_000
"""A large incident before a whole country: the measured ones are the largest of 27 months."""

NEVER, MEDIAN_H, SPREAD = 0.18, 10.0, 1.6
"""Share of bureaus that never answer, and when the others do, lognormal (F21)."""

TEXT = (
    "9月18日，部分学生出现呕吐，我们深感牵挂，已责令停止供餐、封存留样，原因正在调查，将及时公布。"
)
SAMPLE, SAMPLED = 4_000, 24
"""How many of its ordinary posts are read, and of every how many incidents."""

CHANNELS = ["weiyan", "shunying", "website"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Incident:
    """What can be measured of one incident from outside."""

    titles: tuple[float, ...]
    """When each of its titles was first on the board, in hours since StartEx, in order."""
    official: tuple[float, ...]
    """The same for the titles of releases."""
    per_bin: Floats
    """Posts by five minutes since StartEx."""
    per_hour: Floats
    """The same by hour."""
    reports: tuple[float, ...]
    """When media wrote, in hours."""
    discussions: tuple[float, ...]
    """Posts on the microblog under each title of the board, until it was last there."""
    cascades: tuple[float, ...]
    """Posts that each notable post brought about by itself."""
    heats: tuple[tuple[float, float], ...]
    """Logarithms of posts an hour and of heat, of topics at refreshes."""
    emotions: dict[str, float]
    """Posts by emotion."""
    lags: tuple[float, ...]
    """Hours from when an outlet takes the matter up to its article."""
    debunks: tuple[float, ...]
    """Hours from each rumour to when somebody first spoke against it."""
    texts: tuple[str, ...]
    """Ordinary posts of the second day, as a monitor sees them."""


@cache
def story() -> Scenario:
    """The canteen story, longer and before more people."""
    short = load_scenario("canteen-poisoning")
    public = short.public.model_copy(update={"volume": VOLUME, "population": PEOPLE})
    return short.model_copy(update={"length": DAYS * DAY, "public": public})


def release(drill: Drill, name: str, *, addresses: bool = True, **changes: object) -> None:
    """Draft and publish a text of good quality by what can be known, without asking anybody."""
    secret = {fact.id for fact in drill.scenario.truth.facts if fact.secret}
    book = drill._world.book
    measure = {"code": "C1-2", "legal_basis": "食品安全法", "note": "封存"}
    draft = {
        "statement": name,
        "version": 1,
        "kind": "notice",
        "text": TEXT,
        "attitude": "牵挂",
        "facts": [fact for fact in book.facts if fact not in secret],
        "addresses": list(book.rumours) if addresses else [],
        "measures": [drill.submit(Act("lg_office", "measure.do", measure)).seq],
        "next_update": "2026-09-19T18:00:00+08:00",
    }
    drill.submit(Act("lg_office", "draft.create", {**draft, **changes}))
    sent = {"statement": name, "version": 1, "channels": CHANNELS}
    drill.submit(Act("lg_office", "publish", sent))


class Watched:
    """Notes down the notable posts of a crowd and how high topics stood, and changes nothing."""

    def __init__(self, drill: Drill) -> None:
        self.marks: list[float] = []
        self.rebutted: dict[str, int] = {}
        self.heats: list[tuple[float, float]] = []
        self.lags: list[float] = []
        mark, rebut, levels = Crowd.mark, Crowd.rebut, drill._board._levels
        world, crowd = drill._world, drill._world.crowd
        later, drawn = World.later_awake, frozenset(drill._press._media_lag)

        def note(name: str, size: float) -> None:
            self.marks.append(size * crowd.severity)
            mark(crowd, name, size)

        def speak_against(name: str, strength: float) -> None:
            self.rebutted.setdefault(name, drill.now)
            rebut(crowd, name, strength)

        def look() -> dict[str, float]:
            found, share = levels(), drill._board._share
            posts = dict(zip(crowd.names, crowd.per_hour(), strict=True))
            for track, level in found.items():
                if world.topics.title(track) in world.book.ranks:
                    heat = heat_of(level, world.hour_of_day())
                    self.heats.append((log(posts[track] * share), log(heat)))
            return found

        def put_off(hours: float, call: Callable[[], None]) -> None:
            if hours in drawn:
                clock = (second_of_day(drill.scenario.starts_at) + drill.now) % DAY
                self.lags.append(waking_seconds(clock, hours) / HOUR)
            later(world, hours, call)

        world.later_awake = put_off  # type: ignore[method-assign]
        crowd.mark, crowd.rebut = note, speak_against  # type: ignore[method-assign]
        drill._board._levels = look  # type: ignore[method-assign]


def incident(seed: int) -> Incident:
    """One incident, answered once at the time that its seed draws, and a day later again."""
    drill = Drill(story(), load_pack("nanning-2017"), seed)
    chance = Chance(seed).stream("answer")
    answers, hour = chance.random() >= NEVER, float(chance.standard_normal())
    hour = MEDIAN_H * exp(SPREAD * hour)
    watched = Watched(drill)
    for number, at in enumerate((hour, hour + 24.0) if answers else ()):
        if at < DAYS * 24:
            drill.advance_to(int(at * HOUR))
            release(drill, f"s{number}")
    drill.advance_to(DAYS * DAY + 1)
    return _measured(drill, watched)


def _measured(drill: Drill, watched: Watched) -> Incident:
    world = drill._world
    first, last = {}, {}
    for row in drill.journal.of("sim.hotlist"):
        first.setdefault(row.data["topic"], row.t / HOUR)
        last[row.data["topic"]] = row.t // BIN_S
    tracks = {topic: track for track, topic in world.topics.all()}
    bins = world.crowd.cascade.counts.sum(axis=1)
    written = dict(zip(world.crowd.names, world.crowd.cascade.counts.T, strict=False))
    share = world.scenario.platforms["weiyan"].share
    share /= sum(platform.share for platform in world.scenario.platforms.values())
    return Incident(
        titles=tuple(sorted(first.values())),
        official=tuple(t for topic, t in first.items() if tracks[topic].startswith("official:")),
        per_bin=bins,
        per_hour=bins[: len(bins) // 12 * 12].reshape(-1, 12).sum(axis=1),
        reports=tuple(row.t / HOUR for row in drill.journal.of("sim.media_report")),
        discussions=tuple(
            float(written[tracks[topic]][: until + 1].sum() * share)
            for topic, until in last.items()
        ),
        cascades=tuple(watched.marks),
        heats=tuple(watched.heats),
        emotions=_emotions(drill),
        lags=tuple(watched.lags),
        debunks=tuple(
            (watched.rebutted[row.data["rumour"]] - row.t) / HOUR
            for row in drill.journal.of("sim.rumour")
            if row.data["rumour"] in watched.rebutted
        ),
        texts=_texts(drill) if drill.journal.header.seed % SAMPLED == 0 else (),
    )


def _emotions(drill: Drill) -> dict[str, float]:
    """Posts by emotion, as the readings of the figures tell them."""
    emotions: Counter[str] = Counter()
    for row in drill.journal.of("sim.metric"):
        written = sum(row.data["new"].values())
        for name, share in row.data["emotions"].items():
            emotions[name] += share * written
    return dict(emotions)


def _texts(drill: Drill) -> tuple[str, ...]:
    """The ordinary posts before the end of the second day, the newest ones."""
    murmur = Murmur(drill.scenario, drill.journal, 2 * DAY)
    return tuple(one.text for one in murmur.newest(Wanted(), SAMPLE))
