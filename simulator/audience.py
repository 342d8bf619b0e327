"""Who a row is meant for: the one rule by which roles see rows and know facts."""

from collections.abc import Collection, Iterable

from scenarios.vocabulary import LEADING_GROUP
from simulator.entry import Entry


def widened(roles: Iterable[str]) -> frozenset[str]:
    """The roles with what they count as: head and deputy of the leading group are the group.

    Source: journal format 6.9; `dept_head` counts as `dept`.
    """
    found = set(roles)
    if found & set(LEADING_GROUP):
        found |= set(LEADING_GROUP)
    if found & {"dept", "dept_head"}:
        found |= {"dept", "dept_head"}
    if found & {"local", "local_head"}:
        found |= {"local", "local_head"}
    return frozenset(found)


def sees(roles: Collection[str], entry: Entry) -> bool:
    """Tell whether people with these roles see a row.

    A world row with `to` is seen by those roles only; `to` of other rows names a recipient
    and hides nothing.
    """
    if entry.by != "world":
        return True
    to = entry.data.get("to")
    return not to or not widened(roles).isdisjoint(to)
