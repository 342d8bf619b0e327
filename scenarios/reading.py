"""A document becomes a model, or the list of everything that keeps it from being one.

pydantic finds the faults; here they get their place in the file and words that an
instructor understands. What a fault means across parts is the business of `scenarios.lint`.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scenarios.document import Document, Path
from scenarios.errors import MOST_PROBLEMS, Place, Problem, listed

M = TypeVar("M", bound=BaseModel)

_SHOWN = 40

_PAIRS = ("type", "{value} 不是“键: 值”", "写成“键: 值”")
_LIST = ("type", "{value} 不是列表", "每项以“- ”开头，或写成 [甲, 乙]")
_INT = ("type", "{value} 不是整数", "写一个整数")
_FLOAT = ("type", "{value} 不是数", "写一个数")
_BOOL = ("type", "{value} 不是 true 或 false", "写 true 或 false")
_CHOICE = ("choice", "不认识 {value}", "可用：{expected}")
_TIME = ("time", "{value} 不是带时区的时间", "写成 2026-09-18T15:40:00+08:00")

SAID: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "missing": ("missing-key", "缺少 {key}", "补上 {key}"),
        "extra_forbidden": ("unknown-key", "这里没有 {key} 这个键", "{near}"),
        "string_type": ("type", "{value} 不是文字", "写文字，数字和 true/false 加引号"),
        "string_too_long": ("text-length", "文字太长", "最多 {max_length} 字"),
        "string_pattern_mismatch": (
            "id",
            "{value} 不能作编号",
            "用英文字母、数字和 . _ -，以字母或数字开头，最多 80 字",
        ),
        **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _INT),
        **dict.fromkeys(("float_type", "float_parsing"), _FLOAT),
        **dict.fromkeys(("bool_type", "bool_parsing"), _BOOL),
        **dict.fromkeys(("literal_error", "enum"), _CHOICE),
        **dict.fromkeys(("mapping_type", "dict_type", "model_type"), _PAIRS),
        **dict.fromkeys(("tuple_type", "list_type"), _LIST),
        "too_long": ("too-many", "内容太多", "最多 {max_length} 项"),
        "image_name": (
            "image-name",
            "{value} 不是图片的名称",
            "在情景工坊上传图片，或用 yulian image 整理图片，照它给出的名称写",
        ),
        "string_too_short": ("text-length", "文字太短", "至少写 {min_length} 字"),
        "too_short": ("too-few", "内容太少", "至少写 {min_length} 项"),
        "greater_than": ("range", "{value} 太小", "要大于 {gt}"),
        "greater_than_equal": ("range", "{value} 太小", "最小 {ge}"),
        "less_than": ("range", "{value} 太大", "要小于 {lt}"),
        "less_than_equal": ("range", "{value} 太大", "最大 {le}"),
        "scalar": ("type", "{value} 不是文字或数", "写文字或数"),
        "duration": ("duration", "{value} 不是时长", "写成 30m、2h、1h30m 或 3d"),
        "moment": (
            "moment",
            "{value} 不是时刻",
            "写开始后的时长（2h30m）或带时区的时间（2026-09-18T15:40:00+08:00）",
        ),
        "timezone_aware": _TIME,
        "datetime_type": _TIME,
        "datetime_parsing": _TIME,
        "datetime_from_date_parsing": _TIME,
        "condition_keys": (
            "one-condition",
            "条件里有 {count} 个键",
            "只写一个：all、any、not、seen、absent、after、state、truth、flag",
        ),
        "union_tag_invalid": ("choice", "不认识 {tag}", "可用：{expected_tags}"),
        "union_tag_not_found": ("missing-key", "缺少 kind", "补上 kind"),
        "grades_order": ("grades-order", "等次分数线颠倒", "按 excellent、good、passed 从高到低写"),
        "delay_order": ("delay-order", "most 比 least 短", "把两者对调"),
        "trigger_keys": (
            "trigger",
            "at 和 when 要写且只写一个",
            "按时间发生写 at，按条件发生写 when",
        ),
    }
)
"""By pydantic's error type: the rule, what was found, what to do."""

_OTHER = ("value", "{value} 不能用在这里（{reason}）", "对照 docs/scenario-format.md 改正")
_PLAIN = {"string_type", "int_type", "float_type", "bool_type"}


