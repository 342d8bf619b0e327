"""Room 3, what it was worth: a plan pack and a journal become a scorecard. Pure."""
