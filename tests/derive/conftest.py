"""Fixtures that derive a small graph from claims written in the test."""

from collections.abc import Callable

import pytest

from graph.derive import derive
from graph.property_graph import Edge, PropertyGraph
from tests.derive.world import make_evidence


@pytest.fixture
def graph_of() -> Callable[..., PropertyGraph]:
    return lambda *claims, **more: derive(make_evidence(*claims, **more))


@pytest.fixture
def edges_of() -> Callable[..., list[Edge]]:
    """Give the edges of one type that a graph has, in its order."""
    return lambda graph, kind: [edge for edge in graph.all_edges() if edge.type == kind]
