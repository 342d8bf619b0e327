"""Room 1, the documents: what a drill and a plan say. Pure except `load`."""
