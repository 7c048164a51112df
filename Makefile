# Everything lives in .venv; nothing has to be installed by hand but Python 3.11 or later.
#   make demo    set up, and answer "on whose say-so?" for the example reports, on the embedded store
#   make test    set up, and run every test, over a real Neo4j of both supported versions too
#   make check   lint, types, layers, then the tests: what CI runs
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach v,python3.13 python3.12 python3.11 python3,$(shell $(v) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(v))))
NEO4J_LTS := 5.26.30
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check lint format neo4j bench docs browser clean

help:
	@sed -n 's/^#   //p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "sayso needs Python 3.11 or later; none was found. Set PYTHON=/path/to/python3." >&2; exit 1; }
	@echo "setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(VENV)/.run
	@$(BIN)/sayso demo

# Pages are tested in Debian's chromium; where it can not be installed those tests say so and are skipped.
browser:
	@command -v chromium >/dev/null || { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null; } \
	  || echo "chromium is not installed and can not be: the browser tests will be skipped"

test: $(VENV)/.dev browser
	$(BIN)/python -m pytest --cov --cov-report=term --durations=10
	SAYSO_TEST_NEO4J_VERSION=$(NEO4J_LTS) $(BIN)/python -m pytest tests/conformance tests/graph -m neo4j

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format --quiet

# A Neo4j Community server to try things on; its data stays in .neo4j.
neo4j: $(VENV)/.dev
	@$(BIN)/python -m tests.neo4j_server --home .neo4j

bench: $(VENV)/.dev
	@$(PIP) install -c constraints.txt -e '.[bench]'
	@$(BIN)/python -m benchmarks

docs: $(VENV)/.dev
	@$(PIP) install -c constraints.txt -e '.[docs]'
	@$(BIN)/python docs/build.py build/docs

clean:
	rm -rf $(VENV) build dist .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
