"""The story as written: posts, rumours, injects, citizens and reporters, each when it is due.

What has a time is arranged at StartEx; what has a condition waits here and is looked at
whenever something happened. How the public takes it is decided elsewhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from scenarios.scenario import (
    CitizenItem,
    Fact,
    Inject,
    Reporter,
    Rumour,
    Scenario,
    Trigger,
    TriggeredPost,
)
from simulator.crowd import Kind
from simulator.parameters import PARAMETERS
from simulator.replan import Plan, overlaid, replanned, written
from simulator.situation import WorldSituation
from simulator.topic import MATTER
from simulator.vigil import Vigil
from simulator.world import World

_P = PARAMETERS


@dataclass(frozen=True, slots=True)
class _Watched:
    """What something waits for that comes on a condition."""

    vigil: Vigil
    last: int
    """From when on the condition can no longer bring it, in seconds since StartEx."""


_ALWAYS = 2**62


class Timeline:
    """The planned events of one drill; each happens at most once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._pending: dict[str, Callable[[], None]] = {}
        self._watched: dict[str, _Watched] = {}
        self._due: dict[str, int] = {}
        self._wake = 0
        self._plans: dict[str, Plan] = {}
        self.first_hour_reach = _first_hour_reach(world.scenario)

    def start(self) -> None:
        """Arrange everything that has a time, and remember what waits for a condition."""
        story = self._world.scenario
        for post in story.posts:
            self._plan("post", post.id, post, partial(self._post, post))
        for rumour in story.rumours:
            self._plan("rumour", rumour.id, rumour, partial(self._rumour, rumour))
        for inject in story.injects:
            self._plan("inject", inject.id, inject, partial(self._inject, inject))
        for item in story.citizens:
            self._plan("item", item.id, item, partial(self._citizen, item))
        for reporter in story.reporters:
            self._plan("reporter", reporter.id, reporter, partial(self._reporter, reporter))
        for fact in story.truth.facts:
            if fact.at is not None:
                self._at(fact.at, partial(self._fact, fact))

    def check(self, now: WorldSituation) -> None:
        """Let everything happen whose condition holds now, in the order of the scenario.

        As long as all vigils sleep there is nothing to do.
        """
        vigils = self._world.vigils
        if now.t >= self._wake or vigils.stirred:
            vigils.stirred = False
            self._look(now)
            wakes = (min(one.vigil.wake, one.last + 1) for one in self._watched.values())
            self._wake = min(wakes, default=_ALWAYS)

    def _look(self, now: WorldSituation) -> None:
        for key, watched in list(self._watched.items()):
            if key in self._due:
                continue  # the director gave it a time
            if now.t > watched.last:
                self._forget(key)
            elif now.t >= watched.vigil.wake and watched.vigil.holds(now):
                self._happen(key)

    def pending_inject(self, inject: str) -> bool:
        """Tell whether a planned inject has neither happened nor been skipped."""
        return f"inject:{inject}" in self._pending

    def fire(self, inject: str) -> None:
        """Let a planned inject happen now."""
        self._happen(f"inject:{inject}")

    def skip(self, inject: str) -> None:
        """Take a planned inject out of the story."""
        self._forget(f"inject:{inject}")

    def replan(self, name: str, data: Mapping[str, Any]) -> None:
        """Plan an inject anew that can still happen; `data` are those of a `director.replan`."""
        story = self._world.scenario
        inject = story.inject(name)
        assert inject is not None  # the drill refuses others
        plan = replanned(story, inject, self._plans.get(name) or written(story, inject), data)
        self._plans[name] = plan
        if "at" in data:
            self._arrange(f"inject:{name}", plan.at)

    def _plan(self, kind: str, name: str, trigger: Trigger, happen: Callable[[], None]) -> None:
        key = f"{kind}:{name}"
        self._pending[key] = happen
        if trigger.when is not None:
            last = trigger.not_after
            latest = _ALWAYS if last is None else self._world.scenario.seconds(last)
            self._watched[key] = _Watched(self._world.vigils.keep(trigger.when), latest)
        if trigger.at is not None:
            self._arrange(key, max(0, self._world.scenario.seconds(trigger.at)))

    def _arrange(self, key: str, due: int | None) -> None:
        """Let it happen then and at no time before; None leaves it to its condition."""
        self._due.pop(key, None)
        if due is not None:
            self._due[key] = due
            self._world.later(due - self._world.now, lambda: self._come(key, due))

    def _come(self, key: str, due: int) -> None:
        if self._due.get(key) == due:
            self._happen(key)

    def _at(self, moment: int | datetime, call: Callable[[], None]) -> None:
        self._world.later(max(0, self._world.scenario.seconds(moment)), call)

    def _happen(self, key: str) -> None:
        self._forget(key)()

    def _forget(self, key: str) -> Callable[[], None]:
        """Take something out of the story that can still happen; what it would have done."""
        self._watched.pop(key, None)
        self._due.pop(key, None)
        return self._pending.pop(key)

    def _post(self, post: TriggeredPost) -> None:
        data: dict[str, Any] = {
            "post": post.id,
            "platform": post.platform,
            "author": self._world.fill(post.author),
            "stance": post.stance,
            "text": self._world.fill(post.text),
        }
        data.update({"incident": True} if post.incident else {})
        data.update({"key": True} if post.key else {})
        data.update({"rumour": post.rumour} if post.rumour else {})
        data.update({"class": post.treatment} if post.treatment else {})
        self._world.write("sim.post", data)
        if post.incident:
            size = post.reach / self.first_hour_reach * self._severity(post.id)
            self._world.crowd.mark(post.rumour or MATTER, size)
        if post.removed_after is not None:
            self._world.later(post.removed_after, lambda: self._remove(post.id))

    def _severity(self, post: str) -> float:
        factor = self._world.chance.pareto(f"reach:{post}", _P.mark_shape, _P.mark_cap)
        return factor / _P.mark_mean

    def _remove(self, post: str) -> None:
        if post not in self._world.book.removed:
            self._world.write("sim.removed", {"post": post})

    def _rumour(self, rumour: Rumour) -> None:
        self._world.crowd.begin(rumour.id, Kind.RUMOUR)
        if rumour.tags:
            self._world.topics.name(rumour.id, self._world.fill(rumour.tags[0]))
        text = self._world.fill(rumour.text)
        row = {"rumour": rumour.id, "text": text, "severe": rumour.severe}
        self._world.write("sim.rumour", {**row, "facts": list(rumour.refuted_by)})
        size = (2.0 if rumour.severe else 1.0) * self._severity(rumour.id)
        self._world.crowd.mark(rumour.id, size)

    def _inject(self, inject: Inject) -> None:
        data: dict[str, Any] = {"inject": inject.id}
        if inject.row == "inject":
            data.update(channel=inject.channel, title=inject.title)
            data["text"] = self._world.fill(inject.text)
        data.update({"to": list(inject.to)} if inject.to else {})
        data.update({"incident": True} if inject.incident else {})
        data |= self._filled(inject.data)
        plan = self._plans.get(inject.id)
        told = overlaid(data, self._world.scenario, inject, plan) if plan else data
        self._world.write(inject.row, told)

    def _filled(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {
            key: self._world.fill(value) if isinstance(value, str) else value
            for key, value in data.items()
        }

    def _citizen(self, item: CitizenItem) -> None:
        self._world.write(
            "sim.citizen_post",
            {
                "item": item.id,
                "platform": item.platform,
                "text": self._world.fill(item.text),
                "needs_procedure": item.needs_procedure,
                "answerable_now": item.answerable_now,
                "to": list(item.to),
            },
        )

    def _reporter(self, reporter: Reporter) -> None:
        data: dict[str, Any] = {
            "inquiry": reporter.id,
            "outlet": reporter.outlet,
            "question": self._world.fill(reporter.question),
        }
        data.update({"to": list(reporter.to)} if reporter.to else {})
        asked = self._world.write("sim.media_inquiry", data)
        self._world.later(reporter.waits, lambda: self._write_up(reporter, asked.seq))

    def _write_up(self, reporter: Reporter, asked: int) -> None:
        inquiry = self._world.book.inquiries[reporter.id]
        if inquiry.closed or inquiry.has("interview.accept") or inquiry.has("interview.decline"):
            return
        self._world.report(reporter.outlet, self._world.fill(reporter.headline), asked)
        self._world.write("sim.media_inquiry_closed", {"inquiry": reporter.id}, because=asked)

    def _fact(self, fact: Fact) -> None:
        self._world.reveal(fact.id, fact.to)


def _first_hour_reach(scenario: Scenario) -> float:
    """The reach of the incident posts that are written to appear within an hour of the first."""
    timed = [
        (scenario.seconds(post.at), post.reach)
        for post in scenario.posts
        if post.at is not None and post.incident
    ]
    first = min((t for t, _ in timed), default=0)
    return sum(reach for t, reach in timed if t <= first + 3_600) or 1.0
