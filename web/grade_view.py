"""The bureau's grade thresholds: reading the form, and telling which hold and since when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from scenarios.grades import Grades
from web.number import whole
from web.services import services
from web.store import grades, people
from web.store.record import Account, Thresholds
from web.words import wall_date

TITLES: Mapping[str, str] = MappingProxyType(
    {"excellent": "优", "good": "良", "passed": "中（合格）"}
)
"""The grades that have a threshold, by field."""

_MOST = 100


@dataclass(frozen=True, slots=True)
class ScaleLine:
    """One setting in the history."""

    scale: str
    by: str
    at: str


def scale_words(scale: Grades | Thresholds) -> str:
    """Thresholds in one line: `优 90 分起，良 80 分起，中 60 分起`."""
    bottom = f"中 {scale.passed} 分起" if scale.passed else "其余为中"
    return f"优 {scale.excellent} 分起，良 {scale.good} 分起，{bottom}"


def source_of(thresholds: Thresholds | None) -> str:
    """Where the thresholds of a card come from."""
    if thresholds is None:
        return "预案包的标准"
    return f"本局标准，{wall_date(thresholds.at)}设定"


def history() -> Sequence[ScaleLine]:
    """All settings, the latest first."""
    names = people.titles()
    return [
        ScaleLine(scale_words(one), names.get(one.account, ""), wall_date(one.at))
        for one in grades.history()
    ]


def typed_now() -> Mapping[str, str]:
    """What the form shows at first: what holds, or the thresholds that packs have by default."""
    now = grades.latest() or Grades()
    return {name: str(getattr(now, name)) for name in TITLES}


def set_by(account: Account, form: Mapping[str, str]) -> Mapping[str, str]:
    """Let the thresholds of a form hold from now on.

    Returns:
        What is wrong with the form, by field; nothing if they hold.
    """
    numbers = {name: whole(form.get(name, "")) or 0 for name in TITLES}
    errors = {
        name: f"请填写 1 到 {_MOST} 的整数。"
        for name, number in numbers.items()
        if not 1 <= number <= _MOST
    }
    for lower, upper in (("good", "excellent"), ("passed", "good")):
        if not errors and numbers[lower] >= numbers[upper]:
            errors[lower] = f"“{TITLES[lower]}”应低于“{TITLES[upper]}”的 {numbers[upper]} 分。"
    if not errors:
        now = services().wall.now()
        grades.set_thresholds(Thresholds(**numbers, account=account.id, at=now))
    return errors
