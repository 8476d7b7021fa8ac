"""JSON-LD, as rdflib reads it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from graph.model import Evidence
from graph.model.relations import DIRECT_TYPES
from graph.whole import WholeGraph
from outputs.exports import jsonld
from tests.interchange.world import TEXTS, GraphInMemory, with_texts, written

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed: it reads JSON-LD back")
# rdflib's own JSON-LD reader calls what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

PREFIXES = """
PREFIX cb: <urn:x-cuibono:term:>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
"""


def read(content: bytes) -> "rdflib.Graph":
    return rdflib.Graph().parse(data=content, format="json-ld")


@pytest.fixture(scope="module")
def triples(graph: WholeGraph) -> "rdflib.Graph":
    return read(written(jsonld.write, graph))


def rows(triples: "rdflib.Graph", query: str) -> Iterator[tuple[object, ...]]:
    for row in triples.query(PREFIXES + query):
        yield tuple(None if value is None else value.toPython() for value in row)


def short(iri: object) -> str:
    return str(iri).replace("urn:x-cuibono:term:", "cb:").replace("https://schema.org/", "schema:")


def test_the_query_of_the_docs_says_who_blocked_what_by_which_claim_from_which_line(triples: "rdflib.Graph") -> None:
    page = (Path(__file__).parents[2] / "docs" / "interchange.md").read_text("utf-8")
    query = page.partition("```sparql\n")[2].partition("```")[0]
    assert [tuple(None if value is None else value.toPython() for value in row) for row in triples.query(query)] == [
        ("Arcadia", "League bank", "blocked", "moderate", "affirmed", "A text", 3),
        ("Arcadia", "League bank", "denial", "low", "denied", "Another study", None),
    ]


def test_sparql_says_who_holds_it(triples: "rdflib.Graph") -> None:
    query = (
        "SELECT ?name WHERE { ?node dcterms:identifier ?id ; prov:wasAttributedTo/schema:name ?name } ORDER BY ?name"
    )
    assert list(rows(triples, query)) == [("Ada",), ("the press",)]


def test_an_edge_names_its_claims_its_confidence_and_what_stands_against_it(triples: "rdflib.Graph") -> None:
    found = rows(
        triples,
        """
        SELECT ?subject ?object ?claim ?confidence ?against ?place ?within ?when WHERE {
          ?edge a cb:Edge ; rdf:predicate cb:BLOCKED ; rdf:subject ?s ; rdf:object ?o ; cb:confidence ?confidence ;
                prov:wasDerivedFrom/dcterms:identifier ?claim ; cb:against/dcterms:identifier ?against ;
                cb:place ?place ; cb:within/dcterms:identifier ?within ; cb:when_latest ?when .
          ?s dcterms:identifier ?subject . ?o dcterms:identifier ?object .
        }
        """,
    )
    [(subject, target, claim, confidence, against, place, within, when)] = found
    assert (subject, target, claim, confidence) == ("XAA", "bank", "blocked", "moderate")
    assert (against, place, within, str(when)) == ("denial", "text:3", "LEAGUE", "2010-12-31")


def test_an_edge_by_way_of_a_group_names_the_group_and_its_premises(triples: "rdflib.Graph") -> None:
    found = rows(
        triples,
        """
        SELECT ?use ?via ?premise WHERE {
          ?edge rdf:predicate cb:MAKES ; rdf:subject/dcterms:identifier "XBB" ; rdf:object/dcterms:identifier ?use ;
                cb:via/dcterms:identifier ?via ; cb:premises/dcterms:identifier ?premise .
        } ORDER BY ?premise
        """,
    )
    assert list(found) == [("XBB-LEAGUE-prestige", "valley", "g1"), ("XBB-LEAGUE-prestige", "valley", "m1")]


def test_a_place_is_a_line_and_the_characters_in_it(triples: "rdflib.Graph") -> None:
    found = rows(
        triples,
        """
        SELECT ?source ?line ?start ?end ?hash ?passage WHERE {
          ?claim dcterms:identifier "blocked" ; cb:at ?at ; cb:sha256 ?hash ; cb:stands_in/dcterms:identifier ?passage .
          ?at a oa:SpecificResource ; oa:hasSource/dcterms:identifier ?source ; oa:hasSelector ?selector .
          ?selector a oa:FragmentSelector ; dcterms:conformsTo <http://tools.ietf.org/rfc/rfc5147> ;
                    rdf:value ?line ; oa:refinedBy [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] .
        }
        """,
    )
    assert list(found) == [("text", "line=2,3", 4, 20, "0123456789abcdef", "text#3.1")]


def edges_of(triples: "rdflib.Graph") -> list[str]:
    """All edges as they are read back, each with all that it says."""
    names = {"subject": "start", "predicate": "type", "object": "end", "wasDerivedFrom": "claims", "place": "sources"}
    found = []
    for edge in triples.subjects(rdflib.RDF.type, rdflib.URIRef("urn:x-cuibono:term:Edge")):
        said: dict[str, Any] = {}
        for predicate, value in triples.predicate_objects(edge):
            name = names.get(last := re.split("[:/#]", str(predicate))[-1], last)
            typed = value.toPython()
            plain = str(value).removeprefix("urn:x-cuibono:id:").removeprefix("urn:x-cuibono:term:")
            if name in ("claims", "sources", "against", "premises"):
                said.setdefault(name, []).append(plain)
            elif last != "type":
                said[name] = typed if isinstance(typed, bool | int | float) else plain
        found.append(in_order(said))
    return sorted(found)


def edges_expected(graph: WholeGraph) -> list[str]:
    """All edges as they are in the graph; of an empty list RDF says nothing."""
    edges = graph.edges(*sorted(DIRECT_TYPES))
    said = ({"start": edge.start, "type": edge.type, "end": edge.end, **edge.properties} for edge in edges)
    return sorted(in_order({name: value for name, value in one.items() if value != []}) for one in said)


def in_order(said: dict[str, Any]) -> str:
    ordered = {name: sorted(value) if isinstance(value, list) else value for name, value in said.items()}
    return json.dumps(ordered, sort_keys=True)


def test_every_edge_comes_back_with_all_that_it_says(graph: WholeGraph, triples: "rdflib.Graph") -> None:
    assert edges_of(triples) == edges_expected(graph)


def test_nothing_is_asserted_outright(triples: "rdflib.Graph") -> None:
    assert not list(rows(triples, "SELECT ?a ?b WHERE { ?a cb:BLOCKED ?b }"))


def test_claims_are_joined_as_they_are_in_the_graph(triples: "rdflib.Graph") -> None:
    found = rows(
        triples,
        """
        SELECT ?from ?how ?to WHERE {
          VALUES ?how { cb:supports cb:contradicts cb:because_of schema:about cb:asserts }
          ?claim a cb:Claim ; dcterms:identifier ?from ; ?how ?node . ?node dcterms:identifier ?to
        }
        """,
    )
    assert {(start, short(how), end) for start, how, end in found} == {
        ("denial", "cb:contradicts", "blocked"),
        ("echo", "schema:about", "bank"),
        ("echo", "cb:supports", "blocked"),
        ("outlook", "schema:about", "LEAGUE"),
        ("outlook", "schema:about", "bank"),
        ("outlook", "cb:because_of", "blocked"),
        ("use", "cb:asserts", "XBB-LEAGUE-prestige"),
        ("use", "cb:asserts", "valley-LEAGUE-prestige"),
    }


def test_values_keep_their_types(triples: "rdflib.Graph") -> None:
    found = rows(
        triples,
        """
        SELECT ?value ?kind ?founder ?since ?date WHERE {
          ?size dcterms:identifier "size" ; cb:value ?value .
          ?member dcterms:identifier "m1" ; cb:founder ?founder ; cb:since ?since ; cb:since_earliest ?date .
          BIND(DATATYPE(?value) AS ?kind)
        }
        """,
    )
    [(value, kind, founder, since, date)] = found
    assert (value, str(kind), founder) == (25.0, "http://www.w3.org/2001/XMLSchema#double", True)
    assert (str(since), str(date)) == ("2001-06-15", "2001-06-15")


def test_every_node_and_every_edge_is_there_once(graph: WholeGraph, triples: "rdflib.Graph") -> None:
    [(nodes,)] = rows(triples, "SELECT (COUNT(DISTINCT ?id) AS ?n) WHERE { ?node dcterms:identifier ?id }")
    [(edges,)] = rows(triples, "SELECT (COUNT(?edge) AS ?n) WHERE { ?edge a cb:Edge }")
    assert nodes == len(list(graph.nodes()))
    # MEMBER_OF, IN_GROUP, BLOCKED, MAKES and SHOWN_BY of the group and of its member, SOUGHT, HAS_MEASURE, WITHIN
    assert edges == 2 + 1 + 2 * (1 + 2 + 2) + 1 + 1 + 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was(league: Evidence, text: str) -> None:
    drawn = GraphInMemory(with_texts(league, text))
    content = written(jsonld.write, drawn)
    assert json.loads(content)
    triples = read(content)
    [(name,)] = rows(triples, 'SELECT ?name WHERE { ?n dcterms:identifier "XAA" ; schema:name ?name }')
    [(statement, because)] = rows(
        triples, 'SELECT ?s ?b WHERE { ?n dcterms:identifier "use" ; schema:text ?s ; cb:because ?b }'
    )
    [(url,)] = rows(triples, 'SELECT ?url WHERE { ?n dcterms:identifier "src" ; schema:url ?url }')
    assert (name, statement, because, url) == (text, text, text, text)


def test_the_same_graph_gives_the_same_bytes(graph: WholeGraph, league: Evidence) -> None:
    assert written(jsonld.write, graph) == written(jsonld.write, GraphInMemory(league))
