"""The store's upgrades: numbered files, each run once, in order, never changed afterwards."""
