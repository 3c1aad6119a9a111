# make run | near | check | ruff | mypy | front | test | deep | engines | ear | prove | states | learn | wheels | wheels-centre | lock | docs | bench | bench-editor | bench-server | cluster-test | evaluate | breakages | mutants | coverage | clean — see CONTRIBUTING.md. Everything is installed in .venv; nothing else is touched.
PYTHON ?= python3
PORT ?= 5000
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
EDITOR := cefi_map/static/vendor/prosemirror.js
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# The locks name all there is: pip looks nothing up, so a newer release of what an extra names changes nothing.
LOCKED := --require-hashes --no-deps --only-binary :all:
# Beside each other; what each says comes in one piece where make can, and all of them are heard before one that failed ends it.
APART := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
STYLED := @$(MAKE) --no-print-directory --jobs 3 --keep-going $(APART) ruff mypy front
# A file's server, pages and maps are made once, by one worker; files in the order of tests/conftest.py.
TOGETHER := --dist loadfile --no-loadscope-reorder
INPUTS := pyproject.toml hatch_build.py package-lock.json $(wildcard locks/*.txt) $(shell find cefi_map -path "*/static/js/*.js")

# What is compiled stays: without it each of the thousand processes that the tests start compiles everything again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run near check ruff mypy front test deep engines ear prove states learn wheels wheels-centre lock docs bench bench-editor bench-server cluster-test evaluate breakages mutants coverage clean
run: $(STAMPS)/run
	@exec $(BIN)/python app.py --port $(PORT)

# A changed room, each change, what answers a stranger, each landing, each release: a wider circle each time.
near: $(STAMPS)/test
	@$(BIN)/python -m tests.near $(ROOM)

check: $(STAMPS)/test
	$(STYLED)
	$(BIN)/pytest -q -n auto -m "not browser and not whole and not deep and not long"

ruff: $(STAMPS)/test
	$(BIN)/ruff check .

mypy: $(STAMPS)/test
	$(BIN)/mypy

front: $(STAMPS)/test
	@$(BIN)/python -m tests.front

test: $(STAMPS)/test
	@$(BIN)/python -m tests.preflight
	$(STYLED)
	$(BIN)/pytest -n auto $(TOGETHER)

# What lands: as `make test`, over more sizes, pages, values and people. Each part has its minutes, and fails beyond them.
deep: $(STAMPS)/test
	@$(BIN)/python -m tests.preflight
	CEFI_WALKS=4 timeout --signal INT --kill-after 1m 28m $(BIN)/pytest -n auto $(TOGETHER) -m "(deep or hypothesis) and not long" --hypothesis-profile full
	timeout 10m $(BIN)/python -m tests.breakages
	timeout 7m $(MAKE) engines

# The journeys in Firefox and WebKitGTK, some minutes; what is not here and cannot be installed is skipped, with a reason.
engines: $(STAMPS)/test
	@$(BIN)/python -m tests.preflight engines
	$(BIN)/pytest -n 2 -m engines tests/engines

# The journeys by ear, with Orca before Firefox: beside what lands until they are green five times in a row.
ear: $(STAMPS)/test
	@$(BIN)/python -m tests.preflight ear
	$(BIN)/pytest -m engines tests/ear

prove: $(STAMPS)/test
	@$(BIN)/python -m tests.preflight
	$(BIN)/pytest -n auto -m long
	CEFI_WALKS=60 CEFI_WALKS_FROM=$$(date +%s) $(BIN)/pytest -n auto -m deep tests/states

# Walks through the application by lot, CEFI_WALKS minutes of them from CEFI_WALKS_FROM on: tests/states.
states: $(STAMPS)/test
	$(BIN)/pytest -n auto -m deep tests/states

# Every weight anew from the labelled maps: the same files, to the last weight, on the same machine. Some minutes.
learn: $(STAMPS)/test
	$(PIP) install $(LOCKED) --requirement locks/learn.txt
	@OMP_NUM_THREADS=1 $(BIN)/python -m tests.learning

bench: $(STAMPS)/test
	@$(BIN)/python -m tests.bench

bench-editor: $(STAMPS)/test
	@$(BIN)/python -m tests.editor.measure

# What a server carries, and what it survives: minutes each, on this machine alone; docs/serveur.md has the figures.
bench-server: $(STAMPS)/test
	@$(BIN)/python -W ignore -m tests.capacity

cluster-test: $(STAMPS)/test
	@$(BIN)/python -W ignore -m tests.cluster

evaluate: $(STAMPS)/test
	@$(BIN)/python -m tests.evaluate

breakages: $(STAMPS)/test
	@$(BIN)/python -m tests.breakages

# Which share of a room's mutants its tests kill: by lot, COUNT of them; minutes to an hour.
mutants: $(STAMPS)/test
	$(PIP) install $(LOCKED) --requirement locks/mutants.txt
	@$(BIN)/python -m tests.mutants --room $(or $(ROOM),judging) --count $(or $(COUNT),160)

coverage: $(STAMPS)/test
	@$(BIN)/python -m tests.covered

# A folder of wheels for machines without a network: exactly the locked ones, ours, and the licences of all. A centre's
# server also needs PostgreSQL's driver and what serves in several processes.
wheels: LOCK := run
wheels-centre: LOCK := centre
wheels wheels-centre: $(STAMPS)/run
	$(PIP) wheel $(LOCKED) --requirement locks/$(LOCK).txt --wheel-dir roues
	$(PIP) wheel --no-deps --no-build-isolation . --wheel-dir roues
	@$(BIN)/python locks/notices.py roues

docs: $(STAMPS)/run
	@$(BIN)/python -m docs.reglages
	@$(BIN)/python -m docs.papiers

lock: $(VENV)/bin/python
	$(PIP) install uv==0.13.9
	@$(BIN)/python locks/lock.py

clean:
	rm -rf $(VENV) $(STAMPS)

# One install serves both: `test` adds to what `run` installed. Stamps make a second run work offline.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 ou plus récent est nécessaire (make PYTHON=/chemin/python3.12 run)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: $(INPUTS) | $(VENV)/bin/python
	@mkdir -p $(STAMPS)
	$(PIP) install $(LOCKED) --requirement locks/run.txt --requirement locks/build.txt
	$(install-own)
	@test -f $(EDITOR) || echo "L’éditeur du dossier n’est pas construit : npm n’a pas répondu. Le reste fonctionne ; make clean run le construit." >&2
	@touch $@

$(STAMPS)/test: $(INPUTS) | $(VENV)/bin/python
	@mkdir -p $(STAMPS)
	$(PIP) install $(LOCKED) --requirement locks/test.txt
	$(install-own)
	@touch $@ $(STAMPS)/run

define install-own
@$(BIN)/python -c 'import sys, hatch_build; sys.exit(not hatch_build.own_node())' || $(PIP) install $(LOCKED) --requirement locks/node.txt
$(PIP) install --no-deps --no-build-isolation --editable .
endef
