"""A scenario with its pictures as one zip file, and such a file taken apart again.

The file holds `scenario.yaml` and `images/`, as a scenario stands in a folder; it may also hold
that folder. Other parts are passed over. Nothing of it is written to the disk.
"""

import stat
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from scenarios.errors import DrillError
from scenarios.image import IMAGE_NAME
from scenarios.load import IMAGES, MAX_IMAGE_BYTES, image_name
from web.gallery import has_image, image
from web.image import LONGEST_SIDE, Encoded, ImageRefused, encoded
from web.zipped import DAMAGED, READABLE, is_locked, unfolded

MIMETYPE = "application/zip"
SCENARIO = "scenario.yaml"
MAX_BYTES = 32_000_000
MAX_UNFOLDED = 40_000_000
MAX_PARTS = 300
MAX_IMAGES = 30

_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip file begins; no text does."""
_MADE = (2000, 1, 1, 0, 0, 0)  # the same scenario gives the same file
_AGAIN = "重新导出，或把 scenario.yaml 和 images 文件夹压缩成一个 .zip"


class BundleRefused(DrillError):
    """A file that is not taken as a scenario with its pictures."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The text of a scenario, and those of its pictures that have to be kept."""

    text: bytes
    images: Sequence[Encoded] = ()


def named_images(text: str) -> Sequence[str]:
    """The names of pictures that stand in a text, sound or not; each once, in their order."""
    return tuple(dict.fromkeys(found[0] for found in IMAGE_NAME.finditer(text)))


def packed(text: str) -> bytes:
    """A scenario and those of its pictures that are at hand.

    Raises:
        BundleRefused: If it would be larger than what is taken back.
    """
    known = [(name, content) for name in named_images(text) if (content := image(name))]
    size = sum(len(content) for _, content in known)
    if size > MAX_BYTES - len(text.encode()) or len(known) > MAX_IMAGES:
        message = f"{len(known)} 张图片共 {size:,} 字节，超过一个文件的上限"
        hint = f"减到 {MAX_IMAGES} 张、{MAX_BYTES // 1_000_000} MB 以内"
        raise BundleRefused(message, hint=hint)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(SCENARIO, _MADE), text, zipfile.ZIP_DEFLATED)
        for name, content in known:
            archive.writestr(zipfile.ZipInfo(f"{IMAGES}/{name}", _MADE), content)
    return file.getvalue()


def is_bundle(content: bytes) -> bool:
    """Whether a file is to be taken apart."""
    return content.startswith(_SIGNS)


def unpacked(content: bytes) -> Bundle:
    """Take a file apart; pictures that are not at hand yet are encoded anew and named after that.

    Raises:
        BundleRefused: If it is too large, damaged, locked, holds what no export holds, or a
            picture of it is none.
    """
    if len(content) > MAX_BYTES:
        raise BundleRefused(
            f"文件超过 {MAX_BYTES // 1_000_000} MB", hint="减少图片，或缩小后再压缩"
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check(archive.infolist())
            return _unpacked(archive)
    except DAMAGED as error:
        raise BundleRefused("不是 .zip 文件，或文件已损坏", hint=_AGAIN) from error


def _check(parts: Sequence[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or size > MAX_UNFOLDED:
        message = f"解开后有 {len(parts)} 个文件、{size:,} 字节，超过上限"
        raise BundleRefused(message, hint=_AGAIN)
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise BundleRefused("压缩包里有重名的文件", hint=_AGAIN)
    for part in parts:
        _check_part(part)


def _check_part(part: zipfile.ZipInfo) -> None:
    name = part.filename
    if is_locked(part):
        raise BundleRefused("压缩包设了密码", hint=f"取消密码，{_AGAIN}")
    if part.compress_type not in READABLE:
        raise BundleRefused(f"“{_shown(name)}”的压缩方式不支持", hint="用普通的 .zip 格式压缩")
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise BundleRefused(f"“{_shown(name)}”指向压缩包以外", hint=_AGAIN)
    if stat.S_ISLNK(part.external_attr >> 16):
        raise BundleRefused(f"“{_shown(name)}”是链接", hint="放入文件本身，再压缩")


def _unpacked(archive: zipfile.ZipFile) -> Bundle:
    parts = {part.filename: part for part in archive.infolist()}
    home = _home(parts)
    text, kept = unfolded(archive, parts[home + SCENARIO]), []
    for name, content in _pictures(archive, parts, f"{home}{IMAGES}/", text):
        made = _encoded(name, content)
        kept.append(made)
        text = text.replace(name.encode(), made.name.encode())
    return Bundle(text, tuple(kept))


def _home(parts: Mapping[str, zipfile.ZipInfo]) -> str:
    """The folder in which the scenario stands, with its slash; empty where it is in none."""
    homes = [name[: -len(SCENARIO)] for name in parts if name.split("/")[-1] == SCENARIO]
    found = [home for home in homes if home.count("/") < 2 and not home.startswith("__MACOSX")]  # noqa: PLR2004 -- one folder
    if len(found) != 1:
        message = "压缩包里有几个 scenario.yaml" if found else "压缩包里没有 scenario.yaml"
        raise BundleRefused(message, hint=_AGAIN)
    return found[0]


def _pictures(
    archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], folder: str, text: bytes
) -> Iterator[tuple[str, bytes]]:
    """The pictures that the text names and that are not at hand."""
    named = [
        name for name in named_images(text.decode("utf-8", "replace")) if folder + name in parts
    ]
    if len(named) > MAX_IMAGES:
        raise BundleRefused(f"有 {len(named)} 张图片", hint=f"减到 {MAX_IMAGES} 张以内")
    for name in named:
        part = parts[folder + name]
        if part.file_size > MAX_IMAGE_BYTES:
            limit = f"缩小到 {MAX_IMAGE_BYTES / 1e6:g} MB 以内"
            raise BundleRefused(f"图片 {name} 有 {part.file_size:,} 字节", hint=limit)
        content = unfolded(archive, part)
        if image_name(content, name.rpartition(".")[2]) != name:
            hint = "用 yulian image 重新整理，或在情景工坊里重新上传"
            raise BundleRefused(f"图片 {name} 的内容与名称不符", hint=hint)
        if not has_image(name):
            yield name, content


def _encoded(name: str, content: bytes) -> Encoded:
    try:
        return encoded(content, LONGEST_SIDE**2)
    except ImageRefused as error:
        raise BundleRefused(f"图片 {name}：{error.message}", hint=error.hint) from error


def _shown(name: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in name[:40])
