"""What is said in the review of drills, and the bureau's thresholds of the grades."""

from typing import Any

_TEXT = "TEXT NOT NULL"
_NUMBER = "INTEGER NOT NULL"

STATEMENTS = (
    f"""CREATE TABLE "review_note" ("drill_id" {_TEXT} REFERENCES "drill" ("id")
    ON DELETE CASCADE, "number" {_NUMBER}, "kind" {_TEXT}, "about" INTEGER,
    "account_id" {_TEXT} REFERENCES "account" ("id") ON DELETE RESTRICT, "at" {_TEXT},
    "data" {{json}} NOT NULL, "token" {_TEXT}, PRIMARY KEY ("drill_id", "number")) {{keyed}}""",
    f"""CREATE TABLE "grade_scale" ("number" {_NUMBER} PRIMARY KEY, "excellent" {_NUMBER},
    "good" {_NUMBER}, "passed" {_NUMBER},
    "account_id" {_TEXT} REFERENCES "account" ("id") ON DELETE RESTRICT, "at" {_TEXT})""",
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the tables, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    words = {
        "json": "TEXT" if is_sqlite else "JSONB",
        "keyed": "WITHOUT ROWID" if is_sqlite else "",
    }
    for statement in STATEMENTS:
        db.execute_sql(statement.format(**words))
