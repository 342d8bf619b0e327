"""Pictures that authors attach: checked, shrunk, and encoded anew from their pixels alone.

Nothing of the file that was offered is kept: no metadata, no place, no second picture in it.
"""

import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType

from PIL import Image, ImageOps

from scenarios.errors import DrillError
from scenarios.load import MAX_IMAGE_BYTES, image_name

MIMETYPES: Mapping[str, str] = MappingProxyType(
    {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
)
"""By the ending of a picture's name."""

MAX_PIXELS = 24_000_000
"""Width times height of what is decoded at all; a picture of a telephone has 12 million."""
LONGEST_SIDE = 1_600

_FORMATS: Mapping[str, str] = MappingProxyType({"PNG": "png", "JPEG": "jpg", "WEBP": "webp"})
_KINDS = "用 PNG、JPEG 或 WebP 图片"
_BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, OverflowError, ZeroDivisionError, struct.error),
    Image.DecompressionBombError,
)
"""What Pillow's readers raise on files that are no pictures."""


class ImageRefused(DrillError):
    """A file that is not taken as a picture."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as it is kept; its name tells its bytes."""

    name: str
    content: bytes


def encoded(content: bytes, most: int = MAX_PIXELS) -> Encoded:
    """The picture that a file holds, encoded anew.

    Args:
        content: The file as it was offered, whatever it is.
        most: How many pixels it may have.

    Raises:
        ImageRefused: If it is too large, damaged, or no PNG, JPEG or WebP.
    """
    if not content or len(content) > MAX_IMAGE_BYTES:
        size = f"图片有 {len(content):,} 字节以上" if content else "文件是空的"
        raise ImageRefused(size, hint=f"{_KINDS}，不超过 {MAX_IMAGE_BYTES / 1e6:g} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _encoded(content, most)
    except _BROKEN as error:
        raise ImageRefused("不是图片，或图片已损坏", hint=_KINDS) from error


def _encoded(content: bytes, most: int) -> Encoded:
    with Image.open(BytesIO(content), formats=tuple(_FORMATS)) as found:
        kind = str(found.format)
        if found.width * found.height > most:
            message = f"图片有 {found.width}×{found.height} 像素"
            raise ImageRefused(message, hint=f"缩小到 {most:,} 像素以内")
        seen = ImageOps.exif_transpose(found)
    file = BytesIO()
    _pixels(seen, keeps_alpha=kind != "JPEG").save(file, kind, quality=85)
    made = file.getvalue()
    if len(made) > MAX_IMAGE_BYTES:
        raise ImageRefused("图片内容太细，压缩后仍然过大", hint="缩小，或改存为 JPEG")
    return Encoded(image_name(made, _FORMATS[kind]), made)


def _pixels(seen: Image.Image, *, keeps_alpha: bool) -> Image.Image:
    """A new picture with the pixels of another, no side longer than it is shown."""
    has_alpha = keeps_alpha and seen.has_transparency_data
    plain = seen.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    return clean
