"""YAML text becomes plain data, and a table tells where each part of it stands.

Only what a document needs is read: texts, numbers, true and false, null, lists and mappings
with text keys, by the core schema of YAML 1.2 (`12:30` and `no` are texts). Tags, anchors and
aliases are refused, so no document can grow or run anything. Bytes of any kind end in a
`Document`; what is wrong with them stands in its `problems`.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NoReturn

import yaml

from scenarios.errors import MOST_PROBLEMS, Place, Problem, listed

Path = tuple[str | int, ...]
"""Keys and list positions from the root of a document to one of its parts."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_PARTS = 20_000
"""Keys, values and items of one document; the largest that is installed has about 4,000."""
_MAX_DIGITS = 15
_MAX_SHOWN = 40

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: Mapping[str, bool | None] = MappingProxyType(
    {
        **dict.fromkeys(("", "~", "null", "Null", "NULL")),
        **dict.fromkeys(("true", "True", "TRUE"), True),
        **dict.fromkeys(("false", "False", "FALSE"), False),
    }
)

_SYNTAX: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "found character that cannot start any token": (
            "此处出现不能开头的字符",
            "缩进用空格，不用制表符；含 @ ` % 的文字加引号",
        ),
        "mapping values are not allowed in this context": (
            "此处不应出现“: ”",
            "检查缩进；文字里有冒号加空格时，整段加引号",
        ),
        "did not find expected key": ("此处应为键", "检查缩进和引号是否成对"),
        "could not find expected ':'": ("键后面缺少冒号", "写成“键: 值”，冒号后留一个空格"),
        "did not find expected '-' indicator": ("此处应为列表项", "检查缩进，列表项以“- ”开头"),
        "did not find expected ',' or ']'": ("方括号没有配对", "补上“]”或逗号"),
        "did not find expected ',' or '}'": ("花括号没有配对", "补上“}”或逗号"),
        "found unexpected end of stream": ("文件提前结束", "检查引号是否成对"),
    }
)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says and where each part stands.

    `values` holds the place of every part, `keys` of every key of a mapping; `broken` are the
    parts whose value could not be read and stands as None in `data`. Where `is_cut`, reading
    stopped before the end, so nothing can be said about what is missing.
    """

    file: str
    data: Any = None
    problems: tuple[Problem, ...] = ()
    values: Mapping[Path, Place] = field(default_factory=dict)
    keys: Mapping[Path, Place] = field(default_factory=dict)
    broken: frozenset[Path] = frozenset()
    is_cut: bool = False

    def known(self, path: Sequence[str | int]) -> Path:
        """The path without the parts that the document does not have.

        A number may stand for a key of the same digits.
        """
        known: Path = ()
        for part in path:
            for step in (part, str(part)):
                if (*known, step) in self.values:
                    known = (*known, step)
                    break
        return known

    def place(self, path: Sequence[str | int]) -> Place:
        """Where this part stands, or the nearest part around it."""
        return self.values.get(self.known(path), Place(self.file))

    def key_place(self, path: Sequence[str | int]) -> Place:
        """Where the key of this part stands; where it has none, the part itself."""
        known = self.known(path)
        return self.keys.get(known) or self.place(known)


class _Stop(Exception):
    """Reading cannot go on; the reason is among the problems."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled, and the key that waits for its value."""

    path: Path
    into: dict[str, Any] | list[Any]
    key: str | None = None
    doubled: bool = False


def read(content: bytes, file: str) -> Document:
    """Read the bytes of a document.

    Args:
        content: The file, UTF-8 YAML.
        file: Its name, for messages.
    """
    reader = _Reader(file)
    try:
        for event in yaml.parse(reader.text(content), Loader=yaml.CLoader):
            reader.take(event)
        if not reader.started:
            reader.stop("empty", Place(file, 1, 1), "文件是空的", "第一行写 scenario: 1 或 pack: 1")
    except _Stop:
        reader.is_cut = True
    except yaml.YAMLError as error:
        reader.problems.append(_syntax(error, file))
    return reader.document()


