"""Writing scenarios: where a text comes from, what is wrong with it, and the draft it becomes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scenarios.document import Document, read
from scenarios.edit import put
from scenarios.errors import Problem, ScenarioError, listed
from scenarios.load import content_of, scenario_in, scenario_problems, starter
from scenarios.load import scenario_ids as library_ids
from scenarios.scenario import Scenario
from web.authoring.bundle import SCENARIO, Bundle, BundleRefused, is_bundle, unpacked
from web.gallery import has_image
from web.number import whole
from web.services import services
from web.store import images, versions
from web.store.record import Account, Version

ORIGINAL = 0
"""The number of a scenario of the program's library; it is read and cloned, never changed."""

TEMPLATE = "template"
"""Stands for the small scenario to begin with, where a scenario and a number may stand."""

LONGEST_TITLE = 60
LONGEST_NUMBER = 6
"""Digits of a version's number."""

_REF = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
_LONGEST_STEM = 35
_RESERVED = frozenset({"new", "import", "read", "amend", "upload", "images"})
_NO_TEXT = frozenset({"encoding", "control-character", "too-large"})
"""Faults of bytes that cannot even be shown as a text."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists tell about a text, as far as it can be read."""

    title: str
    summary: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an uploaded file: a draft, or what keeps it from being one.

    `refusal` says why a zip file was not taken apart, empty where it was or is none.
    """

    draft: Version | None
    problems: Sequence[Problem] = ()
    refusal: str = ""


def text_of(ref: str, number: int) -> str | None:
    """The text of a version, of an original under number 0; None if there is none such."""
    if number == ORIGINAL:
        return content_of("scenario", ref).decode("utf-8") if ref in library_ids() else None
    found = versions.get(ref, number)
    return None if found is None else versions.text_of(found.digest)


def outline_of(ref: str, number: int) -> Outline:
    """What lists tell about a version."""
    return outline(text_of(ref, number) or "")


@lru_cache(maxsize=128)
def outline(text: str) -> Outline:
    """What lists tell about a text."""
    data = read(_bytes(text), "").data
    said = data if isinstance(data, Mapping) else {}
    tags = said.get("tags")
    return Outline(
        title=_line(said.get("title")) or "（没有名称）",
        summary=_line(said.get("summary")),
        tags=tuple(map(_line, tags)) if isinstance(tags, list) else (),
    )


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as it was read, and every fault of it, sorted by place."""

    document: Document
    problems: Sequence[Problem]


def read_as(ref: str, text: str) -> ReadText:
    """Read a text that is to be the scenario of this id."""
    document = read(_bytes(text), "")
    problems = scenario_problems(document, has_image)
    said = document.data.get("id") if isinstance(document.data, Mapping) else None
    if said is None or said == ref:
        return ReadText(document, problems)
    place, hint = document.place(("id",)), f"改回 {ref}；要另起编号，用“复制”新建一个情景"
    wrong = Problem(place, "studio-id", f"编号应是 {ref}", hint)
    return ReadText(document, listed((wrong, *problems)))


def faults_in(ref: str, text: str) -> Sequence[Problem]:
    """Every fault of a text that is to be the scenario of this id, sorted by place."""
    return read_as(ref, text).problems


def story_of(ref: str, text: str) -> Scenario:
    """The scenario that a text tells, for what only a sound one can do.

    Raises:
        ScenarioError: If the text has faults.
    """
    problems = faults_in(ref, text)
    if problems:
        raise ScenarioError(f"情景还有 {len(problems)} 处问题", hint="先在文本中逐处改正")
    return scenario_in(_bytes(text), ref)


def faults_of_form(ref: str, title: str) -> Mapping[str, str]:
    """What is wrong with the name of a new scenario, by field."""
    errors = {}
    if not title or len(title) > LONGEST_TITLE or not title.isprintable():
        errors["title"] = f"名称不能为空，不超过 {LONGEST_TITLE} 个字"
    if not _REF.fullmatch(ref):
        errors["ref"] = "编号用 2 到 40 个小写字母、数字和连字符，以字母或数字开头"
    elif not _is_free(ref):
        errors["ref"] = "这个编号已经有情景使用"
    return errors


def begin(ref: str, title: str, source: str, account: Account) -> Version | None:
    """Begin a scenario as a copy of another, or of the small one to begin with.

    Args:
        ref: The id of the new scenario.
        title: What it is called.
        source: `scenario/number` of what is copied, or `TEMPLATE`.
        account: Who begins it.

    Returns:
        The draft; None if there is nothing such to copy, or the id was taken meanwhile.
    """
    text = _source(source)
    if text is None:
        return None
    base = "" if source == TEMPLATE else source
    return _create(ref, _renamed(text, id=ref, title=title), base, account)


def revise(ref: str, number: int, account: Account) -> Version | None:
    """Begin the next version of a scenario as a copy of one of its versions.

    Returns:
        The draft; None if the scenario has a version that is being worked on.
    """
    text = text_of(ref, number)
    assert text is not None  # the page found the version
    return _create(ref, text, f"{ref}/{number}", account)


def bring_in(content: bytes, name: str, account: Account) -> Imported:
    """Make a draft of an uploaded file, faulty or not; only what is no text is refused.

    Args:
        content: A text, or a zip file of it and its pictures.
        name: What the file is called.
        account: Who brings it.
    """
    bundle = Bundle(content)
    if is_bundle(content):
        try:
            bundle, name = unpacked(content), SCENARIO
        except BundleRefused as error:
            return Imported(None, refusal=f"{error.message}；{error.hint}")
    document = read(bundle.text, name)
    if any(problem.rule in _NO_TEXT for problem in document.problems):
        return Imported(None, document.problems)
    for one in bundle.images:
        images.keep(one.name, one.content)
    text = cleaned(bundle.text.decode("utf-8-sig"))
    said = document.data.get("id") if isinstance(document.data, Mapping) else None
    ref = free_ref(said if isinstance(said, str) else "imported")
    draft = _create(ref, _renamed(text, id=ref), "", account)
    return Imported(draft, faults_in(ref, text if draft is None else _text(draft)))


def free_ref(wanted: str) -> str:
    """An id that no scenario has, as near to the wanted one as can be."""
    plain = re.sub(r"[^a-z0-9]+", "-", wanted.lower()[:_LONGEST_STEM]).strip("-")
    stem = plain if _REF.fullmatch(plain) else "scenario"
    candidates = (stem, *(f"{stem}-{number}" for number in range(2, 10_000)))
    return next(ref for ref in candidates if _is_free(ref))


def cleaned(text: str) -> str:
    """A text as forms and files bring it, with plain line breaks and one at its end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def _source(source: str) -> str | None:
    if source == TEMPLATE:
        return starter().decode("utf-8")
    ref, _, number = source.rpartition("/")
    known = whole(number, LONGEST_NUMBER)
    return None if known is None else text_of(ref, known)


def _create(ref: str, text: str, base: str, account: Account) -> Version | None:
    now = services().wall.now()
    return versions.create(ref, text, base=base, account=account.id, now=now)


def _text(version: Version) -> str:
    return versions.text_of(version.digest) or ""


def _renamed(text: str, **values: str) -> str:
    """The text with these values of its first keys; as it is where it cannot be changed."""
    try:
        for key, value in values.items():
            text = put(text, (key,), value, ("scenario", "id", "title"))
    except ScenarioError:
        return text  # its faults are shown beside it
    return text


def _is_free(ref: str) -> bool:
    return ref not in _RESERVED and ref not in library_ids() and not versions.of_scenario(ref)


def _line(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
