"""Excel files that nobody should open: ours, with a part changed or added."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO


def forged(
    content: bytes,
    *,
    add: dict[str, bytes] | None = None,
    packed: int = zipfile.ZIP_DEFLATED,
    **parts: Callable[[str], str],
):
    """The file with these parts changed (by the beginning of their names), added and packed."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", packed) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for stem, change in parts.items():
                if name.rsplit("/", 1)[-1] == f"{stem}.xml":
                    text = change(text)
            new.writestr(name, text)
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return file.getvalue()


def with_zeros(content: bytes, name: str, megabytes: int) -> bytes:
    """The zip file with one more part of so many zeros."""
    file = BytesIO(content)
    packed = zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1)
    with packed as archive, archive.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(bytes(1_000_000))
    return file.getvalue()


def lying(content: bytes, name: str, said: int) -> bytes:
    """The zip file in whose directory a part of zeros is `said` bytes long, with a checksum."""
    file = bytearray(content)
    entry = file.rfind(b"PK\x01\x02", 0, file.rfind(name.encode()))
    struct.pack_into("<I", file, entry + 16, zlib.crc32(b"\0" * said))
    struct.pack_into("<I", file, entry + 24, said)
    return bytes(file)


def locked(content: bytes) -> bytes:
    """The zip file whose first part says that it needs a password."""
    file = bytearray(content)
    file[file.find(b"PK\x01\x02") + 8] |= 1
    return bytes(file)
