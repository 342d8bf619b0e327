"""The events list of a scenario as a table that people edit outside, and back into its YAML."""
