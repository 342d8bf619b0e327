"""The pictures of a drill, for those who take part in it and those who conduct or judge it."""

from flask import Blueprint, Response, abort

from web import security
from web.desk_view.image import may_see
from web.gallery import image
from web.image import MIMETYPES
from web.sitting import sit
from web.store.record import Role

pages = Blueprint("images", __name__)
security.admit(pages)

KEPT = "private, max-age=86400"
"""How long a browser may keep a picture; its name tells its bytes, so it is never another."""


@pages.get("/drills/<drill_id>/images/<name>")
def show(drill_id: str, name: str) -> Response:
    """A picture of a drill; a trainee sees those that have come to the desk."""
    sitting = sit(security.drill_or_404(drill_id), security.me())
    known = any(one.file == name for one in sitting.reading.scenario.images)
    if not known or (sitting.account.role is Role.TRAINEE and not may_see(sitting.desk, name)):
        abort(404)
    return image_or_404(name)


def image_or_404(name: str) -> Response:
    """A picture as a browser takes it."""
    content = image(name)
    if content is None:
        abort(404)
    answer = Response(content, mimetype=MIMETYPES[name.rpartition(".")[2]])
    answer.headers["Cache-Control"] = KEPT
    return answer
