"""The pages of rehearsals as plain values: the list, the form, one rehearsal."""
