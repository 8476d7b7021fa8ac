"""The graph as FollowTheMoney entities, one a line of JSON: things, claims as notes, edges as links.

Each claim's line also has the claim as a FollowTheMoney statement, with its dataset and, as its origin, its place in
the source. When it was first seen the graph doesn't know, so no statement says so.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from itertools import chain
from typing import Any, BinaryIO

from graph.model import Label
from graph.model.states import two_letters
from graph.property_graph import Edge, Properties, PropertyValue
from graph.whole import Node, WholeGraph
from outputs.exports.grades import GRADES, edge_in_words, grades_in_words
from outputs.exports.records import ClaimRecord, claims, key_of, listed, sources, web_address
from outputs.exports.values import as_text
from outputs.exports.view import direct_edges, entities

_LONGEST_NAME = 384
_LONGEST_STRING = 1024
"""What followthemoney holds in a name and in a short text; longer ones stand in full among the notes."""
_LONGEST_TEXT = 65_000

_SCHEMATA = {
    Label.STATE: "PublicBody",
    Label.GROUP: "LegalEntity",
    Label.ORGANISATION: "Organization",
    Label.BODY: "Organization",
    Label.PERSON: "Person",
    Label.VOICE: "LegalEntity",
    Label.INITIATIVE: "Project",
    Label.EVENT: "Event",
}
"""Labels that FollowTheMoney has a schema for; ideas (motives, goals, terms, uses) are notes, which nobody matches."""
_LINKS = {
    "MEMBER_OF": ("Membership", "member", "organization"),
    "SPEAKS_FOR": ("Representation", "agent", "client"),
    "SUCCEEDED": ("Succession", "successor", "predecessor"),
}
_ANY_LINK = ("UnknownLink", "subject", "object")
_SHORT = frozenset({"title", "author", "fileName", "role", "status", "recordId"})
_DATES = {"since": "startDate", "until": "endDate", "when": "date"}
_NAMES = frozenset({"id", "name", "aliases", "statement", "likelihood_by", *GRADES})
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?").fullmatch
_NOT_IN_IDS = re.compile(r"[^0-9A-Za-z.-]|-(?=x[0-9a-f]{2})|[.-]$")


class _Entity:
    """An entity while its properties are gathered: each has several values, in the order in which they come."""

    def __init__(self, schema: str, identity: str, more: str = "notes") -> None:
        self.schema = schema
        self.id = identity
        self._values: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._more = more
        """Where texts go that have no property of their own, or are too long for it."""

    @property
    def properties(self) -> dict[str, list[str]]:
        return {name: list(values) for name, values in self._values.items()}

    def put(self, name: str, *values: object) -> None:
        for value in map(str, values):
            if name in _SHORT and len(value) > _LONGEST_STRING:
                self.note(f"{name}: {value}")
            else:
                self._values[name][value] = None  # each value once

    def put_name(self, name: str, value: str) -> None:
        """Put a name; one without a letter or digit, or too long, is no name to followthemoney."""
        if any(character.isalnum() for character in value) and len(value) <= _LONGEST_NAME:
            self.put(name, value)
            return
        self.note(f"{name}: {value}")
        if name == "name":
            self.put(name, self.id if len(value) <= _LONGEST_NAME else f"{value[: _LONGEST_NAME - 1]}…")

    def note(self, *texts: str) -> None:
        for text in texts:
            if text.strip():
                self.put(self._more, *_parts(text))


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write an entity a line, one at a time; of the graph only the sources are held."""
    dataset = dataset_of(graph.info.datasets)
    for entity, more in _entities(graph, dataset):
        line: dict[str, Any] = {"id": entity.id, "schema": entity.schema, "properties": entity.properties}
        line |= {"datasets": [dataset], **more}
        out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def dataset_of(names: Iterable[str]) -> str:
    """Give the name that the graph's datasets have together: `background_sco`.

    Which of them a claim is from the graph doesn't say.
    """
    return "_".join(filter(None, (re.sub("[^a-z0-9]+", "_", name.lower()).strip("_") for name in names))) or "cuibono"


def id_of(identity: str) -> str:
    """Give the id that a node has in FollowTheMoney, which knows letters, digits, and dots and dashes between them.

    `RUS` stays; every other character becomes its number: `C5+China` is `C5-x2bChina`.
    """
    return _NOT_IN_IDS.sub(lambda found: f"-x{ord(found[0]):02x}", identity)


def _entities(graph: WholeGraph, dataset: str) -> Iterator[tuple[_Entity, Mapping[str, Any]]]:
    for node in chain(entities(graph), graph.nodes(Label.PASSAGE)):
        yield _thing(node), {}
    table: dict[str, Properties] = {}
    for properties, based_on in sources(graph):
        identity = str(properties["id"])
        table[identity] = properties
        yield _document(properties), {}
        for base in based_on:
            yield _link(identity, "BASED_ON", base), {}
    for record in claims(graph):
        yield _note(record, table[str(record.properties["source"])]), {"statements": [_statement(record, dataset)]}
        for link in _links_of(record):
            yield link, {}
    for edge in direct_edges(graph):
        yield _edge(edge), {}


