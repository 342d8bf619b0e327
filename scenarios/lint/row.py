"""Row types and fields in patterns, and the rows that injects write."""

from collections.abc import Iterator, Mapping
from typing import Any

from scenarios.document import Path
from scenarios.errors import Problem
from scenarios.form import fault_of
from scenarios.lint.subject import Subject
from scenarios.pattern import Pattern, wanted
from scenarios.reading import shown
from scenarios.scenario import Inject, Scenario
from scenarios.vocabulary import ENTRY_TYPES, KINDS, EntryType, Kind, Writer


def check(subject: Subject) -> Iterator[Problem]:
    """Patterns name row types, fields and choices of the journal; injects write whole rows.

    规则 row-type：type 要是日志的行类型，如 publish、report.submit、sim.fact。规则 row-field：
    where 里的字段要是该类型的字段，`fields.trend` 查看 fields 里的一项。规则 row-value：选择型字段
    只能取规定的值。规则 row-nobody：没有人会写这样的行（如 by: world 的 publish）。
    规则 inject-row：注入的 row 只能是 inject 或 sim. 开头的行；data 的字段要齐全、有效。
    """
    for path, pattern in subject.patterns:
        for n, name in enumerate(pattern.type):
            if name not in ENTRY_TYPES:
                yield _unknown_type(subject, (*path, "type", n), name)
        known = [ENTRY_TYPES[name] for name in pattern.type if name in ENTRY_TYPES]
        if len(known) == len(pattern.type):
            yield from _fields(subject, path, pattern, known)
            yield from _authors(subject, path, pattern, known)
    if isinstance(subject.root, Scenario):
        for n, inject in enumerate(subject.root.injects):
            if inject.row != "inject" or inject.data:
                yield from _inject(subject, ("injects", n), inject)


def _unknown_type(subject: Subject, path: Path, name: str) -> Problem:
    group = name.split(".", maxsplit=1)[0]
    near = [known for known in ENTRY_TYPES if known.split(".")[0] == group]
    return subject.unknown(path, "row-type", f"行类型 {name}", tuple(near or ENTRY_TYPES))


def _fields(
    subject: Subject, path: Path, pattern: Pattern, known: list[EntryType]
) -> Iterator[Problem]:
    for name, test in pattern.where.items():
        first = name.split(".")[0]
        specs = [spec for one in known if (spec := one.field(first))]
        if not specs and not any(first in subject.derived.get(one.name, ()) for one in known):
            fields = tuple(dict.fromkeys(spec.name for one in known for spec in one.fields))
            where = (*path, "where", name)
            yield subject.unknown(where, "row-field", f"字段 {name}", fields)
        choices = {value for spec in specs for value, _ in spec.choices}
        if specs and all(spec.kind is Kind.CHOICE for spec in specs):
            for value in wanted(test):
                if value not in choices:
                    where = (*path, "where", name)
                    yield subject.unknown(
                        where, "row-value", f"取值 {value}", tuple(sorted(choices))
                    )


def _authors(
    subject: Subject, path: Path, pattern: Pattern, known: list[EntryType]
) -> Iterator[Problem]:
    writers = {Writer(name) if name in _AUTHORED else Writer.SEAT for name in pattern.by}
    if writers and writers.isdisjoint(one.writer for one in known):
        message = f"{'、'.join(pattern.by)} 不会写 {'、'.join(pattern.type)}"
        yield subject.problem((*path, "by"), "row-nobody", message, "改 by，或改 type")


_AUTHORED = (Writer.WORLD.value, Writer.DIRECTOR.value)


def _inject(subject: Subject, path: Path, inject: Inject) -> Iterator[Problem]:
    spec = ENTRY_TYPES.get(inject.row)
    if inject.row == "inject":
        message = "渠道为电话、来函等的注入没有 data"
        yield subject.problem((*path, "data"), "inject-row", message, "删去 data，或改 row")
    elif spec is None or spec.writer is not Writer.WORLD:
        known = [name for name in ENTRY_TYPES if name.startswith("sim.")]
        message = f"注入不能写成 {inject.row} 行"
        hint = "可用：" + "、".join(known)
        yield subject.problem((*path, "row"), "inject-row", message, hint)
    else:
        yield from _data(subject, (*path, "data"), spec, inject.data)


def _data(
    subject: Subject, path: Path, spec: EntryType, data: Mapping[str, Any]
) -> Iterator[Problem]:
    fields = [field.name for field in spec.fields]
    for name in data:
        if name not in fields:
            yield subject.unknown((*path, name), "inject-row", f"字段 {name}", fields)
    for field in spec.fields:
        if field.required and field.name not in data:
            message = f"{spec.name} 缺少字段 {field.name}（{field.title}）"
            yield subject.problem(path, "inject-row", message, f"补上 {field.name}")
        elif field.name in data and fault_of(field, data[field.name]):
            value = shown(data[field.name])
            message = f"{field.name}（{field.title}）不能是{value}"
            hint = "应为" + ("、".join(dict(field.choices)) or KINDS[field.kind])
            yield subject.problem((*path, field.name), "inject-row", message, hint)
