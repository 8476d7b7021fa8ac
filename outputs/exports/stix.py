"""The graph as a STIX 2.1 bundle: claims as notes, edges as relationships, whom and what they join as identities.

Every object is of a type that STIX itself has, so that a strict reader takes the bundle. What has no place of its own
in STIX (layers, Admiralty grades, denials, ids) stands in one property extension, which the bundle defines.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from uuid import UUID, uuid5

from graph.model import Label
from graph.model.dates import bounds
from graph.model.vocabulary import Confidence
from graph.property_graph import Edge, Properties
from graph.store.protocol import GraphInfo
from graph.whole import Node, WholeGraph
from outputs.exports.about import about
from outputs.exports.grades import GRADES, edge_in_words, grades
from outputs.exports.records import ClaimRecord, claims, key_of, listed, sources, web_address
from outputs.exports.view import direct_edges, entities

Object = dict[str, Any]

_NAMESPACE = UUID("8d94b11f-ddf1-5705-8dd9-f30f3c7fe5d7")
"""The UUIDv5 of the URL `urn:x-cuibono:stix`; an object's id is the UUIDv5 of its type and name in it."""
CONFIDENCE = {Confidence.LOW: 15, Confidence.MODERATE: 50, Confidence.HIGH: 85}
"""Our word as a number, by STIX's own table (appendix A: Low, Med, High)."""
_CLASSES = {
    Label.STATE: "organization",  # "a formal organization of people, with governance, such as a company or country"
    Label.ORGANISATION: "organization",
    Label.BODY: "organization",
    Label.PERSON: "individual",
    Label.GROUP: "class",
    Label.VOICE: "class",
}
_ELSEWHERE = frozenset({"id", "name", "statement", "likelihood_by", *GRADES})
_DEFINED = "2026-11-24T00:00:00.000Z"
"""When the extension got its present form; it is the same in every bundle. A change of the form changes this too."""
_SCHEMA = (
    "What Cui Bono knows of a node, an edge or a claim beyond STIX. record_id is the graph's own id; label or relation "
    "says what it is. claims, against (denials) and premises are ids of claims; claim_refs and against_refs are the "
    "notes that carry them. grades holds confidence and likelihood (ICD 203) and the Admiralty's reliability and "
    "credibility, each with its value, word and scale. Dates are EDTF."
)


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write the whole graph, an object at a time; only the sources are held."""
    opening = "["
    out.write(f'{{"type":"bundle","id":"{_identity("bundle", graph.info.name)}","objects":'.encode())
    for found in _objects(graph):
        out.write(f"{opening}\n{json.dumps(found, ensure_ascii=False, separators=(',', ':'))}".encode())
        opening = ","
    out.write(b"\n]}\n")


def moment_of(info: GraphInfo) -> str:
    """Give the time that stands as every object's `created` and `modified`: no clock, so that bytes stay the same.

    It is the first moment that the newest source's date may mean: 2025 gives 2025-01-01T00:00:00.000Z. A graph none of
    whose sources has a date gives the first moment of 1970.
    """
    first, last = bounds(info.newest_date) if info.newest_date else (None, None)
    return f"{first or last or '1970-01-01'}T00:00:00.000Z"


class _Bundle:
    """What the objects of one bundle share: their time, and the extension that they carry."""

    def __init__(self, info: GraphInfo) -> None:
        self.info = info
        self.moment = moment_of(info)
        self.extension = _identity("extension-definition", "graph")

    def made(self, kind: str, key: str, /, **said: Any) -> Object:
        """Make an object; its own properties follow those that every object has, without those that say nothing."""
        common = {"type": kind, "spec_version": "2.1", "id": _identity(kind, key)}
        times = {"created": self.moment, "modified": self.moment}
        return {**common, **times, **{name: value for name, value in said.items() if value not in (None, [], {})}}

    def extended(self, said: Mapping[str, Any]) -> Object:
        """Give the extension with what it says of an object."""
        kept = {name: value for name, value in sorted(said.items()) if value not in (None, [], {})}
        return {self.extension: {"extension_type": "property-extension", **kept}}


def _objects(graph: WholeGraph) -> Iterator[Object]:
    bundle = _Bundle(graph.info)
    yield from _definition(bundle)
    for node in entities(graph):
        yield _thing(bundle, node)
    table: dict[str, Properties] = {}
    for properties, based_on in sources(graph):
        table[str(properties["id"])] = properties
        yield _thing(bundle, Node(Label.SOURCE, properties))
        for base in based_on:
            yield _joined(bundle, _ref(str(properties["id"])), "BASED_ON", _ref(base))
    for node in graph.nodes(Label.PASSAGE):
        yield _passage(bundle, node.properties)
    for record in claims(graph):
        yield _note(bundle, record, table[str(record.properties["source"])])
        yield from _links(bundle, record)
    for edge in direct_edges(graph):
        yield _relationship(bundle, edge)


def _definition(bundle: _Bundle) -> Iterator[Object]:
    yield bundle.made("identity", "Cui Bono", name="Cui Bono", identity_class="system", description=about(bundle.info))
    yield bundle.made(
        "extension-definition",
        "graph",
        created_by_ref=_identity("identity", "Cui Bono"),
        name="Cui Bono graph",
        description="Layers, grades with their scales, denials, and the graph's own ids.",
        created=_DEFINED,
        modified=_DEFINED,
        schema=_SCHEMA,
        version="1.0",
        extension_types=["property-extension"],
    )


def _thing(bundle: _Bundle, node: Node) -> Object:
    """A state, an organisation, a person; and what has no type in STIX (a motive, a source), by its label."""
    said = {**_kept(node.properties), "record_id": node.properties["id"], "label": node.label}
    return bundle.made(
        "identity",
        str(node.properties["id"]),
        name=node.properties["name"],
        description=node.properties.get("because"),
        identity_class=_CLASSES.get(Label(node.label), "unknown"),
        labels=[node.label],
        external_references=[_reference(node.properties)] if node.label == Label.SOURCE else None,
        extensions=bundle.extended({**said, "grades": grades(node.properties)}),
    )


def _passage(bundle: _Bundle, passage: Properties) -> Object:
    """A sentence of a source, without its words: a note on the source, with the reason why no claim carries it."""
    identity, source = str(passage["id"]), str(passage["source"])
    return bundle.made(
        "note",
        identity,
        abstract=identity,
        content=passage.get("because", identity),
        object_refs=[_ref(source)],
        labels=[Label.PASSAGE],
        extensions=bundle.extended({**_kept(passage), "record_id": identity, "label": Label.PASSAGE}),
    )


def _note(bundle: _Bundle, record: ClaimRecord, source: Properties) -> Object:
    statement, because = str(record.properties["statement"]), record.said("because")
    said = {**_kept(record.properties), **record.place, **{kind.lower(): ends for kind, ends in record.links.items()}}
    graded = {**record.properties, "reliability": source["reliability"]}
    return bundle.made(
        "note",
        record.id,
        abstract=statement,
        content=f"{statement}\n\n{because}" if because else statement,
        object_refs=[_ref(name) for name in record.speaks_of()],
        labels=[str(record.properties["standing"]), str(record.properties["stance"])],
        confidence=_number(record.properties),
        external_references=[_reference(source, str(record.properties["place"]))],
        extensions=bundle.extended({**said, "record_id": record.id, "label": "Claim", "grades": grades(graded)}),
    )


def _links(bundle: _Bundle, record: ClaimRecord) -> Iterator[Object]:
    note, holder = _identity("note", record.id), record.said("attributed_to")
    yield _joined(bundle, note, "CITES", _ref(str(record.properties["source"])))
    if holder:
        yield _joined(bundle, note, "ATTRIBUTED_TO", _ref(holder))
    for kind in ("BECAUSE_OF", "CONTRADICTS", "SUPPORTS"):
        for end in record.links.get(kind, []):
            yield _joined(bundle, note, kind, _identity("note", end))


def _joined(bundle: _Bundle, start: str, kind: str, end: str) -> Object:
    """Join a claim or a source with what its own edge leads to; no claim is behind that, so it has no confidence."""
    ends = {"relationship_type": _type(kind), "source_ref": start, "target_ref": end}
    return bundle.made("relationship", f"{start} {kind} {end}", **ends)


def _relationship(bundle: _Bundle, edge: Edge) -> Object:
    said = edge.properties
    claimed, against = listed(said.get("claims")), listed(said.get("against"))
    notes = {
        "claim_refs": [_identity("note", claim) for claim in claimed],
        "against_refs": [_identity("note", claim) for claim in against],
    }
    return bundle.made(
        "relationship",
        f"edge {key_of(edge)}",
        relationship_type=_type(edge.type),
        description="; ".join(edge_in_words(edge)) or None,
        source_ref=_ref(edge.start),
        target_ref=_ref(edge.end),
        **_lasting(said),
        confidence=_number(said),
        external_references=[
            {"source_name": place.partition(":")[0], "external_id": place} for place in listed(said.get("sources"))
        ],
        extensions=bundle.extended({**_kept(said), **notes, "relation": edge.type, "grades": grades(said)}),
    )


def _reference(source: Properties, place: str | None = None) -> dict[str, str]:
    """Name a source as a report's reader needs it: who wrote what, when; and the place in it."""
    words = [str(source[name]) for name in ("author", "title", "date") if name in source]
    found = {"source_name": str(source["id"]), "description": ", ".join(words)}
    url = web_address(source)
    return {**found, **({"url": url} if url else {}), "external_id": place or str(source["id"])}


def _kept(properties: Properties) -> Properties:
    """Give what the extension keeps as it is: all but the grades, which it keeps with their scales, and names."""
    return {name: value for name, value in properties.items() if name not in _ELSEWHERE}


def _lasting(said: Properties) -> dict[str, str]:
    """Give when it began and ended, where that is a day; a date that is less exact stays in the extension alone."""
    days = {name: said.get(f"{name}_earliest") for name in ("since", "until")}
    exact = {name: str(day) for name, day in days.items() if day and day == said.get(f"{name}_latest")}
    if len(exact) == 2 and exact["until"] <= exact["since"]:
        return {}
    names = {"since": "start_time", "until": "stop_time"}
    return {names[name]: f"{day}T00:00:00.000Z" for name, day in exact.items()}


def _number(said: Properties) -> int | None:
    word = said.get("confidence")
    return CONFIDENCE[Confidence(str(word))] if word else None


def _ref(identity: str) -> str:
    return _identity("identity", identity)


def _identity(kind: str, name: str) -> str:
    return f"{kind}--{uuid5(_NAMESPACE, f'{kind} {name}')}"


def _type(kind: str) -> str:
    return kind.lower().replace("_", "-")
