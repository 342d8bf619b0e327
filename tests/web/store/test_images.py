import pytest

from web.store import images
from web.store.database import open_store


@pytest.fixture(autouse=True)
def store(config):
    open_store(config)


def test_a_picture_comes_back_as_it_was_kept_for_the_first_time():
    images.keep("0123456789abcdef.png", b"\x89PNG\x00")
    images.keep("0123456789abcdef.png", b"another")

    assert images.content_of("0123456789abcdef.png") == b"\x89PNG\x00"
    assert images.is_kept("0123456789abcdef.png")


def test_what_was_never_kept_is_not_there():
    assert images.content_of("0123456789abcdef.png") is None
    assert not images.is_kept("0123456789abcdef.png")
