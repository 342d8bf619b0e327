"""Platforms, outlets, rumours, channels and everything else that is named by its id."""

from collections.abc import Iterator, Mapping

from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.pattern import wanted
from scenarios.scenario import Scenario
from scenarios.vocabulary import CHANNELS


def check(subject: Subject) -> Iterator[Problem]:
    """What is named by its id stands in the scenario.

    规则 platform-known：网帖、网民事项、chatter 的平台要在 platforms 里；allowed_channels
    还可用 website、news_release、press。
    规则 outlet-known：采访和 sim.media_report 的媒体要在 outlets 里。
    规则 rumour-known：网帖的 rumour 要在 rumours 里。
    规则 address-known：样稿 addresses 只能写谣言、采访、网民事项或网帖的编号。
    规则 where-known：条件里用编号筛选时（inject、rumour、fact、post、platform、outlet、
    inquiry、item），编号要存在。
    """
    known = _known(subject.scenario)
    for route, rule, kind in _ROUTES:
        for path, name in subject.at(route):
            if name not in known[kind]:
                yield subject.unknown(path, rule, f"{_TITLES[kind]} {name}", known[kind])
    for n, inject in enumerate(subject.scenario.injects):
        outlet = inject.data.get("outlet")
        if isinstance(outlet, str) and outlet not in known["outlet"]:
            path = ("injects", n, "data", "outlet")
            yield subject.unknown(path, "outlet-known", f"媒体 {outlet}", known["outlet"])
    for path, kind, name in _tested(subject):
        if name not in known[kind]:
            yield subject.unknown(path, "where-known", f"{_TITLES[kind]} {name}", known[kind])


_ROUTES = (
    ("posts.*.platform", "platform-known", "platform"),
    ("posts.*.rumour", "rumour-known", "rumour"),
    ("citizens.*.platform", "platform-known", "platform"),
    ("chatter.*.platforms.*", "platform-known", "platform"),
    ("allowed_channels.*", "platform-known", "channel"),
    ("reporters.*.outlet", "outlet-known", "outlet"),
    ("statements.*.addresses.*", "address-known", "address"),
)
"""Where ids stand in fields of their own: route, rule, kind of id."""

_TITLES: Mapping[str, str] = {
    "platform": "平台",
    "channel": "渠道",
    "outlet": "媒体",
    "rumour": "谣言",
    "address": "可回应的编号",
    "inject": "注入",
    "fact": "事实",
    "post": "网帖",
    "inquiry": "采访",
    "item": "网民事项",
}


def _known(scenario: Scenario) -> Mapping[str, tuple[str, ...]]:
    ids = {
        "platform": tuple(scenario.platforms),
        "channel": (*scenario.platforms, *CHANNELS),
        "outlet": tuple(outlet.id for outlet in scenario.outlets),
        "rumour": tuple(rumour.id for rumour in scenario.rumours),
        "inject": tuple(inject.id for inject in scenario.injects),
        "fact": tuple(fact.id for fact in scenario.truth.facts),
        "post": tuple(post.id for post in scenario.posts),
        "inquiry": tuple(reporter.id for reporter in scenario.reporters),
        "item": tuple(item.id for item in scenario.citizens),
    }
    ids["address"] = (*ids["rumour"], *ids["inquiry"], *ids["item"], *ids["post"])
    return ids


def _tested(subject: Subject) -> Iterator[tuple[Path, str, str]]:
    for path, pattern in subject.patterns:
        for field, test in pattern.where.items():
            if field in _TITLES:
                for value in wanted(test):
                    yield (*path, "where", field), field, value
