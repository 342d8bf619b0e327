"""Forms of acts: their inputs, how they are shown, and what was sent; the drill judges it."""
