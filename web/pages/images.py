"""The pictures of a drill, for those who take part in it and those who conduct or judge it."""

from collections.abc import Iterator

from flask import Blueprint, Response, abort

from web import security
from web.desk_view.image import may_see
from web.gallery import image
from web.image import MIMETYPES
from web.row_view import images_of
from web.running.reading import may_read
from web.sitting import Sitting, sit
from web.store.record import Role

pages = Blueprint("images", __name__)
security.admit(pages)

KEPT = "private, max-age=86400"
"""How long a browser may keep a picture; its name tells its bytes, so it is never another."""


@pages.get("/drills/<drill_id>/images/<name>")
def show(drill_id: str, name: str) -> Response:
    """A picture of a drill; a trainee sees those that came to the desk, reviewing all that came."""
    sitting = sit(security.drill_or_404(drill_id), security.me())
    if name not in _shown(sitting) and not may_see(sitting.desk, name):
        abort(404)
    return image_or_404(name)


def _shown(sitting: Sitting) -> Iterator[str]:
    """The names of the pictures that are shown whatever came to the desk."""
    reading = sitting.reading
    if sitting.account.role is not Role.TRAINEE:
        yield from (image.file for image in reading.scenario.images)
    elif may_read(sitting.account, reading):
        words = sitting.desk.words
        yield from (image.file for row in reading.journal for image in images_of(row, words))


def image_or_404(name: str) -> Response:
    """A picture as a browser takes it."""
    content = image(name)
    if content is None:
        abort(404)
    answer = Response(content, mimetype=MIMETYPES[name.rpartition(".")[2]])
    answer.headers["Cache-Control"] = KEPT
    return answer
