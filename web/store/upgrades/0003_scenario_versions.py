"""Texts of scenarios by their digest, versions of scenarios, and the steps that made them."""

from typing import Any

_TEXT = "TEXT NOT NULL"
_NUMBER = "INTEGER NOT NULL"

STATEMENTS = (
    f"""CREATE TABLE "scenario_text" ("digest" {_TEXT} PRIMARY KEY, "text" {_TEXT})""",
    f"""CREATE TABLE "scenario_version" ("scenario" {_TEXT}, "number" {_NUMBER}, "state" {_TEXT},
    "text_id" {_TEXT} REFERENCES "scenario_text" ("digest") ON DELETE RESTRICT, "base" {_TEXT},
    PRIMARY KEY ("scenario", "number")) {{keyed}}""",
    'CREATE INDEX "scenario_version_state" ON "scenario_version" ("state")',
    f"""CREATE TABLE "scenario_step" ("scenario" {_TEXT}, "number" {_NUMBER},
    "position" {_NUMBER}, "deed" {_TEXT}, "account_id" {_TEXT}
    REFERENCES "account" ("id") ON DELETE RESTRICT, "at" {_TEXT},
    "text_id" {_TEXT} REFERENCES "scenario_text" ("digest") ON DELETE RESTRICT, "note" {_TEXT},
    PRIMARY KEY ("scenario", "number", "position")) {{keyed}}""",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the tables, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    words = {"keyed": "WITHOUT ROWID" if is_sqlite else ""}
    for statement in STATEMENTS:
        db.execute_sql(statement.format(**words))
