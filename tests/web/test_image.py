"""What becomes of files that authors offer as pictures."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from scenarios.load import MAX_IMAGE_BYTES, image_name
from web import image
from web.image import ImageRefused, encoded


def made(kind, size=(40, 30), mode="RGB", **how) -> bytes:
    file = BytesIO()
    Image.new(mode, size, 90).save(file, kind, **how)
    return file.getvalue()


def opened(content) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize(
    ("kind", "suffix", "mode"),
    [("PNG", "png", "RGB"), ("PNG", "png", "P"), ("JPEG", "jpg", "L"), ("WEBP", "webp", "RGBA")],
)
def test_a_picture_is_encoded_anew_under_the_name_of_its_bytes(kind, suffix, mode):
    found = encoded(made(kind, mode=mode))

    assert found.name == image_name(found.content, suffix)
    assert (opened(found.content).format, opened(found.content).size) == (kind, (40, 30))


def test_nothing_but_the_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "who took it"
    exif[0x0112] = 6  # to be turned by a quarter
    found = opened(encoded(made("JPEG", exif=exif, comment=b"where")).content)

    assert found.size == (30, 40)
    assert (dict(found.getexif()), found.info.get("comment")) == ({}, None)


def test_transparent_pixels_stay_so():
    file = BytesIO()
    Image.new("RGBA", (2, 2), (1, 2, 3, 0)).save(file, "PNG")

    assert opened(encoded(file.getvalue()).content).getpixel((0, 0)) == (1, 2, 3, 0)


def test_a_large_picture_is_shrunk():
    assert opened(encoded(made("PNG", (3200, 100))).content).size == (1600, 50)


def test_of_several_frames_the_first_is_kept():
    file, frames = BytesIO(), [Image.new("RGB", (4, 4), n * 99) for n in range(3)]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])

    assert getattr(opened(encoded(file.getvalue()).content), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"x" * (MAX_IMAGE_BYTES + 1), "图片有 1,500,001 字节以上"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是图片，或图片已损坏"),
        (made("GIF"), "不是图片，或图片已损坏"),
        (made("PNG")[:60], "不是图片，或图片已损坏"),
        (made("PNG", (6000, 5000), "1"), "图片有 6000×5000 像素"),
        (made("PNG", (20_000, 20_000), "1"), "不是图片，或图片已损坏"),
    ],
    ids=["empty", "long", "svg", "gif", "cut", "wide", "bomb"],
)
def test_what_is_no_picture_or_too_large_is_refused(content, said):
    with pytest.raises(ImageRefused) as caught:
        encoded(content)

    assert caught.value.message == said
    assert caught.value.hint


def test_a_picture_that_stays_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(image, "MAX_IMAGE_BYTES", 90)
    content = made("PNG", (4, 4))
    assert len(content) <= 90

    monkeypatch.setattr(image, "MAX_IMAGE_BYTES", len(content))
    noisy = BytesIO()
    Image.effect_noise((4, 4), 90).save(noisy, "WEBP", quality=1)
    monkeypatch.setattr(image, "MAX_IMAGE_BYTES", len(noisy.getvalue()))
    with pytest.raises(ImageRefused, match="压缩后仍然过大"):
        encoded(noisy.getvalue())


SEEDS = tuple(made(kind, (8, 8)) for kind in ("PNG", "JPEG", "WEBP"))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=80)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 400), st.binary(min_size=1, max_size=4)), max_size=5),
)
def test_any_bytes_are_a_picture_or_refused(seed, spoilt):
    content = bytearray(seed)
    for at, some in spoilt:
        content[at : at + len(some)] = some
    try:
        found = encoded(bytes(content))
    except ImageRefused as error:
        assert error.hint  # noqa: PT017 -- either is right
    else:
        assert opened(found.content).format in ("PNG", "JPEG", "WEBP")
