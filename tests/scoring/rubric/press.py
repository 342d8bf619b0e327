"""Small drills in which statements go out: rows in, publications out."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from scenarios.plan import PlanPack
from scoring.derived import read
from scoring.rubric.publication import Publication, publications
from simulator.entry import Entry
from simulator.journal import Journal
from simulator.reading import read_header

PACK = PlanPack.model_validate(
    {
        "pack": 1,
        "id": "small",
        "title": "小预案",
        "short": "小",
        "nature": "测试用",
        "phases": ["回应"],
        "roles": {"lg": "领导小组"},
        "levels": [{"id": "一般", "clause": "一", "colour": "blue"}],
        "settings": {},
        "detect_grace": "30m",
        "forms": {},
        "chains": [
            {
                "levels": ["一般"],
                "clause": "二",
                "drafted_by": ["dept"],
                "steps": [{"step": "lg", "by": ["lg"], "title": "审定"}],
                "published_by": ["lg_office"],
            }
        ],
        "close": {
            "clause": "三",
            "proposed_by": ["lg_office"],
            "approved_by": ["lg"],
            "quiet": "24h",
        },
        "weights": {"veto": 3, "major": 3, "minor": 1, "info": 0},
        "obligations": [
            {
                "id": "SM-1",
                "clause": "一",
                "phase": "回应",
                "kind": "duty",
                "severity": "major",
                "dimension": "response",
                "text": "回应",
                "check": {"kind": "exists", "row": {"type": "publish"}},
            }
        ],
    }
)

Row = tuple[int, str, str, Mapping[str, Any]]
"""Seconds since StartEx, author, type, data."""

HOUR = 3600
POST: Row = (0, "world", "sim.post", {"post": "p1", "platform": "weiyan", "incident": True})
DETECT: Row = (60, "monitor", "monitor.detect", {"posts": ["p1"], "method": "tool"})
CASES = {"id": "f1", "kind": "casualties", "text": "37 名学生就诊", "value": 37}


def journal_of(*rows: Row, **truth: object) -> Journal:
    """A journal of these rows, with these parts of the truth."""
    header = read_header(
        {
            "journal": 1,
            "scenario": "small",
            "plan": "small",
            "seed": 1,
            "starts_at": "2026-09-18T08:00:00+08:00",
            "mode": "practice",
            "platforms": {"weiyan": "microblog"},
            "truth": {"category": 1, "locus": "bureau", **truth},
        }
    )
    entries = [Entry(seq, t, by, kind, data) for seq, (t, by, kind, data) in enumerate(rows, 1)]  # type: ignore[arg-type]
    return Journal(header, entries)


def fact(name: str = "f1", t: int = 600) -> Row:
    """A fact becomes known."""
    return t, "world", "sim.fact", {"fact": name}


def release(text: str, t: int = HOUR, statement: str = "s1", **draft: object) -> tuple[Row, ...]:
    """A text is drafted, approved and published in the same minute."""
    names = {"statement": statement, "version": 1}
    return (
        (t, "dept", "draft.create", {**names, "kind": "notice", "text": text, **draft}),
        (t, "lg", "sign", {**names, "step": "lg", "verdict": "ok"}),
        (t, "lg_office", "publish", {**names, "channels": ["weiyan"]}),
    )


def released(*rows: Row, **truth: object) -> tuple[Publication, ...]:
    """What went out in a drill of these rows."""
    return publications(read(PACK, journal_of(*rows, **truth)))


def notice(
    text: str,
    *rows: Row,
    known: Sequence[Mapping[str, Any]] = (),
    truth: Mapping[str, object] = MappingProxyType({}),
    **draft: Any,
) -> Publication:
    """One text that goes out at nine o'clock, after these rows and with these facts known."""
    found = [fact(str(one["id"])) for one in known]
    published = release(text, **draft)
    return released(POST, *found, *rows, *published, **{"facts": list(known), **truth})[-1]
