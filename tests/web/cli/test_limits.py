"""Hostile files in a process of its own: faults within 5 s of computing and 300 MB."""

import subprocess
import sys

import pytest

from scenarios.errors import MOST_PROBLEMS
from scenarios.load import starter

HEAD = starter().decode().split("injects:")[0]
CHECK = """
import sys, time
from pathlib import Path
from web.cli import main
try:
    main(["check", sys.argv[1]])
except SystemExit:
    held = Path("/proc/self/status").read_text("utf-8").split("VmHWM:")[1].split()[0]
    print(time.process_time(), int(held) / 1024, file=sys.stderr)
"""
"""The peak is that of the program: `ru_maxrss` would begin at what its parent held."""

HOSTILE = {
    "40,000 faulty injects": HEAD + "injects:\n" + "  - {id: x, at: 1x, foo: 1}\n" * 40_000,
    "as many as are read": HEAD + "injects:\n" + "  - {a: 1}\n" * 9_500,
    "100,000 aliases": "scenario: &a 1\nx: [" + "*a," * 100_000 + "]",
    "unknown keys": "".join([HEAD, *(f"key-{n}: 1\n" for n in range(19_000))]),
    "one line of 5 MB": "scenario: 1\ntitle: " + "x" * 5_000_000,
    "deep": "scenario: " + "[" * 900_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_check_of_a_hostile_file_is_quick_and_small(tmp_path, text):
    file = tmp_path / "scenario.yaml"
    file.write_text(text, "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(file)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path)},
    )

    seconds, megabytes = map(float, done.stderr.split())
    assert seconds < 5
    assert megabytes < 300
    assert 0 < len(done.stdout.splitlines()) <= MOST_PROBLEMS + 1
