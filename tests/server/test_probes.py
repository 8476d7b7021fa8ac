"""The 70 probes of portable Cypher give the rows that were worked out by hand, on both servers too."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import GraphInfo, Store, open_store
from graph.store.server.ours import GRAPH, HIDDEN_PROPERTY, OURS, Marker
from tests.server.neo4j_server import NeoServer
from tests.server.world import by_driver, emptied, environment

pytestmark = pytest.mark.neo4j

_PROBES = yaml.safe_load((Path(__file__).parents[1] / "cypher" / "probes.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def store(server: NeoServer) -> Iterator[Store]:
    """The probes' graph, marked as ours: a build would not write the dates that it has."""
    emptied(server)
    for statement in _PROBES["setup"]:
        by_driver(server, statement)
    text = Marker(GraphInfo("0" * 64, None, 12, 14), "probes").write()
    by_driver(server, f"MATCH (n) SET n:{OURS} WITH n LIMIT 1 SET n:{GRAPH}, n.{HIDDEN_PROPERTY} = $text", text=text)
    with environment(server.environment()), closing(open_store(server.uri)) as opened:
        yield opened
    emptied(server)


@pytest.mark.parametrize("probe", _PROBES["probes"], ids=[probe["name"] for probe in _PROBES["probes"]])
def test_a_probe_gives_the_rows_worked_out_by_hand(probe: dict[str, Any], store: Store) -> None:
    rows = [list(row.values()) for row in store.run(probe["query"], probe.get("parameters")).rows]
    if probe.get("order") == "any":
        assert sorted(rows) == sorted(probe["rows"])
    else:
        assert rows == probe["rows"]
