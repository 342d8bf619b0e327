"""The one door to the documents on disk: scenarios, plan packs, grades and grammars.

This is the only module of the three pure rooms that reads files.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from scenarios.document import MAX_BYTES, Document, read
from scenarios.errors import Place, Problem, ScenarioError, listed
from scenarios.grades import Grades, GradeScale
from scenarios.grammar import Grammar, Manner
from scenarios.image import IMAGE_NAME
from scenarios.lint import lint
from scenarios.lint.subject import Subject
from scenarios.plan import CommonBans, PlanPack
from scenarios.reading import misplaced, model_of
from scenarios.scenario import Scenario

Kind = Literal["scenario", "plan"]
Root = Scenario | PlanPack | Grammar | Manner
"""What a file can be whose parts are held together."""
M = TypeVar("M", bound=Root)
HasImage = Callable[[str], bool]
"""Tells whether a picture of this name is at hand."""

IMAGES = "images"
"""The folder beside a scenario's file in which its pictures stand."""
MAX_IMAGE_BYTES = 1_500_000
_NAME_DIGITS = 16

_HOME = Path(__file__).parent
_SHELVES: dict[Kind, tuple[Path, str]] = {
    "scenario": (_HOME / "library", "scenario.yaml"),
    "plan": (_HOME / "packs", "plan.yaml"),
}
_COMMON = _HOME / "packs" / "common-bans.yaml"
_GRAMMAR = _HOME / "grammar"
_MANNER = _GRAMMAR / "manner.yaml"
_STARTER = _HOME / "schema" / "example.yaml"
_ANY_CATEGORY = 8
_MODELS: dict[object, type[Root]] = {
    "scenario": Scenario,
    "pack": PlanPack,
    "grammar": Grammar,
    "manner": Manner,
}
"""By the first key of a document."""
_SINGLE: dict[object, type[CommonBans | GradeScale]] = {"common": CommonBans, "grades": GradeScale}
"""By first key, the documents that are checked without looking at others."""
_NAMES: dict[Kind, str] = {"scenario": "情景", "plan": "预案包"}


def load_scenario(ref: str | Path) -> Scenario:
    """Read a scenario, with the way in which people talk about incidents of its category.

    Args:
        ref: The id of one in the library, the path of a file, or of a folder that holds one.

    Raises:
        ScenarioError: With every fault of the file, if it has any.
    """
    return _spoken(_load(Scenario, "scenario", ref))


def scenario_in(content: bytes, name: str) -> Scenario:
    """Read a scenario that is no file; `name` stands for it in messages.

    Raises:
        ScenarioError: With every fault of the text, if it has any.
    """
    return _spoken(_sound(Scenario, read(content, name)))


def _spoken(story: Scenario) -> Scenario:
    return story.spoken(_grammar_of(story), load_manner())


def load_pack(ref: str | Path) -> PlanPack:
    """Read a plan pack, with the project's common bans after its own obligations.

    `ref` and errors as with `load_scenario`.
    """
    pack = _load(PlanPack, "plan", ref)
    bans, problems = model_of(CommonBans, open_document(_COMMON))
    if bans is None:
        raise ScenarioError.of(problems)
    return pack.model_copy(update={"obligations": (*pack.obligations, *bans.obligations)})


def load_grades(path: str | Path) -> Grades:
    """Read a bureau's own grade thresholds; errors as with `load_scenario`."""
    scale, problems = model_of(GradeScale, open_document(path))
    if scale is None:
        raise ScenarioError.of(problems)
    return scale.thresholds


@cache
def load_grammar(category: int) -> Grammar:
    """How people talk about incidents of a category, 1 to 8.

    Raises:
        ScenarioError: If its file has a fault, or no file is for this category.
    """
    found = sorted(_GRAMMAR.glob(f"{category}-*.yaml"))
    if found:
        return _sound(Grammar, open_document(found[0]))
    hint = f"补上 {_GRAMMAR.name}/{category}-名称.yaml"
    message = f"没有类别 {category} 的语料"
    raise ScenarioError.of([Problem(Place(str(_GRAMMAR)), "not-found", message, hint)])


@cache
def load_manner() -> Manner:
    """How people open, end and pass things on, whatever it is about.

    Raises:
        ScenarioError: If the file has a fault.
    """
    return _sound(Manner, open_document(_MANNER))


def _grammar_of(story: Scenario) -> Grammar:
    return load_grammar(story.truth.category or _ANY_CATEGORY)


def grammar_paths() -> tuple[Path, ...]:
    """The files of the grammars, one a category, sorted."""
    return tuple(sorted(_GRAMMAR.glob("[1-8]-*.yaml")))


def scenario_ids() -> tuple[str, ...]:
    """The ids of the scenarios in the library, sorted."""
    return _ids("scenario")


def pack_ids() -> tuple[str, ...]:
    """The ids of the installed plan packs, sorted."""
    return _ids("plan")


def digest_of(kind: Kind, ref: str | Path) -> str:
    """The SHA-256 of a document's bytes, in hex.

    Raises:
        ScenarioError: If there is no such document.
    """
    return hashlib.sha256(_content(path_of(kind, ref))).hexdigest()


def path_of(kind: Kind, ref: str | Path) -> Path:
    """The file that a reference means; nothing says that it exists."""
    shelf, name = _SHELVES[kind]
    if isinstance(ref, str) and ref in _ids(kind):
        return shelf / ref / name
    path = Path(ref)
    return path / name if path.is_dir() else path


