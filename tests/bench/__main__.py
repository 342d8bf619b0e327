"""`make bench`: prints one figure a line, `name value unit`; between them a yardstick."""

import tempfile
from pathlib import Path

from tests.bench import headless, pages, rehearsals
from tests.bench.measure import yardstick

with tempfile.TemporaryDirectory(prefix="yulian-bench-") as folder:
    for measured in (headless, pages, rehearsals):
        print(yardstick(), flush=True)
        for figure in measured.figures(Path(folder)):
            print(figure, flush=True)
