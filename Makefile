# The Atlas from a bare checkout: `make run` to see it, `make test` and `make check` to change it. `make help` lists the rest.

SHELL := bash
PORT ?= 8501
HOST ?= localhost
PY := .venv/bin/python
PUBLISHED := data/published/datapackage.json
# What the published data are made from.
INPUTS := data/register data/reference etl atlas/schema.py atlas/store.py

.PHONY: help run data setup setup-dev test check lint screenshots requirements clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 \2/p' Makefile | awk '{printf "  make %-13s", $$2; $$1=$$2=""; print}'

setup: ## make .venv with what the dashboard needs
	@scripts/setup

data: setup ## build data/published from data/register and data/reference
	@$(PY) -m etl run

run: setup ## serve the dashboard on http://localhost:8501 (PORT=8502, HOST=0.0.0.0)
	@[ -f $(PUBLISHED) ] || $(PY) -m etl run
	@[ -z "$$(find $(INPUTS) -newer $(PUBLISHED) -type f -not -name '*.pyc' | head -n 1)" ] || \
		echo "Registers or code changed since the data were built: 'make data' builds them anew."
	@exec $(PY) -m streamlit run app.py --server.port $(PORT) --server.address $(HOST)

setup-dev:
	@scripts/setup dev

test: setup-dev ## every test, those in a real browser included (ARGS="-k filters" for some)
	@scripts/ensure_chromium >/dev/null
	@scripts/ensure_node_tools
	@scripts/test $(ARGS)

lint: setup-dev ## format, lint, types, import rule
	@scripts/lint

check: lint ## lint, every test unless they passed on these very files, quality gate
	@scripts/test --unless-passed
	@$(PY) scripts/quality_gate.py

screenshots: setup-dev ## the pictures in docs/screenshots, anew (ARGS="map partner" for some)
	@scripts/ensure_chromium >/dev/null
	@$(PY) scripts/screenshots.py $(ARGS)

requirements: setup-dev ## compile the pinned requirements after an edit of a requirements*.in
	@scripts/compile_requirements

clean: ## remove what was built: environment, data, caches (never the registers)
	rm -rf .venv node_modules data/build data/published data/.published-* tests/output \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
