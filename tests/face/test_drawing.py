"""What a picture takes from the graph behind an answer: which node a name means, and who says so."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

import cuibono
from tests.face.evidence import DATASET

SOURCES = """
- {id: essay, title: An Essay, kind: article, author: Ann Writer, date: 2024-05-03, reliability: B, because: A voice.}
- {id: treaty, title: The Treaty, kind: treaty, author: The heads of state, date: 1990, reliability: A}
"""
# Two initiatives are called "the bank", and a goal, a motive and an organisation share the name "Unity".
ENTITIES = """
- {id: XAA, label: State, name: Arcadia}
- {id: XBB, label: State, name: Borduria}
- {id: LEAGUE, label: Organisation, name: League}
- {id: UNION, label: Organisation, name: Unity}
- {id: isles, label: Group, name: Isles}
- {id: ann, label: Person, name: Ann Envoy}
- {id: land-bank, label: Initiative, name: the bank}
- {id: sea-bank, label: Initiative, name: the bank}
- {id: road, label: Initiative, name: the road}
- {id: unity-goal, label: Goal, name: Unity}
- {id: unity-motive, label: Motive, name: Unity}
- {id: parades, label: Function, name: parades}
"""
CLAIM = """
- {{id: c{number}, statement: "{statement}", subject: {subject}, relation: {relation}, object: {object}, {more},
   confidence: moderate, credibility: 3, source: {source}, ref: page {number}, because: It says so.}}
"""
SAID = (
    ("The Union sought a bank on land.", "UNION", "SOUGHT", "land-bank", "within: LEAGUE"),
    ("Ann Envoy blocked the bank on land.", "ann", "BLOCKED", "land-bank", "within: LEAGUE"),
    ("The Isles sought a bank at sea.", "isles", "SOUGHT", "sea-bank", "within: LEAGUE, standing: inference"),
    ("Borduria blocked the bank at sea.", "XBB", "BLOCKED", "sea-bank", "within: LEAGUE"),
    ("The Isles blocked the road.", "isles", "BLOCKED", "road", "within: LEAGUE"),
    ("Arcadia uses the League for unity.", "XAA", "USES", "LEAGUE", "for: unity-motive, standing: inference"),
    ("Borduria uses the League for unity.", "XBB", "USES", "LEAGUE", "for: unity-motive"),
    ("The League declares unity.", "LEAGUE", "DECLARES", "unity-goal", "layer: declared, standing: fact"),
    ("The League holds parades.", "LEAGUE", "SERVES_AS", "parades", "layer: actual"),
    ("Parades serve unity.", "parades", "TOWARDS", "unity-goal", "layer: actual, standing: inference"),
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[cuibono.Graph]:
    folder = tmp_path_factory.mktemp("league")
    (folder / "claims").mkdir()
    (folder / "dataset.yaml").write_text(DATASET.format(name="league"), "utf-8")
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    (folder / "entities.yaml").write_text(ENTITIES, "utf-8")
    written = ""
    for number, (statement, subject, relation, target, more) in enumerate(SAID, 1):
        keys = more if "standing" in more else f"{more}, standing: judgement"
        keys = keys if "layer" in keys else f"{keys}, layer: hidden"
        source = "treaty" if "fact" in keys else "essay"
        written += CLAIM.format(
            number=number, statement=statement, subject=subject, relation=relation, object=target, more=keys,
            source=source,
        )  # fmt: skip
    (folder / "claims" / "all.yaml").write_text(written, "utf-8")
    cuibono.build(folder, into=folder / "db")
    with cuibono.open(folder / "db") as opened:
        yield opened


def kinds(svg: str) -> dict[str, str]:
    """The label of each node by its id."""
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")
    return {
        group.get("data-id", ""): group.get("class", "").split()[0] for group in found if "node" in str(group.attrib)
    }


def ours(svg: str) -> set[str]:
    """The ids of the nodes and lines that are marked as inferences of ours."""
    return set(re.findall(r'data-id="([^"]+)"[^>]*><title>(?:[^<\n]*\n)?our inference', svg))


def said(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_whoever_sought_or_blocked_something_is_drawn_as_what_it_is(graph: cuibono.Graph) -> None:
    svg = graph.draw("blocked-initiatives", organisation="LEAGUE").svg
    found = kinds(svg)
    assert {found[actor] for actor in ("UNION",)} == {"organisation"}
    assert (found["ann"], found["isles"], found["XBB"]) == ("person", "group", "state")
    assert {"state", "person", "group", "organisation"} <= set(said(svg))


def test_two_nodes_of_one_name_are_two_in_a_picture(graph: cuibono.Graph) -> None:
    picture = graph.draw("blocked-initiatives", organisation="LEAGUE")
    assert said(picture.svg).count("the bank") == 2
    lines = set(re.findall(r'data-from="([^"]+)" data-to="([^"]+)"', picture.svg))
    assert lines == {
        ("UNION", "land-bank"),
        ("ann", "land-bank"),
        ("isles", "sea-bank"),
        ("XBB", "sea-bank"),
        ("isles", "road"),
    }


def test_a_name_leads_to_what_its_column_holds(graph: cuibono.Graph) -> None:
    uses = kinds(graph.draw("who-uses-it-for-what", organisation="LEAGUE").svg)
    assert (uses["unity-motive"], uses["XAA-LEAGUE-unity-motive"]) == ("motive", "use")
    assert "unity-goal" not in uses
    declared = kinds(graph.draw("declared-versus-actual", organisation="LEAGUE").svg)
    assert declared == {"unity-goal": "goal", "parades": "function"}


def test_what_we_infer_is_marked_and_the_legend_says_so(graph: cuibono.Graph) -> None:
    blocked = graph.draw("blocked-initiatives", organisation="LEAGUE").svg
    assert ours(blocked) == {"isles SOUGHT sea-bank"}
    uses = graph.draw("who-uses-it-for-what", organisation="LEAGUE").svg
    assert ours(uses) == {"XAA XAA-LEAGUE-unity-motive"}
    declared = graph.draw("declared-versus-actual", organisation="LEAGUE").svg
    assert ours(declared) == {"parades TOWARDS unity-goal"}
    own = graph.draw(cypher="MATCH p = (:State)-[:MAKES]->(:Use) RETURN p").svg
    assert ours(own) == {"XAA MAKES XAA-LEAGUE-unity-motive"}
    claims = graph.draw(cypher="MATCH (c:Claim) WHERE c.id IN ['c3', 'c4'] RETURN c").svg
    assert ours(claims) == {"c3"}
    for svg in (blocked, uses, declared, own, claims):
        assert "our inference" in said(svg)
    assert "our inference" not in said(graph.draw("motives-of", state="XBB").svg)


def test_a_title_that_is_someones_judgement_names_whose(graph: cuibono.Graph) -> None:
    svg = graph.draw("motives-of", state="XBB").svg
    assert any(line.endswith(" · judgements of Ann Writer, 2024") for line in said(svg))
    assert "Sources: essay (Ann Writer) page 7" in said(svg)
    declared = said(graph.draw("declared-versus-actual", organisation="LEAGUE").svg)
    assert any(line.endswith(" · judgements of Ann Writer, 2024; inferences of ours") for line in declared)
    assert "Sources: essay (Ann Writer) page 9, 10; treaty (The heads of state) page 8" in declared


def test_what_is_all_fact_has_no_voice_in_its_subtitle(graph: cuibono.Graph) -> None:
    svg = graph.draw(cypher="MATCH p = (:Organisation)-[:DECLARES]->(:Goal) RETURN p").svg
    assert "2 nodes, 1 relationship" in said(svg)
