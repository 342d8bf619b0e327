"""The facts of incidents: titles, span, answers, life, sizes, rhythm, mood and words."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from tests.facts.fact import Fact, quantile, tail
from tests.facts.lab import BIN_S, DAYS, HOUR, Floats, Incident

STARTS_S = 55_800
"""StartEx at 15:30, in seconds after midnight."""

ORIGINAL = 1 / 6.4
"""Originals among discussions: 163 of 1,038 (F15)."""

READS = 8_000.0


def facts(incidents: Sequence[Incident]) -> Iterator[Fact]:
    """All of them, over as many incidents as there are seeds."""
    yield from _topics(incidents)
    large = _large(incidents)
    yield from _titles(large)
    yield from _answers(large)
    yield from _life(incidents)
    yield from _sizes(incidents)
    yield from _rhythm(incidents)
    yield from _mood(incidents)
    yield from _words([one.texts for one in incidents if one.texts])


def _large(incidents: Sequence[Incident]) -> list[Incident]:
    """The larger half: those that F17 to F21 were measured on were picked for their size."""
    sizes = [float(one.per_hour[:72].sum()) for one in incidents]
    middle = quantile(sizes, 0.5)
    return [one for one, size in zip(incidents, sizes, strict=True) if size >= middle]


def _topics(incidents: Sequence[Incident]) -> Iterator[Fact]:
    posts, heat = np.array([pair for one in incidents for pair in one.heats]).T
    slope = np.polyfit(posts, heat, 1)[0]
    yield Fact("F14", "slope of ln heat on ln discussions/h", 0.50, 0.4, 0.6, float(slope))
    written = [count for one in incidents for count in one.discussions]
    for at, name, target in ((0.5, "median", 1_038), (0.95, "p95", 15_000), (0.99, "p99", 91_000)):
        ours = quantile(written, at)
        yield Fact("F15", f"discussions of a title, {name}", target, target / 2, target * 2, ours)
    reads = quantile(written, 0.5) * READS
    yield Fact("F15", "reads of a title, median, million", 8.4, 4.2, 16.8, reads / 1e6)
    yield Fact("F15", "originals, median", 163, 81, 326, quantile(written, 0.5) * ORIGINAL)
    yield Fact("F16", "tail exponent of discussions, top 2 %", 1.65, 1.4, 1.9, tail(written, 0.02))


def _titles(incidents: Sequence[Incident]) -> Iterator[Fact]:
    after = [np.array(one.titles) - one.titles[0] for one in incidents]
    yield Fact("F17", "titles, median", 20, 10, 32, quantile([len(t) for t in after], 0.5))
    for hours, target, least, most in ((24, 0.38, 0.2, 0.6), (72, 0.85, 0.65, 1.0)):
        share = quantile([float((t <= hours).mean()) for t in after], 0.5)
        yield Fact("F18", f"share of titles within {hours} h", target, least, most, share)
    yield Fact("F19", "first to last title, h", 147, 90, 220, quantile([t[-1] for t in after], 0.5))
    days = [len(set((t // 24).astype(int).tolist())) for t in after]
    yield Fact("F19", "days with a new title", 5, 3, 8, quantile(days, 0.5))
    yield Fact("F19", "peaks in 12-h bins", 2, 1, 3, quantile([_peaks(t) for t in after], 0.5))


def _peaks(titles: Floats) -> int:
    bins = np.bincount((titles // 12).astype(int))
    padded = [0, *bins.tolist(), 0]
    tops = (
        padded[at] > padded[at - 1] and padded[at] >= padded[at + 1] and padded[at] > 1
        for at in range(1, len(padded) - 1)
    )
    return max(1, sum(tops))


def _answers(incidents: Sequence[Incident]) -> Iterator[Fact]:
    first = [min(one.official) - one.titles[0] for one in incidents if one.official]
    yield Fact("F21", "first official title, h after the first", 10.6, 6, 16, quantile(first, 0.5))
    early = sum(hours <= 24 for hours in first) / len(incidents)
    yield Fact("F21", "official title within 24 h", 0.54, 0.4, 0.65, early)
    yield Fact("F21", "no official title", 0.2, 0.1, 0.3, 1 - len(first) / len(incidents))


def _life(incidents: Sequence[Incident]) -> Iterator[Fact]:
    """An event ends with the last day that has 1 % of its largest day."""
    days = [one.per_hour[: DAYS * 24].reshape(-1, 24).sum(axis=1) for one in incidents]
    last = [int(np.flatnonzero(day >= 0.01 * day.max())[-1]) + 1 for day in days]
    parts = ((0, 7, 0.405), (7, 14, 0.376), (14, 30, 0.16), (30, 99, 0.059))
    for above, most, target in parts:
        ours = sum(above < day <= most for day in last) / len(last)
        name = f"life of {above + 1} to {most} days" if most < 99 else "life of more than 30 days"
        yield Fact("F23", name, target, target - 0.1, target + 0.1, ours)
    peak = [int(one.per_hour.argmax()) for one in incidents]
    yield Fact("F25", "peak hour after onset", 10, 3, 24, quantile(peak, 0.5))


def _sizes(incidents: Sequence[Incident]) -> Iterator[Fact]:
    sizes = [size for one in incidents for size in one.cascades]
    yield Fact("F30", "tail exponent of cascades, top 10 %", 2.05, 1.7, 2.5, tail(sizes, 0.1))
    ordered = np.sort(sizes)[::-1]
    top = float(ordered[: len(ordered) // 10].sum() / ordered.sum())
    yield Fact("F31", "share of the largest tenth of cascades", 0.88, 0.75, 0.97, top)
    totals = np.log([float(one.per_hour[:72].sum()) for one in incidents])
    yield Fact("1.2", "spread of ln posts in 72 h between incidents", 1.7, 1.2, 2.2, totals.std())


def _rhythm(incidents: Sequence[Incident]) -> Iterator[Fact]:
    """All that was written by hour of the day, every incident counting the same."""
    hours = np.sum([_by_hour(one.per_bin) for one in incidents], axis=0)
    yield Fact("F32", "posts, peak hour over trough hour", 10.5, 7, 16, hours.max() / hours.min())
    yield Fact("F32", "trough hour", 4, 3, 5, float(hours.argmin()))
    yield Fact("F32", "peak hour", 22, 20, 23, float(hours.argmax()))


def _by_hour(per_bin: Floats) -> Floats:
    """The share of each hour of the day in the posts of an incident, shape (24,)."""
    hours = (STARTS_S + np.arange(len(per_bin)) * BIN_S) // HOUR % 24
    shares: Floats = np.bincount(hours, weights=per_bin, minlength=24) / per_bin.sum()
    return shares


def _mood(incidents: Sequence[Incident]) -> Iterator[Fact]:
    total: Counter[str] = Counter()
    for one in incidents:
        posts = sum(one.emotions.values())
        for name, count in one.emotions.items():
            total[name] += count / posts  # type: ignore[assignment]
    measured = {"angry": 0.30, "neutral": 0.20, "happy": 0.20, "sad": 0.18}
    measured |= {"surprise": 0.08, "fear": 0.04}
    for name, target in measured.items():
        ours = total[name] / len(incidents)
        yield Fact("F39", f"share of {name}", target, max(0.0, target - 0.08), target + 0.08, ours)
    lags = [hours for one in incidents for hours in one.debunks]
    yield Fact("F35", "hours until a rumour is spoken against", 13, 8, 24, quantile(lags, 0.5))


def _words(read: Sequence[Sequence[str]]) -> Iterator[Fact]:
    texts = [text for one in read for text in one]
    worded = [text for text in texts if text]
    lengths = [len(text) for text in worded]
    spans = ((0.5, "median", 10, 7, 14), (0.75, "p75", 19, 14, 26), (0.95, "p95", 50, 35, 75))
    for at, name, target, least, most in spans:
        ours = quantile(lengths, at)
        yield Fact("F40", f"length of a text, {name}, characters", target, least, most, ours)
    bare = 1 - len(worded) / len(texts)
    yield Fact("F41", "reposts without words", 0.4, 0.3, 0.5, bare)
    twice = 1 - sum(len(set(one) - {""}) for one in read) / len(worded)
    shares = {
        "[表情]": (0.27, sum("[" in text for text in worded)),
        "！": (0.18, sum("！" in text or "!" in text for text in worded)),
        "？": (0.09, sum("？" in text or "?" in text for text in worded)),
        "@": (0.12, sum("@" in text for text in worded)),
    }
    for name, (target, count) in shares.items():
        ours = count / len(worded)
        yield Fact("F42", f"texts with {name}", target, 0.6 * target, 1.5 * target, ours)
    yield Fact("F42", "exact duplicates", 0.25, 0.15, 0.375, twice)