def content_of(kind: Kind, ref: str | Path) -> bytes:
    """The bytes of a document, faulty or not.

    Raises:
        ScenarioError: If there is no such document.
    """
    return _content(path_of(kind, ref))


def check(path: str | Path) -> tuple[Problem, ...]:
    """Every fault of a document of any kind, sorted by place; none if it is sound."""
    try:
        document = open_document(path)
    except ScenarioError as error:
        return error.problems
    return problems_of(document)


def problems_of(document: Document) -> tuple[Problem, ...]:
    """Every fault of a file that has been read, whichever kind it is."""
    data = document.data
    first = next(iter(data), None) if isinstance(data, dict) else None
    if first in _MODELS:
        return _read(_MODELS[first], document, _has_image_beside(document.file))[1]
    if first in _SINGLE:
        return model_of(_SINGLE[first], document)[1]
    return document.problems or (misplaced(document.file),)


def scenario_problems(document: Document, has_image: HasImage | None = None) -> tuple[Problem, ...]:
    """Every fault that keeps a document from being a scenario, sorted by place.

    Args:
        document: What was read.
        has_image: Tells whether a picture is at hand; without it nobody looks for them.
    """
    return _read(Scenario, document, has_image)[1]


def library_image(name: str) -> bytes | None:
    """A picture of this name beside a scenario of the library; None if none has it."""
    shelf, _ = _SHELVES["scenario"]
    if IMAGE_NAME.fullmatch(name) is None:
        return None
    found = (_image_beside(path, name) for path in sorted(shelf.glob(f"*/{IMAGES}")))
    return next((content for content in found if content is not None), None)


def image_name(content: bytes, suffix: str) -> str:
    """The name that a picture has by its bytes.

    Args:
        content: The bytes of the file.
        suffix: Its format: `png`, `jpg` or `webp`.
    """
    return f"{hashlib.sha256(content).hexdigest()[:_NAME_DIGITS]}.{suffix}"


def _image_beside(folder: Path, name: str) -> bytes | None:
    """The bytes of a picture in a folder; None where it is missing or not what its name says."""
    try:
        content = _content(folder / name, MAX_IMAGE_BYTES + 1)
    except ScenarioError:
        return None
    is_it = len(content) <= MAX_IMAGE_BYTES and image_name(content, name[-4:].lstrip(".")) == name
    return content if is_it else None


def _has_image_beside(file: str) -> HasImage:
    folder = Path(file).parent / IMAGES
    return lambda name: _image_beside(folder, name) is not None


def starter() -> bytes:
    """A small sound scenario to begin with: the worked example of the guide."""
    return _content(_STARTER)


def _read(
    model: type[M], document: Document, has_image: HasImage | None = None
) -> tuple[M | None, tuple[Problem, ...]]:
    """The model, None if it has faults, and all of them, cross-checks included."""
    found, problems = model_of(model, document)
    if found is not None:
        subject = Subject(found, document, installed=pack_ids())
        if isinstance(found, Scenario):
            words = _grammar_of(found).words
            subject = replace(subject, packs=_packs(found.plans), words=words, has_image=has_image)
        problems = listed(lint(subject))
    return (None if problems else found), problems


def _packs(ids: Iterable[str]) -> dict[str, PlanPack]:
    """Those of the installed packs that have no fault."""
    packs: dict[str, PlanPack] = {}
    for name in ids:
        if name in pack_ids():
            with suppress(ScenarioError):
                packs[name] = _pack_as_of(path_of("plan", name), digest_of("plan", name))
    return packs


@lru_cache(maxsize=32)
def _pack_as_of(path: Path, digest: str) -> PlanPack:  # noqa: ARG001 -- the digest is the version
    """A pack, read once for each state of its file."""
    return load_pack(path)


def _ids(kind: Kind) -> tuple[str, ...]:
    shelf, name = _SHELVES[kind]
    return tuple(sorted(path.parent.name for path in shelf.glob(f"*/{name}")))


def _load(model: type[M], kind: Kind, ref: str | Path) -> M:
    path = _existing(kind, ref)
    return _sound(model, open_document(path), _has_image_beside(str(path)))


def _sound(model: type[M], document: Document, has_image: HasImage | None = None) -> M:
    found, problems = _read(model, document, has_image)
    if found is None:
        raise ScenarioError.of(problems)
    return found


def _existing(kind: Kind, ref: str | Path) -> Path:
    path = path_of(kind, ref)
    if path.is_file():
        return path
    ids = "、".join(_ids(kind)) or "无"
    hint = f"写文件路径，或已安装的{_NAMES[kind]}编号：{ids}"
    raise ScenarioError.of([Problem(Place(str(ref)), "not-found", f"找不到{_NAMES[kind]}", hint)])


def open_document(path: str | Path) -> Document:
    """Read a file; what is wrong with its text stands in the document.

    Raises:
        ScenarioError: If the file cannot be read.
    """
    return read(_content(Path(path), MAX_BYTES + 1), str(path))


def _content(path: Path, limit: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"读不出文件（{reason}）"
        problem = Problem(Place(str(path)), "unreadable", message, "检查路径和权限")
        raise ScenarioError.of([problem]) from error
