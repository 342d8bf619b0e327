"""The navigation of the pages: which items an account sees, by its role.

It decides nothing about permission; that is a property of each blueprint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import current_app, request, url_for
from flask_login import current_user


@dataclass(frozen=True, slots=True)
class Place:
    """One item: its words, the endpoint it leads to and an icon of the sprite.

    `also` are blueprints besides that of the endpoint whose pages stand under this item.
    """

    title: str
    endpoint: str
    icon: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item as the template shows it."""

    title: str
    href: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class Account:
    """The signed-in person as the header shows it."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """What `base.html` needs besides the page itself."""

    home: str
    sign_out: str
    items: tuple[Item, ...]
    account: Account | None


ROLE_NAMES: Mapping[str, str] = MappingProxyType(
    {"trainee": "参演人员", "instructor": "导调人员", "evaluator": "评估人员", "admin": "管理员"}
)

_LOBBY = Place("演练大厅", "lobby.index", "home")
_CONSOLE = Place("导调台", "console.index", "broadcast", ("groups",))
_STUDIO = Place("情景工坊", "studio.index", "writing", ("authoring",))
_REHEARSALS = Place("排练", "rehearsals.index", "repeat")
_REVIEW = Place(
    "评估复盘",
    "review.index",
    "clipboard-check",
    ("room", "rulings", "objections", "cohort", "trend"),
)
_ADMIN = Place("系统管理", "admin.index", "settings")
_HELP = Place("使用说明", "help.index", "help")

PLACES: Mapping[str, tuple[Place, ...]] = MappingProxyType(
    {
        "trainee": (_LOBBY, _REVIEW, _HELP),
        "instructor": (_CONSOLE, _LOBBY, _STUDIO, _REHEARSALS, _REVIEW, _HELP),
        "evaluator": (_REVIEW, _STUDIO, _HELP),
        "admin": (_ADMIN, _STUDIO, _REVIEW, _HELP),
    }
)


def chrome() -> dict[str, Chrome]:
    """The context processor of `base.html`; needs the endpoints named here and `auth.sign_out`."""
    if not current_user.is_authenticated:
        return {"chrome": Chrome(url_for("auth.sign_in"), "", (), None)}
    places = PLACES[current_user.role]
    known = current_app.view_functions
    items = tuple(_item(place) for place in places if place.endpoint in known)
    account = Account(current_user.name, ROLE_NAMES[current_user.role])
    return {"chrome": Chrome(items[0].href, url_for("auth.sign_out"), items, account)}


def _item(place: Place) -> Item:
    current = request.blueprint in (place.endpoint.partition(".")[0], *place.also)
    return Item(place.title, url_for(place.endpoint), place.icon, current)
