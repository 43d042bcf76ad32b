# make demo   the sample articles into a graph, with nothing but Python there
# make check  lint, types and the fast tests
# make test   everything: models, a real Neo4j, a real browser (what .ci/run runs)
# make fuzz   20,000 damaged files of every format are read (FILES=…, SEED=…)
# make env    the environment in .venv; made by the others when it is missing or pyproject.toml changed
# make generated  the files that are made of others: docs/relations.md, lists in stored questions
# make clean  removes what these made

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := check
.PHONY: env lint types check test fuzz lts demo chromium generated clean

BIN := .venv/bin
READY := .venv/.ready
TOOLS := .venv/.tools
PIP := $(BIN)/python -m pip --disable-pip-version-check install
# networks with certificates of their own: trust what the system trusts, as pip does
UV := UV_SYSTEM_CERTS=1 UV_HTTP_TIMEOUT=300 UV_LINK_MODE=copy $(BIN)/uv pip install --python $(BIN)/python

env: $(TOOLS)

# what the program itself needs: wheels alone, no compiler
$(READY): pyproject.toml
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; python=; \
	done; \
	if test -z "$$python"; then echo "make: no Python 3.11 or newer on PATH: install one or set PYTHON=/path/to/python" >&2; exit 1; fi; \
	"$$python" -m venv .venv
	$(PIP) --quiet uv || echo "make: uv cannot be installed, going on with pip" >&2
	$(UV) -e . || $(PIP) -e .
	@touch $@

# and what its tests need
$(TOOLS): $(READY)
	$(UV) -e ".[server,dev]" || $(PIP) -e ".[server,dev]"
	@touch $@

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TOOLS)
	$(BIN)/mypy

check: lint types
	$(BIN)/python -m pytest -m "not model and not server and not browser"

test: lint types chromium lts
	$(BIN)/python -m pytest

fuzz: $(TOOLS)
	$(BIN)/python -m tests.hostile.fuzz $(or $(FILES),20000) $(or $(SEED),7)

# the contract of stores on Neo4j's long-term-support line as well; the rest runs on the default version
lts: $(TOOLS)
	GRAPHBUILDER_TEST_NEO4J=5.26.30 $(BIN)/python -m pytest tests/store -m server

generated: $(TOOLS)
	$(BIN)/graphbuilder lexicon relations > docs/relations.md
	$(BIN)/python -m graphbuilder.query.lists

demo: $(READY)
	$(BIN)/graphbuilder demo

chromium:
	@if test -x /usr/bin/chromium; then exit 0; fi; \
	if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
		apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else \
		echo "make: /usr/bin/chromium is missing: install Debian's package chromium, then run make test again" >&2; exit 1; \
	fi

clean:
	rm -rf .venv demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