def _syntax(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable")
    message, hint = _SYNTAX.get(problem, (f"YAML 语法错误（{problem}）", "检查缩进、引号和括号"))
    return Problem(place, "syntax", message, hint)


class _Reader:
    """Puts parser events together; it never recurses, so depth costs nothing."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.broken: set[Path] = set()
        self.root: Any = None
        self.started = False
        self.is_cut = False
        self.open: list[_Open] = []

    def document(self) -> Document:
        return Document(
            self.file,
            self.root,
            listed(self.problems),
            MappingProxyType(self.values),
            MappingProxyType(self.keys),
            frozenset(self.broken),
            self.is_cut,
        )

    def report(self, rule: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(place, rule, message, hint))
        if len(self.problems) > MOST_PROBLEMS:
            raise _Stop

    def stop(self, rule: str, place: Place, message: str, hint: str) -> NoReturn:
        self.report(rule, place, message, hint)
        raise _Stop

    def text(self, content: bytes) -> str:
        """Decode, refusing what no text file holds."""
        if len(content) > MAX_BYTES:
            message = f"文件有 {len(content)} 字节，上限 {MAX_BYTES}"
            self.stop("too-large", Place(self.file), message, "把文件拆小")
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            place = _place_at(self.file, content[: error.start].decode("utf-8"))
            self.stop("encoding", place, "不是 UTF-8 编码", "用 UTF-8 编码另存")
        for match in _CONTROL.finditer(text):
            place = _place_at(self.file, text[: match.start()])
            self.stop("control-character", place, f"控制字符 {match[0]!r}", "删去该字符")
        return text

    def take(self, event: Any) -> None:  # noqa: ANN401 -- PyYAML's events have no common type
        """Take in the next event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin(self._at(event))
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._enter(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()

    def _at(self, event: Any) -> Place:  # noqa: ANN401 -- PyYAML's events have no common type
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _begin(self, place: Place) -> None:
        if self.started:
            self.stop("one-document", place, "文件里有第二个文档", "一个文件只写一个文档")
        self.started = True

    def _plain(self, event: Any) -> bool:  # noqa: ANN401 -- PyYAML's events have no common type
        """Report tags and anchors; tell whether the value may be used."""
        if event.anchor is not None:
            message = f"不支持锚点 &{_shown(event.anchor)}"
            self.report("anchor", self._at(event), message, "删去锚点")
        if event.tag is None:
            return True
        message = f"不支持标签 {_shown(event.tag)}"
        self.report("tag", self._at(event), message, "删去标签，文字加引号")
        return False

    def _enter(self, event: Any) -> None:  # noqa: ANN401 -- PyYAML's events have no common type
        self._plain(event)
        if self._awaits_key():
            self.stop("key-text", self._at(event), "键不是文字", "键只能是文字")
        if len(self.open) >= MAX_DEPTH:
            message = f"嵌套超过 {MAX_DEPTH} 层"
            self.stop("too-deep", self._at(event), message, "减少嵌套")
        into: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(event, into)
        self.open.append(_Open(path, into))

    def _alias(self, event: Any) -> None:  # noqa: ANN401 -- PyYAML's events have no common type
        message = f"不支持别名 *{_shown(event.anchor)}"
        self.report("alias", self._at(event), message, "把内容直接写出来")
        if self._awaits_key():
            raise _Stop
        self._put(event, None, broken=True)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 -- PyYAML's events have no common type
        usable = self._plain(event)
        is_plain = not event.style
        if self._awaits_key():
            self._key(event, is_plain=is_plain)
            return
        value, fault = _value(event.value) if is_plain else (event.value, _unprintable(event.value))
        if fault:
            self.report("scalar", self._at(event), *fault)
        self._put(event, value, broken=not usable or fault is not None)

    def _awaits_key(self) -> bool:
        return (
            bool(self.open) and isinstance(self.open[-1].into, dict) and self.open[-1].key is None
        )

    def _key(self, event: Any, *, is_plain: bool) -> None:  # noqa: ANN401 -- see above
        top = self.open[-1]
        name = event.value
        value, fault = _value(name) if is_plain else (name, _unprintable(name))
        if fault or not isinstance(value, str):
            message = f"键 {_shown(name)!r} 不是文字"
            self.report("key-text", self._at(event), message, "键加引号，或改成文字")
        top.key = name
        path = (*top.path, name)
        top.doubled = path in self.keys
        if top.doubled:
            first = self.keys[path]
            message = f"键 {_shown(name)} 重复，第 {first.line} 行已有"
            self.report("duplicate-key", self._at(event), message, "删去其中一个")
        else:
            self.keys[path] = self._at(event)

    def _put(self, event: Any, value: Any, *, broken: bool = False) -> Path:  # noqa: ANN401
        """Put a value where it belongs; a doubled key's value goes nowhere."""
        if len(self.values) >= MAX_PARTS:
            self.stop("too-many", self._at(event), f"内容超过 {MAX_PARTS} 项", "把文件拆小")
        path: Path = ()
        if self.open:
            path = self._put_into(self.open[-1], value)
        else:
            self.root = value
        if path not in self.values:
            self.values[path] = self._at(event)
            if broken:
                self.broken.add(path)
        return path

    @staticmethod
    def _put_into(top: _Open, value: Any) -> Path:  # noqa: ANN401 -- any value of a document
        if isinstance(top.into, list):
            top.into.append(value)
            return (*top.path, len(top.into) - 1)
        assert top.key is not None  # the parser gives a key before each value
        path = (*top.path, top.key)
        if not top.doubled:
            top.into[top.key] = value
        top.key = None
        return path


def _value(text: str) -> tuple[Any, tuple[str, str] | None]:
    """A plain scalar by the core schema, and what is wrong with it."""
    if text in _WORDS:
        return _WORDS[text], None
    if _NOT_FINITE.fullmatch(text):
        return None, (f"{text} 不是有限的数", "写成一个数，文字加引号")
    if _INT.fullmatch(text) or _FLOAT.fullmatch(text):
        return _number(text)
    return text, None


def _number(text: str) -> tuple[int | float | None, tuple[str, str] | None]:
    if len(text) > _MAX_DIGITS:
        return None, (f"数 {_shown(text)} 太长", "缩短，文字加引号")
    if text[:2] in {"0o", "0x"}:
        return int(text, 0), None
    if _INT.fullmatch(text):
        return int(text), None
    number = float(text)
    if math.isfinite(number):
        return number, None
    return None, (f"数 {_shown(text)} 太大", "缩小，文字加引号")


def _unprintable(text: str) -> tuple[str, str] | None:
    match = _CONTROL.search(text)
    return (f"文字里有控制字符 {match[0]!r}", "删去该字符") if match else None


def _shown(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _place_at(file: str, before: str) -> Place:
    line = before.count("\n") + 1
    return Place(file, line, len(before) - (before.rfind("\n") + 1) + 1)
