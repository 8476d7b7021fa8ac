"""A first pass over the graph: which attributes it has and of which type, for formats that declare them up front."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.property_graph import Properties, PropertyValue
from graph.whole import WholeGraph


class Type(StrEnum):
    """What the values of an attribute are: `year` is a whole number, `founder` a flag, `claims` a list of texts."""

    TEXT = "text"
    WHOLE = "whole number"
    LONG = "whole number of more than 32 bits"
    NUMBER = "number"
    FLAG = "flag"
    LIST = "list"


TYPE_NAMES = {
    Type.TEXT: "string",
    Type.WHOLE: "long",
    Type.LONG: "long",
    Type.NUMBER: "double",
    Type.FLAG: "boolean",
    Type.LIST: "string",
}
"""What GraphML and GEXF call the types; a list is JSON in a text."""


Attributes = dict[str, Type]
"""Attributes with their types: `id` and `name` first, the others in alphabetical order."""

_TYPES: dict[type, Type] = {str: Type.TEXT, int: Type.WHOLE, float: Type.NUMBER, bool: Type.FLAG, list: Type.LIST}
_WHOLE_NUMBERS = frozenset({Type.WHOLE, Type.LONG})
_NUMBERS = _WHOLE_NUMBERS | {Type.NUMBER}


@dataclass(slots=True)
class Alike:
    """What the nodes of one label, or the edges of one type, have."""

    number: int = 0
    attributes: Attributes = field(default_factory=dict)
    line_breaks: bool = False
    """Whether a text of theirs has one: some readers want to be told."""
    semicolons: bool = False
    """Whether an item of a list of theirs has one: some writers put them between items."""
    lists: Counter[str] = field(default_factory=Counter)
    """How many have each list."""
    empty: set[str] = field(default_factory=set)
    """The lists that are empty in some."""

    def note(self, properties: Properties) -> None:
        """Take one more of them into account."""
        self.number += 1
        for name, value in properties.items():
            kind = _type_of(value)
            before = self.attributes.get(name)
            if before is not kind:
                self.attributes[name] = kind if before is None else _both(before, kind)
            if isinstance(value, str):
                self.line_breaks = self.line_breaks or _has_break(value)
            elif isinstance(value, list):
                self._note_list(name, value)

    def _note_list(self, name: str, items: list[str]) -> None:
        self.lists[name] += 1
        if not items:
            self.empty.add(name)
        self.line_breaks = self.line_breaks or any(map(_has_break, items))
        self.semicolons = self.semicolons or any(";" in item for item in items)

    def never_absent(self) -> list[str]:
        """Give the lists that all of them have, although some are empty: `against` of every direct edge."""
        return sorted(name for name in self.empty if self.lists[name] == self.number)


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is of nodes by label and of edges by type; only labels and types that occur are there."""

    nodes: Mapping[str, Alike]
    edges: Mapping[str, Alike]

    def of_nodes(self) -> Attributes:
        """Give the attributes of all nodes together."""
        return _together(one.attributes for one in self.nodes.values())

    def of_edges(self) -> Attributes:
        """Give the attributes of all edges together."""
        return _together(one.attributes for one in self.edges.values())


def survey(graph: WholeGraph) -> Survey:
    """Read the whole graph once, and remember no more of it than its attributes."""
    nodes: defaultdict[str, Alike] = defaultdict(Alike)
    edges: defaultdict[str, Alike] = defaultdict(Alike)
    for node in graph.nodes():
        nodes[node.label].note(node.properties)
    for edge, *_ in graph.unordered():
        edges[edge.type].note(edge.properties)
    for one in (*nodes.values(), *edges.values()):
        one.attributes = _in_order(one.attributes)
    return Survey(nodes, edges)


def _has_break(text: str) -> bool:
    return "\n" in text or "\r" in text


def _type_of(value: PropertyValue) -> Type:
    if type(value) is int and not -(2**31) <= value < 2**31:
        return Type.LONG
    return _TYPES[type(value)]


def _both(one: Type, other: Type) -> Type:
    """The type that holds values of both: text holds all."""
    if one is other:
        return one
    for several, kind in ((_WHOLE_NUMBERS, Type.LONG), (_NUMBERS, Type.NUMBER)):
        if {one, other} <= several:
            return kind
    return Type.TEXT


def _together(several: Iterable[Attributes]) -> Attributes:
    found: Attributes = {}
    for attributes in several:
        for name, kind in attributes.items():
            found[name] = _both(found[name], kind) if name in found else kind
    return _in_order(found)


def _in_order(attributes: Attributes) -> Attributes:
    names = sorted(attributes, key=lambda name: (name != "id", name != "name", name))
    return {name: attributes[name] for name in names}
