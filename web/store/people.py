"""Accounts in the store: create, find, list, change. Passwords come in as hashes."""

import re
import unicodedata
import uuid
from collections.abc import Sequence
from datetime import datetime

from peewee import IntegrityError

from web.store import tables
from web.store.database import connected, writing
from web.store.lookup import Lookup
from web.store.record import Account, Role

NAME = re.compile(r"[\w.\-]{2,32}")
"""An account name: letters of any script, digits, `.`, `_`, `-`."""

_found = Lookup(tables.Account, tables.Account.id)


def key_of(name: str) -> str:
    """How names are compared: width and case make no difference."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


@writing()
def create(name: str, title: str, role: Role, password: str, now: datetime) -> Account | None:
    """Add an account; None if the name is taken.

    Args:
        name: What is typed at the sign-in, like `NAME`.
        title: The name that others see.
        role: What it is for.
        password: The hash.
        now: The moment of creation.
    """
    try:
        row = tables.Account.create(
            id=uuid.uuid4().hex,
            key=key_of(name),
            name=name,
            title=title,
            role=role.value,
            password=password,
            created_at=now.isoformat(),
        )
    except IntegrityError:
        return None
    return _account(row)


@connected()
def get(account_id: str) -> Account | None:
    """The account with this id."""
    return next(map(_account, _found(account_id)), None)


@connected()
def by_name(name: str) -> tuple[Account, str] | None:
    """The account of this name and its password hash."""
    row = tables.Account.get_or_none(tables.Account.key == key_of(name))
    return None if row is None else (_account(row), row.password)


@connected()
def everyone() -> Sequence[Account]:
    """All accounts, by role and name."""
    order = {role: index for index, role in enumerate(Role)}
    accounts = [_account(row) for row in tables.Account.select()]
    return sorted(accounts, key=lambda one: (order[one.role], one.name))


@connected()
def titles() -> dict[str, str]:
    """The name that others see, by account id."""
    rows = tables.Account.select(tables.Account.id, tables.Account.title)
    return {row.id: row.title for row in rows}


@writing()
def set_password(account_id: str, password: str) -> None:
    """Store a new hash; sessions begun with the old password are void."""
    tables.Account.update(password=password, epoch=tables.Account.epoch + 1).where(
        tables.Account.id == account_id
    ).execute()


@writing()
def change(account_id: str, *, title: str, role: Role, active: bool) -> bool:
    """Change an account; False if no active administrator would be left."""
    if not (active and role is Role.ADMIN) and _is_last_admin(account_id):
        return False
    account = tables.Account
    account.update(
        title=title, role=role.value, active=active, epoch=account.epoch + (0 if active else 1)
    ).where(account.id == account_id).execute()
    return True


def _is_last_admin(account_id: str) -> bool:
    account = tables.Account
    admins = {
        row.id
        for row in account.select(account.id).where(
            (account.role == Role.ADMIN.value) & account.active
        )
    }
    return admins == {account_id}


def _account(row: tables.Account) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        title=row.title,
        role=Role(row.role),
        epoch=row.epoch,
        active=row.active,
        created_at=datetime.fromisoformat(row.created_at),
    )
