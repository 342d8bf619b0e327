"""Excel files that nobody should open: ours, with a part changed or added."""

import zipfile
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
