"""Hostile files in a process of its own: faults within 5 s of computing and 300 MB."""

import subprocess
import sys

import pytest

from scenarios.errors import MOST_PROBLEMS
from tests.hostile import HOSTILE, MEGABYTES, SECONDS

CHECK = """
import sys, time
from tests.hostile import peak_mb
from web.cli import main
for file in sys.argv[1:]:
    began = time.process_time()
    try:
        main(["check", file])
    except SystemExit:
        print(f"{file}\\t{time.process_time() - began}\\t{peak_mb()}", file=sys.stderr)
"""


@pytest.mark.slow
def test_check_of_a_hostile_file_is_quick_and_small(tmp_path):
    for number, text in enumerate(HOSTILE.values()):
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    files = [str(tmp_path / f"{number}.yaml") for number in range(len(HOSTILE))]

    done = subprocess.run(
        [sys.executable, "-c", CHECK, *files],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path)},
    )

    weights = [line.split("\t") for line in done.stderr.splitlines()]
    assert [file for file, _, _ in weights] == files
    assert [
        name for name, (_, took, _) in zip(HOSTILE, weights, strict=True) if float(took) >= SECONDS
    ] == []
    assert float(weights[-1][-1]) < MEGABYTES
    told = [sum(line.startswith(f"{file}:") for line in done.stdout.splitlines()) for file in files]
    assert all(0 < count <= MOST_PROBLEMS + 1 for count in told)