def _thing(node: Node) -> _Entity:
    properties = node.properties
    identity = str(properties["id"])
    entity = _Entity(_SCHEMATA.get(Label(node.label), "Note"), id_of(identity))
    entity.put_name("name", str(properties["name"]))
    for alias in listed(properties.get("aliases")):
        entity.put_name("alias", alias)
    country = two_letters(identity) if node.label == Label.STATE else None
    if country:
        entity.put("country", country)
    if node.label == Label.PASSAGE:
        entity.put("entity", id_of(str(properties["source"])))
    entity.put("keywords", node.label)
    entity.note(*_in_words(properties))
    return entity


def _document(source: Properties) -> _Entity:
    entity = _Entity("Article" if source["kind"] == "article" else "Document", id_of(str(source["id"])))
    entity.put("fileName", source["id"])
    entity.put("title", source["title"])
    if "author" in source:
        entity.put("author", source["author"])
    if _DAY(str(source.get("date", ""))):
        entity.put("date", source["date"])
    address = web_address(source)
    if address:
        entity.put("sourceUrl", address)
    entity.put("keywords", Label.SOURCE)
    entity.note(*grades_in_words(source), *_in_words(source, {"title", "author"}))
    return entity


def _note(record: ClaimRecord, source: Properties) -> _Entity:
    """The claim, attached to all that it speaks of; whatever it says beside its statement stands in the notes."""
    said = record.properties
    entity = _Entity("Note", id_of(record.id))
    entity.put("description", said["statement"])
    entity.put("entity", *map(id_of, record.speaks_of()))
    entity.put("proof", id_of(str(said["source"])))
    entity.put("keywords", Label.CLAIM, said["layer"], said["standing"], said["stance"])
    entity.note(*grades_in_words({**said, "reliability": source["reliability"]}), *_in_words(said))
    entity.note(*_in_words(record.place), *_in_words({kind.lower(): ends for kind, ends in record.links.items()}))
    return entity


def _statement(record: ClaimRecord, dataset: str) -> dict[str, Any]:
    """The claim as one statement; its id is the hash that followthemoney gives a statement."""
    identity, value = id_of(record.id), str(record.properties["statement"])
    key = f"{dataset}.{identity}.summary.{value}"
    return {
        "canonical_id": identity,
        "entity_id": identity,
        "prop": "summary",
        "schema": "Note",
        "value": value,
        "dataset": dataset,
        "origin": str(record.properties["place"]),
        "external": False,
        "id": sha1(key.encode(), usedforsecurity=False).hexdigest(),
    }


def _links_of(record: ClaimRecord) -> Iterator[_Entity]:
    holder = record.said("attributed_to")
    if holder:
        yield _link(record.id, "ATTRIBUTED_TO", holder)
    for kind in ("BECAUSE_OF", "CONTRADICTS", "SUPPORTS"):
        for end in record.links.get(kind, []):
            yield _link(record.id, kind, end)


def _link(start: str, kind: str, end: str) -> _Entity:
    """A link that a claim or a source has of itself; no other claim stands behind it."""
    name = sha1(f"{start} {kind} {end}".encode(), usedforsecurity=False).hexdigest()[:32]
    entity = _Entity("UnknownLink", f"link-{name}", more="description")
    entity.put("subject", id_of(start))
    entity.put("object", id_of(end))
    entity.put("role", kind)
    return entity


def _edge(edge: Edge) -> _Entity:
    said = edge.properties
    schema, start, end = _LINKS.get(edge.type, _ANY_LINK)
    entity = _Entity(schema, f"edge-{key_of(edge)}", more="description")
    entity.put(start, id_of(edge.start))
    entity.put(end, id_of(edge.end))
    entity.put("role", edge.type)
    if schema == "Membership" and "status" in said:
        entity.put("status", said["status"])
    entity.put("recordId", *listed(said.get("claims")))
    entity.put("proof", *(id_of(place.partition(":")[0]) for place in listed(said.get("sources"))))
    for key, name in _DATES.items():
        if _DAY(str(said.get(key, ""))):
            entity.put(name, said[key])
    entity.note(*edge_in_words(edge))
    return entity


def _parts(text: str) -> Iterator[str]:
    """Give a text that fits, or a list ("claims: c1, c2, …") in several that do; nothing else is as long."""
    name, _, rest = text.partition(": ")
    while len(text) > _LONGEST_TEXT:
        cut = rest.rfind(", ", 0, _LONGEST_TEXT - len(name) - 2)
        yield f"{name}: {rest[:cut]}"
        rest = rest[cut + 2 :]
        text = f"{name}: {rest}"
    yield text


def _in_words(properties: Mapping[str, PropertyValue], elsewhere: Iterable[str] = ()) -> list[str]:
    """Say each property as "name: value"; grades and names are said elsewhere."""
    hidden = {*_NAMES, *elsewhere}
    return [
        f"{name}: {', '.join(value) if isinstance(value, list) else as_text(value)}"
        for name, value in sorted(properties.items())
        if name not in hidden and value != []
    ]
