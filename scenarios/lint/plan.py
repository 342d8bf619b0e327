"""What a scenario says about the plans it fits."""

from collections.abc import Iterator

from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.pattern import wanted
from scenarios.plan import PlanPack


def check(subject: Subject) -> Iterator[Problem]:
    """Plans, obligations, settings and levels exist in the packs.

    规则 plan-known、plan-sound：plans 里的预案包要已安装，且自身没有错误。
    规则 obligation-known：注入的 obligations 要在其中某个预案包里。
    规则 setting-known：settings 只能改预案包已有的设定，如 immediate、timely。
    规则 level-known：条件里的 level 要是某个预案包的等级。
    """
    yield from _plans(subject)
    fitting = [subject.packs[name] for name in subject.scenario.plans if name in subject.packs]
    if fitting:
        yield from _obligations(subject, fitting)
        yield from _settings(subject, fitting)
        yield from _levels(subject, tuple(level.id for pack in fitting for level in pack.levels))


def _plans(subject: Subject) -> Iterator[Problem]:
    for path, name in subject.at("plans.*"):
        if name not in subject.installed:
            yield subject.unknown(path, "plan-known", f"预案包 {name}", subject.installed)
        elif name not in subject.packs:
            hint = "先用 yulian check 改好它的 plan.yaml"
            yield subject.problem(path, "plan-sound", f"预案包 {name} 自身有错", hint)


def _obligations(subject: Subject, fitting: list[PlanPack]) -> Iterator[Problem]:
    obligations = {one.id for pack in fitting for one in pack.obligations}
    for path, name in subject.at("injects.*.obligations.*"):
        if name not in obligations:
            message = f"预案包里没有义务 {name}"
            yield subject.problem(path, "obligation-known", message, "对照 plan.yaml 改正编号")


def _settings(subject: Subject, fitting: list[PlanPack]) -> Iterator[Problem]:
    settings = {name: None for pack in fitting for name in (*pack.settings, "detect_grace")}
    for name in subject.scenario.settings:
        if name not in settings:
            yield subject.unknown(("settings", name), "setting-known", f"设定 {name}", settings)


def _levels(subject: Subject, levels: tuple[str, ...]) -> Iterator[Problem]:
    tests = [((*path, "where", "level"), p.where.get("level")) for path, p in subject.patterns]
    tests += [
        ((*path, "state", "level"), one.state.get("level"))
        for path, one in subject.conditions
        if one.state
    ]
    for path, test in tests:
        for level in wanted(test) if test else ():
            if level not in levels:
                yield subject.unknown(path, "level-known", f"等级 {level}", levels)
