"""The pages, one blueprint per audience; who may enter is a property of the blueprint."""

from web.pages import (
    admin,
    auth,
    authoring,
    changes,
    console,
    desk,
    hints,
    lobby,
    pace,
    rehearsals,
    room,
    rules,
    rulings,
    scorecard,
    studio,
    talk,
)
from web.pages import help as guide

BLUEPRINTS = (
    auth.pages,
    auth.account,
    lobby.pages,
    desk.pages,
    rules.pages,
    hints.pages,
    talk.pages,
    scorecard.pages,
    room.pages,
    rulings.pages,
    rulings.objections,
    changes.pages,
    pace.pages,
    console.pages,
    studio.pages,
    authoring.pages,
    rehearsals.pages,
    admin.pages,
    guide.pages,
)
