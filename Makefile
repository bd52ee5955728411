# Two commands do everything on a machine with only Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench lock migration messages clean

help:  ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/base: requirements/base.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/base requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

run: $(VENV)/base  ## build the demonstration town once, then serve it on http://127.0.0.1:8000
	$(BIN)/nuangang demo --once
	$(BIN)/nuangang serve

test: $(VENV)/dev  ## every test, on SQLite and on PostgreSQL
	$(BIN)/pytest -n auto

lint: $(VENV)/dev  ## format, style, types, import rules, missing migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m app.db.migrate check

format: $(VENV)/dev  ## let ruff rewrite what it can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/base  ## figures as ratios to a baseline of the same run
	$(BIN)/nuangang bench

lock:  ## refresh requirements/*.txt: hashes, no download addresses
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet --disable-pip-version-check uv
	cd requirements && for name in base dev; do ../$(VENV)-lock/bin/uv pip compile --quiet --upgrade --universal \
		--generate-hashes --no-emit-index-url --no-header --python-version 3.11 $$name.in -o $$name.txt; done

migration: $(VENV)/dev  ## write the next migration from the tables as they are (NAME=what_changed)
	$(BIN)/python -m app.db.migrate new $(NAME)

messages: $(VENV)/dev  ## list texts that lack a translation
	$(BIN)/python -m app.languages.extract

clean:  ## remove what the other commands made, but not data
	rm -rf $(VENV) $(VENV)-lock .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
