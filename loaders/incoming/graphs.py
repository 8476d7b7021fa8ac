"""A graph of nodes and edges as things and links: anybody's, or our own with its claims, sources and uses as nodes.

Of our own only the claims are taken over: edges that follow from them are made anew by a build. Where claims are no
nodes of the file (a table of edges), each edge that a claim would make is one.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.model.labels import Label
from graph.model.relations import EVIDENCE_TYPES
from loaders.incoming.drafting import IMPLIED, KEYS, relation_of
from loaders.incoming.lists import items
from loaders.incoming.parts import Link, Place, Received, Thing, label_of

_MARKS: dict[Label, frozenset[str]] = {
    Label.CLAIM: frozenset({"statement", "layer"}),
    Label.SOURCE: frozenset({"reliability"}),
    Label.PASSAGE: frozenset({"sha256"}),
}
_FROM_DERIVED = EVIDENCE_TYPES | {"OF", "FOR", "SHOWN_BY"}
"""Types of our own edges that begin at a claim, a source, a passage or a use."""
_TO_DERIVED = EVIDENCE_TYPES - {"SUBJECT", "OBJECT", "ABOUT", "ATTRIBUTED_TO"} | {"MAKES"}
"""Types of our own edges that end at one."""
_SAYS_LABEL = ("labels", "label", "type", "category", "class", "kind")
_SAYS_NAME = ("name", "label", "title", "caption")
_SAYS_RELATION = (
    "relation",
    "type",
    "relationship",
    "predicate",
    "interaction",
    "edge_label",
    "label",
    "labels",
    "name",
    "kind",
)
_BY_CLAIM = {"ABOUT": "about", "SUPPORTS": "supports", "CONTRADICTS": "contradicts", "BECAUSE_OF": "because_of"}
_MADE = frozenset({"status", "year", *IMPLIED})
"""What a build works out for an initiative, or for a date."""
_FOLLOWS = "edges that follow from the claims"


@dataclass(frozen=True, slots=True)
class Node:
    """A node as the file has it."""

    key: str
    place: Place
    attributes: Mapping[str, str]


@dataclass(slots=True)
class _Edges:
    """The links of a file by what they mean among our own."""

    use_of: dict[str, str] = field(default_factory=dict)
    use_for: dict[str, str] = field(default_factory=dict)
    shown_by: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    of_claims: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """What edges of a type lead to from a claim."""


def edge(key: str | None, place: Place, ends: tuple[str, str], attributes: Mapping[str, str], directed: bool) -> Link:
    """Make a link of an edge: its type is the relation, its attributes are keys of a claim or something else."""
    given = {name: value for name in _SAYS_RELATION if (value := attributes.get(name))}
    relation = next((value for value in given.values() if relation_of(value)), next(iter(given.values()), None))
    rest = {name: value for name, value in attributes.items() if value and (name not in given or value != relation)}
    values = {name: value for name, value in rest.items() if name in KEYS}
    others = {name: value for name, value in rest.items() if name not in KEYS and name not in IMPLIED}
    return Link(place, *ends, relation, values, others, key, directed)


def take_in(received: Received, nodes: Iterable[Node], links: Iterable[Link]) -> None:
    """Put the things and links of a graph into what was received."""
    edges = list(links)
    given = list(nodes)
    received.derived |= {node.key for node in given if _ours(node) is not None}
    _find_derived(received, edges)
    if received.derived:
        received.derived |= {node.key for node in given if str(Label.USE) in _words(node)}
    ours = [(node, (_ours(node) or Label.USE) if node.key in received.derived else None) for node in given]
    for node, label in ours:
        if label is None:
            _add_thing(received, node)
        elif label is Label.USE:
            received.carried["uses, which follow from the claims"] += 1
        elif label is not Label.CLAIM:
            said = json.dumps({"id": node.key, **node.attributes}, ensure_ascii=False)
            received.leave(node.place, f"node {label}", said, "what is imported cites the file itself")
    known = _sort(received, edges)
    stated = set()
    for node in (node for node, label in ours if label is Label.CLAIM):
        link = _claim(node, known)
        if link.subject in received.derived or link.object in received.derived:
            said = json.dumps({"id": node.key, **node.attributes}, ensure_ascii=False)
            received.leave(node.place, "node Claim", said, "it joins no entities")
        else:
            received.links.append(link)
            stated.add(node.key)
    received.links += _direct(received, edges, known, stated)


def _ours(node: Node) -> Label | None:
    """Tell a claim, a source or a passage of ours from anybody's node of that name, by the attributes that it has."""
    words = _words(node)
    return next((one for one, marks in _MARKS.items() if str(one) in words and marks <= node.attributes.keys()), None)


def _words(node: Node) -> set[str | None]:
    return {node.attributes.get(name) for name in ("labels", "label", "type")}


def _labels(value: str) -> list[str]:
    """Split what a node says it is: Neo4j writes `:State:Actor`."""
    return [word.strip() for word in re.split("[:;]", value) if word.strip()]


