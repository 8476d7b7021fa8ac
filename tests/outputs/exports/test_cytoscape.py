"""Cytoscape JSON, read back with networkx."""

import json
from io import BytesIO
from typing import Any

import networkx

from graph.model.relations import OWN_KEYS
from graph.property_graph import PropertyGraph
from graph.store import Store
from graph.whole import WholeGraph
from outputs.exports import cytoscape
from tests.outputs.exports.world import MadeUp, each_graph, expected_edges, sort_edges

OF_NODES = {"value", "shared_name", "labels"}
OF_EDGES = {"id", "key", "source", "target", "interaction", "name"}


def written(graph: WholeGraph) -> dict[str, Any]:
    file = BytesIO()
    cytoscape.write(graph, file)
    document: dict[str, Any] = json.loads(file.getvalue())
    return document


@each_graph
def test_nothing_is_lost_on_the_way_through_networkx(graph: MadeUp) -> None:
    assert_nothing_is_lost(graph)


def test_nothing_of_what_ships_is_lost(shipped: Store) -> None:
    assert_nothing_is_lost(WholeGraph(shipped))


def assert_nothing_is_lost(graph: WholeGraph) -> None:
    read = networkx.cytoscape_graph(written(graph))
    assert isinstance(read, networkx.MultiDiGraph)
    for node in graph.nodes():
        held = dict(read.nodes[node.properties["id"]])
        assert held["labels"] == node.label
        own = {key: value for key, value in held.items() if key not in OF_NODES}
        if cytoscape.CLAIMED_VALUE in own:
            own["value"] = own.pop(cytoscape.CLAIMED_VALUE)
        assert own == node.properties
    assert read.number_of_nodes() == len(list(graph.nodes()))
    edges = [
        {"from": start, "to": end, **{key: value for key, value in data.items() if key not in OF_EDGES}}
        for start, end, data in read.edges(data=True)
    ]
    assert sort_edges(edges) == expected_edges(graph)


@each_graph
def test_an_edge_has_its_claim_ids_in_its_key_and_shows_its_type(graph: MadeUp) -> None:
    read = networkx.cytoscape_graph(written(graph))
    for start, end, key, data in read.edges(keys=True, data=True):
        assert key.rstrip("'") == " ".join([start, data["type"], end, *data.get("claims", [])])
        assert (data["interaction"], data["name"]) == (data["type"], f"{start} ({data['type']}) {end}")


def test_numbers_of_one_column_are_written_alike_and_an_edge_keeps_its_value() -> None:
    claims: Any = [{"id": "c1", "name": "one", "value": 60}, {"id": "c2", "name": "two", "value": 1.5}]
    nodes = written(MadeUp(PropertyGraph({"Claim": claims}, {})))["elements"]["nodes"]
    assert [json.dumps(node["data"]["claimed_value"]) for node in nodes] == ["60.0", "1.5"]
    assert [node["data"]["value"] for node in nodes] == ["c1", "c2"]


def test_no_own_key_of_the_model_has_a_name_that_the_format_needs() -> None:
    assert not (OWN_KEYS - {"value"}) & (OF_NODES | OF_EDGES)
