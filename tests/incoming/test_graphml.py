"""GraphML of anybody's: networkx', yEd's, our own; what has no place in a claim is named."""

from collections.abc import Callable
from io import BytesIO

import networkx as nx
import pytest

HEAD = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
KEYS = """
<key id="d0" for="node" attr.name="type" attr.type="string"/>
<key id="d1" for="node" attr.name="name" attr.type="string"/>
<key id="d2" for="edge" attr.name="type" attr.type="string"><default>ally</default></key>
<key id="d3" for="edge" attr.name="weight" attr.type="double"/>
"""
NODES = """
<node id="n0"><data key="d0">Country</data><data key="d1">Russia</data></node>
<node id="n1"><data key="d0">Organization</data><data key="d1">SCO</data></node>
"""


def graphml(inside: str, *, after: str = "", directed: str = "directed") -> str:
    return f'{HEAD}{KEYS}<graph edgedefault="{directed}">{NODES}{inside}</graph>{after}</graphml>'


def written(graph: "nx.Graph") -> bytes:
    out = BytesIO()
    nx.write_graphml_xml(graph, out)
    return out.getvalue()


@pytest.fixture
def read(receive: Callable[..., object]) -> Callable[..., object]:
    return lambda content, **more: receive("colleague.graphml", content, "graphml", **more)


def test_an_edge_becomes_a_claim_that_names_the_file_and_the_element(read):
    desk = read(graphml('<edge id="e-first" source="n0" target="n1"><data key="d2">member of</data></edge>'))
    claim = desk.claim
    assert (claim.subject, claim.relation, claim.object) == ("RUS", "MEMBER_OF", "SCO")
    assert (claim.source, claim.ref, claim.id) == ("inbox-colleague.graphml", "edge e-first", "inbox-e-first")
    assert (claim.confidence, claim.credibility) == ("low", "6")
    assert desk.leftover == []


def test_a_type_that_is_none_of_ours_becomes_a_claim_without_relation(read):
    desk = read(graphml('<edge source="n0" target="n1"><data key="d3">2.5</data></edge>'))
    assert (desk.claim.relation, desk.claim.statement, desk.claim.about) == (None, "Russia “ally” SCO.", ("SCO",))
    assert desk.leftover == [("edge 1", "relation", "ally"), ("edge 1", "weight", "2.5")]


def test_a_graph_that_networkx_wrote(read):
    graph = nx.MultiDiGraph()
    graph.add_node("RUS", label="State", name="Russia", population=146)
    graph.add_node("bank", label="Initiative", name="a bank")
    graph.add_edge("RUS", "bank", type="SOUGHT", within="SCO", when="2010")
    graph.add_edge("RUS", "bank", type="BLOCKED", confidence="high")
    desk = read(written(graph))
    assert [(claim.ref, claim.relation, claim.when, claim.keys) for claim in desk.claims] == [
        ("edge 0", "SOUGHT", "2010", {"within": "SCO"}),
        ("edge 1", "BLOCKED", None, {}),
    ]
    assert desk.claims[1].because.endswith("The file has confidence: high.")
    assert desk.leftover == [("node RUS", "population", "146")]


def test_edges_of_one_id_are_told_apart(read):
    graph = nx.MultiDiGraph()
    graph.add_edge("Russia", "SCO", type="MEMBER_OF")
    graph.add_edge("India", "SCO", type="MEMBER_OF")
    desk = read(written(graph))
    assert sorted((claim.subject, claim.ref) for claim in desk.claims) == [("IND", "edge 2"), ("RUS", "edge 1")]


def test_without_a_direction_an_edge_goes_the_way_that_fits(read):
    graph = nx.Graph()
    graph.add_edge("SCO", "Russia", type="MEMBER_OF")
    assert read(written(graph)).claim.subject == "RUS"


def test_an_edge_may_have_a_direction_of_its_own(read):
    inside = (
        '<edge id="one" directed="true" source="n1" target="n0"><data key="d2">MEMBER_OF</data></edge>'
        '<edge id="two" source="n1" target="n0"><data key="d2">MEMBER_OF</data></edge>'
    )
    desk = read(graphml(inside, directed="undirected"))
    assert [claim.relation for claim in desk.claims] == [None, "MEMBER_OF"]


def test_a_graph_without_any_attribute_is_read_as_it_is(read):
    desk = read(written(nx.karate_club_graph()))
    assert len(desk.claims) == 78
    assert {entity.label for entity in desk.evidence.entities} == {"Term"}
    assert {what for _, what, _ in desk.leftover} == {"label", "club", "weight", "name"}


