"""The rules of the house that no linter knows, each a function from a source file to its faults.

They read source text only. test_architecture.py applies them to the whole tree, and each of them
to a piece that breaks it.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("scenarios", "simulator", "scoring", "web")
PURE = ROOMS[:3]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
HEAD = 15
"""In how many of the first lines a long module must say why it is long."""

OWNERS = {
    "simpy": "simulator/",
    "numpy": "simulator/",
    "faker": "simulator/",
    "yaml": "scenarios/",
    "pydantic": ("scenarios/", "scoring/"),  # documents, and the parameters of checks in them
    "peewee": "web/store/",
    "playhouse": "web/store/",
    "sqlite3": "web/store/",
    "flask": "web/",
    "werkzeug": "web/",
    "uvicorn": "web/",
    "threading": "web/",
    "asyncio": "web/",
}
"""Who alone may import what."""

SCORING_READS = ("calendar", "entry", "journal", "statement", "view")
"""The modules of the simulator that the examiner may know."""

DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"}
DISK_DOORS = {"scenarios/load.py"}
CATCH_ALL_DOORS = {"web/running/live.py", "web/rehearsing.py", "web/errors.py"}
HIDDEN_IMPORT = re.compile(r"# noqa: PLC0415 -- (slow import|optional dependency)\b")
REASON_TO_BE_LONG = re.compile(r"\blong(er)?\b.*\bbecause\b")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))|\braise NotImplementedError\b")


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree, for rules that ask all of them."""
        return list(ast.walk(self.tree))

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def room(self) -> str:
        return self.path.split("/")[0]

    def fault(self, line: int, message: str) -> str:
        return f"{self.path}:{line}: {message}"


@cache
def modules() -> list[Source]:
    """Every Python file of the four rooms."""
    files = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return [Source(str(file.relative_to(ROOT)), file.read_text("utf-8")) for file in files]


def long_module(source: Source) -> Iterator[str]:
    """A module has at most 400 lines, unless its head says that it is long, and because of what."""
    head = " ".join(source.lines[:HEAD])
    if len(source.lines) > LONGEST_MODULE and not REASON_TO_BE_LONG.search(head):
        yield source.fault(1, f"{len(source.lines)} lines and no reason in the head")


def long_function(source: Source) -> Iterator[str]:
    """A function has at most 40 lines, its docstring, comments and blank lines not counted."""
    for node in functions(source):
        code = node.body[1:] if ast.get_docstring(node) else node.body
        length = sum(1 for line in lines_of(code, source) if line and not line.startswith("#"))
        if length >= LONGEST_FUNCTION:
            yield source.fault(node.lineno, f"{node.name} has {length + 1} lines")


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(code: list[ast.stmt], source: Source) -> list[str]:
    """The stripped lines on which these statements stand."""
    if not code:
        return []
    return [line.strip() for line in source.lines[code[0].lineno - 1 : code[-1].end_lineno]]


def hidden_import(source: Source) -> Iterator[str]:
    """Imports stand at the top; inside a function only slow or optional ones, and they say so."""
    for node in (inner for function in functions(source) for inner in ast.walk(function)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            line = source.lines[node.lineno - 1]
            if not HIDDEN_IMPORT.search(line):
                yield source.fault(node.lineno, f"hidden import: {line.strip()}")


def catch_all(source: Source) -> Iterator[str]:
    """Nobody catches everything but the two threads and the last handler of the web."""
    if source.path in CATCH_ALL_DOORS:
        return
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler):
            caught = "everything" if node.type is None else ast.unparse(node.type)
            if caught in {"everything", "Exception", "BaseException"}:
                yield source.fault(node.lineno, f"catches {caught}")


def unfinished(source: Source) -> Iterator[str]:
    """Nothing is left for later, unless it names its issue: TODO(#12)."""
    for number, line in enumerate(source.lines, start=1):
        if UNFINISHED.search(line):
            yield source.fault(number, f"unfinished: {line.strip()}")


def foreign_library(source: Source) -> Iterator[str]:
    """Each library has one owner: SimPy the simulator, peewee the store."""
    for line, name in imports(source):
        owner = OWNERS.get(name.split(".")[0])
        if owner and not source.path.startswith(owner):
            yield source.fault(line, f"imports {name}, which is only for {owner}")


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Every imported module with the line it stands on."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def machinery_in_scoring(source: Source) -> Iterator[str]:
    """The examiner reads the journal and never the machinery that wrote it."""
    if source.room != "scoring":
        return
    for line, name in imports(source):
        parts = name.split(".")
        if parts[0] == "simulator" and parts[1:2] and parts[1] not in SCORING_READS:
            yield source.fault(line, f"imports {name}; may read {', '.join(SCORING_READS)}")


def disk_in_pure_room(source: Source) -> Iterator[str]:
    """Rooms 1 to 3 touch no file, except the one door of the documents and the commands."""
    if source.room not in PURE or source.path in DISK_DOORS or source.path.endswith("__main__.py"):
        return
    for node in source.nodes:
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).split(".")[-1]
            if name in DISK:
                yield source.fault(node.lineno, f"touches the disk: {name}")


def clock_by_the_back_door(source: Source) -> Iterator[str]:
    """The ban on wall clock and random module (TID251) is lifted in no line."""
    for number, line in enumerate(source.lines, start=1):
        if "noqa" in line and "TID251" in line:
            yield source.fault(number, "lifts the ban on wall clock and random")


RULES = (
    long_module,
    long_function,
    hidden_import,
    catch_all,
    unfinished,
    foreign_library,
    machinery_in_scoring,
    disk_in_pure_room,
    clock_by_the_back_door,
)
