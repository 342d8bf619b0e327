"""A counterfactual in Chinese and as JSON."""

import re
from collections.abc import Sequence

from scenarios.vocabulary import ENTRY_TYPES
from web.counterfactual.band import QUANTILES, Band, Curve
from web.counterfactual.change import Add, Change, Drop
from web.counterfactual.course import MEASURES
from web.words import Words

NOTE = "模型推演，不计分"
"""What stands beside every counterfactual."""

UNFAITHFUL = "按现在的程序和文件重演，与当时的记录有出入，曲线只作参考。"

_ID = re.compile(r"编号为“([^”]+)”的")
_DIGITS = {"heat": 1, "posts": 0, "anger": 3, "trust": 3}
_MOODS = ("anger", "trust")
_PERCENT = 100


def change_text(change: Change, words: Words) -> str:
    """A change in one line."""
    if isinstance(change, Add):
        title = ENTRY_TYPES[change.act.type].title
        return f"{words.moment(change.t).text} 增加“{title}”"
    row = words.journal[change.seq]
    what = f"第 {change.seq} 条记录“{ENTRY_TYPES[row.type].title}”"
    if isinstance(change, Drop):
        return f"{what}不做"
    return f"{what}由 {words.moment(row.t).text} 改到 {words.moment(change.t).text}"


def loss_texts(band: Band, words: Words) -> tuple[str, ...]:
    """The acts that became impossible, a line each."""
    return tuple(
        f"{_deed(loss.deed.seq)}“{ENTRY_TYPES[loss.deed.act.type].title}”"
        f"（{words.role(loss.deed.act.by)}）：{_named(loss.reason, words)}"
        f"（{loss.runs}/{len(band.seeds)} 次推演）"
        for loss in band.losses
    )


def _named(reason: str, words: Words) -> str:
    """A reason with the words of posts, questions and requests in place of their ids."""
    return _ID.sub(lambda found: f"“{words.thing(found[1])}”这条", reason)


def _deed(seq: int | None) -> str:
    return "增加的" if seq is None else f"第 {seq} 条记录"


def figure(name: str, value: float) -> float:
    """A value of a measure as people see it: moods from 0 to 100 like heat, posts whole."""
    return round(value * _PERCENT) if name in _MOODS else round(value, _DIGITS[name] or None)


def band_as_json(band: Band, changes: Sequence[Change], words: Words) -> dict[str, object]:
    """A band as JSON; `scored` is False, always."""
    header = words.header
    return {
        "counterfactual": 1,
        "scored": False,
        "note": NOTE,
        "scenario": header.scenario,
        "plan": header.plan,
        "seeds": list(band.seeds),
        "changes": [change_text(change, words) for change in changes],
        "quantiles": list(QUANTILES),
        "faithful": band.is_faithful,
        "at": [header.at(t) for t in band.times],
        "measures": {curve.name: _curve(curve) for curve in band.curves},
        "refused": [
            {
                "seq": loss.deed.seq,
                "at": header.at(loss.deed.t),
                "by": loss.deed.act.by,
                "type": loss.deed.act.type,
                "reason": loss.reason,
                "runs": loss.runs,
            }
            for loss in band.losses
        ],
    }


def _curve(curve: Curve) -> dict[str, object]:
    parts = {"actual": curve.actual, "low": curve.low, "middle": curve.middle, "high": curve.high}
    digits = _DIGITS[curve.name]
    return {
        "title": MEASURES[curve.name],
        **{part: [round(float(value), digits) for value in row] for part, row in parts.items()},
    }
