"""Room 4, the shell: people, clock, disk and HTTP. Everything impure lives here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web.clock import Wall
    from web.config import Config


def create_app(config: "Config", wall: "Wall | None" = None) -> "Flask":
    """Build the web application; importing this package has no effect.

    Raises:
        StoreError: If the store cannot be opened.
    """
    from web.application import build  # noqa: PLC0415 -- slow import

    return build(config, wall)
