"""Texts that take a reader long or much, and what a child process says of its own weight."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from scenarios.load import content_of, starter

SECONDS, MEGABYTES = 5, 300
"""What reading any text may take."""

_HEAD = starter().decode().split("injects:")[0]
_STORY = content_of("scenario", "canteen-poisoning").decode()


def _waiting(waits: Iterable[str]) -> str:
    """A long story in which these injects wait for others."""
    when = "{{seen: {{type: inject, where: {{inject: {}}}}}}}"
    line = f"  - {{{{id: q{{}}, when: {when}, title: t, text: t, channel: phone}}}}\n"
    more = "".join(line.format(n, name) for n, name in enumerate(waits))
    return _STORY.replace("injects:\n", f"injects:\n{more}", 1)


HOSTILE: Mapping[str, str] = {
    "40,000 faulty injects": _HEAD + "injects:\n" + "  - {id: x, at: 1x, foo: 1}\n" * 40_000,
    "as many as are read": _HEAD + "injects:\n" + "  - {a: 1}\n" * 9_500,
    "100,000 aliases": "scenario: &a 1\nx: [" + "*a," * 100_000 + "]",
    "unknown keys": "".join([_HEAD, *(f"key-{n}: 1\n" for n in range(19_000))]),
    "one line of 5 MB": "scenario: 1\ntitle: " + "x" * 5_000_000,
    "deep": "scenario: " + "[" * 900_000,
    "each waits for the next": _waiting([*(f"q{n}" for n in range(1, 800)), "hospital-call"]),
    "all wait for none": _waiting(f"none-{n}" for n in range(1_200)),
    "a long list of conditions": _waiting(["x"]).replace(
        "{seen: {type: inject, where: {inject: x}}}", f"{{all: [{'{after: 1h}, ' * 5_000}]}}"
    ),
}


def peak_mb() -> float:
    """The most memory this program held; `ru_maxrss` would begin at what its parent held."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
