"""S1: how soon it went out.

Source: doctrine §5.2 S1; the bands are those of the drill settings `first_release` and
`rumour_clarify` (catalogue §0.5) and of the national 5 h, 24 h and 48 h (doctrine §1).
"""

from fractions import Fraction

from scoring.evidence import Moment
from scoring.rubric.line import Item, Outcome, not_applicable
from scoring.rubric.publication import Publication
from scoring.wording import span

_HOUR = 3600
_FIRST = ((4, 8), (5, 6), (24, 3), (48, 1))
_CLARIFY = ((2, 8), (4, 6), (24, 3), (48, 1))
"""Hours and the points for a release within them."""

_BEFORE_MEDIA = 2


def judge(publication: Publication) -> Outcome:
    """Ask how long the public waited, and whether the bureau spoke before the media.

    问什么：首次发布从舆情已知（或应知）起算；澄清从所澄清的谣言已知起算；
    续报从新引用的事实查明起算。
    计分：首发和续报 4 小时内 8 分，5 小时内 6 分，24 小时内 3 分，48 小时内 1 分；
    澄清 2 小时内 8 分，
    4 小时内 6 分，其后同上。其间没有媒体先行报道的，另加 2 分。时段为本演练设定。
    满分：获知后 1 小时发出首次通报，媒体尚未报道。
    失分：省台曝光之后才首次发声。
    """
    start, bands = _start(publication)
    if start is None:
        return not_applicable("没有可以起算的时点，及时性不作评价。")
    row = publication.row
    waited = max(0, row.t - start.t)
    points = next((p for hours, p in bands if waited <= hours * _HOUR), 0)
    since = 0 if not publication.earlier else start.seq
    reports = [r for r in publication.before("sim.media_report") if _counts(r.data, r.seq, since)]
    points += 0 if reports else _BEFORE_MEDIA
    media = "媒体已先行报道" if reports else "早于媒体报道"
    reason = f"{start.name}后{span(waited)}发布，{media}（时段为本演练设定）。"
    return Outcome(
        Fraction(points), reason, rows=(start.seq, *(r.seq for r in reports[:1]), row.seq)
    )


def _counts(data: object, seq: int, since: int) -> bool:
    incident = isinstance(data, dict) and data.get("incident") is True
    return incident and seq > since


def _start(publication: Publication) -> tuple[Moment | None, tuple[tuple[int, int], ...]]:
    evidence, reading = publication.evidence, publication.reading
    rumours = [
        row
        for row in publication.before("sim.rumour")
        if reading.kind == "clarify" and row.data.get("rumour") in reading.addresses
    ]
    if rumours:
        known = evidence.known_of(rumours[0], "rumour")
        return Moment(known.t, known.seq, "谣言已知"), _CLARIFY
    if not publication.earlier:
        known_incident = evidence.known
        if known_incident is None or known_incident.seq > publication.row.seq:
            return None, _FIRST
        return known_incident, _FIRST
    last = publication.earlier[-1].row.seq
    news = [
        row
        for row in publication.before("sim.fact")
        if row.seq > last and row.data.get("fact") in publication.cited
    ]
    return (Moment(news[0].t, news[0].seq, "新情况查明") if news else None), _FIRST


ITEM = Item("S1", "回应及时", 10, judge)
