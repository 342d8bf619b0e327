# make drill    the web application with a ready drill (PORT=8000); the data stay in ./data
# make test     everything, the browser tests included; make ci is the same
# make check    the part without applications, browsers and slow tests, within a minute
# The rest: fmt · docs · bench · load · facts · matrix · lint-scenarios · replays-accept · vendor · lock · clean

PORT ?= 8000
BIN := .venv/bin
VENDOR := web/static/vendor/.stamp
FRONT_END := package.json package-lock.json hatch_build.py
# Every branch of the three pure rooms is taken by a test.
COVERAGE := --cov --cov-report=term-missing:skip-covered --cov-fail-under=100
# Plugins that only other tests ask for; each looks at every test.
UNUSED := $(addprefix -p no:,anyio base_url faker playwright pytest_cov)
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-annotate --fork-strategy fewest --custom-compile-command 'make lock'

export PYTHONUTF8 := 1
# Compiled code is kept, or pytest would rewrite every assertion anew in every run.
unexport PYTHONDONTWRITEBYTECODE
.DELETE_ON_ERROR:
.PHONY: drill test ci check static fmt bench load facts matrix lint-scenarios replays-accept docs vendor lock clean

drill: .venv/.run $(VENDOR)
	@$(BIN)/yulian demo --port $(PORT)

# The last thing printed is the closing line of pytest.
test ci: static
	@tools/browser.sh
	@$(BIN)/pytest -n 2 $(COVERAGE)

check: static
	@$(BIN)/pytest -n auto --hypothesis-profile=quick -m 'not (application or browser or server or slow)' \
	  --ignore=tests/browser --ignore=tests/web/cli --ignore=tests/web/pages $(UNUSED)

static: .venv/.dev $(VENDOR)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry .
	@$(MAKE) --no-print-directory lint-scenarios

fmt: .venv/.dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# One figure a line: name value unit.
bench: .venv/.dev $(VENDOR)
	@$(BIN)/python -m tests.bench

# 200 trainees in 40 drills for five minutes; the same lines.
load: .venv/.dev $(VENDOR)
	@$(BIN)/python -m tests.load

# The facts of the world against ours, and the direction of effects; minutes on two cores.
facts: .venv/.dev
	@$(BIN)/python -m tests.facts
	@$(BIN)/python -m tests.facts.directions

# Every story by each of its plans, by every player.
matrix: .venv/.dev
	@$(BIN)/python -m tests.matrix

lint-scenarios: .venv/.run
	@$(BIN)/yulian check scenarios/packs/*/plan.yaml scenarios/library/*/scenario.yaml scenarios/grammar/*.yaml

# Writes the expected journals and scorecards anew; the diff is to be reviewed.
replays-accept: .venv/.dev
	@$(BIN)/pytest tests/replays --accept-replays
	@git diff --stat -- tests/replays

# The generated pages and parts of pages.
docs: .venv/.run
	@$(BIN)/python -m tools.journal_tables
	@$(BIN)/python -m tools.pack_guide
	@$(BIN)/python -m tools.scenario_format

vendor: .venv/.run $(VENDOR)

# One version for all Pythons, so that journals are the same everywhere.
# The ranges of pyproject.toml, resolved anew within what the lock files already say; to take newer
# versions, delete the lock files first.
lock: .venv/.run
	$(COMPILE) --group build --output-file requirements-build.lock
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv web/static/vendor build dist .*_cache .hypothesis .coverage test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.run: tools/environment.sh pyproject.toml requirements-build.lock requirements.lock $(FRONT_END)
	@tools/environment.sh run
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	@tools/environment.sh dev
	@touch $@

$(VENDOR): $(FRONT_END) | .venv/.run
	@$(BIN)/python hatch_build.py
	@touch $@
