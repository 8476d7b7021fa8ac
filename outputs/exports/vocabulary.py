"""Names for RDF: which IRI a thing and a property of the graph have, in the terms of PROV, schema.org and others.

What no well-known vocabulary has a word for keeps the graph's own: `confidence` is `urn:x-cuibono:term:confidence`.
The project has no registered namespace, so its IRIs are URNs: they name, and lead nowhere.
"""

from enum import StrEnum
from functools import cache

from graph.model import RELATIONS, KeyKind, Label
from graph.model.relations import DATE_KEYS

PREFIXES = {
    "cb": "urn:x-cuibono:term:",
    "item": "urn:x-cuibono:id:",
    "edge": "urn:x-cuibono:edge:",
    "graph": "urn:x-cuibono:graph:",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EDTF = "http://id.loc.gov/datatypes/edtf"
LINES_OF_TEXT = "http://tools.ietf.org/rfc/rfc5147"
"""How a line of a plain text is named: `line=37,38` is the one between the 37th and the 38th line break, the 38th."""


class Kind(StrEnum):
    """What the values of a property are in RDF."""

    PLAIN = "plain"
    """A text, a whole number, a number or a flag, by what it is."""
    ID = "id"
    """The id of a node."""
    TERM = "term"
    """A word of the graph's own, such as a relation's name."""
    EDTF = "edtf"
    DAY = "day"
    """An ISO date."""


_PROPERTIES = {
    "id": "dcterms:identifier",
    "name": "schema:name",
    "aliases": "schema:alternateName",
    "statement": "schema:text",
    "about": "schema:about",
    "url": "schema:url",
    "title": "dcterms:title",
    "date": "dcterms:date",
    "author": "dc:creator",
    "subject": "rdf:subject",
    "relation": "rdf:predicate",
    "object": "rdf:object",
    "source": "prov:wasDerivedFrom",
    "based_on": "prov:wasDerivedFrom",
    "claims": "prov:wasDerivedFrom",
    "attributed_to": "prov:wasAttributedTo",
    "sources": "cb:place",
}
_IDS = frozenset(
    [
        "about",
        "against",
        "asserts",
        "attributed_to",
        "based_on",
        "because_of",
        "claims",
        "contradicts",
        "object",
        "premises",
        "source",
        "stands_in",
        "subject",
        "supports",
        "via",
        "voice",
    ]
) | {key.name for relation in RELATIONS.values() for key in relation.keys if key.kind in (KeyKind.ID, KeyKind.IDS)}
_DATES = DATE_KEYS | {"date"}
_TYPES: dict[str, tuple[str, ...]] = {
    Label.STATE: ("schema:Country", "prov:Agent"),
    Label.GROUP: ("prov:Agent",),
    Label.ORGANISATION: ("schema:Organization", "prov:Organization"),
    Label.BODY: ("schema:Organization", "prov:Organization"),
    Label.PERSON: ("schema:Person", "prov:Person"),
    Label.VOICE: ("prov:Agent",),
    Label.EVENT: ("schema:Event",),
    Label.TERM: ("schema:DefinedTerm",),
    Label.CLAIM: ("schema:Claim", "prov:Entity"),
    Label.SOURCE: ("schema:CreativeWork", "prov:Entity"),
    Label.PASSAGE: ("oa:SpecificResource",),
}


@cache
def property_name(name: str) -> str:
    """Give the prefixed name of a property: `prov:wasAttributedTo` for `attributed_to`, `cb:layer` for `layer`."""
    return _PROPERTIES.get(name, f"cb:{name}")


@cache
def kind_of(name: str) -> Kind:
    """Tell what the values of a property are: `within` has ids, `since` EDTF, `since_earliest` days."""
    if name in _IDS:
        return Kind.ID
    if name == "relation":
        return Kind.TERM
    if name in _DATES:
        return Kind.EDTF
    if name.removesuffix("_earliest").removesuffix("_latest") in _DATES:
        return Kind.DAY
    return Kind.PLAIN


@cache
def types_of(label: str) -> tuple[str, ...]:
    """Give the prefixed names of a label's types, its own first: `cb:State`, `schema:Country`, `prov:Agent`."""
    return (f"cb:{label}", *_TYPES.get(label, ()))


def property_names() -> list[str]:
    """Give the graph's names of all properties that have another name in RDF, or values that are not plain."""
    bounds = {f"{date}_{bound}" for date in _DATES for bound in ("earliest", "latest")}
    return sorted({*_PROPERTIES, *_IDS, *_DATES, *bounds})
