"""Drills that run: moved, read, and told about to whoever looks at them."""
