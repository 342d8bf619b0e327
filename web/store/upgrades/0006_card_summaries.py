"""What scorecards came to, in short, so that lists and cohorts judge no drill again."""

from typing import Any

_TEXT = "TEXT NOT NULL"

STATEMENT = f"""CREATE TABLE "card_summary" ("drill_id" {_TEXT} PRIMARY KEY
    REFERENCES "drill" ("id") ON DELETE CASCADE, "made_of" {_TEXT}, "data" {_TEXT}) {{keyed}}"""


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the table, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    db.execute_sql(STATEMENT.format(keyed="WITHOUT ROWID" if is_sqlite else ""))
