# Two commands: `make run` sets everything up and plays the sample world; `make test` sets everything up and proves it.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export STANDFIRST_DATA ?= $(CURDIR)/data

.PHONY: run test setup parser setup-test lint bench benchmarks screenshots mutation checker-mutation injection clean lock

run: setup
	@exec $(BIN)/standfirst run --sample

setup: $(VENV)/.installed

$(VENV)/.installed: requirements/build.txt requirements/base.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Standfirst needs Python 3.11 or newer")'
	@echo "Setting up $(VENV) (locked dependencies, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/build.txt
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/base.txt
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# A parser of English (200 MB) for the choosing writer; without it sentences are shortened by pattern.
parser: setup
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/parser.txt
	@$(BIN)/standfirst model pull

setup-test: setup $(VENV)/.installed-dev
	@scripts/install-chromium

$(VENV)/.installed-dev: requirements/dev.txt
	@echo "Adding what the tests need ..."
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

test: setup-test
	@scripts/test

lint: setup-test
	@scripts/lint

bench: setup-test
	@$(BIN)/python -m benchmarks $(ARGS)

benchmarks: setup-test
	@$(BIN)/python -m standfirst.evaluate.report

mutation: setup-test
	@$(BIN)/python -m tests.mutation $(ARGS)

checker-mutation: setup $(VENV)/.installed-dev $(VENV)/.installed-mutation
	@$(BIN)/python -m tests.checker_mutation $(ARGS)

$(VENV)/.installed-mutation: requirements/mutation.txt
	@echo "Adding what makes mutants of code ..."
	@$(BIN)/python -m pip install -q --require-hashes -r requirements/mutation.txt
	@touch $@

injection: setup-test
	@$(BIN)/python -m tests.attacks

screenshots: setup-test
	@$(BIN)/python scripts/screenshots.py

# New versions: edit pyproject.toml, then `make lock` (needs uv).
lock:
	uv pip compile -q pyproject.toml --generate-hashes --python-version 3.11 -o requirements/base.txt
	uv pip compile -q pyproject.toml --extra dev --generate-hashes --python-version 3.11 -c requirements/base.txt -o requirements/dev.txt
	uv pip compile -q pyproject.toml --extra dev --extra mutation --generate-hashes --python-version 3.11 -c requirements/dev.txt -o requirements/mutation.txt
	uv pip compile -q pyproject.toml --extra parser --generate-hashes --python-version 3.11 -c requirements/base.txt -c requirements/dev.txt -o requirements/parser.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
