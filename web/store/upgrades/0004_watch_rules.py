"""The keyword rules by which trainees watch the feed."""

from typing import Any

_TEXT = "TEXT NOT NULL"
_NUMBER = "INTEGER NOT NULL"

STATEMENT = f"""CREATE TABLE "watch_rule" ("drill_id" {_TEXT} REFERENCES "drill" ("id")
    ON DELETE CASCADE, "account_id" {_TEXT} REFERENCES "account" ("id") ON DELETE RESTRICT,
    "number" {_NUMBER}, "text" {_TEXT}, "seen" {_NUMBER},
    PRIMARY KEY ("drill_id", "account_id", "number")) {{keyed}}"""


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the table, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    db.execute_sql(STATEMENT.format(keyed="WITHOUT ROWID" if is_sqlite else ""))
