"""GraphML and GEXF, read back with networkx, and held to what Gephi makes of them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from graph.store import Store
from graph.whole import WholeGraph
from outputs.exports import gexf, graphml
from tests.outputs.exports.world import MadeUp, each_graph, expected_edges, sort_edges, without_json

Read = Callable[[BytesIO], Any]
WRITERS = {"graphml": graphml.write, "gexf": gexf.write}
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"


def with_keys(read: Any) -> Any:
    graph: Any = networkx.MultiDiGraph()
    graph.add_nodes_from(read.nodes(data=True))
    graph.add_edges_from((start, end, data["id"], data) for start, end, data in read.edges(data=True))
    return graph


READERS: dict[str, Read] = {
    "graphml": lambda file: networkx.read_graphml(file, force_multigraph=True),
    # Without parallel edges networkx makes a DiGraph of a GEXF file, and the keys are the attribute `id`.
    "gexf": lambda file: with_keys(networkx.read_gexf(file)),
}
kinds = pytest.mark.parametrize("kind", ["graphml", "gexf"])


def written(kind: str, graph: WholeGraph) -> bytes:
    file = BytesIO()
    WRITERS[kind](graph, file)
    return file.getvalue()


def read_back(kind: str, graph: WholeGraph) -> Any:
    return READERS[kind](BytesIO(written(kind, graph)))


@kinds
@each_graph
def test_nothing_is_lost_on_the_way_through_networkx(kind: str, graph: MadeUp) -> None:
    assert_nothing_is_lost(kind, graph)


@kinds
def test_nothing_of_what_ships_is_lost(kind: str, shipped: Store) -> None:
    assert_nothing_is_lost(kind, WholeGraph(shipped))


def assert_nothing_is_lost(kind: str, graph: WholeGraph) -> None:
    read = read_back(kind, graph)
    nodes = {
        key: {name: value for name, value in without_json(dict(data)).items() if name not in {"label", "labels"}}
        for key, data in read.nodes(data=True)
    }
    assert nodes == {
        node.properties["id"]: {name: value for name, value in node.properties.items() if name != "id"}
        for node in graph.nodes()
    }
    edges = [
        {"from": start, "to": end, **{k: v for k, v in without_json(data).items() if k not in {"label", "id"}}}
        for start, end, data in read.edges(data=True)
    ]
    assert sort_edges(edges) == expected_edges(graph)


@kinds
@each_graph
def test_a_node_has_its_name_as_label_and_an_edge_its_type(kind: str, graph: MadeUp) -> None:
    read = read_back(kind, graph)
    for label, properties in graph.nodes():
        shown = read.nodes[properties["id"]]
        assert (shown["label"], shown["labels"]) == (properties["name"], label)
    assert all(data["label"] == data["type"] for *_, data in read.edges(data=True))


@kinds
@each_graph
def test_an_edges_key_has_its_claim_ids_and_no_two_edges_have_one_key(kind: str, graph: MadeUp) -> None:
    read = read_back(kind, graph)
    keys = [key for *_, key in read.edges(keys=True)]
    assert len(set(keys)) == len(keys) == len(expected_edges(graph))
    for start, end, key, data in read.edges(keys=True, data=True):
        claims = without_json(data).get("claims", [])
        assert key.rstrip("'") == " ".join([start, data["type"], end, *claims])


@kinds
@each_graph
def test_the_same_graph_gives_the_same_bytes_in_whatever_order_its_edges_come(kind: str, graph: MadeUp) -> None:
    class Turned(MadeUp):
        def unordered(self, *types: str) -> Any:
            return reversed(list(super().unordered(*types)))

    assert written(kind, Turned(graph.graph)) == written(kind, graph)


@each_graph
def test_graphml_as_gephi_reads_it(graph: MadeUp) -> None:
    """Gephi drops an attribute of unknown type, and takes `d3`, `r`, `size` and others for the look of a node."""
    root = ElementTree.fromstring(written("graphml", graph))
    keys = root.findall(f"{GRAPHML}key")
    ids = [key.attrib["id"] for key in keys]
    assert len(set(ids)) == len(ids)
    assert {key.attrib["attr.type"] for key in keys} <= {"string", "long", "double", "boolean"}
    assert {key.attrib["for"] for key in keys} == {"node", "edge"}
    names = {(key.attrib["for"], key.attrib["attr.name"]) for key in keys}
    assert not {name for _, name in names} & {"x", "y", "z", "r", "g", "b", "size", "weight", "id", "d3", "d7"}
    assert {("node", "label"), ("edge", "label")} <= names
    used = {data.attrib["key"] for data in root.iter(f"{GRAPHML}data")}
    assert used <= set(ids)


@each_graph
def test_gexf_as_gephi_reads_it(graph: MadeUp) -> None:
    """Gephi drops an edge whose ends come later, and makes one of parallel edges that have one kind."""
    root = ElementTree.fromstring(written("gexf", graph))
    (shown,) = root.findall(f"{GEXF}graph")
    assert shown.attrib["defaultedgetype"] == "directed"
    assert [child.tag.removeprefix(GEXF) for child in shown] == ["attributes", "attributes", "nodes", "edges"]
    for attributes in shown.findall(f"{GEXF}attributes"):
        declared = {one.attrib["id"]: one.attrib["type"] for one in attributes}
        assert set(declared.values()) <= {"string", "long", "double", "boolean"}
        values = shown.iter(f"{GEXF}{attributes.attrib['class']}")
        used = {value.attrib["for"] for element in values for value in element.iter(f"{GEXF}attvalue")}
        assert used <= set(declared)
    edges = list(shown.iter(f"{GEXF}edge"))
    assert len({(edge.attrib["source"], edge.attrib["target"], edge.attrib["kind"]) for edge in edges}) == len(edges)
    for edge in edges:
        assert {"id", "source", "target", "label", "kind"} == set(edge.attrib)
        assert edge.attrib["kind"].split(" ")[0] == edge.attrib["label"]


@kinds
def test_a_number_that_is_whole_here_and_not_there_is_a_number_everywhere(kind: str) -> None:
    from graph.property_graph import PropertyGraph

    claims: Any = [{"id": "c1", "name": "one", "value": 60}, {"id": "c2", "name": "two", "value": 1.5}]
    graph = MadeUp(PropertyGraph({"Claim": claims}, {}))
    read = read_back(kind, graph)
    assert (read.nodes["c1"]["value"], read.nodes["c2"]["value"]) == (60.0, 1.5)
    assert b'"double"' in written(kind, graph)


@kinds
def test_what_xml_cannot_hold_becomes_the_sign_for_it(kind: str) -> None:
    from graph.property_graph import PropertyGraph

    graph = MadeUp(PropertyGraph({"State": [{"id": "A", "name": "bell\x07 and \uffff"}]}, {}))
    assert read_back(kind, graph).nodes["A"]["name"] == "bell\ufffd and \ufffd"
