"""What reading a file costs, in a process that has done nothing else."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from scenarios.msel.merge import Merged
from web.spreadsheet.guard import SpreadsheetRefused
from web.spreadsheet.msel import from_xlsx

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload([__name__])  # the libraries are read once for all files


def outcome(content: bytes, text: str) -> Merged | str:
    """What comes of a file: nothing but these two may."""
    try:
        return from_xlsx(content, text)
    except SpreadsheetRefused as error:
        return f"{error.message}；{error.hint}"


def weighed(content: bytes, text: str) -> tuple[Merged | str, float, float]:
    """What comes of a file, in how many seconds of the processor, and in how many megabytes more.

    The peak of a process never falls again, so each file has a new one.
    """
    with ProcessPoolExecutor(1, _SERVER) as pool:
        return pool.submit(_weighed, content, text).result()


def _weighed(content: bytes, text: str) -> tuple[Merged | str, float, float]:
    began, held = time.process_time(), _peak_mb()
    found = outcome(content, text)
    return found, time.process_time() - began, _peak_mb() - held


def _peak_mb() -> float:
    """The most memory this program held; `ru_maxrss` would begin at what its parent held."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
