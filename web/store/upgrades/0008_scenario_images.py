"""Pictures of scenarios by their names, which tell their bytes."""

from typing import Any

STATEMENT = """CREATE TABLE "scenario_image"
    ("name" TEXT NOT NULL PRIMARY KEY, "content" {bytes} NOT NULL)"""


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401, ARG001 -- the runner's signature
    """Make the table, in the words of the database at hand."""
    is_sqlite = type(db).__name__.endswith("SqliteDatabase")
    db.execute_sql(STATEMENT.format(bytes="BLOB" if is_sqlite else "BYTEA"))
