"""What people type into the small forms of the console, read or refused in Chinese."""

from collections.abc import Mapping

from scenarios.errors import DrillError
from scenarios.vocabulary import ROLES
from web.forms.sent import clean

Form = Mapping[str, str]

LONGEST_TEXT = 2_000
LONGEST_TITLE = 60


def text_of(form: Form, name: str, title: str, longest: int) -> str:
    """A text that has to be there, without control characters.

    Raises:
        DrillError: If it is blank or longer than `longest`.
    """
    text = clean(form.get(name, ""))
    if not text:
        raise DrillError(f"“{title}”没有填写", hint="填写后再提交")
    if len(text) > longest:
        raise DrillError(f"“{title}”超过 {longest} 个字", hint="缩短后再提交")
    return text


def choice_of(form: Form, name: str, choices: Mapping[str, str], title: str) -> str:
    """One of the choices.

    Raises:
        DrillError: If it is none of them.
    """
    chosen = form.get(name, "")
    if chosen not in choices:
        raise DrillError(f"没有选择“{title}”", hint="选择后再提交")
    return chosen


def roles_of(roles: list[str]) -> list[str]:
    """Role keys, each once.

    Raises:
        DrillError: If one is none.
    """
    if not set(roles) <= set(ROLES):
        raise DrillError("选择的对象中有不存在的角色", hint="刷新页面后重新选择")
    return sorted(set(roles))
