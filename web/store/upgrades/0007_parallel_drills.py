"""Groups of drills that several teams conduct at the same time, and what their board shows."""

from typing import Any

_TEXT = "TEXT NOT NULL"

STATEMENTS = (
    f"""CREATE TABLE "drill_group" ("id" {_TEXT} PRIMARY KEY, "title" {_TEXT}, "token" {_TEXT},
    "host_id" {_TEXT} REFERENCES "account" ("id") ON DELETE RESTRICT,
    "hidden" {{bool}} NOT NULL, "frozen" TEXT, "created_at" {_TEXT})""",
    'CREATE UNIQUE INDEX "drill_group_token" ON "drill_group" ("token")',
    f"""CREATE TABLE "team" ("drill_id" {_TEXT} PRIMARY KEY
    REFERENCES "drill" ("id") ON DELETE CASCADE,
    "group_id" {_TEXT} REFERENCES "drill_group" ("id") ON DELETE CASCADE,
    "position" INTEGER NOT NULL, "name" {_TEXT}) {{keyed}}""",
    'CREATE INDEX "team_group_id" ON "team" ("group_id")',
)


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the tables, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    words = {
        "bool": "INTEGER" if is_sqlite else "BOOLEAN",
        "keyed": "WITHOUT ROWID" if is_sqlite else "",
    }
    for statement in STATEMENTS:
        db.execute_sql(statement.format(**words))
