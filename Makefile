# Two commands are enough: `make run` and `make test`. Both set up what they need; `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8501
# How many processes share the tests.
WORKERS ?= 2

BIN := .venv/bin
# Child processes find the environment's programs, and print Japanese wherever they run.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test check format bench corpus pictures docs sample clean-data pins

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

run: .venv/run.stamp  ## start the app at http://localhost:8501 (PORT=… for another port)
	@test -e "$${WORKFORCE_DATABASE:-var/workforce.duckdb}" || $(BIN)/python -m workforce init --sample
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT)

test: .venv/dev.stamp  ## run every test (ARGS="-k vacancy" for some; browser tests where there is a Chromium)
	$(BIN)/python -m pytest --numprocesses $(WORKERS) $(ARGS)

check: .venv/dev.stamp  ## format, lint, SQL lint, then every test: what CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/sqlfluff lint sql
	$(MAKE) test

format: .venv/dev.stamp  ## put Python and SQL into the project's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix sql

bench: .venv/dev.stamp  ## time every query and page (ARGS=--quick for a small run), into var/bench.json
	$(BIN)/python -m tools.bench $(ARGS)

corpus: .venv/dev.stamp  ## read the gold corpus of messy returns and logs: wrong values, recall, time, memory, into var/corpus.json
	$(BIN)/python -m tools.corpus

pictures: .venv/dev.stamp  ## take the pictures of docs/pictures from the running app
	$(BIN)/python -m tools.pictures $(ARGS)

docs: .venv/dev.stamp  ## write docs/metrics.md and sql/schema.sql afresh
	$(BIN)/python -m tools.docs

sample: .venv/run.stamp  ## write data/sample/*.csv afresh (the same every time)
	$(BIN)/python -m workforce.sample

clean-data: .venv/run.stamp  ## take the sample data out of the database
	$(BIN)/python -m workforce remove-sample

pins: .venv/dev.stamp  ## write constraints.txt from what is installed
	@{ sed '/^#/!d' constraints.txt; $(BIN)/python -m pip freeze; } > constraints.new
	@mv constraints.new constraints.txt

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

.venv/run.stamp: requirements.txt constraints.txt | .venv/bin/python
	@echo "Installing what the app needs into .venv (a minute or two, once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp | .venv/bin/python
	@echo "Installing what tests and tools need into .venv (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
