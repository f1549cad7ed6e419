# The checks, by name. `make check` is what must pass before anything is handed on.

PYTHON ?= $(shell test -x .venv/bin/python && echo .venv/bin/python || echo python)

# .ci/run has run the tests already when it comes here, and says TESTED=yes.
TESTED ?= no

.PHONY: help check checks format format-check lint types layers story test bench lock

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

check: checks  ## everything: checks, then tests
	@test "$(TESTED)" = yes || $(MAKE) --no-print-directory test

checks: format-check lint types layers story  ## everything but the tests

format:  ## put the code into shape
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

format-check:  ## is the code in shape?
	$(PYTHON) -m ruff format --check .

lint:  ## ruff's rules
	$(PYTHON) -m ruff check .

types:  ## strict mypy
	$(PYTHON) -m mypy

layers:  ## do imports point down?
	PYTHONPATH=src $(PYTHON) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-cache

story:  ## is the story sound?
	$(PYTHON) -m coyoacan_game check scenes

test:  ## the tests
	$(PYTHON) -m pytest

bench:  ## how fast, how much
	$(PYTHON) -m bench.run

# docs/decisions/0003-lock-file.md says what is in it.
lock:  ## resolve the dependencies again (wants uv)
	uv lock
