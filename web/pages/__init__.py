"""The pages, one blueprint per audience; who may enter is a property of the blueprint."""

from web.pages import admin, auth, changes, lobby
from web.pages import help as guide

BLUEPRINTS = (
    auth.pages,
    auth.account,
    lobby.pages,
    changes.pages,
    admin.pages,
    guide.pages,
)
