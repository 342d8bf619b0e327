"""`yulian image`: a picture made ready to stand beside a scenario's file."""

from pathlib import Path

import click

from scenarios.load import IMAGES, MAX_IMAGE_BYTES
from web.image import encoded


@click.command(help="整理一张图片，放进情景文件夹 FOLDER 的 images 里，并给出要写进情景的几行。")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def image(file: Path, folder: Path) -> None:
    """Encode a picture anew, put it beside a scenario, and print how it is named there."""
    with file.open("rb") as opened:
        found = encoded(opened.read(MAX_IMAGE_BYTES + 1))
    shelf = folder / IMAGES
    shelf.mkdir(exist_ok=True)
    (shelf / found.name).write_bytes(found.content)
    click.echo(f"images:\n  - {{file: {found.name}, alt: 请写明图中是什么}}")
