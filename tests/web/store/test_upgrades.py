import re

from playhouse.schema_diff import diff_models

from web.store import database
from web.store.database import UPGRADES, open_store
from web.store.tables import TABLES
from web.store.tables import database as bound

FILES = sorted(file.stem for file in UPGRADES.glob("[0-9]*.py"))


def test_no_number_of_an_upgrade_is_missing():
    assert [int(name[:4]) for name in FILES] == list(range(1, len(FILES) + 1))
    assert [name for name in FILES if not re.fullmatch(r"\d{4}_[a-z_]+", name)] == []


def test_upgrades_lead_to_the_tables_of_the_program(config):
    open_store(config)

    with database.connected():
        assert not diff_models(bound.obj, list(TABLES))


def test_columns_are_those_of_the_tables_word_for_word(config):
    open_store(config)

    with database.connected():
        for table in TABLES:
            made = bound.get_columns(table._meta.table_name)
            told = {
                (field.column_name, field.null and not field.primary_key)
                for field in table._meta.sorted_fields
            }
            assert {(column.name, column.null) for column in made} == told


def test_every_upgrade_is_recorded(config):
    open_store(config)

    with database.connected():
        names = [row[0] for row in bound.execute_sql("SELECT name FROM upgrade ORDER BY name")]
    assert names == FILES
