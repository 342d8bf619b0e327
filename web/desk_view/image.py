"""The pictures that go with what is seen: those of the written post, or of the inject."""

from scenarios.image import Image
from simulator.view import Sight
from web import row_view
from web.desk_view.desk import Desk


def images_of(sight: Sight, desk: Desk) -> tuple[Image, ...]:
    """The pictures of a post or an inject as the scenario has them.

    The id of an inject is nothing for seats to read, so it is taken from the row itself.
    """
    return row_view.images_of(desk.view.journal[sight.seq], desk.words)


def may_see(desk: Desk, name: str) -> bool:
    """Whether a picture came with anything that this desk can see."""
    shown = (image for sight in desk.view.rows() for image in images_of(sight, desk))
    return any(image.file == name for image in shown)
