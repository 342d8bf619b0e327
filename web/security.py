"""Who may do what: sessions, permissions by blueprint, safe headers, safe ways back."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, abort, redirect, request, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, current_user, login_user, logout_user
from itsdangerous import BadSignature
from werkzeug.wrappers import Response as AnyResponse

from web.config import MAX_LONG_BODY
from web.store import drills, people
from web.store.record import ROLE_TITLES, Account, DrillRecord, Role

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'none'"
        ),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)
"""On every response; Tabler draws its arrows from `data:` images."""


LONG_BODIES = frozenset({"authoring.bring_in"})
"""The pages that take files longer than any form, from instructors."""


class SignedIn:
    """The account behind a request, as flask-login wants it."""

    is_authenticated = True
    is_anonymous = False

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def is_active(self) -> bool:
        """Whether it may still be used."""
        return self.account.active

    @property
    def id(self) -> str:
        """The id of the account; rows carry it as `user`."""
        return self.account.id

    @property
    def name(self) -> str:
        """The name that others see."""
        return self.account.title

    @property
    def role(self) -> str:
        """What the account is for, in Chinese at `role_title`."""
        return self.account.role.value

    @property
    def role_title(self) -> str:
        """The Chinese name of the role."""
        return ROLE_TITLES[self.account.role]

    def get_id(self) -> str:
        """What the session remembers: account and epoch, so that a new password ends sessions."""
        return f"{self.account.id}:{self.account.epoch}"


def account_of_session(session_id: str) -> Account | None:
    """The account of a session, None if it is over."""
    account_id, _, epoch = session_id.partition(":")
    account = people.get(account_id)
    if account is None or not account.active or str(account.epoch) != epoch:
        return None
    return account


def account_of_cookie(app: Flask, cookie: str) -> Account | None:
    """The account of Flask's signed session cookie; for the ASGI front, outside a request."""
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None  # the application has a key
    try:
        session = signer.loads(cookie, max_age=int(app.permanent_session_lifetime.total_seconds()))
    except BadSignature:
        return None
    session_id = session.get("_user_id") if isinstance(session, dict) else None
    return account_of_session(session_id) if isinstance(session_id, str) else None


def install(app: Flask) -> None:
    """Add sessions, headers and the length of requests to the application."""
    manager = LoginManager(app)
    manager.user_loader(_load)
    manager.unauthorized_handler(_to_sign_in)
    app.before_request(_lengthen)
    app.before_request(_demand_text)
    app.after_request(_harden)


def sign_in(account: Account) -> None:
    """Begin a session; it lasts as long as Flask's `PERMANENT_SESSION_LIFETIME`."""
    login_user(SignedIn(account))


def sign_out() -> None:
    """End the session of this request."""
    logout_user()


def me() -> Account:
    """The signed-in account; only behind `admit`."""
    account: Account = current_user.account
    return account


def admit(blueprint: Blueprint, *roles: Role) -> None:
    """Let only these roles into a blueprint; without roles everybody who is signed in."""

    def check() -> AnyResponse | None:
        if not current_user.is_authenticated:
            return _to_sign_in()
        if roles and me().role not in roles:
            abort(403)
        return None

    blueprint.before_request(check)


def drill_or_404(drill_id: str) -> DrillRecord:
    """A drill that is open to the signed-in account; a stranger's does not exist."""
    record = drills.get(drill_id)
    if record is None or not record.is_open_to(me()):
        abort(404)
    return record


def may_direct(account: Account, record: DrillRecord) -> bool:
    """Whether this account may set the pace: instructors, and who practises alone."""
    return account.role is Role.INSTRUCTOR or (record.solo and record.host == account.id)


def way_back(target: str, otherwise: str) -> str:
    """An address on this server to go on to; anything else becomes `otherwise`."""
    parts = urlsplit(target)
    is_ours = (
        target.startswith("/")
        and not target.startswith(("//", "/\\"))
        and not parts.netloc
        and not parts.scheme
        and "\\" not in target
        and target.isprintable()
    )
    return target if is_ours else otherwise


def _lengthen() -> None:
    """Let in what is longer than any form, from those alone who may bring it."""
    is_known = request.endpoint in LONG_BODIES and current_user.is_authenticated
    if is_known and me().role is Role.INSTRUCTOR:
        request.max_content_length = MAX_LONG_BODY


def _load(session_id: str) -> SignedIn | None:
    account = account_of_session(session_id)
    return None if account is None else SignedIn(account)


def _demand_text() -> None:
    """No address of ours has a NUL, which PostgreSQL would not take as a value."""
    if "\0" in request.path:
        abort(404)


def _to_sign_in() -> AnyResponse:
    address = url_for("auth.sign_in", next=request.full_path.rstrip("?"))
    if request.method != "GET":
        address = url_for("auth.sign_in")
    if request.headers.get("HX-Request"):
        return Response(status=401, headers={"HX-Redirect": address})
    if request.accept_mimetypes.best == "application/json":
        abort(401)
    return redirect(address)


def _harden(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    if response.mimetype != "text/css" and not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
