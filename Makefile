# make demo · make test · make check · make lab · make bench · make gallery · make clean
# Each does its own set-up: it needs Python 3.11 or newer with venv, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lab bench gallery samples lock clean

demo: $(READY)
	$(BIN)/workbench demo

test: check
	$(BIN)/python -m tests.install_browser
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar -p 2 analysis/models analysis/checks

lab: $(READY)
	$(BIN)/workbench lab

bench: $(READY)
	$(BIN)/python -m benchmarks

gallery: $(READY)
	$(BIN)/python -m tests.install_browser
	$(BIN)/python -m docs.make_gallery

samples: $(READY)
	$(BIN)/python data/sample/generate.py

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say which one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q analysis
	touch $(READY)

# For maintainers, with uv at hand: exact versions for every platform, no addresses.
lock:
	uv pip compile --universal --python-version 3.11 --group dev --no-annotate --no-header \
		--quiet --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) reports/*/ data/sample/*/estate.duckdb* .mypy_cache .ruff_cache .pytest_cache .hypothesis
