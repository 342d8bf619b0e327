"""Pictures that a scenario names, and whether they are at hand."""

import pytest

from scenarios.document import read
from scenarios.load import (
    MAX_IMAGE_BYTES,
    check,
    image_name,
    library_image,
    load_scenario,
    scenario_problems,
    starter,
)

TEXT = starter().decode()
CONTENT = b"as if it were a picture"
NAME = image_name(CONTENT, "png")


def with_image(name, alt="一杆秤"):
    return TEXT.replace(
        "    at: 20m\n", f"    at: 20m\n    images: [{{file: {name}, alt: {alt}}}]\n", 1
    )


def story(folder, name=NAME, **files):
    (folder / "images").mkdir()
    for file, content in files.items():
        (folder / "images" / f"{file}.png").write_bytes(content)
    path = folder / "scenario.yaml"
    path.write_text(with_image(name), "utf-8")
    return path


def rules(problems):
    return [(one.rule, one.place.line) for one in problems]


LINE = with_image(NAME).split("\n").index("    at: 20m") + 2


def test_a_picture_beside_the_file_is_found(tmp_path):
    path = story(tmp_path, **{NAME[:-4]: CONTENT})

    assert check(path) == ()
    assert [one.file for one in load_scenario(path).images] == [NAME]


@pytest.mark.parametrize("content", [None, b"another", b"x" * (MAX_IMAGE_BYTES + 1)])
def test_a_picture_that_is_missing_or_another_is_a_fault(tmp_path, content):
    path = story(tmp_path, **({} if content is None else {NAME[:-4]: content}))

    assert rules(check(path)) == [("image-missing", LINE)]


def test_whoever_knows_the_pictures_is_asked():
    document = read(with_image(NAME).encode(), "")

    assert scenario_problems(document) == ()
    assert scenario_problems(document, lambda name: name == NAME) == ()
    assert rules(scenario_problems(document, lambda _: False)) == [("image-missing", LINE)]


@pytest.mark.parametrize("name", ["a.png", "../../x.png", "0123456789abcdef.svg", "12", "[x]"])
def test_a_name_that_is_none_is_a_fault(name):
    document = read(with_image(name).encode(), "")

    assert rules(scenario_problems(document)) == [("image-name", LINE)]


def test_a_picture_says_what_it_shows_and_there_are_few():
    silent = read(with_image(NAME, '""').encode(), "")
    many = f"[{', '.join([f'{{file: {NAME}, alt: 秤}}'] * 5)}]"
    crowded = read(with_image(NAME).replace(f"[{{file: {NAME}, alt: 一杆秤}}]", many).encode(), "")

    assert rules(scenario_problems(silent)) == [("text-length", LINE)]
    assert rules(scenario_problems(crowded)) == [("too-many", LINE)]


def test_pictures_of_the_library_are_found_by_name():
    images = list(load_scenario("canteen-poisoning").images)

    assert images
    assert all(library_image(one.file) for one in images)
    assert library_image(NAME) is None
    assert library_image("../scenario.yaml") is None
