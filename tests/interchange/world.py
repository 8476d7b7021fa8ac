"""The League's graph with every kind of claim, and graphs whose texts are whatever a test draws."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hypothesis import strategies as st

import loaders
from graph.derive import derive
from graph.dump import info_of
from graph.edge_order import Joined
from graph.model import Entity, Evidence, Label
from graph.property_graph import PropertyGraph
from graph.store import GraphInfo, Store, open_store
from graph.whole import Node, WholeGraph
from tests.queries.world import write_world

CLAIMS = """
- {id: m1, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, founder: true, since: 2001-06-15,
   layer: background, standing: fact, confidence: high, credibility: 1}
- {id: g1, subject: XBB, relation: IN_GROUP, object: valley, layer: background, standing: fact, confidence: high,
   credibility: 1}
- {id: blocked, statement: Arcadia blocked the bank., subject: XAA, relation: BLOCKED, object: bank, within: LEAGUE,
   when: 2010, attributed_to: ada, source: text, because: Ada was there.,
   at: {line: 3, start: 4, end: 20, sha256: 0123456789abcdef}}
- {id: denial, statement: Arcadia did not block the bank., subject: XAA, relation: BLOCKED, object: bank,
   stance: denied, confidence: low, credibility: 4, attributed_to: press, source: other, ref: p. 7,
   contradicts: [blocked]}
- {id: use, subject: valley, relation: USES, object: LEAGUE, for: prestige, outcome: taken up, shown_by: [bank, war]}
- {id: sought, subject: XCC, relation: SOUGHT, object: bank, within: LEAGUE, when: "[2004..2006]", outcome: blocked}
- {id: size, subject: LEAGUE, relation: HAS_MEASURE, object: land, value: 25.0, unit: "%", qualifier: nearly,
   layer: declared, standing: reported statement}
- {id: outlook, subject: XAA, about: [LEAGUE, bank], layer: future, standing: forecast, likelihood: likely,
   because_of: [blocked]}
- {id: echo, subject: XAA, about: [bank], supports: [blocked], source: data, ref: row 9, standing: fact}
"""
CLAIM_IDS = ["blocked", "denial", "echo", "g1", "m1", "outlook", "size", "sought", "use"]
PASSAGES = "id,section,line,start,end,sha256,because\ntext#3.1,Part one,3,0,40,aaaaaaaaaaaaaaaa,\n"
# What the loader lets in: no control characters but tabs and line breaks, no halves of pairs; never nothing at all.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n\"'\\{}<>&%$#_~^@,;: "), min_size=1
).filter(str.strip)

Write = Callable[[WholeGraph, BinaryIO], None]


def evidence_of(folder: Path) -> Evidence:
    """Load the League's claims."""
    return loaders.load([write_world(folder, CLAIMS, PASSAGES)])


def stored(evidence: Evidence, place: Path) -> Store:
    """Put the evidence's graph into a store."""
    store = open_store(str(place))
    graph = derive(evidence)
    store.replace(graph, info_of(graph, evidence))
    return store


def written(write: Write, graph: WholeGraph) -> bytes:
    """Give what an export writes."""
    out = BytesIO()
    write(graph, out)
    return out.getvalue()


class GraphInMemory(WholeGraph):
    """A graph that no store holds, for tests that draw many."""

    def __init__(self, evidence: Evidence) -> None:
        self._graph: PropertyGraph = derive(evidence)
        self._about = info_of(self._graph, evidence)

    @property
    def info(self) -> GraphInfo:
        return self._about

    def nodes(self, *labels: str) -> Iterator[Node]:
        for label in labels or Label:
            for properties in self._graph.nodes.get(label, []):
                yield Node(str(label), properties)

    def unordered(self, *types: str) -> Iterator[Joined]:
        labels = {str(of["id"]): str(label) for label, of in self.nodes()}
        for edge in self._graph.all_edges():
            if edge.type in types:
                yield Joined(edge, labels[edge.start], labels[edge.end])


def with_texts(evidence: Evidence, text: str) -> Evidence:
    """Put a text wherever evidence may have any: names, statements, reasons, titles, addresses, references."""
    return replace(
        evidence,
        entities=tuple(_renamed(entity, text) for entity in evidence.entities),
        sources=tuple(
            replace(source, title=text, author=text, url=text, because=text, date="2015/2025")
            for source in evidence.sources
        ),
        claims=tuple(
            replace(
                claim,
                statement=text,
                because=text,
                ref=None if claim.at else text,
                keys={key: text if key in ("outcome", "unit") else value for key, value in claim.keys.items()}
                if claim.relation in ("USES", "HAS_MEASURE")
                else claim.keys,
            )
            for claim in evidence.claims
        ),
        passages=tuple(replace(passage, section=text, because=text) for passage in evidence.passages),
    )


def _renamed(entity: Entity, text: str) -> Entity:
    return replace(entity, name=text, aliases=(text,), kind=text)
