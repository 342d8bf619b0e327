from click.testing import CliRunner

from scenarios.load import image_name
from tests.web.test_image import made
from web.cli import yulian


def test_a_picture_is_put_beside_a_scenario_and_named(tmp_path):
    (tmp_path / "秤.jpg").write_bytes(made("JPEG"))

    done = CliRunner().invoke(yulian, ["image", str(tmp_path / "秤.jpg"), str(tmp_path)])

    (found,) = (tmp_path / "images").iterdir()
    assert found.name == image_name(found.read_bytes(), "jpg")
    assert done.output == f"images:\n  - {{file: {found.name}, alt: 请写明图中是什么}}\n"
    assert done.exit_code == 0
