"""Scenarios on their way from a draft to a published version."""
