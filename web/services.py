"""What pages share: settings, wall clock, passwords, running drills, who is there, courses."""

from dataclasses import dataclass

from flask import current_app

from web.clock import Wall
from web.config import Config
from web.judging.comparing import Courses
from web.passwords import Passwords
from web.rehearsing import Rehearser
from web.running.hub import Hub
from web.running.live import LiveDrills

NAME = "yulian"
"""Under which Flask keeps them."""


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of one server."""

    config: Config
    wall: Wall
    passwords: Passwords
    live: LiveDrills
    hub: Hub
    rehearser: Rehearser
    courses: Courses


def services() -> Services:
    """The parts of the server that answers this request."""
    found: Services = current_app.extensions[NAME]
    return found
