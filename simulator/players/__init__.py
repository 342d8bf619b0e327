"""Automatic trainees: a player is a function from what its roles can see to the next acts."""
