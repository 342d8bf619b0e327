"""The store: accounts, drills and their journals in one database. peewee lives here only."""
