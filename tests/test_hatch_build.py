"""The build hook: what it writes, and when it leaves the folder alone."""

import json
from pathlib import Path

import hatch_build
from tests.house import ROOT

BELL = {"bell": [["path", {"d": "M9 17v1"}], ["circle", {"cx": "1", "class": '"'}]]}


def test_sprite_holds_the_named_icons_as_symbols(tmp_path: Path) -> None:
    icons = tmp_path / "@tabler/icons"
    icons.mkdir(parents=True)
    (icons / "tabler-nodes-outline.json").write_text(json.dumps(BELL), "utf-8")

    assert hatch_build.sprite(tmp_path, ["bell"]) == (
        '<svg xmlns="http://www.w3.org/2000/svg">\n'
        '<symbol id="bell" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-linecap="round" stroke-linejoin="round">'
        """<path d="M9 17v1"/><circle cx="1" class='"'/></symbol>\n"""
        "</svg>\n"
    )


def test_copy_gives_files_their_new_names(tmp_path: Path) -> None:
    (tmp_path / "modules/lib/dist").mkdir(parents=True)
    (tmp_path / "modules/lib/dist/lib.js").write_text("1", "utf-8")

    hatch_build.copy(tmp_path / "modules", tmp_path / "vendor", {"a/b.js": "lib/dist/lib.js"})

    assert (tmp_path / "vendor/a/b.js").read_text("utf-8") == "1"


def test_folder_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    for name in hatch_build.SOURCES:
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    vendor = tmp_path / "web/static/vendor"
    vendor.mkdir(parents=True)
    stamp = hatch_build.digest(tmp_path / name for name in hatch_build.SOURCES)
    (vendor / ".stamp").write_text(stamp, "ascii")

    hatch_build.bring(tmp_path)

    assert [file.name for file in vendor.iterdir()] == [".stamp"]
