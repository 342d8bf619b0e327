"""Parts of zip files, unfolded no further than they say they go."""

import zipfile
import zlib
from copy import copy

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts may be packed; the other ways need more memory than they say."""

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, OverflowError),
    *(EOFError, RuntimeError),
)
"""What the reader raises on files that are no zip, are damaged, or are locked."""


def is_locked(info: zipfile.ZipInfo) -> bool:
    """Whether a part needs a password."""
    return bool(info.flag_bits & 1)


def unfolded(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """What a part holds.

    Python's reader unfolds everything before it cuts it to the length that the file tells, so a
    part that tells too little is a bomb to whoever reads it next.

    Raises:
        zipfile.BadZipFile: If it is longer or shorter than the file tells.
    """
    unbounded = copy(info)
    unbounded.file_size = info.file_size + 1
    with archive.open(unbounded) as part:
        content = part.read(unbounded.file_size)
    if len(content) != info.file_size:
        message = f"{info.filename} is not {info.file_size} bytes long"
        raise zipfile.BadZipFile(message)
    return content
