"""The first tables: accounts, throttle, drills, seats, members, entries, sent forms.

The statements are written out so that this file keeps saying what it said on its day.
"""

from typing import Any

_TEXT = "TEXT NOT NULL"
_NUMBER = "INTEGER NOT NULL"

STATEMENTS = (
    f"""CREATE TABLE "account" ("id" {_TEXT} PRIMARY KEY, "key" {_TEXT}, "name" {_TEXT},
    "title" {_TEXT}, "role" {_TEXT}, "password" {_TEXT}, "epoch" {_NUMBER},
    "active" {{bool}} NOT NULL, "created_at" {_TEXT})""",
    'CREATE UNIQUE INDEX "account_key" ON "account" ("key")',
    f"""CREATE TABLE "throttle" ("key" {_TEXT} PRIMARY KEY, "failures" {_NUMBER},
    "since" {_NUMBER})""",
    f"""CREATE TABLE "drill" ("id" {_TEXT} PRIMARY KEY, "title" {_TEXT}, "scenario" {_TEXT},
    "plan" {_TEXT}, "mode" {_TEXT}, "header" {_TEXT}, "host_id" {_TEXT}
    REFERENCES "account" ("id") ON DELETE RESTRICT, "code" TEXT, "token" {_TEXT},
    "solo" {{bool}} NOT NULL, "speed" {_NUMBER}, "now" {_NUMBER}, "state" {_TEXT}, "reason" {_TEXT},
    "created_at" {_TEXT}, "ended_at" TEXT)""",
    'CREATE INDEX "drill_host_id" ON "drill" ("host_id")',
    'CREATE UNIQUE INDEX "drill_code" ON "drill" ("code")',
    'CREATE UNIQUE INDEX "drill_token" ON "drill" ("token")',
    'CREATE INDEX "drill_state" ON "drill" ("state")',
    f"""CREATE TABLE "seat" ("drill_id" {_TEXT} REFERENCES "drill" ("id") ON DELETE CASCADE,
    "seat" {_TEXT}, "position" {_NUMBER}, "account_id" TEXT
    REFERENCES "account" ("id") ON DELETE RESTRICT, PRIMARY KEY ("drill_id", "seat"))""",
    'CREATE INDEX "seat_account_id" ON "seat" ("account_id")',
    f"""CREATE TABLE "member" ("drill_id" {_TEXT} REFERENCES "drill" ("id") ON DELETE CASCADE,
    "account_id" {_TEXT} REFERENCES "account" ("id") ON DELETE RESTRICT, "joined_at" {_TEXT},
    PRIMARY KEY ("drill_id", "account_id"))""",
    'CREATE INDEX "member_account_id" ON "member" ("account_id")',
    f"""CREATE TABLE "entry" ("drill_id" {_TEXT} REFERENCES "drill" ("id") ON DELETE CASCADE,
    "seq" {_NUMBER}, "t" {_NUMBER}, "by" {_TEXT}, "type" {_TEXT}, "data" {_TEXT},
    "user" TEXT, "auto" {{bool}} NOT NULL, "because" INTEGER, "extra" TEXT,
    PRIMARY KEY ("drill_id", "seq")) {{keyed}}""",
    f"""CREATE TABLE "once" ("drill_id" {_TEXT} REFERENCES "drill" ("id") ON DELETE CASCADE,
    "token" {_TEXT}, "seq" {_NUMBER}, PRIMARY KEY ("drill_id", "token")) {{keyed}}""",
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
