"""The mood of the public as the monitor's tool measures it: shares of six emotions by platform."""

from collections.abc import Mapping
from types import MappingProxyType

from web.desk_view.desk import Desk, by_key

EMOTIONS: Mapping[str, str] = MappingProxyType(
    {
        "angry": "愤怒",
        "sad": "悲伤",
        "fear": "担忧",
        "surprise": "惊讶",
        "neutral": "平和",
        "happy": "正面",
    }
)
"""The emotions with their words on pages."""

_TOLD = 3
"""Emotions that a sentence names."""


def mood(desk: Desk) -> Mapping[str, float]:
    """The shares of emotions now, over all platforms alike; empty before anything is measured."""
    latest = by_key(tuple(desk.view.rows("sim.metric")), "platform")
    measured = [s.data["emotions"] for s in latest.values() if s.data.get("emotions")]
    return {
        name: sum(float(one.get(name, 0)) for one in measured) / len(measured)
        for name in EMOTIONS
        if measured
    }


def mood_words(desk: Desk) -> str:
    """The strongest emotions in one sentence; empty before anything is measured."""
    shares = sorted(mood(desk).items(), key=lambda pair: -pair[1])[:_TOLD]
    told = "、".join(f"{EMOTIONS[name]} {share:.0%}" for name, share in shares)
    return f"监测工具标注的情绪：{told}" if told else ""
