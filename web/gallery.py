"""The pictures of scenarios: those uploaded here, and those that came with the library.

A name tells the bytes, so it means the same picture wherever it is found, and for ever.
"""

from scenarios.load import library_image
from scenarios.scenario import Scenario
from web.store import images


def image(name: str) -> bytes | None:
    """The bytes of a picture, None if there is none of this name."""
    return images.content_of(name) or library_image(name)


def has_image(name: str) -> bool:
    """Whether there is a picture of this name."""
    return images.is_kept(name) or library_image(name) is not None


def keep_images(story: Scenario) -> None:
    """Keep what the library has of a story's pictures, for a drill that begins with it."""
    for one in story.images:
        if not images.is_kept(one.file) and (content := library_image(one.file)) is not None:
            images.keep(one.file, content)
