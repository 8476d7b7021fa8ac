"""Small made-up graphs with nasty names, and a way to export them without a store."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edge_order import Joined
from graph.model import Label
from graph.property_graph import EdgeTable, Properties, PropertyGraph
from graph.store import GraphInfo
from graph.whole import Node, WholeGraph

NASTY = [
    "plain",
    'say "so"',
    "it's",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "a;=1+1",
    "'=1",
    "</data></node>",
    "]]><x a='1'/>&amp;&#10;",
    "two\nlines",
    "carriage\r\nreturn",
    "tab\tbed",
    " spaces ",
    "back\\slash\\",
    "\\N \\G",
    "上海合作组织",
    "🕊️ emoji 👩‍👩‍👧",
    "مرحبا \u202eevil\u202c",
    "a,b;c|d",
    "--> %% %%{init: {}}%% `code` $$x$$ #quot; <br>",
    "null",
    "1. first",
    "true",
    "[1]",
]
"""Names that end a string, a cell, an element, a label or a line where a writer forgets to escape them."""

INFO = GraphInfo("a" * 64, "2025", 0, 0, ("made-up",))


class MadeUp(WholeGraph):
    """A graph in memory in the place of a stored one; its edges come in a wrong order, as a store may give them."""

    def __init__(self, graph: PropertyGraph) -> None:
        self.graph = graph
        self._label = {str(row["id"]): label for label, rows in graph.nodes.items() for row in rows}

    @property
    def info(self) -> GraphInfo:
        return INFO

    def nodes(self, *labels: str) -> Iterator[Node]:
        for label in labels or Label:
            for row in self.graph.nodes.get(label, []):
                yield Node(str(label), row)

    def unordered(self, *types: str) -> Iterator[Joined]:
        for edge in reversed(list(self.graph.all_edges())):
            if not types or edge.type in types:
                yield Joined(edge, self._label[edge.start], self._label[edge.end])


def _rare(values: "st.SearchStrategy[Any]") -> "st.SearchStrategy[Any]":
    return st.none() | values


names = st.sampled_from(NASTY) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
)
"""Texts that the evidence may hold: anything but control characters, as the loader has it."""


def _present(properties: dict[str, Any]) -> Properties:
    return {key: value for key, value in properties.items() if value is not None}


@st.composite
def graphs(draw: st.DrawFn) -> MadeUp:
    """Some states that block some initiatives, with parallel edges, and a claim whose own key has the name `value`."""
    states = [
        _present(
            {
                "id": f"S{number}",
                "name": draw(names),
                "aliases": draw(_rare(st.lists(names, max_size=3))),
            }
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    initiatives = [
        _present({"id": "bank", "name": draw(names), "year": draw(_rare(st.integers(-(2**40), 2**40)))}),
        {"id": "zone", "name": draw(names)},
    ]
    claims = [
        _present(
            {
                "id": f"c{number}",
                "name": draw(names),
                "founder": draw(_rare(st.booleans())),
                "value": draw(_rare(st.integers(-99, 99) | st.floats(-1e9, 1e9))),
            }
        )
        for number in range(2)
    ]
    table = EdgeTable()
    for number in range(draw(st.integers(0, 5))):
        table.add(str(draw(st.sampled_from(states))["id"]), draw(st.sampled_from(["bank", "zone"])))
        table.properties.append(
            _present(
                {
                    "claims": draw(st.lists(st.sampled_from(["c0", "c1"]), unique=True)),
                    "against": [],
                    "premises": [],
                    "sources": draw(st.lists(names, max_size=2)),
                    "confidence": draw(st.sampled_from(["high", "moderate", "low"])),
                    "layer": f"layer {number}",
                    "within": draw(_rare(names)),
                }
            )
        )
    subjects = EdgeTable(["c0", "c1"], ["bank", "S0"])
    return MadeUp(
        PropertyGraph(
            {"Claim": claims, "Initiative": initiatives, "State": states},
            {"BLOCKED": table, "SUBJECT": subjects} if table.starts else {"SUBJECT": subjects},
        )
    )


def each_graph(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test on some dozens of made-up graphs; reading one back may take long on a busy machine."""
    drawn: Callable[..., None] = settings(max_examples=40, deadline=None)(given(graph=graphs())(test))
    return drawn


def expected_edges(graph: WholeGraph) -> list[dict[str, Any]]:
    """What an export holds of the edges, as plain data in an order of its own."""
    return sort_edges(
        {"from": edge.start, "to": edge.end, "type": edge.type, **edge.properties} for edge, *_ in graph.unordered()
    )


def sort_edges(edges: Any) -> list[dict[str, Any]]:
    return sorted(edges, key=lambda edge: json.dumps(edge, sort_keys=True))


LISTS = frozenset({"aliases", "claims", "against", "premises", "sources", "shown_by"})
"""The properties that are lists, and stand as JSON in a format that has none."""


def without_json(properties: dict[str, Any]) -> dict[str, Any]:
    """Read lists back from JSON."""
    return {key: json.loads(value) if key in LISTS else value for key, value in properties.items()}
