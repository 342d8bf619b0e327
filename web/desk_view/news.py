"""What is new at a desk since the page was laid out; numbers and headlines, never whole rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from web.desk_view.alerts import unread
from web.desk_view.desk import Desk
from web.desk_view.feed import fresh
from web.desk_view.inbox import arrivals
from web.desk_view.page import Query
from web.desk_view.talk import unheard
from web.store.record import WatchRule


def news_of(
    desk: Desk, query: Query, since: Mapping[str, int], rules: Sequence[WatchRule] = ()
) -> dict[str, Any]:
    """Count what is new, ready for JSON.

    Args:
        desk: Whose desk it is.
        query: The address bar, for the filter of the feed.
        since: The newest seq that the page shows in its `feed`, `inbox` and `talk`, and `seq`,
            up to which urgent letters and alerts were announced.
        rules: The keyword rules of who sits there.

    Returns:
        feed, inbox, talk: how many items are new; rules: how many hits of rules are unread; urgent:
        headlines to be announced; newest: the last seq of the journal.
    """
    letters = arrivals(desk, since["inbox"])
    urgent = [one.heading for one in reversed(letters) if one.urgent and one.row.seq > since["seq"]]
    alarms, sounding = unread(desk, rules, since["seq"])
    return {
        "rules": alarms,
        "feed": fresh(desk, query.p, query.q, since["feed"]),
        "inbox": len(letters),
        "talk": unheard(desk, since["talk"]),
        "urgent": [*urgent, *(f"关键词规则“{text}”有新内容" for text in sounding)],
        "newest": len(desk.view.journal),
    }
