"""A first pass over the graph: which attributes it has and of which type, for formats that declare them up front."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.property_graph import Properties, PropertyValue
from graph.whole import WholeGraph


class Type(StrEnum):
    """What the values of an attribute are: `year` is a whole number, `founder` a flag, `claims` a list of texts."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "flag"
    LIST = "list"


Attributes = dict[str, Type]
"""Attributes with their types: `id` and `name` first, the others in alphabetical order."""

_TYPES: dict[type, Type] = {str: Type.TEXT, int: Type.WHOLE, float: Type.NUMBER, bool: Type.FLAG, list: Type.LIST}
_NUMBERS = frozenset({Type.WHOLE, Type.NUMBER})


@dataclass(frozen=True, slots=True)
class Survey:
    """The attributes of nodes by label, and of edges by type; only labels and types that occur are there."""

    nodes: Mapping[str, Attributes]
    edges: Mapping[str, Attributes]

    def of_nodes(self) -> Attributes:
        """Give the attributes of all nodes together."""
        return _together(self.nodes.values())

    def of_edges(self) -> Attributes:
        """Give the attributes of all edges together."""
        return _together(self.edges.values())


def survey(graph: WholeGraph) -> Survey:
    """Read the whole graph once, and remember no more of it than its attributes."""
    nodes: defaultdict[str, Attributes] = defaultdict(dict)
    edges: defaultdict[str, Attributes] = defaultdict(dict)
    for node in graph.nodes():
        _note(nodes[node.label], node.properties)
    for edge, *_ in graph.unordered():
        _note(edges[edge.type], edge.properties)
    return Survey(
        {label: _in_order(found) for label, found in nodes.items()},
        {kind: _in_order(found) for kind, found in edges.items()},
    )


def _note(known: Attributes, properties: Properties) -> None:
    for name, value in properties.items():
        kind = _type_of(value)
        before = known.get(name)
        if before is not kind:
            known[name] = kind if before is None else _both(before, kind)


def _type_of(value: PropertyValue) -> Type:
    return _TYPES[type(value)]


def _both(one: Type, other: Type) -> Type:
    """The type that holds values of both: text holds all."""
    if one is other:
        return one
    return Type.NUMBER if {one, other} <= _NUMBERS else Type.TEXT


def _together(several: Iterable[Attributes]) -> Attributes:
    found: Attributes = {}
    for attributes in several:
        for name, kind in attributes.items():
            found[name] = _both(found[name], kind) if name in found else kind
    return _in_order(found)


def _in_order(attributes: Attributes) -> Attributes:
    names = sorted(attributes, key=lambda name: (name != "id", name != "name", name))
    return {name: attributes[name] for name in names}
