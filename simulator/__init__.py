"""Room 2, what happens: documents, seed and acts become a journal. Pure."""
