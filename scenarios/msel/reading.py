"""The words of a condition read back into what a document says; the grammar is in `telling`."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from scenarios.msel.length import LENGTH, read_length
from scenarios.msel.telling import AND, OR
from scenarios.msel.word import (
    AUTO,
    FIGURES,
    PEOPLE,
    TRUTH_PARTS,
    TYPES,
    field_names,
    value_names,
)
from scenarios.pattern import Scalar
from scenarios.units import duration_text

Plain = dict[str, Any]
"""A part of a document: what YAML would give."""

MAX_WORDS = 4_000
_MAX_DEPTH = 8
_SHOWN = 12

_QUOTED = re.compile(r"[“\"]((?:\\.|[^”\"\\])*)[”\"]", re.DOTALL)
_FIELD = re.compile(r"[^\s“”\"（）()，,、；;为含属不提已未任]+")
_INNER = re.compile(r"\.[a-z][a-z0-9_.]*")
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?(?:e[-+]?\d{1,3})?")
_WORD = re.compile(r"[^\s“”\"（）()，,、；;且]+")
_COUNT = re.compile(r"\d{1,6}")
_FIXED: Mapping[str, Scalar] = MappingProxyType({"是": True, "否": False, "空": None})
_LISTS = MappingProxyType(
    {
        "不属于": "not_one_of",
        "不含": "has_none",
        "属于": "one_of",
        "含": "has_all",
        "提到": "mentions",
    }
)
_SINGLE = MappingProxyType({"不低于": "min", "不高于": "max", "为": "is"})
_BARE: Mapping[str, Plain] = MappingProxyType(
    {"已填": {"filled": True}, "未填": {"filled": False}, "任意": {}}
)


class Unreadable(ValueError):
    """The words of a condition that cannot be read; the message says where, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def condition_of(words: str) -> Plain:
    """What a document says for a condition in words.

    Raises:
        Unreadable: If it is no condition.
    """
    if len(words) > MAX_WORDS:
        raise Unreadable(f"条件有 {len(words)} 字，上限 {MAX_WORDS}", "写得简单些")
    reader = _Reader(words)
    found = reader.any_of(0)
    if reader.rest():
        reader.stop("后面多出内容", f"几个条件之间写“{AND}”或“{OR}”")
    return found


