# make demo   the sample articles into a graph, with nothing but Python there
# make check  lint, types and the fast tests
# make test   everything: models, a real Neo4j, a real browser (what .ci/run runs)
# make fuzz   20,000 damaged files of every format are read (FILES=…, SEED=…)
# make env    the environment in .venv; made by the others when it is missing or pyproject.toml changed
# make lock   requirements.lock anew: the versions that «make env» installs, from whichever index pip and uv are told
# make generated  the files that are made of others: docs/relations.md, lists in stored questions
# make vendor the library that draws and the outlines of the map, anew from npm, as pinned in makers/vendor.toml
# make clean  removes what these made

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := check
.PHONY: env lock lint types check test with-neo4j without-neo4j fuzz lts demo programs generated vendor clean

BIN := .venv/bin
COMMA := ,
READY := .venv/.ready
TOOLS := .venv/.tools
PIP := $(BIN)/python -m pip --disable-pip-version-check install
# networks with certificates of their own: trust what the system trusts, as pip does
UV := UV_COMPILE_BYTECODE=1 UV_SYSTEM_CERTS=1 UV_HTTP_TIMEOUT=300 UV_LINK_MODE=copy $(BIN)/uv pip
# the versions that were tested; where an index lacks one of them, what pyproject.toml allows
LOCK := requirements.lock
define install
$(UV) install --python $(BIN)/python -c $(LOCK) -e "$(1)" || $(PIP) -c $(LOCK) -e "$(1)" || \
	{ echo "make: $(LOCK) cannot be had here, going on with what pyproject.toml allows" >&2; \
	$(UV) install --python $(BIN)/python -e "$(1)" || $(PIP) -e "$(1)"; }
endef

env: $(TOOLS)

# what the program itself needs: wheels alone, no compiler; PyTorch as this machine needs it, without GPU libraries where
# there is no GPU
$(READY): pyproject.toml $(LOCK)
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; python=; \
	done; \
	if test -z "$$python"; then echo "make: no Python 3.11 or newer on PATH: install one or set PYTHON=/path/to/python" >&2; exit 1; fi; \
	"$$python" -m venv .venv
	$(PIP) --quiet uv || echo "make: uv cannot be installed, going on with pip" >&2
	UV_TORCH_BACKEND=auto $(UV) install --quiet --python $(BIN)/python -c $(LOCK) torch 2>/dev/null || \
		echo "make: PyTorch's own index cannot be reached, its default build follows: on Linux that brings GPU libraries" >&2
	$(call install,.)
	@touch $@

# and what its tests need
$(TOOLS): $(READY)
	$(call install,.[server$(COMMA)dev])
	@touch $@

lock: $(READY)
	@{ head -n 1 $(LOCK); $(UV) compile pyproject.toml --extra server --extra dev --universal --python-version 3.11 \
		--no-header --no-emit-index-url --no-emit-find-links --no-annotate --quiet; } > $(LOCK).new
	@mv $(LOCK).new $(LOCK)

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy itself has crashed (status 2, "INTERNAL ERROR") on a fresh machine and not again: asked once more without its cache
types: $(TOOLS)
	$(BIN)/mypy --show-traceback || { test $$? -eq 2 && $(BIN)/mypy --show-traceback --no-incremental --cache-dir=/dev/null; }

check: lint types
	$(BIN)/python -m pytest -m "not model and not server and not browser and not tesseract and not cluster"

test: lint types programs
	$(MAKE) --jobs=3 with-neo4j without-neo4j lts

# the parts of the tests, side by side: each waits often enough for servers and browsers that two cores carry three
with-neo4j: $(TOOLS)
	$(BIN)/python -m pytest -m server

without-neo4j: $(TOOLS)
	$(BIN)/python -m pytest -m "not server"

fuzz: $(TOOLS)
	$(BIN)/python -m tests.hostile.classes $(or $(FILES),20000) $(or $(SEED),7)

# the contract of stores on Neo4j's long-term-support line as well; the rest runs on the default version
lts: $(TOOLS)
	GRAPHBUILDER_TEST_NEO4J=5.26.30 $(BIN)/python -m pytest tests/store -m server

generated: $(TOOLS)
	$(BIN)/graphbuilder lexicon relations > docs/relations.md
	$(BIN)/python -m graphbuilder.query.lists

vendor: $(READY)
	$(BIN)/python -m graphbuilder.makers.vendor

demo: $(READY)
	$(BIN)/graphbuilder demo

# the programs of the system that tests need
programs:
	@if test -x /usr/bin/chromium && test -x /usr/bin/tesseract; then exit 0; fi; \
	if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
		apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core \
			tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus >/dev/null; \
	else \
		echo "make: install Debian's packages chromium, tesseract-ocr and tesseract-ocr-rus, then run make test again" >&2; \
		exit 1; \
	fi

clean:
	rm -rf .venv demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
