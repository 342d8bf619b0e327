"""Conditions that can never hold."""

from collections.abc import Iterator

from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.lint.subject import Subject
from scenarios.model import walk
from scenarios.reach import Moment, Reach
from scenarios.scenario import Chatter, Trigger


def check(subject: Subject) -> Iterator[Problem]:
    """Everything that waits on a condition can happen within the drill.

    规则 unreachable：条件在演练结束（或 not_after）之前永远不会成立。常见原因：
    after 或 absent.by 超过 length；all 里的两个条件互相矛盾；要求的标志或真相与 truth 不符；
    热度等数值超出范围；等待的行没有人会写，例如等一个没有写的注入，或两个注入互相等待。
    改法：放宽时间，或改条件。
    """
    reach = Reach(subject.scenario)
    for path, part in walk(subject.scenario):
        if isinstance(part, Trigger | Chatter) and part.when is not None:
            end = subject.scenario.length
            if isinstance(part, Trigger) and part.not_after is not None:
                end = min(end, subject.scenario.seconds(part.not_after))
            first = reach.earliest(part.when)
            if first is None or first > end:
                yield _problem(subject, (*path, "when"), first)


def _problem(subject: Subject, path: Path, first: Moment) -> Problem:
    why = "永远不会成立"
    if first is not None:
        why = f"最早在开始后 {first // 3_600}h{first // 60 % 60}m 成立，已经太迟"
    return subject.problem(path, "unreachable", f"条件{why}", "放宽时间，或改条件")