class _Reader:
    """Reads from left to right; blanks between words mean nothing."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.at = 0

    def rest(self) -> str:
        self.at += len(self.words[self.at :]) - len(self.words[self.at :].lstrip())
        return self.words[self.at :]

    def stop(self, message: str, hint: str) -> NoReturn:
        rest = self.rest()
        shown = f"“{rest[:_SHOWN]}”处" if rest else "末尾"
        raise Unreadable(f"条件的{shown}{message}", hint)

    def has(self, *words: str) -> str:
        """Take one of these words if it stands here; empty if none does."""
        rest = self.rest()
        found = next((word for word in words if rest.startswith(word)), "")
        self.at += len(found)
        return found

    def need(self, *words: str) -> None:
        if not self.has(*words):
            self.stop(f"缺少“{words[0]}”", "对照工作表“说明”里的写法")

    def match(self, pattern: re.Pattern[str]) -> str | None:
        self.rest()
        found = pattern.match(self.words, self.at)
        if found is None:
            return None
        self.at = found.end()
        return found[0]

    def any_of(self, depth: int) -> Plain:
        return self._joined("any", OR, depth)

    def _joined(self, key: str, word: str, depth: int) -> Plain:
        parts = [self._deeper(key, depth)]
        while self.has(word):
            parts.append(self._deeper(key, depth))
        return parts[0] if len(parts) == 1 else {key: parts}

    def _deeper(self, key: str, depth: int) -> Plain:
        return self._joined("all", AND, depth) if key == "any" else self._unit(depth)

    def _unit(self, depth: int) -> Plain:
        if depth > _MAX_DEPTH:
            self.stop("括号套得太深", "写得简单些")
        negated = bool(self.has("并非"))
        if self.has("（", "("):
            inner = self.any_of(depth + 1)
            self.need("）", ")")
            return {"not": inner} if negated else inner
        if negated:
            self.need("（")
        return self._simple()

    def _simple(self) -> Plain:
        kinds: Mapping[str, tuple[str, Callable[[], object]]] = {
            "出现": ("seen", self._seen),
            "开始满": ("after", self._length),
            "开始后": ("absent", self._absent),
            "态势": ("state", lambda: self._tests(FIGURES, ())),
            "情景": ("truth", lambda: self._tests(TRUTH_PARTS, ())),
            "标志": ("flag", self._quoted),
        }
        if word := self.has(*kinds):
            key, read = kinds[word]
            return {key: read()}
        if not re.search(r"[“\"]", self.rest()):
            self.stop("看不懂", f"以{'、'.join(f'“{word}”' for word in kinds)}开头")
        after = self._rows()
        self.need("后")
        return {"absent": {**self._absent(), "after": after}}

    def _seen(self) -> Plain:
        row = self._rows()
        asked: Plain = {}
        if self.has("达"):
            asked["count"] = int(self.match(_COUNT) or self.stop("缺少次数", "写成“达2次”"))
            self.need("次")
        if self.has("满"):
            asked["since"] = self._length()
        return {"row": row, **asked} if asked else row

    def _absent(self) -> Plain:
        by = self._length()
        self.need("内没有")
        return {"row": self._rows(), "by": by}

    def _length(self) -> str:
        found = self.match(LENGTH)
        try:
            return duration_text(read_length(found or ""))
        except ValueError:
            self.stop("缺少时长", "写成“2小时30分”")

    def _quoted(self) -> str:
        found = self.match(_QUOTED)
        if found is None:
            self.stop("缺少引号里的内容", "写成“发布”这样")
        return re.sub(r"\\(.)", r"\1", found[1:-1], flags=re.DOTALL)

    def _rows(self) -> Plain:
        by = self._people()
        types = [self._type()]
        while self.rest().startswith(("或“", '或"')):
            self.need("或")
            types.append(self._type())
        row: Plain = {"type": types[0] if len(types) == 1 else types}
        if by:
            row["by"] = by
        if self.rest().startswith(("（", "(")):
            where = self._tests(field_names(types), tuple(types))
            auto = where.pop(AUTO, None)
            row |= {"where": where} if where else {}
            row |= {} if auto is None else {"auto": auto["is"] if isinstance(auto, dict) else auto}
        return row

    def _people(self) -> list[str]:
        """The roles in front of 的 and a quotation mark."""
        found = re.match(r"([^“\"]*)的(?=[“\"])", self.rest())
        if found is None:
            return []
        self.at += found.end()
        names = [name.strip() for name in re.split("[、，,]", found[1])]
        return [PEOPLE.get(name, name) for name in names]

    def _type(self) -> str:
        name = self._quoted()
        return TYPES.get(name, name)

    def _tests(self, names: Mapping[str, str], types: tuple[str, ...]) -> Plain:
        self.need("（", "(")
        tests: Plain = {}
        while True:
            code = self._field(names)
            tests[code] = self._test(value_names(types, code))
            if not self.has("，", ","):
                break
        self.need("）", ")")
        return tests

    def _field(self, names: Mapping[str, str]) -> str:
        if self.rest().startswith(("“", '"')):
            return self._quoted()
        known = max((name for name in names if self.rest().startswith(name)), key=len, default="")
        if known:
            self.need(known)
            return names[known] + (self.match(_INNER) or "")
        found = self.match(_FIELD)
        if found is None:
            self.stop("缺少要比较的内容", "写成“热度不低于30”这样")
        return found

    def _test(self, names: Mapping[str, str]) -> object:
        demands = self._demand(names)
        while self.has("且"):
            demands |= self._demand(names)
        is_plain = list(demands) == ["is"]
        if list(demands) == ["one_of"]:
            return demands["one_of"]
        return demands["is"] if is_plain else demands

    def _demand(self, names: Mapping[str, str]) -> Plain:
        if bare := self.has(*_BARE):
            return dict(_BARE[bare])
        if word := self.has(*_LISTS):
            values = [self._value(names)]
            while self.has("、"):
                values.append(self._value(names))
            return {_LISTS[word]: values}
        word = self.has(*_SINGLE)
        if not word:
            self.stop("看不懂", f"可用：{'、'.join((*_SINGLE, *_LISTS, *_BARE))}")
        return {_SINGLE[word]: self._value(names)}

    def _value(self, names: Mapping[str, str]) -> Scalar:
        if self.rest().startswith(("“", '"')):
            return self._quoted()
        number = self.match(_NUMBER)
        if number is not None:
            return int(number) if number.lstrip("+-").isdigit() else float(number)
        return self._named({**names, **_FIXED})

    def _named(self, values: Mapping[str, Scalar]) -> Scalar:
        """The value whose name stands here as a whole word; names may have brackets in them."""
        rest = self.rest()
        known = (name for name in values if rest.startswith(name))
        word = max((one for one in known if not _WORD.match(rest, len(one))), key=len, default="")
        if not word:
            self.stop("不是可用的取值", f"文字加引号，或用：{'、'.join(values)}")
        self.need(word)
        return values[word]
