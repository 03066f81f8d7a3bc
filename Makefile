# make run    installs what is missing into .venv and opens the app on PORT
# make test   installs what is missing, Chromium, LibreOffice and librsvg included, and checks everything
# make bench  measures the app against named baselines and prints the table for docs/performance.md
# make data   makes again what is made from files of others (geodata/build)
# make format puts code and data files into the project's layout
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test bench data format

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

# Chromium, LibreOffice and librsvg are installed while other checks run. The tests that need them wait for them.
test: .venv/test
	@$(BIN)/python -m tests.debian >/dev/null 2>&1 </dev/null &
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/oxlint --deny-warnings
	$(BIN)/python -m loaders
	$(BIN)/python -m tests.debian chromium
	$(BIN)/python -m pytest -n 2 --dist worksteal

bench: .venv/test
	$(BIN)/python -m tests.debian chromium
	$(BIN)/python -m benchmarks

data: .venv/run
	$(BIN)/python -m geodata.build

format: .venv/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/python -m loaders.layout geodata/layers/*.geojson
	$(BIN)/python -m loaders.fieldguide

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/test: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	touch $@
