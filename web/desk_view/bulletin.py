"""舆情快报: the report form filled in from selected posts, for the reporter to complete.

What stands on the net is marked as not yet verified; what is known here is told as known; what
nobody knows is 待核. Recipients are left to the reporter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scenarios.vocabulary import UNKNOWN_YET
from web.desk_view.custody import citations
from web.desk_view.desk import Desk, by_key
from web.desk_view.facts import known_facts
from web.desk_view.mood import mood_words
from web.desk_view.murmur import ordinary_post
from web.words import Moment, cut

MOST = 12
"""Posts that are quoted in one bulletin."""


@dataclass(frozen=True, slots=True)
class _Quote:
    post: str
    platform: str
    author: str
    text: str
    moment: Moment


def bulletin(desk: Desk, posts: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """What the fields of a report hold, by the names of its inputs.

    Args:
        desk: Who reports.
        posts: The selected posts; those that cannot be seen here are passed over.

    Returns:
        Nothing where no post is left.
    """
    quotes = sorted(_quotes(desk, posts), key=lambda quote: quote.moment.t)[:MOST]
    if not quotes:
        return {}
    typed = {"kind": "follow" if _has(desk, "report.submit") else "first", "form": "written"}
    typed |= {"level": desk.level()} if _has(desk, "grade.set") else {}
    typed |= {f"fields.{key}": text for key, text in _fields(desk, quotes).items()}
    return {name: (text,) for name, text in typed.items()}


def _has(desk: Desk, row_type: str) -> bool:
    return next(desk.view.rows(row_type), None) is not None


def _fields(desk: Desk, quotes: list[_Quote]) -> Mapping[str, str]:
    known = "；".join(fact.text for fact in known_facts(desk) if not fact.secret)
    tendency = mood_words(desk) or UNKNOWN_YET
    return {
        "media_or_platform": _platforms(quotes),
        "time": f"网上最早见于{quotes[0].moment.text}，发生时间{UNKNOWN_YET}",
        "place": UNKNOWN_YET,
        "unit_involved": UNKNOWN_YET,
        "process": "\n".join([f"网传内容（{UNKNOWN_YET}）：", *_lines(desk, quotes)]),
        "result": f"已掌握：{known}" if known else UNKNOWN_YET,
        "comment_tendency": tendency,
        "tendency": tendency,
    }


def _platforms(quotes: Iterable[_Quote]) -> str:
    counted = Counter(quote.platform for quote in quotes)
    return "、".join(f"{platform}（{number} 条）" for platform, number in counted.items())


def _lines(desk: Desk, quotes: Iterable[_Quote]) -> Iterator[str]:
    cited = citations(desk)
    for number, quote in enumerate(quotes, 1):
        proof = f"（{cited[quote.post]}）" if quote.post in cited else ""
        at, who = quote.moment.text, f"{quote.platform} {quote.author}"
        yield f"{number}. {at} {who}：“{cut(quote.text)}”{proof}"


def _quotes(desk: Desk, posts: Iterable[str]) -> Iterator[_Quote]:
    seen = by_key(tuple(desk.view.rows("sim.post")), "post")
    for post in dict.fromkeys(posts):
        if post in seen:
            data, t = seen[post].data, seen[post].t
            platform = desk.words.platform(data["platform"])
            moment = desk.words.moment(t)
            yield _Quote(post, platform, str(data["author"]), str(data["text"]), moment)
        elif found := ordinary_post(desk, post):
            place = found.place
            platform, moment = desk.words.platform(place.platform), desk.words.moment(place.t)
            yield _Quote(post, platform, found.author, found.shown, moment)
