"""Names of the world's figures, of truths and of flags in conditions."""

from collections.abc import Iterator

from scenarios.condition import STATES, TRUTHS
from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.scenario import Scenario
from scenarios.vocabulary import FLAGS


def check(subject: Subject) -> Iterator[Problem]:
    """Conditions ask only for figures, truths and flags that exist.

    规则 state-known：state 的名称要是世界状态表里的（heat、posts、anger、reposts.microblog 等），
    带平台类型的名称要求情景里有这类平台。规则 truth-known：truth 的名称要是 truth 的键。
    规则 flag-known：truth.flags 和条件 flag 只能用规定的标志。
    """
    if isinstance(subject.root, Scenario):
        for path, flag in subject.at("truth.flags.*"):
            yield from _flag(subject, path, flag)
    states = _states(subject)
    for path, condition in subject.conditions:
        for name in condition.state or ():
            if name not in states:
                yield subject.unknown((*path, "state", name), "state-known", f"状态 {name}", states)
        for name in condition.truth or ():
            if name not in TRUTHS:
                yield subject.unknown((*path, "truth", name), "truth-known", f"真相 {name}", TRUTHS)
        yield from _flag(subject, (*path, "flag"), condition.flag)


def _flag(subject: Subject, path: Path, flag: str | None) -> Iterator[Problem]:
    if flag is not None and flag not in FLAGS:
        yield subject.unknown(path, "flag-known", f"标志 {flag}", FLAGS)


def _states(subject: Subject) -> tuple[str, ...]:
    if not isinstance(subject.root, Scenario):
        return tuple(STATES)
    kinds = {platform.kind for platform in subject.root.platforms.values()}
    return tuple(name for name in STATES if "." not in name or name.split(".")[1] in kinds)
