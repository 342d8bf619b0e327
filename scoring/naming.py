"""What the things that rows bring are called, so that a finding can be read without ids."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from scenarios.vocabulary import ENTRY_TYPES, LEADER_TIERS
from scoring.evidence import Evidence
from scoring.row import Row
from scoring.wording import moment

_LENGTH = 16
"""So many characters of a text are enough to know it again."""


def name_of(evidence: Evidence, row: Row) -> str:
    """What a reader knows the thing by: its first words in quotation marks, else its time."""
    said = _NAMES.get(row.type, _nothing)(evidence, row)
    return f"“{said}”" if said else f"（{moment(evidence.header, row.t)}）"


def text_name(row: Row) -> str:
    """What a released text is called, with its version: `稿件“情况通报”第2版`."""
    said = beginning(row.data.get("text"))
    name = f"稿件“{said}”" if said else _choice("draft.create", "kind", row) or "稿件"
    return f"{name}第{row.data.get('version')}版"


def beginning(text: object) -> str:
    """The first words of the first line; inner quotation marks become single ones."""
    lines = str(text or "").strip().splitlines()
    line = " ".join(lines[0].split()) if lines else ""
    line = line.replace("“", "‘").replace("”", "’")
    return line if len(line) <= _LENGTH else f"{line[:_LENGTH]}…"


def _nothing(evidence: Evidence, row: Row) -> str:  # noqa: ARG001 -- shape of a name
    return ""


def _field(key: str) -> Callable[[Evidence, Row], str]:
    return lambda evidence, row: beginning(row.data.get(key))  # noqa: ARG005 -- shape of a name


def _post(evidence: Evidence, row: Row) -> str:  # noqa: ARG001 -- shape of a name
    text, author = beginning(row.data.get("text")), row.data.get("author")
    return f"{author}：{text}" if text and author else text


def _level(evidence: Evidence, row: Row) -> str:  # noqa: ARG001 -- shape of a name
    return f"升为{row.data.get('level')}"


def _instruction(evidence: Evidence, row: Row) -> str:  # noqa: ARG001 -- shape of a name
    tier = dict(LEADER_TIERS).get(str(row.data.get("tier")), "")
    return f"{tier}领导批示"


def _task(evidence: Evidence, row: Row) -> str:
    """Who is to do what; a citizen's item is named by the citizen's own words."""
    unit = evidence.pack.role_name(str(next(iter(row.data.get("to") or ()), "")))
    asked = beginning(row.data.get("requirements"))
    item = row.data.get("item")
    for asking in evidence.rows("sim.citizen_post") if item else ():
        if asking.data.get("item") == item:
            asked = beginning(asking.data.get("text"))
    purpose = _choice("task.assign", "purpose", row)
    return f"{unit}{purpose}：{asked}" if asked else f"{unit}{purpose}"


def _choice(row_type: str, key: str, row: Row) -> str:
    """The Chinese name of a row's choice."""
    field = next(field for field in ENTRY_TYPES[row_type].fields if field.name == key)
    return dict(field.choices).get(str(row.data.get(key)), "")


_NAMES: Mapping[str, Callable[[Evidence, Row], str]] = MappingProxyType(
    {
        "sim.post": _post,
        "sim.citizen_post": _field("text"),
        "sim.rumour": _field("text"),
        "sim.media_inquiry": _field("question"),
        "sim.media_report": _field("headline"),
        "inject": _field("title"),
        "publish": _field("text"),
        "presser.hold": _field("text"),
        "task.assign": _task,
        "sim.level": _level,
        "sim.leader_instruction": _instruction,
    }
)
