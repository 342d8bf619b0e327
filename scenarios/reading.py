"""A document becomes a model, or the list of everything that keeps it from being one.

pydantic finds the faults; here they get their place in the file and words that an
instructor understands. What a fault means across parts is the business of `scenarios.lint`.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from scenarios.document import Document, Path
from scenarios.errors import Place, Problem

M = TypeVar("M", bound=BaseModel)

_SHOWN = 40

_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "missing": ("缺少 {key}", "补上 {key}"),
        "extra_forbidden": ("没有 {key} 这个键", "{near}"),
        "string_type": ("{value} 不是文字", "写文字，数字和 true/false 加引号"),
        "string_too_long": ("文字太长", "最多 {max_length} 字"),
        "string_too_short": ("文字太短", "至少 {min_length} 字"),
        "string_pattern_mismatch": (
            "{value} 不能作编号",
            "用英文字母、数字和 . _ -，以字母或数字开头，最多 80 字",
        ),
        "int_type": ("{value} 不是整数", "写一个整数"),
        "int_parsing": ("{value} 不是整数", "写一个整数"),
        "int_from_float": ("{value} 不是整数", "写一个整数"),
        "float_type": ("{value} 不是数", "写一个数"),
        "float_parsing": ("{value} 不是数", "写一个数"),
        "bool_type": ("{value} 不是 true 或 false", "写 true 或 false"),
        "bool_parsing": ("{value} 不是 true 或 false", "写 true 或 false"),
        "literal_error": ("不认识 {value}", "可用：{expected}"),
        "enum": ("不认识 {value}", "可用：{expected}"),
        "mapping_type": ("{value} 不是“键: 值”", "写成“键: 值”"),
        "dict_type": ("{value} 不是“键: 值”", "写成“键: 值”"),
        "model_type": ("{value} 不是“键: 值”", "写成“键: 值”"),
        "model_attributes_type": ("{value} 不是“键: 值”", "写成“键: 值”"),
        "tuple_type": ("{value} 不是列表", "每项以“- ”开头，或写成 [甲, 乙]"),
        "list_type": ("{value} 不是列表", "每项以“- ”开头，或写成 [甲, 乙]"),
        "too_short": ("内容太少", "至少写 {min_length} 项"),
        "greater_than": ("{value} 太小", "要大于 {gt}"),
        "greater_than_equal": ("{value} 太小", "最小 {ge}"),
        "less_than": ("{value} 太大", "要小于 {lt}"),
        "less_than_equal": ("{value} 太大", "最大 {le}"),
        "duration": ("{value} 不是时长", "写成 30m、2h、1h30m 或 3d"),
        "moment": (
            "{value} 不是时刻",
            "写开始后的时长（2h30m）或带时区的时间（2026-09-18T15:40:00+08:00）",
        ),
        "timezone_aware": ("{value} 没有时区", "写成 2026-09-18T15:40:00+08:00"),
        "datetime_type": ("{value} 不是时间", "写成 2026-09-18T15:40:00+08:00"),
        "datetime_parsing": ("{value} 不是时间", "写成 2026-09-18T15:40:00+08:00"),
        "datetime_from_date_parsing": ("{value} 不是时间", "写成 2026-09-18T15:40:00+08:00"),
        "condition_keys": (
            "条件里有 {count} 个键",
            "只写一个：all、any、not、seen、absent、after、state、truth、flag",
        ),
        "delay_order": ("most 比 least 短", "把两者对调"),
        "trigger_keys": ("at 和 when 要写且只写一个", "按时间发生写 at，按条件发生写 when"),
    }
)
"""By pydantic's error type: what was found, what to do."""


def model_of(model: type[M], document: Document) -> tuple[M | None, tuple[Problem, ...]]:
    """Turn plain data into a model.

    Returns:
        The model, None if a fault prevents it; and every fault that was found, those of the
        document itself included, sorted by place.
    """
    found, faults = None, list(document.problems)
    if isinstance(document.data, dict):
        try:
            found = model.model_validate(document.data)
        except ValidationError as error:
            faults.extend(_problems(error, document, model))
    elif not document.problems:
        faults.append(
            Problem(document.place(()), "mapping", "文件开头不是“键: 值”", "写成“键: 值”")
        )
    return (None if faults else found), tuple(sorted(set(faults)))


def _problems(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> Iterator[Problem]:
    for fault in error.errors(include_url=False):
        path = document.known(fault["loc"])
        if path not in document.broken:
            yield _problem(fault, path, document, model)


def _problem(
    fault: Mapping[str, Any], path: Path, document: Document, model: type[BaseModel]
) -> Problem:
    rule, key = fault["type"], str(fault["loc"][-1]) if fault["loc"] else ""
    words = {
        "key": key,
        "value": shown(fault["input"]),
        "near": _near(key, model) if rule == "extra_forbidden" else "",
        **fault.get("ctx", {}),
    }
    said = _SAID.get(rule)
    message, hint = said or (
        "{value} 不能用在这里（{reason}）",
        "对照 docs/scenario-format.md 改正",
    )
    words["reason"] = fault["msg"]
    place = document.key_place(path) if rule == "extra_forbidden" else document.place(path)
    return Problem(place, rule.replace("_", "-"), message.format(**words), hint.format(**words))


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


def _near(key: str, model: type[BaseModel]) -> str:
    near = get_close_matches(key, _keys(model), 1)
    return (
        f"是否想写 {near[0]}；键名见 docs/scenario-format.md"
        if near
        else "删去，或对照 docs/scenario-format.md 改正"
    )


@cache
def _keys(model: type[BaseModel]) -> Sequence[str]:
    """Every key that may stand anywhere in a document of this model."""
    schema = model.model_json_schema()
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
