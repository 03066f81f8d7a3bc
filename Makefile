# make run    installs what is missing into .venv and opens the app on PORT
# make serve  the same for many readers: WORKERS processes behind nginx on PORT, below ATLAS_PATH (docs/hosting.md)
# make test   installs what is missing, Chromium, LibreOffice, librsvg and a typeface included, and checks everything
# make report checks everything and writes what came of it: docs/trust.md, with what is installed, and its licences
# make pythons asks the tests without a browser of every Python from 3.11 to 3.13 that is there
# make lock   writes requirements/ anew from pyproject.toml; UPGRADE=--upgrade takes newer versions
# make bench  measures the app against named baselines and writes docs/performance.md; PART=sessions one part of it,
#             FEW=1 with the smallest numbers and without writing
# make data   makes again what is made from files of others (geodata/build)
# make library builds what draws the map from its lock file (pages/parts/map_library); needs the npm registry
# make format puts code and data files into the project's layout
PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 2
ATLAS_PATH ?= /
UPGRADE ?=
PART ?=
FEW ?=
BIN := .venv/bin
REPORT := .venv-report/bin
# Every version with the hashes of its files, which pip compares, and nothing that must be built first.
INSTALL := python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-build \
	--annotation-style line --custom-compile-command "make lock" $(UPGRADE)

# A suite begins some hundred processes; what the first has compiled, the others read, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run serve test report pythons lock bench data library format

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

serve: .venv/run
	@WORKERS=$(WORKERS) PORT=$(PORT) ATLAS_PATH=$(ATLAS_PATH) exec $(BIN)/python -m deploy.serve

# Chromium, LibreOffice, librsvg and a typeface are installed while other checks run. The tests that need them wait for them.
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
	$(BIN)/python -m tests.debian nginx
	$(BIN)/python -m benchmarks $(PART) $(if $(FEW),--few)

data: .venv/run
	$(BIN)/python -m geodata.build

library: .venv/test
	cd pages/parts/map_library && PATH="$(CURDIR)/$(BIN):$$PATH" && npm ci && npm run build && rm -r node_modules

format: .venv/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/python -m loaders.layout geodata/layers/*.geojson
	$(BIN)/python -m loaders.fieldguide

report: .venv/test .venv-report/done .venv-run/done
	$(BIN)/python -m tests.debian >/dev/null
	$(BIN)/python -m tests.report

pythons:
	@for version in 3.11 3.12 3.13; do \
		if ! python$$version --version >/dev/null 2>&1; then echo "Python $$version is not here."; continue; fi; \
		python$$version -m venv .venv-$$version && \
		.venv-$$version/bin/$(INSTALL) requirements/test.txt && \
		.venv-$$version/bin/python -m pytest -q -n 2 --ignore tests/browser || exit 1; \
	done

lock: .venv-report/done
	$(REPORT)/$(LOCK) --extra test -o requirements/test.txt pyproject.toml
	$(REPORT)/$(LOCK) -c requirements/test.txt -o requirements/run.txt pyproject.toml
	$(REPORT)/$(LOCK) --group report -o requirements/report.txt

.venv/run: requirements/run.txt
	$(PYTHON) -m venv .venv
	$(BIN)/$(INSTALL) $<
	touch $@

.venv/test: requirements/test.txt .venv/run
	$(BIN)/$(INSTALL) $<
	touch $@

# What runs and nothing else: what the lists of packages and licences are made from.
.venv-run/done: requirements/run.txt
	$(PYTHON) -m venv .venv-run
	.venv-run/bin/$(INSTALL) $<
	touch $@

.venv-report/done: requirements/report.txt
	$(PYTHON) -m venv .venv-report
	$(REPORT)/$(INSTALL) $<
	touch $@
