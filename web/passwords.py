"""Passwords: argon2id hashes, a few at a time, and generated passwords."""

import secrets
import threading

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
"""How many hashes are worked out at once; each takes 64 MiB and about a quarter of a second."""

SHORTEST = 10
LONGEST = 128

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Passwords:
    """Makes and verifies hashes; a semaphore keeps a rush of sign-ins from eating the memory."""

    def __init__(self, cost: Parameters) -> None:
        self._hasher = PasswordHasher.from_parameters(cost)
        self._gate = threading.BoundedSemaphore(AT_ONCE)
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def hash(self, password: str) -> str:
        """The argon2id hash of a password."""
        with self._gate:
            return self._hasher.hash(password)

    def verify(self, known: str | None, password: str) -> bool:
        """Tell whether the password is right; without a known hash it takes as long and says no."""
        with self._gate:
            try:
                return self._hasher.verify(known or self._nobody, password) and known is not None
            except (VerificationError, InvalidHashError):
                return False


def generate_password() -> str:
    """A password of four groups of four characters that cannot be mistaken for each other."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def fault_of(password: str) -> str | None:
    """What is wrong with a password somebody chose, in Chinese; None if nothing is."""
    if len(password) < SHORTEST:
        return f"密码至少 {SHORTEST} 个字符"
    if len(password) > LONGEST:
        return f"密码不超过 {LONGEST} 个字符"
    if len(set(password)) < 4:  # noqa: PLR2004 -- four different characters, said in the message
        return "密码至少要有 4 个不同的字符"
    return None
