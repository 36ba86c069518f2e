# Each goal makes .venv when it is missing or older than what it is made from; python3 with venv is all it needs.
PYTHON ?= python3
BIN := .venv/bin
FILES := align corpora eval review translate tests benchmarks app.py cli.py

.DEFAULT_GOAL := help
.PHONY: help demo app test lint format gate bench clean

help: ## Show the goals
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

demo: .venv/run.stamp ## Run the whole way once on the bundled sample; results in demo/
	$(BIN)/careo demo --out demo

app: .venv/run.stamp ## Open the review app on the demo project
	@test -f demo/demo.careo || $(BIN)/careo demo --out demo
	$(BIN)/careo app demo/demo.careo

test: .venv/dev.stamp ## Run the tests
	$(BIN)/python -m pytest

lint: .venv/dev.stamp ## Check style and types
	$(BIN)/ruff check $(FILES)
	$(BIN)/ruff format --check $(FILES)
	$(BIN)/mypy

gate: .venv/run.stamp ## Hold models, aligner and checks against their baselines
	$(BIN)/python -m benchmarks.eval_gate

format: .venv/dev.stamp ## Format the code
	$(BIN)/ruff check --fix $(FILES)
	$(BIN)/ruff format $(FILES)

bench: .venv/dev.stamp ## Run the benchmarks (minutes)
	$(BIN)/python -m benchmarks

clean: ## Remove the virtual environment and the demo's results
	rm -rf .venv demo

.venv/run.stamp: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "careo needs Python 3.11 to 3.13: $(PYTHON) was not found; install it or say make PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { echo "careo needs Python 3.11 to 3.13: $(PYTHON) is $$($(PYTHON) -V); say make PYTHON=python3.12 or another"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "careo needs Python's venv module: $(PYTHON) has none; install it (Debian: apt install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
