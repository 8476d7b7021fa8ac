# make demo: the whole way from evidence to picture. make test: every check. Both set up .venv by themselves.
.DEFAULT_GOAL := help
.PHONY: help demo test check format readme bench clean

export PYTHON
BIN := .venv/bin
DEMO := demo
demo: export CUIBONO_DATABASE := $(DEMO)/graph

help:
	@echo "make demo    build the graph, answer who uses the SCO for what, draw it, write a briefing"
	@echo "make test    run every check: format, lint, types, imports, tests (make check is the same)"
	@echo "make format  format the code and put right what ruff can"
	@echo "make readme  run the README's commands and show what they give now"
	@echo "make bench   measure speed against the engine's own floor"
	@echo "make clean   remove .venv, $(DEMO)/ and caches"

demo:
	@./set-up.sh run
	@mkdir -p $(DEMO)
	@$(BIN)/cuibono build
	@echo
	@$(BIN)/cuibono ask who-uses-it-for-what
	@$(BIN)/cuibono draw who-uses-it-for-what -o $(DEMO)/who-uses-it-for-what.svg
	@$(BIN)/cuibono draw who-uses-it-for-what -o $(DEMO)/who-uses-it-for-what.png
	@$(BIN)/cuibono brief SCO -o $(DEMO)/sco.md
	@echo
	@echo "The picture is in $(DEMO)/who-uses-it-for-what.svg (and .png for a slide), the briefing in $(DEMO)/sco.md,"
	@echo "the graph in $(DEMO)/graph. To try next:"
	@echo "  . $(BIN)/activate; export CUIBONO_DATABASE=$(DEMO)/graph"
	@echo "  cuibono ask                                    # every question"
	@echo "  cuibono ask blocked-initiatives                # what was blocked, and by whom"
	@echo "  cuibono ask evidence -p id=sco-038-01          # the chain behind one claim"
	@echo "  cuibono cypher 'MATCH (s:State)-[r:BLOCKED]->(i) RETURN s.name, i.name, r.sources'"

test check:
	@./set-up.sh dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

format:
	@./set-up.sh dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

readme:
	@./set-up.sh dev
	$(BIN)/python -m tests.docs.transcript

bench:
	@./set-up.sh dev
	$(BIN)/python -m bench

clean:
	rm -rf .venv .venv.log $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
