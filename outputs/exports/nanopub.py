"""Claims as nanopublications in TriG, one a claim: what it asserts, where that comes from, and which graph it is of.

They are unsigned, with the URIs that the community keeps for such ones (`http://purl.org/nanopub/temp/…`). Who
publishes them signs them, and adds a name and a date that the graph doesn't have.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from graph.model import ENTITY_LABELS, Label
from graph.model.vocabulary import Stance
from graph.property_graph import Properties
from graph.store.protocol import GraphInfo
from graph.whole import WholeGraph
from outputs.exports.about import about
from outputs.exports.records import ClaimRecord, claims, denials, sources
from outputs.exports.turtle import Said, item, literal, named, objects, sentences
from outputs.exports.vocabulary import EDTF, LINES_OF_TEXT, PREFIXES, property_name, types_of

_NANOPUBS = "http://purl.org/nanopub/temp/cuibono/"
_PREFIXES = {**PREFIXES, "np": "http://www.nanopub.org/nschema#"}
_ASSERTED = ("subject", "relation", "object", "statement", "stance", "layer")
_GRADES = ("standing", "confidence", "credibility", "likelihood", "likelihood_by", "because", "place", "line", "ref")
_FROM = ("BECAUSE_OF", "CONTRADICTS", "STANDS_IN", "SUPPORTS")


class _Named(NamedTuple):
    """What a thing is called, and its label."""

    label: str
    name: str


class _Context(NamedTuple):
    """What every claim needs beside itself: small tables, which grow with the names and not with the claims."""

    info: GraphInfo
    things: dict[str, _Named]
    sources: dict[str, Properties]
    denials: dict[str, list[str]]


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write a nanopublication a claim, one at a time.

    Names of entities, the sources, and which claims are denied are held: they are few beside the claims.
    """
    out.write("".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in _PREFIXES.items()).encode())
    context = _context(graph)
    for record in claims(graph):
        out.write("".join(_nanopub(record, context)).encode())


def _context(graph: WholeGraph) -> _Context:
    labels = sorted({*ENTITY_LABELS, Label.USE})
    return _Context(
        graph.info,
        {str(of["id"]): _Named(label, str(of["name"])) for label, of in graph.nodes(*labels)},
        {str(of["id"]): dict(sorted({**of, "based_on": based_on}.items())) for of, based_on in sources(graph)},
        denials(graph),
    )


def _nanopub(record: ClaimRecord, context: _Context) -> Iterator[str]:
    # The nanopub library takes what follows an RA anywhere in a URI for the hash of a signed nanopublication.
    iri = f"{_NANOPUBS}{record.id.replace('RA', '%52A')}"
    yield f"\n@prefix this: <{iri}> .\n@prefix sub: <{iri}#> .\n"
    yield _graph("Head", [_head()])
    yield _graph("assertion", _assertion(record, context))
    yield _graph("provenance", _provenance(record, context))
    yield _graph("pubinfo", _pubinfo(record, context.info))


def _graph(name: str, content: list[str]) -> str:
    return f"sub:{name} {{\n{''.join(content)}}}\n"


def _head() -> str:
    parts = [("np:hasAssertion", "assertion"), ("np:hasProvenance", "provenance"), ("np:hasPublicationInfo", "pubinfo")]
    return sentences("this:", [("a", ["np:Nanopublication"]), *((has, [f"sub:{part}"]) for has, part in parts)])


def _assertion(record: ClaimRecord, context: _Context) -> list[str]:
    """The claim as a statement and, where it is affirmed, as the plain triple too: a denial must not assert it."""
    said: Properties = {name: record.properties[name] for name in _ASSERTED if name in record.properties}
    said |= record.own_keys()
    said |= {kind.lower(): record.links[kind] for kind in ("ABOUT", "ASSERTS") if kind in record.links}
    types = [*types_of(Label.CLAIM), *(["rdf:Statement"] if "object" in said else [])]
    found = []
    if "object" in said and said["stance"] == Stance.AFFIRMED:
        relation = named("cb", str(said["relation"]))
        found.append(sentences(item(said["subject"]), [(relation, [item(said["object"])])]))
    found.append(sentences(item(record.id), [("a", types), *_said(said)]))
    named_here = sorted({name for values in said.values() for name in _texts(values)} & context.things.keys())
    # A free text ("bank") may read like an id; only what the claim names by an id is called by its name here.
    ids = {written for name, value in said.items() for written in objects(name, value)}
    found += [_name_of(identity, context) for identity in named_here if item(identity) in ids]
    return found


def _provenance(record: ClaimRecord, context: _Context) -> list[str]:
    source, holder = str(record.properties["source"]), record.said("attributed_to")
    graded: Properties = {name: record.properties[name] for name in _GRADES if name in record.properties}
    graded |= {"source": source, "voices": record.properties["voices"]}
    graded |= {kind.lower(): record.links[kind] for kind in _FROM if kind in record.links}
    if holder:
        graded["attributed_to"] = holder
    if record.id in context.denials:
        graded["against"] = context.denials[record.id]
    located = "line" in record.place
    found = [sentences("sub:assertion", [*_said(graded), ("cb:at", ["sub:at"] if located else [])])]
    found += _place(source, record.place) if located else []
    types = list(types_of(Label.SOURCE))
    found.append(sentences(item(source), [("a", types), *_said(context.sources[source])]))
    return found + ([_name_of(holder, context)] if holder else [])


def _place(source: str, place: Properties) -> list[str]:
    line, start, end = (int(str(place[name])) for name in ("line", "start", "end"))
    at: list[Said] = [
        ("a", ["oa:SpecificResource"]),
        ("oa:hasSource", [item(source)]),
        ("oa:hasSelector", ["sub:line"]),
    ]
    selected: list[Said] = [
        ("a", ["oa:FragmentSelector"]),
        ("dcterms:conformsTo", [f"<{LINES_OF_TEXT}>"]),
        ("rdf:value", [literal(f"line={line - 1},{line}")]),
        ("oa:refinedBy", ["sub:characters"]),
    ]
    refined: list[Said] = [("a", ["oa:TextPositionSelector"]), ("oa:start", [str(start)]), ("oa:end", [str(end)])]
    return [
        sentences("sub:at", [*at, *_said({"sha256": place["sha256"]})]),
        sentences("sub:line", selected),
        sentences("sub:characters", refined),
    ]


def _pubinfo(record: ClaimRecord, info: GraphInfo) -> list[str]:
    """Which graph the claim is of. Nothing of who publishes it and when: the graph doesn't know."""
    whole = named("graph", info.name)
    newest = [literal(info.newest_date, f"<{EDTF}>")] if info.newest_date else []
    of_the_graph: list[Said] = [
        ("a", ["schema:Dataset"]),
        ("schema:name", [literal(about(info))]),
        ("cb:dataset", [literal(name) for name in info.datasets]),
        ("cb:newest_source", newest),
    ]
    this: list[Said] = [("dcterms:identifier", [literal(record.id)]), ("dcterms:isPartOf", [whole])]
    return [sentences("this:", this), sentences(whole, of_the_graph)]


def _said(properties: Properties) -> list[Said]:
    return [(property_name(name), objects(name, value)) for name, value in properties.items() if value != []]


def _name_of(identity: str, context: _Context) -> str:
    thing = context.things[identity]
    return sentences(item(identity), [("a", list(types_of(thing.label))), ("schema:name", [literal(thing.name)])])


def _texts(value: object) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value])]
