"""Rehearsals of scenarios, and what of each has been played."""

from typing import Any

_TEXT = "TEXT NOT NULL"
_NUMBER = "INTEGER NOT NULL"

STATEMENTS = (
    f"""CREATE TABLE "rehearsal" ("id" {_TEXT} PRIMARY KEY, "token" {_TEXT},
    "scenario" {_TEXT}, "version" {_NUMBER},
    "text_id" {_TEXT} REFERENCES "scenario_text" ("digest") ON DELETE RESTRICT,
    "plans" {_TEXT}, "seeds" {_NUMBER}, "chunk" {_NUMBER}, "runs" {_NUMBER},
    "account_id" {_TEXT} REFERENCES "account" ("id") ON DELETE RESTRICT,
    "state" {_TEXT}, "reason" {_TEXT}, "worker" {_TEXT}, "claimed_until" {_NUMBER},
    "created_at" {_TEXT}, "ended_at" TEXT)""",
    'CREATE UNIQUE INDEX "rehearsal_token" ON "rehearsal" ("token")',
    'CREATE INDEX "rehearsal_state" ON "rehearsal" ("state")',
    f"""CREATE TABLE "rehearsal_part" ("rehearsal_id" {_TEXT} REFERENCES "rehearsal" ("id")
    ON DELETE CASCADE, "number" {_NUMBER}, "runs" {_NUMBER}, "outcomes" {_TEXT},
    PRIMARY KEY ("rehearsal_id", "number")) {{keyed}}""",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the tables, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    words = {
        "keyed": "WITHOUT ROWID" if is_sqlite else "",
    }
    for statement in STATEMENTS:
        db.execute_sql(statement.format(**words))
