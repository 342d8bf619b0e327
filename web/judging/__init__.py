"""Scorecards of drills in the store, what was said about them, and drills beside each other."""
