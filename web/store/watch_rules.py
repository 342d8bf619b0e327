"""The keyword rules of one account in one drill."""

from collections.abc import Sequence

from peewee import Expression, fn

from web.store.database import connected, writing
from web.store.lookup import Lookup
from web.store.record import WatchRule as Rule
from web.store.tables import WatchRule

_found = Lookup(WatchRule, WatchRule.drill, WatchRule.account, order=[WatchRule.number])


@connected()
def of_account(drill_id: str, account_id: str) -> Sequence[Rule]:
    """The rules of an account, in the order in which they were made."""
    return [Rule(row.number, row.text, row.seen) for row in _found(drill_id, account_id)]


@writing()
def add(drill_id: str, account_id: str, text: str, seen: int) -> None:
    """Keep a rule; one with the same text is there already and stays as it is.

    Args:
        drill_id: The drill.
        account_id: Whose rule it is.
        text: The rule as it was typed.
        seen: The seq up to which its hits count as read.
    """
    if any(rule.text == text for rule in of_account(drill_id, account_id)):
        return
    last = WatchRule.select(fn.MAX(WatchRule.number)).where(_own(drill_id, account_id)).scalar()
    WatchRule.create(
        drill=drill_id, account=account_id, number=(last or 0) + 1, text=text, seen=seen
    )


@writing()
def mark_seen(drill_id: str, account_id: str, number: int, seq: int) -> None:
    """Take the hits up to a row as read; a rule that is gone changes nothing."""
    named = _own(drill_id, account_id) & (WatchRule.number == number) & (WatchRule.seen < seq)
    WatchRule.update(seen=seq).where(named).execute()


@writing()
def remove(drill_id: str, account_id: str, number: int) -> None:
    """Delete a rule; one that is gone already changes nothing."""
    WatchRule.delete().where(_own(drill_id, account_id) & (WatchRule.number == number)).execute()


def _own(drill_id: str, account_id: str) -> Expression:
    found: Expression = (WatchRule.drill == drill_id) & (WatchRule.account == account_id)
    return found
