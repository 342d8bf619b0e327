"""The words that say something: one table a theme, in the notation of `simulator.statement.cue`."""
