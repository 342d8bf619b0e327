"""Journals changed from another that was written by hand: one way of going wrong each.

`changes.yaml` names its `base` and a list of changes, each of one of these forms:

    drop: PATTERN                       takes rows out
    set: PATTERN, data: {...}           lays keys over their data (`by: role` changes the author)
    move: PATTERN, by: 3h (or -3h)      puts them later or earlier
    add: {t: 2h, by: role, type: …, data: {…}}
    truth: {...}                        lays keys over the header's truth

Rows are numbered again afterwards; a row that names another by its seq still means that row.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from scenarios.pattern import Pattern
from scenarios.units import DrillTime, parse_duration
from scenarios.vocabulary import ENTRY_TYPES, Kind
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header, read_journal

HERE = Path(__file__).parent

PLAYED = {
    "jingmen-2024": "jingmen-by-the-book",
    "nanning-2017": "nanning-by-the-book",
    "network-risk": "network-risk-by-the-book",
    "taobei": "taobei-by-the-book",
    "bureau-practice": "bureau-practice-by-the-book",
    "national-doctrine": "jingmen-by-the-book",
    "template-county": "nanning-by-the-book",
}
"""By pack, the drill by the book that it is tried on."""


def journal_of(case: Path) -> Journal:
    """The journal of a folder: its own, or another's with `changes.yaml`."""
    file = case / "journal.jsonl"
    if file.is_file():
        return read_journal(file.read_bytes(), str(file))
    changes = yaml.safe_load((case / "changes.yaml").read_text("utf-8"))
    return changed(journal_of(HERE / changes["base"]), changes["changes"])


def changed(base: Journal, changes: Sequence[Mapping[str, Any]]) -> Journal:
    """A journal with changes made one after the other."""
    raw, entries = json.loads(json.dumps(base.header.raw)), list(base)
    for change in changes:
        if "truth" in change:
            raw["truth"].update(change["truth"])
        else:
            entries = _changed(entries, change)
    ordered = sorted(entries, key=lambda entry: entry.t)
    numbers = {entry.seq: number for number, entry in enumerate(ordered, 1)}
    return Journal(
        read_header(raw),
        [
            entry._replace(seq=numbers[entry.seq], data=_renumbered(entry, numbers))
            for entry in ordered
        ],
    )


def _changed(entries: list[Entry], change: Mapping[str, Any]) -> list[Entry]:
    if "add" in change:
        return [*entries, _added(change["add"], max(entry.seq for entry in entries) + 1)]
    verb = next(iter(change))
    pattern = Pattern.model_validate(change[verb])
    meant = [entry for entry in entries if pattern.matches(entry.type, entry.by, entry.data)]
    assert meant, f"no row is like {change[verb]}"
    if verb == "drop":
        return [entry for entry in entries if entry not in meant]
    act = {"set": _set, "move": _moved}[verb]
    return [act(entry, change) if entry in meant else entry for entry in entries]


def _added(row: Mapping[str, Any], seq: int) -> Entry:
    return Entry(
        seq, DrillTime(parse_duration(row["t"])), row["by"], row["type"], row.get("data", {})
    )


def _set(entry: Entry, change: Mapping[str, Any]) -> Entry:
    data = {**entry.data, **change.get("data", {})}
    return entry._replace(data=data, by=change.get("by", entry.by))


def _moved(entry: Entry, change: Mapping[str, Any]) -> Entry:
    text = str(change["by"])
    seconds = parse_duration(text.removeprefix("-")) * (-1 if text.startswith("-") else 1)
    return entry._replace(t=DrillTime(entry.t + seconds))


def _renumbered(entry: Entry, numbers: Mapping[int, int]) -> dict[str, Any]:
    data = dict(entry.data)
    for spec in ENTRY_TYPES[entry.type].fields:
        value = data.get(spec.name)
        if spec.kind is Kind.SEQ and spec.name != "version" and value in numbers:
            data[spec.name] = numbers[value]
        elif spec.kind is Kind.SEQS and value:
            data[spec.name] = [numbers[seq] for seq in value if seq in numbers]
    return data
