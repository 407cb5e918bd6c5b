# One command a need; each does the set-up first when it is missing.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PYWB   := $(VENV)/pywb
CONFIG ?= config.toml
COMPILE = uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: setup run demo test check lint types layers archive bench screenshots requirements clean
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

# Who runs it as a service may not write here, and would compile what it needs at every start anew: 0.4 s a command.
setup: $(READY) ## create .venv with the pinned dependencies and the project
	@$(BIN)/python -m compileall -q watcher

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $(READY)

run: $(READY) ## the daemon on config.toml
	$(BIN)/watcher --config $(CONFIG) run

demo: $(READY) ## the whole main job in seconds
	$(BIN)/watcher demo

# Tests start the program hundreds of times: what was compiled for one is kept for the next, whatever the shell says.
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY) ## the tests
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports --no-cache

archive: $(PYWB)/.ready ## a real archive server for the tests of backfill

$(PYWB)/.ready: requirements-archive.txt | $(READY)
	$(PYTHON) -m venv $(PYWB)
	$(PYWB)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-archive.txt
	@touch $(PYWB)/.ready

check: lint types layers test ## everything CI asks

bench: $(READY) ## the tables of figures
	$(BIN)/python -m bench

screenshots: $(READY) ## the pictures in docs/images, from the demo's stories (needs Chromium)
	$(BIN)/python tests/kit/screenshots.py

requirements: ## pin anew (needs uv)
	$(COMPILE) --all-extras pyproject.toml requirements.in -o requirements.txt
	$(COMPILE) requirements-archive.in -o requirements-archive.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