def test_what_yed_draws_is_a_name(read):
    y = 'xmlns:y="http://www.yworks.com/xml/graphml"'
    desk = read(
        f"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns" {y}>
        <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
        <graph edgedefault="directed">
        <node id="n0"><data key="d6"><y:ShapeNode><y:Fill color="#FF0"/><y:NodeLabel>Russia</y:NodeLabel>
        </y:ShapeNode></data></node>
        <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>SCO</y:NodeLabel></y:ShapeNode></data></node>
        <edge id="e0" source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>member of</y:EdgeLabel>
        </y:PolyLineEdge></data></edge></graph></graphml>"""
    )
    assert (desk.claim.subject, desk.claim.relation, desk.claim.object) == ("RUS", "MEMBER_OF", "SCO")
    assert desk.imported.notes == (
        "3 drawings of colleague.graphml were not read, labels in them aside",
        "2 ids such as “n0” gave way to ids that mean something elsewhere too",
    )


def test_gephi_cytoscape_and_neo4j_are_read_by_their_own_names(read):
    keys = (
        '<key id="label" for="node" attr.name="Label"/><key id="el" for="edge" attr.name="Edge Label"/>'
        '<key id="i" for="edge" attr.name="interaction"/><key id="shared" for="edge" attr.name="shared interaction"/>'
    )
    nodes = (
        '<node id="n0"><data key="label">Russia</data></node><node id="n1"><data key="label">SCO</data></node>'
        '<node id="n2" labels=":Person:Actor"><data key="label">Anna</data></node>'
        '<node id="n3" labels=":Initiative"><data key="label">a bank</data></node>'
    )
    edges = (
        '<edge id="gephi" source="n0" target="n1"><data key="el">MEMBER_OF</data></edge>'
        '<edge id="cytoscape" source="n0" target="n3"><data key="i">BLOCKED</data><data key="shared">x</data></edge>'
        '<edge id="neo4j" source="n2" target="n3" label="SOUGHT"/>'
    )
    desk = read(f'{HEAD}{keys}<graph edgedefault="directed">{nodes}{edges}</graph></graphml>')
    assert {claim.ref: (claim.subject, claim.relation, claim.object) for claim in desk.claims} == {
        "edge gephi": ("RUS", "MEMBER_OF", "SCO"),
        "edge cytoscape": ("RUS", "BLOCKED", "a-bank"),
        "edge neo4j": ("anna", "SOUGHT", "a-bank"),
    }
    assert desk.leftover == [("edge cytoscape", "shared_interaction", "x"), ("node n2", "labels", "Actor")]


def test_somebody_elses_claim_or_source_is_a_thing_like_any_other(read):
    nodes = "".join(
        f'<node id="{word}-x"><data key="d0">{word}</data></node>' for word in ("Claim", "Source", "Passage", "Use")
    )
    edges = '<edge source="Claim-x" target="Source-x"><data key="d2">CITES</data></edge>'
    desk = read(graphml(nodes + edges))
    assert (desk.claim.statement, desk.claim.subject) == ("Claim-x “CITES” Source-x.", "Claim-x")
    assert [desk.entity(f"{word}-x").kind for word in ("Claim", "Source", "Passage", "Use")] == [
        "Claim",
        "Source",
        "Passage",
        "Use",
    ]


def test_what_an_initiative_says_of_itself_is_left_over_where_it_is_not_of_our_own_making(read):
    bank = '<node id="bank-x"><data key="d0">Initiative</data><data key="d9">adopted</data></node>'
    key = '<key id="d9" for="node" attr.name="status"/>'
    text = graphml(bank + '<edge source="n0" target="bank-x"><data key="d2">SOUGHT</data></edge>')
    desk = read(text.replace("<graph ", f"{key}<graph ", 1))
    assert desk.leftover == [("node bank-x", "status", "adopted")]


def test_two_nodes_that_are_one_are_one(read):
    more = '<node id="m"><data key="d0">State</data><data key="d1">Russian Federation</data></node>'
    desk = read(graphml(more + '<edge source="m" target="n1"><data key="d2">MEMBER_OF</data></edge>'))
    assert (desk.claim.subject, desk.entity("Russia").aliases) == ("RUS", ("Moscow", "Russian Federation"))


def test_what_other_readers_pass_over_is_read_or_named(read):
    inside = """
    <desc>of the graph</desc>
    <node id="n2"><data key="d1">a group</data><port name="north"/>
      <graph edgedefault="directed"><node id="n3"/><edge id="inner" source="n3" target="n1"/></graph></node>
    <edge id="outer" source="n0" target="n1" sourceport="north"><desc>of an edge</desc></edge>
    <hyperedge id="h1"><endpoint node="n0"/><endpoint node="n1"/><endpoint node="n2"/></hyperedge>
    """
    second = '<graph edgedefault="directed"><edge id="second" source="n1" target="n0"/></graph>'
    desk = read(graphml(inside, after=second))
    assert sorted(claim.ref for claim in desk.claims) == ["edge inner", "edge outer", "edge second"]
    named = [(what, value) for _, what, value in desk.leftover if what not in ("label", "relation")]
    assert sorted(named) == [
        ("desc", "of an edge"),
        ("desc", "of the graph"),
        ("endpoint", "node=n0"),
        ("endpoint", "node=n1"),
        ("endpoint", "node=n2"),
        ("graph", "n2"),
        ("hyperedge", "id=h1"),
        ("port", "name=north"),
        ("sourceport", "north"),
    ]


def test_a_node_with_two_names_is_told(read):
    desk = read(graphml('<node id="n0"><data key="d1">Rossiya</data></node><edge source="n0" target="n1"/>'))
    assert ("node n0", "name", "Rossiya") in desk.leftover


def test_an_edge_without_an_end_is_named(read):
    desk = read(graphml('<edge source="n0"/><node/><edge source="n0" target="n1"/>'))
    assert len(desk.claims) == 1
    assert desk.reason("edge") == "it lacks an end"
    assert desk.reason("node") == "it has no id"


def test_keys_of_a_relation_may_name_nodes_by_id_or_by_name(read):
    keys = '<key id="d4" for="edge" attr.name="within"/>'
    bank = '<node id="n7"><data key="d0">Initiative</data><data key="d1">a bank</data></node>'
    edges = "".join(
        f'<edge id="e-{within}" source="n0" target="n7">'
        f'<data key="d2">SOUGHT</data><data key="d4">{within}</data></edge>'
        for within in ("n1", "SCO")
    )
    desk = read(graphml(bank + edges).replace("<graph ", f"{keys}<graph ", 1))
    assert [claim.keys for claim in desk.claims] == [{"within": "SCO"}, {"within": "SCO"}]


def test_xml_says_its_own_encoding(read):
    text = graphml('<node id="n4"><data key="d1">Türkei</data></node><edge source="n4" target="n1"/>')
    desk = read(f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode("latin-1"))
    assert desk.entity("Türkei").label == "Term"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "colleague.graphml:1: this is not XML: no element found"),
        ("<graphml>\n<node", "colleague.graphml:2: this is not XML: unclosed token"),
        ("<gexf/>", "colleague.graphml:1: the root is “gexf”; “graphml” is expected"),
        (HEAD + "</graphml>", "colleague.graphml: no claim can be made of this file"),
        ('<!DOCTYPE g [<!ENTITY a "b">]>' + graphml(""), "colleague.graphml:1: the entity “a” is declared"),
    ],
)
def test_a_file_that_is_no_graphml_is_refused(refused, content, message):
    assert refused("colleague.graphml", content, "graphml").startswith(message)


def test_a_small_file_does_not_become_a_huge_one(refused):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    assert "the entity “l0” is declared" in refused("x.graphml", f"<!DOCTYPE g [{lol}]>" + graphml("&l8;"), "graphml")


@pytest.mark.parametrize("encoding", ["klingon", "shift_jis", "utf-7", "base64"])
def test_an_encoding_that_no_parser_of_xml_knows_is_told(refused, encoding):
    document = f'<?xml version="1.0" encoding="{encoding}"?>{graphml("")}'.encode()
    said = refused("colleague.graphml", document, "graphml")
    assert f":1: the encoding “{encoding}” can't be read; save the file as UTF-8, or name it: --encoding" in said


def test_a_declared_encoding_of_a_byte_a_character_is_read(read):
    inside = '<edge source="n0" target="n2"/><node id="n2"><data key="d1">Čárský</data></node>'
    document = f'<?xml version="1.0" encoding="windows-1250"?>{graphml(inside)}'.encode("windows-1250")
    assert "Čárský" in read(document).claim.statement


def test_an_encoding_that_is_named_counts_for_more_than_the_declared_one(read):
    inside = '<edge source="n0" target="n2"/><node id="n2"><data key="d1">上海</data></node>'
    document = f'<?xml version="1.0" encoding="shift_jis"?>{graphml(inside)}'.encode("shift_jis")
    assert "上海" in read(document, encoding="shift_jis").claim.statement
