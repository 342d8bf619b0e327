"""Tokens by which a form is recognised when it is sent twice."""

import re
import secrets
from collections.abc import Mapping

FIELD = "once"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{12,64}")


def fresh_token() -> str:
    """A token for one form on one page."""
    return secrets.token_urlsafe(12)


def token_of(form: Mapping[str, str]) -> str:
    """The token of a form that was sent; a new one where it has none."""
    sent = form.get(FIELD, "")
    return sent if _TOKEN.fullmatch(sent) else fresh_token()
