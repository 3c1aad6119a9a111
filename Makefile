# make run | test | bench | evaluate | breakages | coverage — see README.md. Everything is installed in .venv; nothing else is touched.
PYTHON ?= python3
PORT ?= 5000
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
EDITOR := cefi_map/static/vendor/prosemirror.js

.PHONY: run test bench bench-editor evaluate breakages coverage clean
run: $(STAMPS)/run
	@exec $(BIN)/python app.py --port $(PORT)

test: $(STAMPS)/test
	@$(BIN)/python -m tests.preflight
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

bench: $(STAMPS)/test
	@$(BIN)/python -m tests.bench

bench-editor: $(STAMPS)/test
	@$(BIN)/python -m tests.editor.measure

evaluate: $(STAMPS)/test
	@$(BIN)/python -m tests.evaluate

breakages: $(STAMPS)/test
	@$(BIN)/python -m tests.breakages

coverage: $(STAMPS)/test
	@$(BIN)/python -m tests.covered

clean:
	rm -rf $(VENV) $(STAMPS)

# One install serves both: `test` adds to what `run` installed. Stamps make a second run work offline.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 ou plus récent est nécessaire (make PYTHON=/chemin/python3.12 run)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: pyproject.toml hatch_build.py package-lock.json | $(VENV)/bin/python
	@mkdir -p $(STAMPS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@test -f $(EDITOR) || echo "L’éditeur du dossier n’est pas construit : npm n’a pas répondu. Le reste fonctionne ; make clean run le construit." >&2
	@touch $@

$(STAMPS)/test: pyproject.toml hatch_build.py package-lock.json | $(VENV)/bin/python
	@mkdir -p $(STAMPS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(STAMPS)/run
