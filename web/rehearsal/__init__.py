"""Rehearsal: a scenario played many times by the automatic players, and what that shows.

It knows no pages and no store. `order` says what is to be played, `outcome` plays one run,
the engines play them all, `summary` and `proof` read what came of it.
"""
