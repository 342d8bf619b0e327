"""The same drill with an act moved, dropped or added: what the model makes of it. Never marked.

Nothing here knows HTTP or the store; documents and a journal come in, a band comes out.
"""
