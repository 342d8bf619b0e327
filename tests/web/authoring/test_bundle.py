"""A scenario with its pictures as one file: out, in, and everything that is not taken."""

import stat
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.load import (
    MAX_IMAGE_BYTES,
    check,
    content_of,
    image_name,
    library_image,
    load_scenario,
    starter,
)
from tests.web.test_image import made
from tests.web.zips import locked, lying, with_zeros, zipped
from web.authoring import bundle
from web.authoring.bundle import (
    MAX_BYTES,
    Bundle,
    BundleRefused,
    is_bundle,
    named_images,
    packed,
    unpacked,
)
from web.image import LONGEST_SIDE, encoded
from web.store import images

CANTEEN = content_of("scenario", "canteen-poisoning").decode()
FORGED = next(load_scenario("canteen-poisoning").images).file
PHOTO = made("JPEG", quality=30)
"""A picture as another server would have kept it."""
NAME = image_name(PHOTO, "jpg")
TEXT = (
    starter().decode().replace("    title:", f"    images: [{{file: {NAME}, alt: 秤}}]\n    title:")
)

pytestmark = pytest.mark.usefixtures("app")


def refusal(content: bytes) -> str:
    with pytest.raises(BundleRefused) as caught:
        unpacked(content)
    assert caught.value.hint
    return caught.value.message


def offered(**parts: bytes) -> bytes:
    return zipped({"scenario.yaml": TEXT.encode(), f"images/{NAME}": PHOTO, **parts})


OFFERED = offered()


def test_names_of_pictures_are_found_in_any_text():
    assert named_images(f"a: [{NAME}\n# {FORGED} {NAME}") == (NAME, FORGED)
    assert named_images("a: 0123.png") == ()


def test_a_scenario_comes_back_with_its_pictures_as_it_was():
    file = packed(CANTEEN)

    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert archive.namelist() == ["scenario.yaml", f"images/{FORGED}"]
        assert archive.read(f"images/{FORGED}") == library_image(FORGED)
    assert unpacked(file) == Bundle(CANTEEN.encode())  # its picture is at hand here
    assert packed(CANTEEN) == file


def test_the_file_is_a_folder_that_the_program_can_check(tmp_path):
    with zipfile.ZipFile(BytesIO(packed(CANTEEN))) as archive:
        archive.extractall(tmp_path)

    assert check(tmp_path / "scenario.yaml") == ()


def test_a_picture_from_elsewhere_is_encoded_anew_and_named_in_the_text():
    found = unpacked(offered())

    kept = encoded(PHOTO)
    assert kept.name != NAME
    assert found == Bundle(TEXT.replace(NAME, kept.name).encode(), (kept,))


def test_a_picture_that_is_at_hand_stays_as_it_is():
    images.keep(NAME, PHOTO)

    assert unpacked(offered()) == Bundle(TEXT.encode())


def test_a_picture_that_is_not_at_hand_does_not_go_along():
    with zipfile.ZipFile(BytesIO(packed(TEXT))) as archive:
        assert archive.namelist() == ["scenario.yaml"]


@pytest.mark.parametrize("folder", ["", "scale/"])
def test_the_folder_of_a_scenario_may_be_packed_whole(folder):
    parts = {
        "scenario.yaml": TEXT.encode(),
        f"images/{NAME}": PHOTO,
        "README.md": b"#",
        "images/photo.jpg": b"never read",
        "images/ffffffffffffffff.png": b"nor this",
    }
    around = {"__MACOSX/scenario.yaml": b"\0", "a/b/scenario.yaml": b"old"}
    found = unpacked(zipped({folder + name: data for name, data in parts.items()} | around))

    assert [one.name for one in found.images] == [encoded(PHOTO).name]


def symlink() -> bytes:
    link = zipfile.ZipInfo(f"images/{FORGED}")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = BytesIO(offered())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def picture(content: bytes) -> dict[str, bytes]:
    """A text that names a picture of these bytes, and the picture."""
    name = image_name(content, "png")
    return {"scenario.yaml": f"images: {name}".encode(), f"images/{name}": content}


