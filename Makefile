# Payung's commands. Each sets up what it needs first: a bare machine needs Python 3.11+ and make, nothing else.
# PORT, DATA_DIR and the other variables of the README are honoured: `make run PORT=8080`.

PYTHON ?= python3
OURS = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test lint format strings screens lock clean

help: ## these lines
	@sed -n 's/^\([a-z]*\): ## /  make \1	/p' Makefile

run: ## set up all there is to set up, then serve http://127.0.0.1:8000 (PORT, DATA_DIR)
	@$(PYTHON) -m tools.setup run
	@$(OURS) -m tools.run

test: ## every test, browser tests included (ARGS="-k nik" gives ARGS to pytest alone)
	@$(PYTHON) -m tools.setup test
	@$(OURS) -m tools.test $(ARGS)

lint: ## style, types, words, house rules
	@$(PYTHON) -m tools.setup lint
	@$(OURS) -m tools.lint

format: ## put Python into its one form
	@$(PYTHON) -m tools.setup lint
	@.venv/bin/ruff check --fix --quiet; .venv/bin/ruff format

strings: ## take new sentences into every catalog, check and compile them
	@$(PYTHON) -m tools.setup words
	@.venv/bin/payung strings extract
	@.venv/bin/payung strings check
	@.venv/bin/payung strings compile

screens: ## a picture of every screen, into docs/screens
	@$(PYTHON) -m tools.setup test
	@$(OURS) -m tests.browser.screens

lock: ## write the lock files anew from the .in files (ARGS=--upgrade for newer versions)
	@$(PYTHON) -m tools.setup words
	@$(OURS) -m tools.lock $(ARGS)

clean: ## remove all that was built; your data in .data stays
	@rm -rf .venv pwa/node_modules pwa/dist server/reference/built translations/phone.json
