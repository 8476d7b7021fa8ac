"""Claims with their places and links, and sources with what they repeat: what the formats of linked data write.

A claim's edges stand apart from it in the store. Both come in the order of the claims' ids, so that they are read side
by side, a claim at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from graph.dump import canonical_json
from graph.model import RELATIONS, KeyKind, Label
from graph.model.relations import DATE_KEYS, DIRECT_TYPES
from graph.property_graph import Edge, Properties, PropertyValue
from graph.whole import WholeGraph

LINKS = ("ABOUT", "ASSERTS", "BECAUSE_OF", "CONTRADICTS", "STANDS_IN", "SUPPORTS")
"""The types of edges that lead from a claim to several; its subject, object, holder and source it names itself."""

_WEB_ADDRESS = re.compile(r"https?://[\w-]+(\.[\w-]+)*(:\d+)?([/?#][^\s<>\"{}|\\^`]*)?").fullmatch
_ID_KEYS = frozenset(
    key.name for relation in RELATIONS.values() for key in relation.keys if key.kind in (KeyKind.ID, KeyKind.IDS)
)
_EVIDENCE = frozenset({"claims", "against", "premises", "sources", "confidence"})
_BOUNDS = frozenset(f"{key}_{bound}" for key in DATE_KEYS for bound in ("earliest", "latest"))
_COLUMNS = frozenset({"layer", "via"})


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with its place in its source and with what it is linked to."""

    id: str
    properties: Properties
    """Those of the Claim node: statement, subject, relation, confidence, the relation's own keys, …"""
    place: Properties
    """`line`, `start`, `end` and `sha256`, or `ref` where no text is held."""
    links: dict[str, list[str]]
    """The ids that each type of edge leads to: {"ABOUT": ["SCO"], "STANDS_IN": ["umarov-2025#38.3"]}."""

    def said(self, name: str) -> str | None:
        """Give a property as text, None where the claim has none."""
        value = self.properties.get(name)
        return None if value is None else str(value)

    def own_keys(self) -> dict[str, PropertyValue]:
        """Give what the claim says by its relation's own keys, and when: {"within": "SCO", "when": "2010"}."""
        relation = RELATIONS.get(str(self.properties.get("relation")))
        names = ["when", *sorted(relation.key_names() if relation else ())]
        return {name: self.properties[name] for name in names if name in self.properties}

    def speaks_of(self) -> list[str]:
        """Give the ids of what the claim speaks of, each once: subject, object, what own keys name, ABOUT, its uses."""
        named = [self.properties["subject"], *([self.properties["object"]] if "object" in self.properties else [])]
        for key, value in self.own_keys().items():
            if key in _ID_KEYS:
                named += listed(value) or [value]
        named += [*self.links.get("ABOUT", []), *self.links.get("ASSERTS", [])]
        return list(dict.fromkeys(map(str, named)))


class _SideBySide:
    """Edges in the order of their starts, read as far as the start that is asked for."""

    def __init__(self, edges: Iterator[Edge]) -> None:
        self._edges = edges
        self._next = next(edges, None)

    def of(self, start: str) -> list[Edge]:
        found = []
        while self._next is not None and self._next.start <= start:
            if self._next.start == start:
                found.append(self._next)
            self._next = next(self._edges, None)
        return found


def claims(graph: WholeGraph) -> Iterator[ClaimRecord]:
    """Give every claim in the order of ids; one is held at a time."""
    cites = _SideBySide(graph.edges("CITES"))
    links = {kind: _SideBySide(graph.edges(kind)) for kind in LINKS}
    for node in graph.nodes(Label.CLAIM):
        identity = str(node.properties["id"])
        linked = {kind: [edge.end for edge in edges.of(identity)] for kind, edges in links.items()}
        place = next((edge.properties for edge in cites.of(identity)), {})
        yield ClaimRecord(identity, node.properties, place, {kind: ends for kind, ends in linked.items() if ends})


def sources(graph: WholeGraph) -> Iterator[tuple[Properties, list[str]]]:
    """Give every source in the order of ids, each with the ids of the sources that it is based on."""
    based_on = _SideBySide(graph.edges("BASED_ON"))
    for node in graph.nodes(Label.SOURCE):
        yield node.properties, [edge.end for edge in based_on.of(str(node.properties["id"]))]


def own_keys_of(edge: Edge) -> dict[str, PropertyValue]:
    """Give an edge's own keys as they were written: {"within": "SCO"}, without the bounds of dates."""
    hidden = _EVIDENCE | _BOUNDS | _COLUMNS
    return {name: value for name, value in sorted(edge.properties.items()) if name not in hidden}


def key_of(edge: Edge) -> str:
    """Give 32 hex digits that stay the edge's own when claims come and go: a hash of its ends, layer, via, own keys."""
    said = {name: value for name, value in edge.properties.items() if name not in _EVIDENCE}
    return sha256(canonical_json({**said, " ends": [edge.start, edge.type, edge.end]}).encode()).hexdigest()[:32]


def web_address(source: Properties) -> str | None:
    """Give a source's address, where it is one that readers can follow: http or https, nothing that ends it early."""
    url = str(source.get("url", ""))
    return url if _WEB_ADDRESS(url) else None


def listed(value: PropertyValue | None) -> list[str]:
    """Give a list property, empty where it is absent."""
    return value if isinstance(value, list) else []


def denials(graph: WholeGraph) -> dict[str, list[str]]:
    """Give the claims that are denied, each with the ids of the denials: what stands against the edges it makes."""
    found: dict[str, set[str]] = {}
    for edge, *_ in graph.unordered(*sorted(DIRECT_TYPES)):
        against = listed(edge.properties.get("against"))
        if against:
            for claim in listed(edge.properties.get("claims")):
                found.setdefault(claim, set()).update(against)
    return {claim: sorted(against) for claim, against in found.items()}