def part_of(model: type[M], data: object) -> M | None:
    """One part of a document as its model, None where it has a fault."""
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def model_of(model: type[M], document: Document) -> tuple[M | None, tuple[Problem, ...]]:
    """Turn plain data into a model.

    Returns:
        The model, None if a fault prevents it; and every fault that was found, those of the
        document itself included, sorted by place.
    """
    found, faults = None, list(document.problems)
    if isinstance(document.data, dict) and not document.is_cut:
        try:
            found = model.model_validate(document.data)
        except ValidationError as error:
            faults.extend(problems_of(error, document, _keys(model)))
    elif not document.problems:
        faults.append(
            Problem(document.place(()), "mapping", "文件开头不是“键: 值”", "写成“键: 值”")
        )
    return (None if faults else found), listed(faults)


def problems_of(
    error: ValidationError, document: Document, keys: Sequence[str], path: Path = ()
) -> Iterator[Problem]:
    """Give what pydantic found its places and its words.

    Args:
        error: What pydantic found in a document, or in the part of it at `path`.
        document: Where its parts stand.
        keys: Every key that may stand there, to suggest one for a misspelt key.
        path: Where the part stands.
    """
    by_path: dict[Path, list[ErrorDetails]] = {}
    for fault in islice(error.errors(include_url=False), 2 * MOST_PROBLEMS):
        by_path.setdefault(document.known((*path, *fault["loc"])), []).append(fault)
    for where, faults in by_path.items():
        if where not in document.broken:
            for fault in _merged(faults):
                if not _is_echo(fault, where, by_path):
                    yield _problem(fault, where, document, keys)


def _merged(faults: list[ErrorDetails]) -> list[ErrorDetails]:
    """One fault where pydantic names one for each type that would have been right."""
    if len(faults) > 1 and all(fault["type"] in _PLAIN for fault in faults):
        return [{**faults[0], "type": "scalar"}]
    return faults


def _is_echo(fault: ErrorDetails, path: Path, by_path: Mapping[Path, object]) -> bool:
    """Whether a list is only too short because items in it are faulty."""
    return fault["type"] == "too_short" and any(
        len(other) > len(path) and other[: len(path)] == path for other in by_path
    )


def _problem(fault: ErrorDetails, path: Path, document: Document, keys: Sequence[str]) -> Problem:
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    words = {
        "key": key,
        "value": shown(fault["input"]),
        "reason": fault["msg"],
        **fault.get("ctx", {}),
    }
    for name in ("expected", "expected_tags", "tag"):
        if name in words:
            words[name] = str(words[name]).replace(" or ", ", ").replace("'", "")
    unknown = fault["type"] == "extra_forbidden"
    if unknown:
        words["near"] = _near(key, keys)
    rule, message, hint = SAID.get(fault["type"], _OTHER)
    place = document.key_place(path) if unknown else document.place(path)
    return Problem(place, rule, message.format(**words), hint.format(**words))


def shown(value: object) -> str:
    """A wrong value as a message repeats it, in one line and short."""
    if isinstance(value, dict):
        return "“键: 值”"
    if isinstance(value, list | tuple):
        return "列表"
    if value is None:
        return "空值"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}”"


def _near(key: str, known: Sequence[str]) -> str:
    near = [] if key in known else get_close_matches(key, known, 1)
    see = "对照 docs/scenario-format.md 改正"
    return f"是否想写 {near[0]}；{see}" if near else f"删去，或{see}"


@cache
def _keys(model: type[BaseModel]) -> Sequence[str]:
    return keys_of(model.model_json_schema())


def keys_of(schema: Mapping[str, Any]) -> Sequence[str]:
    """Every key that may stand anywhere in a document of this JSON Schema, sorted."""
    tables = (schema, *schema.get("$defs", {}).values())
    return sorted({key for table in tables for key in table.get("properties", {})})


def misplaced(file: str) -> Problem:
    """The fault of a file that is neither a scenario nor a plan pack."""
    return Problem(
        Place(file, 1, 1),
        "kind",
        "既不是情景也不是预案包",
        "第一行写 scenario: 1（情景）或 pack: 1（预案包）",
    )
