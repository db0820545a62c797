# The two commands: `make site` builds the checked site into site/, `make test` passes the tests.
# Everything is installed into .venv; nothing global, except the browser and the dictionaries of the tests (Debian).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup site serve check test lint browser audit offline lock clean

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

setup: $(VENV)/.ready ## install what the project needs into .venv

# KEEP_GOING=1 leaves out what has errors and publishes the rest; the exit code still says that something is wrong
site: setup ## check all practices and build the site into site/
	$(if $(KEEP_GOING),-)$(BIN)/python scripts/validate.py
	$(if $(KEEP_GOING),-)$(BIN)/python scripts/export_pdf.py
	$(BIN)/python scripts/build.py --offline $(if $(KEEP_GOING),--keep-going)
	$(BIN)/python scripts/search.py --uncovered

serve: setup ## look at the site while writing, at http://localhost:8000
	$(BIN)/mkdocs serve

check: setup ## check all practices
	$(BIN)/python scripts/validate.py

lint: setup ## style, types, layers
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

browser: ## Chromium for the tests (Debian; needs root or sudo once)
	@command -v chromium >/dev/null || { \
	  as_root=$$( [ "$$(id -u)" = 0 ] || echo sudo ); \
	  $$as_root apt-get update -qq && $$as_root apt-get install -y -qq --no-install-recommends chromium; }

# a browser that a busy machine held up is asked once more, and the run says so; any other failure counts at once
test: lint browser ## lint, then all tests
	$(BIN)/pytest -n 2 --reruns 1 --only-rerun 'TimeoutError|Locator expected'

audit: site browser ## judge the whole site: axe-core, links, HTML checker, Lighthouse (needs Node, npm and Java)
	$(BIN)/python scripts/audit.py

offline: site ## the copy of the site for a disk, with search: site/offline.zip (part of every site)
	@ls -l site/offline.zip

lock: ## renew requirements.lock from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev --no-header pyproject.toml -o requirements.lock

clean: ## remove what was built
	rm -rf build site
