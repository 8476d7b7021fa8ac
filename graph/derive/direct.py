"""Direct edges: claims that agree in an edge's identity share it, claims that differ stand in parallel edges."""

from collections import defaultdict
from dataclasses import dataclass, field

from graph.derive.expansion import Actor, Ties
from graph.model import RELATIONS, Claim, Evidence
from graph.model.dates import bounds
from graph.model.relations import DATE_KEYS
from graph.model.uses import UseKey
from graph.model.vocabulary import CONFIDENCE_ORDER, Stance
from graph.property_graph import Properties

OwnKeys = tuple[tuple[str, str | int | float | bool], ...]
Ends = tuple[str, str, str]
"""Start, type and end of an edge."""


@dataclass(slots=True)
class Draft:
    """An edge while its claims are gathered."""

    start: str
    type: str
    end: str
    layer: str | None = None
    via: str | None = None
    own: OwnKeys = ()
    claims: list[Claim] = field(default_factory=list)
    against: set[str] = field(default_factory=set)
    premises: set[str] = field(default_factory=set)

    def properties(self) -> Properties:
        """Give the edge's properties; `confidence` is the best of its claims'."""
        found: Properties = {
            "claims": sorted(claim.id for claim in self.claims),
            "against": sorted(self.against),
            "premises": sorted(self.premises),
            "sources": sorted({claim.place for claim in self.claims}),
            "confidence": max((claim.confidence for claim in self.claims), key=CONFIDENCE_ORDER.__getitem__),
        }
        if self.layer is not None:
            found["layer"] = self.layer
        if self.via is not None:
            found["via"] = self.via
        for key, value in self.own:
            found[key] = value
            if key in DATE_KEYS:
                add_bounds(found, key, str(value))
        return found


@dataclass(slots=True)
class DirectEdges:
    """All direct edges of a graph, with the uses that stand between users and organisations."""

    drafts: dict[tuple[Ends, str | None, str | None, OwnKeys], Draft] = field(default_factory=dict)
    uses: dict[UseKey, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Each use, and the claims that assert it."""

    def add(self, ends: Ends, claim: Claim, actor: Actor, own: OwnKeys = (), layer: str | None = None) -> None:
        """Put a claim on the edge of this identity; the first claim makes the edge."""
        identity = (ends, layer, actor.via, own)
        draft = self.drafts.get(identity)
        if draft is None:
            draft = self.drafts[identity] = Draft(*ends, layer, actor.via, own)
        draft.claims.append(claim)
        draft.premises.update(actor.premises)


def direct_edges(evidence: Evidence, ties: Ties) -> DirectEdges:
    """Derive every direct edge: affirmed claims make edges, denied ones stand against them."""
    edges = DirectEdges()
    denied = []
    for claim in evidence.claims:
        if claim.relation is None or claim.object is None:
            continue
        if claim.stance == Stance.DENIED:
            denied.append(claim)
            continue
        for actor in ties.actors(claim):
            _affirm(edges, claim, actor, claim.object)
    _stand_against(edges, denied, ties)
    return edges


def _affirm(edges: DirectEdges, claim: Claim, actor: Actor, target: str) -> None:
    ends = _ends(claim, actor, target)
    edges.add(ends, claim, actor, _own_keys(claim), claim.layer)
    if claim.relation == "USES":
        use = UseKey(actor.id, target, str(claim.keys["for"]))
        edges.uses[use].add(claim.id)
        for shown_by in _ids(claim, "shown_by"):
            _add_pair(edges, (use.id, "SHOWN_BY", shown_by), claim, actor)
    elif "within" in claim.keys and RELATIONS[str(claim.relation)].objects == _INITIATIVES and actor.via is None:
        edges.add((target, "WITHIN", str(claim.keys["within"])), claim, Actor(target))


def _add_pair(edges: DirectEdges, ends: Ends, claim: Claim, actor: Actor) -> None:
    """Put a claim on the one edge that a pair has in all layers; its premises stay while every claim needs some."""
    draft = edges.drafts.get((ends, None, None, ()))
    alone = draft is None or bool(draft.premises)
    edges.add(ends, claim, Actor(actor.id, None, actor.premises))
    if not (alone and actor.premises):
        edges.drafts[ends, None, None, ()].premises.clear()


def _stand_against(edges: DirectEdges, denied: list[Claim], ties: Ties) -> None:
    """Put each denial on every edge that it denies: same ends, and the own keys that it gives, in any layer and via."""
    by_ends: dict[Ends, list[Draft]] = defaultdict(list)
    if denied:
        for draft in edges.drafts.values():
            by_ends[draft.start, draft.type, draft.end].append(draft)
    for claim in denied:
        given = dict(_own_keys(claim))
        for actor in ties.actors(claim):
            for draft in by_ends.get(_ends(claim, actor, str(claim.object)), ()):
                if given.items() <= dict(draft.own).items():
                    draft.against.add(claim.id)


def _ends(claim: Claim, actor: Actor, target: str) -> Ends:
    if claim.relation == "USES":
        return actor.id, "MAKES", UseKey(actor.id, target, str(claim.keys["for"])).id
    return actor.id, str(claim.relation), target


_INITIATIVES = RELATIONS["SOUGHT"].objects
_STRUCTURE = frozenset({"for", "shown_by"})
"""Own keys of USES that become nodes and edges of their own."""
_OWN_NAMES: dict[str, tuple[str, ...]] = {
    name: tuple(key.name for key in relation.keys if key.name not in _STRUCTURE) for name, relation in RELATIONS.items()
}


def _own_keys(claim: Claim) -> OwnKeys:
    own = []
    for name in _OWN_NAMES[str(claim.relation)]:
        value = claim.when if name == "when" else claim.keys.get(name)
        if value is not None and not isinstance(value, tuple):
            own.append((name, value))
    return tuple(own)


def _ids(claim: Claim, key: str) -> tuple[str, ...]:
    value = claim.keys.get(key, ())
    return value if isinstance(value, tuple) else (str(value),)


def add_bounds(properties: Properties, key: str, text: str) -> None:
    """Set the bounds of an EDTF value beside it: `since_earliest`, `since_latest`; an open end has none."""
    earliest, latest = bounds(text)
    if earliest is not None:
        properties[f"{key}_earliest"] = earliest
    if latest is not None:
        properties[f"{key}_latest"] = latest
