"""`make bench`: prints one figure a line, `name value unit`."""

import tempfile
from pathlib import Path

from tests.bench import headless, pages, rehearsals

with tempfile.TemporaryDirectory(prefix="yulian-bench-") as folder:
    for measured in (headless, pages, rehearsals):
        for figure in measured.figures(Path(folder)):
            print(figure, flush=True)
