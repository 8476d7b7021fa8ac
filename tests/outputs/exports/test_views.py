"""DOT, read back with pygraphviz, and Mermaid, by its structure."""

import html
import re
from io import BytesIO
from typing import Any

import pygraphviz
import pytest

from graph.property_graph import EdgeTable, PropertyGraph
from graph.whole import WholeGraph
from outputs.exports import dot, mermaid
from tests.outputs.exports.world import NASTY, MadeUp, each_graph

EDGE: Any = {"claims": ["c1"], "against": [], "premises": [], "sources": ["a:1"], "confidence": "low"}


def written(writer: Any, graph: WholeGraph) -> str:
    file = BytesIO()
    writer.write(graph, file)
    return file.getvalue().decode()


def shown(name: str) -> str:
    """A name as Graphviz keeps it in a label: line breaks and backslashes as two characters each."""
    return name.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")


def entities(graph: WholeGraph) -> dict[str, str]:
    return {str(node.properties["id"]): str(node.properties["name"]) for node in graph.nodes() if node.label != "Claim"}


@each_graph
def test_graphviz_reads_every_name_and_every_edge_with_its_claims(graph: MadeUp) -> None:
    read = pygraphviz.AGraph(string=written(dot, graph))
    assert {node: node.attr["label"] for node in read.nodes()} == {
        key: shown(name) for key, name in entities(graph).items()
    }
    edges = [edge for edge, *_ in graph.unordered("BLOCKED")]
    assert len(read.edges()) == len(edges)
    found = sorted(
        (edge[0], edge[1], edge.attr["label"], edge.attr["claims"], edge.attr["confidence"]) for edge in read.edges()
    )
    assert found == sorted(
        (edge.start, edge.end, "BLOCKED", as_json(edge.properties["claims"]), str(edge.properties["confidence"]))
        for edge in edges
    )


def as_json(claims: Any) -> str:
    return "[" + ", ".join(f'"{claim}"' for claim in claims) + "]"


def small(name: str, claims: list[str]) -> MadeUp:
    nodes: Any = {"State": [{"id": "XAA", "name": name}], "Initiative": [{"id": "a-bank", "name": "bank"}]}
    return MadeUp(PropertyGraph(nodes, {"BLOCKED": EdgeTable(["XAA"], ["a-bank"], [EDGE | {"claims": claims}])}))


def test_mermaid_as_it_is_written() -> None:
    assert written(mermaid, small("Aland", ["c1", "c2", "c3", "c4", "c5"])).splitlines()[2:] == [
        '  n_XAA["Aland"]',
        '  n_a_2d_bank["bank"]',
        "  %% c1 c2 c3 c4 c5",
        '  n_XAA -- "BLOCKED<br>low, c1, c2, c3, 2 more" --> n_a_2d_bank',
    ]


LINE = re.compile(r'  n_\w+(?:\["([^"]*)"\]| -- "([^"]*)" --> n_\w+)')


@pytest.mark.parametrize("name", NASTY)
def test_no_name_is_taken_for_mermaid_markdown_or_html(name: str) -> None:
    first, about, *lines = written(mermaid, small(name, ["c1"])).split("\n")
    assert first == "flowchart LR"
    assert about.startswith("%% Cui Bono graph ")
    assert lines.pop() == ""
    matches = [LINE.fullmatch(line) for line in lines]
    assert all(matches)
    label = next(match[1] for match in matches if match and match[1] is not None)
    plain = label.replace("<br>", "\n")
    assert html.unescape(re.sub(r"#(\d+);", r"&#\1;", plain)) == name.replace("\r\n", "\n")
    for sign in ("<", ">", "`", "%", "$", "\\", "*", "[", "{"):
        assert sign not in plain
    assert not re.match(r"\s*(?:[-+*]|\d+[.)])\s", plain)


def test_a_node_has_a_name_of_its_own_and_none_that_mermaid_keeps_for_itself() -> None:
    names = [mermaid.name(identity) for identity in ("end", "a-b", "a_b", "a.b", "a-2d-b", "a_2d_b", "ab")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"n_\w+", name) for name in names)
