# What there is to do here, by name. Every target works on a fresh machine with Python 3.11 to 3.13 and a package registry.
# `make demo` uses .venv-demo, `make test` and `make lint` use .venv-test; both are made from the lock files, with hashes.
# .venv is yours: nothing here touches it.

PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(if $(shell $(p) -c \
  'import sys, venv; print("yes" if (3, 11) <= sys.version_info[:2] < (3, 14) else "")' 2>/dev/null),$(p))))
export OMP_NUM_THREADS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK = 1

RUN = .venv-demo/bin
TEST = .venv-test/bin
STORY = src/crossread/examples/ferry

.PHONY: help demo test golden lint bench bench-weights bench-said bench-told bench-events bench-streams bench-pages test-cluster docs lock train clean

help: ## say what there is to do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: .venv-demo/.made ## read the three example reports, print the dossier, write demo/dossier.html, .json, .md
	@mkdir -p demo
	@$(RUN)/crossread read $(STORY) --offline -o demo/dossier.html demo/dossier.json demo/dossier.md
	@$(RUN)/crossread verify demo/dossier.json
	@echo
	@echo "The page: $(CURDIR)/demo/dossier.html  (open it in a browser; it loads nothing from anywhere)"

test: .venv-test/.made ## run the tests in an environment of their own
	$(TEST)/python -m pytest

golden: .venv-test/.made ## only the tests that read the example reports with the weights we ship
	$(TEST)/python -m pytest tests/golden

lint: .venv-test/.made ## style, format and types
	$(TEST)/ruff check .
	$(TEST)/ruff format --check .
	$(TEST)/mypy

bench: bench-weights bench-said bench-told bench-events bench-streams bench-pages ## every measurement; tables go to bench/results

bench-weights: .venv-test/.made ## the weights we ship: tags, dependencies, names, sentences, speed
	@$(call measure,weights)
	@$(call measure,reporting_clauses)
	@$(call measure,sentence_vectors)

bench-said: .venv-test/.made ## quotations, speakers, same quotations
	@$(call measure,said)

bench-told: .venv-test/.made ## statements, alignment, verdicts
	@$(call measure,told)
	@$(call measure,figures)
	@$(call measure,timex)
	@$(call measure,planted 40)
	@$(call measure,planted 30 open)
	@$(call measure,conflict_reading)
	@$(call measure,row_reading)

bench-events: .venv-test/.made ## events, places, positions
	@$(call measure,events)

bench-streams: .venv-test/.made ## many reports: near-duplicates, stories, speed
	@$(call measure,streams)

test-cluster: ## the tests and measurements on a Ray cluster of two raylets here, in an environment of their own (not locked)
	$(PYTHON) -m venv .venv-cluster
	.venv-cluster/bin/pip install --quiet -e ".[cluster,streams,tables]" pytest hypothesis
	.venv-cluster/bin/python -m pytest tests/batch
	.venv-cluster/bin/python -m bench.streams cluster

bench-pages: .venv-test/.made ## the pages and one whole run: size, time to write, cold and warm
	@$(call measure,pages)
	@$(call measure,cold)

# The data lie beside the repository and cannot be shipped: where they are not, say so and go on.
define measure
if [ ! -d ../shared ]; then echo "bench.$(1): left out, its data are not here (../shared)"; \
elif [ -e bench/$(firstword $(1)).py ] || [ -d bench/$(firstword $(1)) ]; then $(TEST)/python -m bench.$(1); \
else echo "bench.$(1): there is no such measurement here"; fi
endef

docs: .venv-test/.made ## write again the reference that is made from the code (docs/reference)
	$(TEST)/python -m docs.make_reference

lock: ## resolve the dependencies anew (with uv, in an environment of its own)
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile pyproject.toml --group build $(LOCKED) -o requirements.lock
	.venv-lock/bin/uv pip compile pyproject.toml $(EXTRAS) --group build --group dev $(LOCKED) -c requirements.lock -o requirements-dev.lock

# cluster is left out: Daft pins tqdm below what spaCy is locked with, and Ray brings half a gigabyte (docs/decisions/0023)
EXTRAS = $(foreach extra,tables streams postgres search serve,--extra $(extra))
LOCKED = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

train: ## make the weights again from open corpora (needs ../shared and some hours; see train/README.md)
	@if [ ! -d ../shared ]; then echo "train: left out, its corpora are not here (../shared)"; exit 0; fi; \
	$(PYTHON) -m venv .venv-train && .venv-train/bin/pip install --quiet -e . --group train && .venv-train/bin/python -m train all

clean: ## take away the environments and what was made
	rm -rf .venv-demo .venv-test .venv-train .venv-lock .venv-cluster demo .pytest_cache .ruff_cache .mypy_cache .hypothesis

.venv-demo/.made: requirements.lock pyproject.toml
	$(call environment,.venv-demo,requirements.lock)

.venv-test/.made: requirements-dev.lock pyproject.toml
	$(call environment,.venv-test,requirements-dev.lock)

define environment
@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and none was found; name one: make PYTHON=/path/to/python3"; exit 1; }
@echo "making $(1) with $(PYTHON) from $(2) (a minute or two, once)"
@$(PYTHON) -m venv --clear $(1)
@$(1)/bin/python -m pip install --quiet --require-hashes -r $(2)
@$(1)/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
@touch $@
endef
