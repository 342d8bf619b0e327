"""S5: measures with who, what and when, all of them taken.

Source: doctrine §5.2 S5; catalogue A-15.
"""

from fractions import Fraction

from scoring.rubric.line import Item, Outcome
from scoring.rubric.publication import ACTIONS, Publication
from simulator.statement.element import Measure

_ENOUGH = 2
"""Measures that are looked at: the most complete ones."""

_PART = Fraction(3, 2)
"""What the actor and the time are worth each; the act itself is worth both together."""

_LOGGED = 3


def judge(publication: Publication) -> Outcome:
    """Ask for at least two concrete measures, each with its actor and its time, all on record.

    问什么：措施要具体。取写得最完整的两项，每项：有具体动作 3 分，写明由谁做 1.5 分，
    写明时间 1.5 分
    （同一段内可承前）；稿件所列措施都能在演练日志中找到，且在发布之前，3 分，部分能找到的按比例。
    “将进一步加强监管”“严肃处理”一类空话不算措施。
    满分：“9 月 18 日 16 时，我局责令食堂停止供餐，封存留样，采样 26 份送检”。
    失分：“我局高度重视，将依法依规严肃处理”。
    """
    found = publication.reading.content.measures
    best = sorted(found, key=lambda one: (-_parts(one), one.span))[:_ENOUGH]
    taken, cited = _taken(publication)
    share = Fraction(len(taken), len(cited)) if cited else Fraction(0)
    points = _PART * sum(map(_parts, best)) + _LOGGED * share
    return Outcome(
        points,
        _reason(best, len(cited), len(cited) - len(taken)),
        gained=tuple(sorted(one.span for one in best)),
        rows=taken,
    )


def _parts(measure: Measure) -> int:
    return 2 + bool(measure.actor) + bool(measure.time)


def _taken(publication: Publication) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which of the rows it names are measures taken before, and all that it names."""
    cited = tuple(dict.fromkeys(publication.reading.cited))
    done = {row.seq for row in publication.before(*ACTIONS)}
    return tuple(seq for seq in cited if seq in done), cited


def _reason(best: list[Measure], cited: int, unfounded: int) -> str:
    said = []
    if len(best) < _ENOUGH:
        said.append("具体措施不足两项" if best else "没有具体措施")
    if any(one.actor is None for one in best):
        said.append("措施没有写明由谁做")
    if any(one.time is None for one in best):
        said.append("措施没有写明时间")
    if not cited:
        said.append("没有列出已采取措施的记录")
    elif unfounded:
        said.append(f"所列措施有{unfounded}项在日志中找不到")
    return f"{'；'.join(said) or '措施具体，有主体有时间，均有记录'}。"


ITEM = Item("S5", "处置措施", 15, judge)
