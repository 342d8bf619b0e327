"""Do the rooms keep their walls? The import contracts, and the rules of tests/house.py."""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator

import pytest
from importlinter.cli import lint_imports

from tests import house
from tests.house import RULES, Source

Rule = Callable[[Source], Iterator[str]]

BROKEN = {
    house.long_module: ("web/a.py", "x = 1\n" * 401),
    house.long_function: ("web/a.py", "def f():\n    '''Say.'''\n" + "    x = 1\n" * 40),
    house.hidden_import: ("web/a.py", "def f():\n    import json  # noqa: PLC0415 -- circular\n"),
    house.catch_all: ("web/a.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
    house.unfinished: ("web/a.py", "x = 1  # TODO: later\n"),
    house.foreign_library: ("web/pages/a.py", "from peewee import Model\n"),
    house.machinery_in_scoring: ("scoring/a.py", "from simulator.drill import Drill\n"),
    house.disk_in_pure_room: ("scoring/a.py", "text = path.read_text('utf-8')\n"),
    house.clock_by_the_back_door: ("web/a.py", "t = time.time()  # noqa: TID251\n"),
}

KEPT = {
    house.long_module: ("web/a.py", '"""It is long because it is a table."""\n' + "x = 1\n" * 401),
    house.long_function: ("web/a.py", "def f():\n    '''Say.'''\n" + "    x = 1\n" * 39),
    house.hidden_import: ("a.py", "def f():\n    import dask  # noqa: PLC0415 -- slow import\n"),
    house.catch_all: ("web/running/live.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
    house.unfinished: ("web/a.py", "x = 1  # TODO(#12): later\n"),
    house.foreign_library: ("web/store/a.py", "from peewee import Model\n"),
    house.machinery_in_scoring: ("scoring/a.py", "from simulator.journal import Journal\n"),
    house.disk_in_pure_room: ("scenarios/load.py", "text = path.read_text('utf-8')\n"),
    house.clock_by_the_back_door: ("web/a.py", "from web.clock import now\n"),
}


def name(rule: Rule) -> str:
    return rule.__name__


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_every_module_keeps_the_rule(rule: Rule) -> None:
    assert [fault for source in house.modules() for fault in rule(source)] == []


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_sees_the_module_that_breaks_it(rule: Rule) -> None:
    assert len(list(rule(Source(*BROKEN[rule])))) == 1


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_lets_the_allowed_case_pass(rule: Rule) -> None:
    assert list(rule(Source(*KEPT[rule]))) == []


def test_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house.ROOT)

    assert lint_imports() == 0


def test_only_clock_and_chance_may_use_the_banned_names() -> None:
    settings = tomllib.loads((house.ROOT / "pyproject.toml").read_text("utf-8"))
    lifted = settings["tool"]["ruff"]["lint"]["per-file-ignores"]

    rooms = {path for path, codes in lifted.items() if "TID251" in codes and "tests" not in path}
    assert rooms == {"web/clock.py", "simulator/chance.py"}


@pytest.mark.parametrize("room", house.PURE)
def test_importing_a_pure_room_loads_neither_flask_nor_database(room: str) -> None:
    asks = f"import sys, {room}; print(sorted({{'flask', 'peewee', 'simpy'}} & set(sys.modules)))"

    answer = subprocess.run(
        [sys.executable, "-c", asks], cwd=house.ROOT, capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"
