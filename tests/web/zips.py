"""Zip files as nobody's program makes them: parts that lie, that lock, that go on for ever."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO


def zipped(parts: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
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
