"""The 70 probes of portable Cypher, with rows that were worked out by hand; `run` says on which store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.cypher import silent_forms, single_statement

from .conftest import Run, scratch

PROBES = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    yield from scratch(tmp_path_factory.mktemp("probes"), PROBES["setup"])


def by_name(probe: dict[str, Any]) -> str:
    return str(probe["name"])


def test_there_are_seventy_probes() -> None:
    assert len(PROBES["probes"]) == 70


@pytest.mark.parametrize("probe", PROBES["probes"], ids=by_name)
def test_a_probe_gives_the_rows_worked_out_by_hand(probe: dict[str, Any], run: Run) -> None:
    rows = [list(row.values()) for row in run(probe["query"], probe.get("parameters"))]
    if probe.get("order") == "any":
        assert sorted(rows) == sorted(probe["rows"])
    else:
        assert rows == probe["rows"]


@pytest.mark.parametrize("probe", PROBES["probes"], ids=by_name)
def test_a_probe_is_let_through(probe: dict[str, Any]) -> None:
    assert silent_forms(single_statement(probe["query"])) == []
