# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
SOURCE ?=
export GX_ANALYTICS_ENABLED := false
export DAGSTER_DISABLE_TELEMETRY := yes

.PHONY: help run test dev dashboard lint types unit dictionary reference train-punctuated train-language train-unpunctuated lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 16

run: .venv/run.stamp ## run the nightly job over the sample, or over SOURCE=path
	@$(BIN)/rostrum run "$(or $(SOURCE),seeds/sample)"

test: .venv/dev.stamp lint types unit ## lint, type-check and test

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy

unit: .venv/dev.stamp
	$(BIN)/pytest -n auto --dist loadfile

dev: .venv/run.stamp ## open the Dagster UI on http://localhost:3000
	DAGSTER_HOME="$(CURDIR)/.dagster" $(BIN)/dg dev

dashboard: .venv/run.stamp ## open the dashboard on http://localhost:2718
	$(BIN)/rostrum dashboard

dictionary: .venv/run.stamp ## write docs/data-dictionary.md from the declarations
	$(BIN)/python -m pipeline.tables.dictionary docs/data-dictionary.md

reference: .venv/dev.stamp ## compile seeds/reference from the facts in FACTS (default ../shared/data)
	$(BIN)/python -m seeds.compile $(or $(FACTS),../shared/data)

train-punctuated: .venv/train.stamp ## train the sentence splitter from DATA (default ../shared/data)
	$(BIN)/python -m training.punctuated $(or $(DATA),../shared/data)

train-language: .venv/train.stamp ## train the language identifier from NGRAMS=lingua-1.4.2.whl and DATA (default ../shared/data)
	$(BIN)/python -m training.language $(NGRAMS) $(or $(DATA),../shared/data)

train-unpunctuated: .venv/train.stamp ## train the splitter for text without marks from DATA (default ../shared/data; 45 minutes)
	$(BIN)/python -m training.unpunctuated $(or $(DATA),../shared/data)

lock: .venv/dev.stamp ## pin the dependencies again
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --no-strip-extras pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --no-strip-extras --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --no-strip-extras --extra train -c requirements-dev.lock pyproject.toml -o requirements-train.lock

clean: ## remove the virtual environment and all data of this checkout
	rm -rf .venv warehouse/data .dagster/storage .dagster/history .dagster/schedules

# The environment: locked wheels with hashes, then the project itself, without asking an index for anything more.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Rostrum needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Setting up (once; a few minutes)…"
	@$(BIN)/python -m pip install --progress-bar off -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --progress-bar off -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@$(BIN)/python -m pip install --progress-bar off -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/train.stamp: requirements-train.lock .venv/dev.stamp
	@$(BIN)/python -m pip install --progress-bar off -q --disable-pip-version-check --require-hashes -r requirements-train.lock
	@touch $@
