"""The graph as JSON-LD, in the terms of PROV, schema.org and W3C Web Annotation: a record a line.

Claims and edges are reified (`rdf:Statement`), and nothing is asserted outright: a bare triple would have no
confidence, and who reads it could not tell that a claim denies it.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from graph.model import Label
from graph.property_graph import Edge, Properties, PropertyValue
from graph.store.protocol import GraphInfo
from graph.whole import Node, WholeGraph
from outputs.exports.about import about
from outputs.exports.records import ClaimRecord, claims, key_of, sources
from outputs.exports.view import direct_edges
from outputs.exports.vocabulary import (
    EDTF,
    LINES_OF_TEXT,
    PREFIXES,
    Kind,
    kind_of,
    property_name,
    property_names,
    types_of,
)

Record = dict[str, Any]

_PLACE = ("line", "start", "end", "sha256")
_TYPED = {Kind.ID: "@id", Kind.TERM: "@vocab", Kind.EDTF: EDTF, Kind.DAY: "xsd:date"}
_AT: dict[str, Any] = {
    "at": "cb:at",
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasSelector": "oa:hasSelector",
    "refinedBy": "oa:refinedBy",
    "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"},
    "fragment": "rdf:value",
    "start": "oa:start",
    "end": "oa:end",
}


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write the whole graph. A record is held at a time; edges of claims are read beside the claims, in order."""
    opening = "["
    out.write(f'{{"@context": {_line(_context())},\n"@graph": '.encode())
    for record in _records(graph):
        out.write(f"{opening}\n{_line(record)}".encode())
        opening = ","
    out.write(b"\n]}\n")


def _records(graph: WholeGraph) -> Iterator[Record]:
    yield _graph(graph.info)
    for node in graph.nodes(*(label for label in Label if label not in (Label.CLAIM, Label.SOURCE))):
        yield _node(node)
    for properties, based_on in sources(graph):
        yield _node(Node(Label.SOURCE, {**properties, "based_on": based_on}))
    for record in claims(graph):
        yield _claim(record)
    for edge in direct_edges(graph):
        yield _edge(edge)


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _context() -> Record:
    terms: Record = {}
    for name in property_names():
        typed = _TYPED.get(kind_of(name))
        terms[name] = {"@id": property_name(name), "@type": typed} if typed else property_name(name)
    # A name that stands nowhere here is the graph's own: @vocab says so for properties and for types.
    return {**PREFIXES, "@vocab": PREFIXES["cb"], **terms, **_AT}


def _graph(info: GraphInfo) -> Record:
    """Say which graph this is; it has no date of its own, only that of its newest source."""
    found: Record = {"@id": f"graph:{info.name}", "@type": ["schema:Dataset", "prov:Entity"], "name": about(info)}
    found |= {"sha256": info.name, "dataset": list(info.datasets)}
    if info.newest_date:
        found["newest_source"] = {"@type": EDTF, "@value": info.newest_date}
    return found


def _node(node: Node) -> Record:
    properties = node.properties
    found: Record = {"@id": f"item:{properties['id']}", "@type": list(types_of(node.label))}
    if node.label == Label.PASSAGE:
        found |= _selected(str(properties["source"]), properties)
        properties = {name: value for name, value in properties.items() if name not in ("start", "end")}
    return found | _said(properties)


def _claim(record: ClaimRecord) -> Record:
    types = list(types_of(Label.CLAIM)) + (["rdf:Statement"] if "object" in record.properties else [])
    found: Record = {"@id": f"item:{record.id}", "@type": types, **_said(record.properties)}
    found |= {kind.lower(): [f"item:{end}" for end in ends] for kind, ends in record.links.items()}
    if "line" in record.place:
        found["sha256"] = record.place["sha256"]
        place = _selected(str(record.properties["source"]), record.place)
        found["at"] = {"@type": "oa:SpecificResource", **place}
    return found


def _edge(edge: Edge) -> Record:
    ends = {"subject": f"item:{edge.start}", "relation": edge.type, "object": f"item:{edge.end}"}
    return {"@id": f"edge:{key_of(edge)}", "@type": ["cb:Edge", "rdf:Statement"], **ends, **_said(edge.properties)}


def _selected(source: str, place: Properties) -> Record:
    """Give a passage as W3C Web Annotation has it: a line of the source, and in it the characters from start to end."""
    line, start, end = (place[name] for name in _PLACE[:3])
    return {
        "hasSource": f"item:{source}",
        "hasSelector": {
            "@type": "oa:FragmentSelector",
            "conformsTo": LINES_OF_TEXT,
            "fragment": f"line={int(str(line)) - 1},{line}",
            "refinedBy": {"@type": "oa:TextPositionSelector", "start": start, "end": end},
        },
    }


def _said(properties: Properties) -> Record:
    return {name: _value(name, value) for name, value in sorted(properties.items()) if value != []}


def _value(name: str, value: PropertyValue) -> Any:
    if isinstance(value, list):
        return [_value(name, one) for one in value]
    if kind_of(name) is Kind.ID:
        return f"item:{value}"
    # JSON has one kind of number: 25.0 would come back as a whole one.
    return {"@type": "xsd:double", "@value": repr(value)} if isinstance(value, float) else value
