"""The whole derivation, step by step: evidence in, a graph in canonical order out."""

from collections import defaultdict

from graph.derive.direct import DirectEdges, direct_edges
from graph.derive.evidence_nodes import (
    PassageIndex,
    claim_properties,
    evidence_edges,
    passage_properties,
    source_properties,
)
from graph.derive.expansion import read_ties
from graph.derive.initiatives import Fate, fates
from graph.derive.voices import voices_behind_claims, voices_of_sources
from graph.dump import canonical_json
from graph.model import Entity, Evidence, Label
from graph.model.uses import UseKey
from graph.property_graph import EdgeTable, Properties, PropertyGraph


def derive(evidence: Evidence) -> PropertyGraph:
    """Derive the graph of the evidence: the same evidence gives the same graph, whatever the order of its files.

    "Russia kept blocking the creation of an SCO development bank" becomes RUS -[BLOCKED]-> sco-development-bank,
    sco-development-bank -[WITHIN]-> SCO, and a Claim node with edges to all three and to its place in the source.
    """
    edges = direct_edges(evidence, read_ties(evidence))
    tables = evidence_edges(evidence, PassageIndex(evidence.passages))
    _add_uses(tables, edges)
    for draft in edges.drafts.values():
        tables[draft.type].add(draft.start, draft.end)
        tables[draft.type].properties.append(draft.properties())
    return PropertyGraph(_nodes(evidence, edges), {kind: _in_order(tables[kind]) for kind in sorted(tables)})


def _nodes(evidence: Evidence, edges: DirectEdges) -> dict[str, list[Properties]]:
    voices = voices_of_sources(evidence.sources)
    behind = voices_behind_claims(evidence, edges, voices)
    fate_of = fates(evidence.claims)
    names = {entity.id: entity.name for entity in evidence.entities}
    nodes: dict[str, list[Properties]] = defaultdict(list)
    for entity in evidence.entities:
        nodes[entity.label].append(_entity_properties(entity, fate_of.get(entity.id, Fate())))
    nodes[Label.USE] = [{"id": use.id, "name": _use_name(use, names)} for use in edges.uses]
    nodes[Label.CLAIM] = [claim_properties(claim, behind[claim.id]) for claim in evidence.claims]
    nodes[Label.SOURCE] = [source_properties(source, voices[source.id]) for source in evidence.sources]
    nodes[Label.PASSAGE] = [passage_properties(passage) for passage in evidence.passages]
    for rows in nodes.values():
        rows.sort(key=lambda properties: str(properties["id"]))
    return {str(label): nodes[label] for label in sorted(nodes) if nodes[label]}


def _entity_properties(entity: Entity, fate: Fate) -> Properties:
    found: Properties = {"id": entity.id, "name": entity.name}
    if entity.aliases:
        found["aliases"] = sorted(entity.aliases)
    if entity.kind is not None:
        found["kind"] = entity.kind
    if entity.label == Label.INITIATIVE:
        found["status"] = fate.status
        if fate.year is not None:
            found["year"] = fate.year
    return found


def _use_name(use: UseKey, names: dict[str, str]) -> str:
    return f"{names[use.user]} uses {names[use.organisation]} for {names[use.motive]}"


def _add_uses(tables: defaultdict[str, EdgeTable], edges: DirectEdges) -> None:
    for use, claims in edges.uses.items():
        tables["OF"].add(use.id, use.organisation)
        tables["FOR"].add(use.id, use.motive)
        for claim in sorted(claims):
            tables["ASSERTS"].add(claim, use.id)


def _in_order(table: EdgeTable) -> EdgeTable:
    """Sort a table by its ends, and parallel edges by what they say."""
    pairs = list(zip(table.starts, table.ends, strict=True))
    places = sorted(range(len(pairs)), key=pairs.__getitem__)
    if table.properties and len(set(pairs)) < len(pairs):
        places.sort(key=lambda place: (*pairs[place], canonical_json(table.properties[place])))
    return EdgeTable(
        [table.starts[place] for place in places],
        [table.ends[place] for place in places],
        [table.properties[place] for place in places] if table.properties else [],
    )