def crowd(count: int) -> dict[str, bytes]:
    names = [f"{n:016x}.png" for n in range(count)]
    return {"scenario.yaml": " ".join(names).encode(), **{f"images/{name}": b"" for name in names}}


WIDE = made("PNG", (LONGEST_SIDE**2 // 100 + 1, 100))


REFUSED = {
    "nothing but a sign": (b"PK\x03\x04", "不是 .zip 文件，或文件已损坏"),
    "cut": (offered()[:-40], "不是 .zip 文件，或文件已损坏"),
    "empty": (zipped({}), "压缩包里没有 scenario.yaml"),
    "no scenario": (zipped({"story.yaml": b""}), "压缩包里没有 scenario.yaml"),
    "two scenarios": (offered(**{"b/scenario.yaml": b""}), "压缩包里有几个 scenario.yaml"),
    "large": (b"PK\x03\x04" + bytes(MAX_BYTES), "文件超过 32 MB"),
    "many parts": (
        zipped({f"{n}": b"" for n in range(301)}),
        "解开后有 301 个文件、0 字节，超过上限",
    ),
    "twice": (offered(**{f"images/{NAME.upper()}": b""}), "压缩包里有重名的文件"),
    "outside": (offered(**{"../x": b""}), "“../x”指向压缩包以外"),
    "absolute": (offered(**{"/etc/x\t": b""}), "“/etc/x?”指向压缩包以外"),
    "backslash": (offered(**{"a\\b": b""}), "“a\\b”指向压缩包以外"),
    "link": (symlink(), f"“images/{FORGED}”是链接"),
    "locked": (locked(offered()), "压缩包设了密码"),
    "lzma": (zipped({"scenario.yaml": b""}, zipfile.ZIP_LZMA), "“scenario.yaml”的压缩方式不支持"),
    "unfolds too far": (lying(offered(x=bytes(9)), "x", 50_000_000), "解开后有 3 个文件、50,"),
    "many pictures": (zipped(crowd(31)), "有 31 张图片"),
    "another picture": (zipped({**crowd(1)}), "图片 0000000000000000.png 的内容与名称不符"),
    "no picture": (zipped(picture(b"<svg/>")), "不是图片，或图片已损坏"),
    "wide": (zipped(picture(WIDE)), "图片有 25601×100 像素"),
    "long picture": (zipped(picture(bytes(MAX_IMAGE_BYTES + 1))), "有 1,500,001 字节"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_scenario_with_pictures_is_refused(name):
    content, message = REFUSED[name]

    assert message in refusal(content)


def test_a_part_that_tells_too_little_is_not_unfolded():
    file = zipped(picture(b"") | {"scenario.yaml": b"0"})
    bomb = lying(with_zeros(zipped({}), "scenario.yaml", 3), "scenario.yaml", 1_000)

    assert unpacked(file) == Bundle(b"0")
    assert refusal(bomb) == "不是 .zip 文件，或文件已损坏"


def test_what_could_not_be_brought_back_is_not_exported(monkeypatch):
    monkeypatch.setattr(bundle, "MAX_BYTES", len(CANTEEN.encode()) + 1)

    with pytest.raises(BundleRefused, match=r"1 张图片共 [0-9,]+ 字节"):
        packed(CANTEEN)


def outcome(content: bytes) -> Bundle | str:
    """What comes of a file: nothing but these two may."""
    try:
        return unpacked(content)
    except BundleRefused as error:
        return f"{error.message}；{error.hint}"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(rest):
    assert is_bundle(b"PK\x03\x04" + rest)
    assert outcome(b"PK\x03\x04" + rest)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(OFFERED) - 1), st.integers(0, 255))
def test_any_wrong_byte_is_taken_or_refused(place, byte):
    assert outcome(OFFERED[:place] + bytes((byte,)) + OFFERED[place + 1 :])
