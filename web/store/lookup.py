"""Rows by the values of columns, for what every request asks: their SQL is written once.

peewee takes a millisecond to write the SQL of a query, SQLite a twentieth of that to answer it.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Generic, TypeVar

from peewee import Field, Model

from web.store.tables import database

Table = TypeVar("Table", bound=Model)


class Lookup(Generic[Table]):
    """The rows of a table whose columns have certain values."""

    def __init__(self, table: type[Table], *columns: Field, order: Sequence[Field] = ()) -> None:
        """Name the columns; `order` are those by which the rows are sorted."""
        self._table = table
        self._columns = columns
        self._order = order
        self._written: dict[type, str] = {}
        fields = table._meta.sorted_fields  # noqa: SLF001 -- peewee's documented way to them
        self._fields = tuple((one.name, one.python_value) for one in fields)

    def __call__(self, *values: str) -> list[Table]:
        """The rows with these values, one for each column."""
        found = database.execute_sql(self._sql(), values).fetchall()
        return [self._row(cells) for cells in found]

    def _sql(self) -> str:
        """The SQL in the words of the database that is bound now."""
        dialect = type(database.obj)
        if dialect not in self._written:
            named = reduce(and_, (column == "" for column in self._columns))
            query = self._table.select().where(named)
            self._written[dialect], _ = query.order_by(*self._order).sql()
        return self._written[dialect]

    def _row(self, cells: tuple[object, ...]) -> Table:
        pairs = zip(self._fields, cells, strict=True)
        return self._table(
            __no_default__=True, **{name: value(cell) for (name, value), cell in pairs}
        )
