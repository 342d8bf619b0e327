"""Excel files: the events list out, and back in from people nobody knows."""
