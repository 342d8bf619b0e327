"""What the person who installs it may set: the data folder, the store, the cookie flags."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import Parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from scenarios.errors import StoreError

STORE_FILE = "yulian.db"
REPORT_TEMPLATE = "report-template.docx"
_KEY_FILE = "secret.key"
_KEY_BYTES = 32
MAX_BODY = 2 * 1024 * 1024
"""Bytes of one request; the longest form is a statement of some thousand characters."""
MAX_LONG_BODY = 33_000_000
"""Bytes of a request that brings a scenario with its pictures."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one server.

    Attributes:
        data: The folder of the store; it is written by this server alone.
        secret_key: Signs sessions and CSRF tokens.
        https: The server stands behind HTTPS: cookies are `Secure`, proxy headers are believed.
        store_url: Address of the database as `playhouse.db_url` reads it.
        password_cost: What one argon2 hash costs; by default what RFC 9106 says for 64 MiB.
        tick_s: Wall seconds between two advances of the running drills.
    """

    data: Path
    secret_key: str = field(repr=False)
    https: bool = False
    store_url: str = ""
    password_cost: Parameters = field(default_factory=lambda: RFC_9106_LOW_MEMORY)
    tick_s: float = 1.0

    @property
    def database(self) -> str:
        """The address of the database; a SQLite file in the data folder by default."""
        return self.store_url or f"sqlite:///{self.data.resolve() / STORE_FILE}"

    @property
    def report_template(self) -> Path | None:
        """The bureau's own Word template for reports; None where it has put none there."""
        own = self.data / REPORT_TEMPLATE
        return own if own.is_file() else None

    @property
    def uses_file(self) -> bool:
        """Whether the store is the SQLite file in the data folder."""
        return not self.store_url


def load_config(data: Path) -> Config:
    """Prepare the data folder and read the settings.

    `YULIAN_HTTPS=1` marks cookies `Secure`; `YULIAN_STORE` names another database.

    Raises:
        StoreError: If the folder cannot be made or written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = _secret_key(data / _KEY_FILE)
    except OSError as error:
        raise StoreError(
            f"数据目录 {str(data)!r} 无法使用：{error.strerror}",
            hint="用 --data 指定当前用户可写的目录",
        ) from error
    return Config(
        data=data,
        secret_key=key,
        https=os.environ.get("YULIAN_HTTPS") == "1",
        store_url=os.environ.get("YULIAN_STORE", ""),
    )


def _secret_key(file: Path) -> str:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = file.read_text("ascii").strip()
        if len(key) >= _KEY_BYTES:
            return key
        raise StoreError(
            f"{file} 里没有密钥", hint="删除该文件后重新启动，所有人需要重新登录"
        ) from None
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        key = secrets.token_hex(_KEY_BYTES)
        stream.write(key + "\n")
    return key
