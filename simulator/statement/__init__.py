"""What a statement says: the elements of its Chinese text, each with the words that prove it.

The one door is `simulator.statement.reading.read`. Nothing here judges: the public reacts to a
reading, the examiner marks it, and both see the same.
"""
