"""The pictures that go with what is seen: those of the written post, or of the inject."""

from scenarios.image import Image
from scenarios.scenario import Scenario
from simulator.view import Sight
from web.desk_view.desk import Desk


def images_of(sight: Sight, story: Scenario) -> tuple[Image, ...]:
    """The pictures of a post or an inject as the scenario has them."""
    if sight.type == "sim.post":
        return next((one.images for one in story.posts if one.id == sight.data["post"]), ())
    return next((one.images for one in story.injects if one.id == sight.data.get("inject")), ())


def may_see(desk: Desk, name: str) -> bool:
    """Whether a picture came with anything that this desk can see."""
    story = desk.words.scenario
    shown = (image for sight in desk.view.rows() for image in images_of(sight, story))
    return any(image.file == name for image in shown)