def _label(attributes: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Give the attribute by which a node says what it is, and its word: one that we have, else `labels` or `type`."""
    given = {name: _labels(attributes[name]) for name in _SAYS_LABEL if attributes.get(name)}
    ours = ((name, word) for name, words in given.items() for word in words if label_of(word))
    others = ((name, attributes[name].strip(" :")) for name in ("labels", "type") if given.get(name))
    return next(ours, next(others, (None, None)))


def _add_thing(received: Received, node: Node) -> None:
    says, label = _label(node.attributes)
    rest = {name: value for name, value in node.attributes.items() if value}
    if says is not None:
        others = [word for word in _labels(rest.pop(says)) if label_of(label) and word != label]
        rest |= {says: ":".join(others)} if others else {}
    name = next((rest[key] for key in _SAYS_NAME if key in rest and key != says), None)
    rest = {key: value for key, value in rest.items() if not (key in _SAYS_NAME and value == name)}
    rest = {key: value for key, value in rest.items() if not (key in _SAYS_LABEL and value == label)}
    aliases = tuple(items(rest.pop("aliases", "")))
    received.add(Thing(node.key, node.place, name, label, aliases, rest.pop("kind", None)))
    for key, value in rest.items():
        if key in _MADE and label_of(label) is Label.INITIATIVE and received.derived:
            received.carried["what a build works out of initiatives"] += 1
        else:
            received.leave(node.place, key, value, "no entity has a key for it; what it says wants a claim")


def _find_derived(received: Received, edges: Iterable[Link]) -> None:
    """Tell claims, sources, passages and uses by their edges, where the file has no nodes that say so.

    Only in a file of ours: a claim has a SUBJECT and CITES its source, an edge has its claims. A graph of papers that
    cite papers is not taken for one. Of ours a part may have been taken away, so that a claim's or a use's own node is
    not there.
    """
    starts = {kind: {link.subject for link in edges if link.relation == kind} for kind in ("SUBJECT", "CITES")}
    makes = any(link.relation == "MAKES" and "claims" in link.values for link in edges)
    if received.derived or makes or starts["SUBJECT"] & starts["CITES"]:
        for link in edges:
            if link.relation in _FROM_DERIVED:
                received.derived.add(link.subject)
            if link.relation in _TO_DERIVED and link.object is not None:
                received.derived.add(link.object)


def _sort(received: Received, edges: Iterable[Link]) -> _Edges:
    known = _Edges()
    makes = {link.object for link in edges if link.relation == "MAKES"}
    for link in edges:
        target = str(link.object)
        if link.subject in makes and link.relation == "OF":
            known.use_of[link.subject] = target
        elif link.subject in makes and link.relation == "FOR":
            known.use_for[link.subject] = target
        elif link.subject in makes and link.relation == "SHOWN_BY":
            known.shown_by[link.subject].append(target)
        elif link.subject in received.derived and link.relation in EVIDENCE_TYPES:
            known.of_claims[link.subject, link.relation].append(target)
    received.derived |= known.use_of.keys() | known.use_for.keys()
    return known


def _claim(node: Node, known: _Edges) -> Link:
    """Make a link of a claim that is a node of the file."""
    said = {name: value for name, value in node.attributes.items() if value and name not in IMPLIED}
    for name in ("labels", "label", "type"):
        if said.get(name) in (str(Label.CLAIM), said.get("statement")):
            said.pop(name)
    if said.get("name") == said.get("statement"):
        said.pop("name", None)
    if "place" in said:
        for name in ("source", "line", "ref"):
            said.pop(name, None)
    for kind, key in _BY_CLAIM.items():
        if (node.key, kind) in known.of_claims:
            said[key] = json.dumps(known.of_claims[node.key, kind], ensure_ascii=False)
    subject = said.pop("subject", None) or next(iter(known.of_claims.get((node.key, "SUBJECT"), [])), node.key)
    target = said.pop("object", None) or next(iter(known.of_claims.get((node.key, "OBJECT"), [])), None)
    relation = said.pop("relation", None)
    values = {name: value for name, value in said.items() if name in KEYS}
    others = {name: value for name, value in said.items() if name not in KEYS}
    return Link(node.place, subject, target, relation, values, others, node.key)


def _direct(received: Received, edges: Iterable[Link], known: _Edges, stated: set[str]) -> list[Link]:
    """Give the links that assert something by themselves; what follows from other claims is only counted."""
    asserted: list[Link] = []
    perhaps: list[Link] = []
    for link in edges:
        claims = items(link.values.get("claims", ""))
        use = str(link.object)
        follows = bool(claims) and stated.issuperset(claims)
        if follows or _is_evidence(received, link) or link.subject in known.use_of:
            received.carried[_FOLLOWS] += 1
        elif link.relation == "MAKES" and use in known.use_of and use in known.use_for:
            (perhaps if claims and "via" in link.values else asserted).append(_use(link, use, known))
        elif claims and ("via" in link.values or relation_of(link.relation) is None):
            perhaps.append(link)
        else:
            asserted.append(link)
    named = {claim for link in asserted for claim in items(link.values.get("claims", ""))}
    for link in perhaps:
        if named.issuperset(items(link.values["claims"])):
            received.carried[_FOLLOWS] += 1
        else:
            asserted.append(link)
    return [link for link in asserted if _has_ends(received, link)]


def _is_evidence(received: Received, link: Link) -> bool:
    return link.relation in EVIDENCE_TYPES and link.subject in received.derived


def _use(link: Link, use: str, known: _Edges) -> Link:
    """Make one link of a use: who uses which organisation for which motive, and what shows it."""
    values = {**link.values, "for": known.use_for[use]}
    if use in known.shown_by:
        values["shown_by"] = json.dumps(known.shown_by[use], ensure_ascii=False)
    return replace(link, object=known.use_of[use], relation="USES", values=values)


def _has_ends(received: Received, link: Link) -> bool:
    for end in (link.subject, link.object):
        if end in received.derived:
            received.leave(link.place, str(link.relation), f"{link.subject} to {link.object}", f"“{end}” is no entity")
            return False
    return True
