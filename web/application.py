"""Putting the application together: settings, store, sessions, running drills, pages."""

from datetime import timedelta

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from web import errors, navigation, security
from web.clock import SystemWall, Wall
from web.config import MAX_BODY, Config
from web.judging.comparing import Courses
from web.pages import BLUEPRINTS
from web.passwords import Passwords
from web.rehearsing import Rehearser
from web.running.hub import Hub
from web.running.live import LiveDrills
from web.services import NAME, Services
from web.store.database import close_connection, open_connection, open_store
from web.words import count, roughly, unfolded

SESSION_HOURS = 12


def build(config: Config, wall: Wall | None = None) -> Flask:
    """Make the application; see `web.create_app`."""
    open_store(config)
    app = Flask("web")
    app.config.update(_settings(config))
    app.extensions[NAME] = _services(config, wall or SystemWall())
    _connect(app)
    security.install(app)
    CSRFProtect(app)
    errors.install(app)
    app.context_processor(navigation.chrome)
    app.add_template_filter(unfolded)
    app.add_template_filter(roughly)
    app.add_template_filter(count, "in_wan")
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _settings(config: Config) -> dict[str, object]:
    return {
        "SECRET_KEY": config.secret_key,
        "SESSION_COOKIE_NAME": "yulian",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.https,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=SESSION_HOURS),
        "MAX_CONTENT_LENGTH": MAX_BODY,
        "MAX_FORM_MEMORY_SIZE": MAX_BODY,
        "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open as long as the session lasts
        "SEND_FILE_MAX_AGE_DEFAULT": 3600,
    }


def _services(config: Config, wall: Wall) -> Services:
    hub = Hub()
    return Services(
        config=config,
        wall=wall,
        passwords=Passwords(config.password_cost),
        live=LiveDrills(wall, config.tick_s, hub.tell),
        hub=hub,
        rehearser=Rehearser(wall),
        courses=Courses(),
    )


def _connect(app: Flask) -> None:
    """One connection of the store a request, opened when it begins."""
    app.before_request(open_connection)
    app.teardown_request(lambda _error: close_connection())
