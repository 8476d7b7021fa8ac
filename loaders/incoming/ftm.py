"""FollowTheMoney entities, one a line of JSON: things are things, links are links, notes are claims without relation.

Of our own export the claims are read back from the notes that they are.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from graph.errors import EvidenceError, Problem
from graph.model.labels import Label
from loaders.files import shown
from loaders.incoming import states
from loaders.incoming.drafting import relation_of
from loaders.incoming.graphs import Node, edge, take_in
from loaders.incoming.parts import File, Link, Place, Received
from loaders.incoming.text import received_text
from loaders.locators import source_digest

_LINKS: Mapping[str, tuple[str, str]] = {
    "Associate": ("person", "associate"),
    "ContractAward": ("supplier", "contract"),
    "Control": ("controller", "controlled"),
    "CourtCaseParty": ("party", "case"),
    "Debt": ("debtor", "creditor"),
    "Directorship": ("director", "organization"),
    "Documentation": ("document", "entity"),
    "Employment": ("employee", "employer"),
    "Family": ("person", "relative"),
    "Membership": ("member", "organization"),
    "Occupancy": ("holder", "post"),
    "Ownership": ("owner", "asset"),
    "Payment": ("payer", "beneficiary"),
    "ProjectParticipant": ("participant", "project"),
    "Representation": ("agent", "client"),
    "Similar": ("candidate", "match"),
    "Succession": ("successor", "predecessor"),
    "UnknownLink": ("subject", "object"),
}
"""The schemata that join two entities, and the properties that name them, in the order in which they are said."""
_RELATIONS = {"Membership": "MEMBER_OF", "Succession": "SUCCEEDED"}
"""The schemata that mean one of our relations whatever their role is called."""
_LABELS = {
    "Person": Label.PERSON,
    "Organization": Label.ORGANISATION,
    "PublicBody": Label.ORGANISATION,
    "Company": Label.ORGANISATION,
    "Event": Label.EVENT,
}
"""The schemata that say for certain what an entity is."""
_KEYS = {"startDate": "since", "endDate": "until", "date": "when", "status": "status"}
_OTHER_NAMES = ("alias", "weakAlias", "previousName", "abbreviation")
_READ = frozenset({"id", "schema", "properties", "datasets", "statements"})
"""What an entity may have. `datasets` names the collection that the file is; `statements` are our own export's, and say
in short what the claim's properties say."""
_SAYS_NAME = ("name", "title", "fileName", "caption")
_ESCAPED = re.compile(r"-x([0-9a-f]{2})")
_LISTS = frozenset(
    {"about", "against", "because_of", "claims", "contradicts", "premises", "shown_by", "sources", "supports"}
)
_AGAIN = frozenset({"asserts", "stands_in"})
"""What our own export says of a claim that follows from the rest."""
_EVIDENCE = frozenset(map(str, (Label.CLAIM, Label.SOURCE, Label.PASSAGE)))
_OURS = frozenset(map(str, Label))
_PROBLEMS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Entity:
    """An entity of the file: its properties have several values each."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    place: Place

    def take(self, *names: str) -> list[str]:
        """Take the values of some properties away, in this order, none twice."""
        return list(dict.fromkeys(value for name in names for value in self.properties.pop(name, [])))


def read_ftm(path: Path, encoding: str | None) -> Received:
    """Read FollowTheMoney entities.

    Raises EvidenceError where no line is one, QuestionError for an unknown encoding.
    """
    received = Received()
    text = received_text(path, encoding)
    received.files.append(File(path.name, source_digest(text)))
    entities = list(_entities(text, path.name, received))
    if not entities:
        problems = [Problem(shown(path), _line(one.place), f"{one.what}: {one.reason}") for one in received.left]
        expected = Problem(
            shown(path), None, "no line is a FollowTheMoney entity: {“id”: …, “schema”: …, “properties”: …}"
        )
        raise EvidenceError([expected, *problems[:_PROBLEMS_SHOWN]])
    ours = any(_own_label(entity) for entity in entities)
    nodes: list[Node] = []
    links: list[Link] = []
    for entity in entities:
        if entity.schema in _LINKS:
            links += _links(entity, received, ours)
        elif entity.schema == "Note" and not _own_label(entity):
            links += _remarks(entity, received)
        else:
            nodes.append(_node(entity, received, ours))
    take_in(received, nodes, links)
    return received


def _line(place: Place) -> int:
    return int(place.ref.rpartition(" ")[2])


def _entities(text: str, file: str, received: Received) -> Iterator[_Entity]:
    """Give the entities of a file; a line that is none is left over."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = Place(file, f"line {number}")
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            received.leave(place, "line", line, "it is not JSON")
            continue
        if not (isinstance(found, dict) and isinstance(found.get("id"), str) and isinstance(found.get("schema"), str)):
            received.leave(place, "line", line, "it is no entity with an id and a schema")
            continue
        yield from _unnested(found, place, received)


def _unnested(found: dict[str, Any], place: Place, received: Received) -> Iterator[_Entity]:
    """Give an entity, and those that stand in it in the place of their ids; what is beside its properties is left."""
    properties = found.get("properties", {})
    if not isinstance(properties, dict):
        received.leave(place, "properties", json.dumps(properties, ensure_ascii=False), "they are not told by name")
        properties = {}
    for name in sorted(found.keys() - _READ):
        text = found[name] if isinstance(found[name], str) else json.dumps(found[name], ensure_ascii=False)
        received.leave(place, name, text, "no claim has a place for what stands beside an entity's properties")
    said: dict[str, list[str]] = {}
    for name, values in properties.items():
        said[name] = []
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                said[name].append(value["id"])
                if isinstance(value.get("schema"), str):
                    yield from _unnested(value, place, received)
            elif value is not None:
                said[name].append(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    yield _Entity(found["id"], found["schema"], said, place)


def _own_label(entity: _Entity) -> str | None:
    """Give the label that our own export puts first among the keywords."""
    first = next(iter(entity.properties.get("keywords", [])), None)
    return first if first in _OURS else None


def _id(identity: str, ours: bool) -> str:
    """Give the id that a node had before our export wrote it for FollowTheMoney: `C5-x2bChina` was `C5+China`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), identity) if ours else identity


def _node(entity: _Entity, received: Received, ours: bool) -> Node:
    label = _own_label(entity)
    said = {"labels": label or _label(entity)}
    if label in _EVIDENCE:
        said |= {"statement": "; ".join(entity.take("description")), **_in_words(entity.take("notes"))}
        said |= {} if label == Label.CLAIM else {name: "; ".join(texts) for name, texts in entity.properties.items()}
        return Node(_id(entity.id, ours), entity.place, {name: text for name, text in said.items() if text})
    notes = entity.take("notes") if label is not None else []
    told = [note.removeprefix("alias: ") for note in notes if note.startswith("alias: ")]
    names = entity.take(*_SAYS_NAME)
    aliases = [*names[1:], *entity.take(*_OTHER_NAMES), *told]
    if names:
        said["name"] = names[0]
    if aliases:
        said["aliases"] = json.dumps(aliases, ensure_ascii=False)
    if entity.schema == "Company":
        said["kind"] = entity.schema
    if label is not None:
        entity.take("keywords", "country")  # they say again what the label and the id of a state say
        said |= _in_words([note for note in notes if not note.startswith("alias: ")])
    for name, texts in entity.properties.items():
        reason = "no entity has a key for it; what it says wants a claim"
        received.leave(entity.place, name, "; ".join(texts), reason)
    return Node(_id(entity.id, ours), entity.place, said)


def _label(entity: _Entity) -> str:
    """Say what an entity is, by its schema: a Territory is a State only where one of its names is a state's."""
    names = (name for key in _SAYS_NAME for name in entity.properties.get(key, []))
    if entity.schema == "Territory" and any(states.by_name(name, expected=True) for name in names):
        return str(Label.STATE)
    return str(_LABELS.get(entity.schema, entity.schema))


def _in_words(texts: Sequence[str]) -> dict[str, str]:
    """Read back what our own export puts into words: "within: SCO" is {"within": "SCO"}."""
    said = {}
    for text in texts:
        name, _, value = text.partition(": ")
        if name in _AGAIN:
            continue
        if name in _LISTS:
            value = json.dumps(value.split(", "), ensure_ascii=False)
        elif name == "likelihood":
            value, _, said["likelihood_by"] = value.partition(", by ")
        said[name] = value
    return {name: value for name, value in said.items() if value}


def _links(entity: _Entity, received: Received, ours: bool) -> Iterator[Link]:
    """Give a link for each pair of ends that an entity joins."""
    starts, ends = (entity.take(name) for name in _LINKS[entity.schema])
    roles = entity.take("role", "relationship")
    if ours and len(roles) == 1 and entity.id.startswith(("edge-", "link-")):
        said = {"type": roles[0], **_in_words(entity.take("description"))}
        for start, end in product(starts, ends):
            yield edge(entity.id, entity.place, (_id(start, ours), _id(end, ours)), said, True)
        return
    relation = _relation(entity.schema, roles, received, entity.place)
    values, others = _said(entity)
    if not starts or not ends:
        received.leave(entity.place, relation, json.dumps({**values, **others}, ensure_ascii=False), "it lacks an end")
    for start, end in product(starts, ends):
        yield Link(entity.place, start, end, relation, values, others, entity.id)


def _relation(schema: str, roles: Sequence[str], received: Received, place: Place) -> str:
    """Give a link's relation: one of ours where schema or role means it, else both in the file's words."""
    means = _RELATIONS.get(schema)
    if means is not None:
        for role in roles:
            if relation_of(role) is None or str(role) != means:
                received.leave(place, "role", role, f"the claim says {means}")
        return means
    if schema == "UnknownLink" and len(roles) == 1:
        return roles[0]
    return f"{schema}: {', '.join(roles)}" if roles else schema


def _said(entity: _Entity) -> tuple[dict[str, str], dict[str, str]]:
    """Give what an entity says by keys of a claim, and what it says besides: `startDate` is `since`."""
    values, others = {}, {}
    for name, texts in entity.properties.items():
        if name in _KEYS and texts:
            values[_KEYS[name]] = texts[0]
        rest = texts[1:] if name in _KEYS else texts
        if rest:
            others[name] = "; ".join(rest)
    return values, others


def _remarks(entity: _Entity, received: Received) -> Iterator[Link]:
    """Make a claim without relation of a note that is attached to somebody."""
    about = entity.take("entity")
    words = entity.take("description", "notes", "summary")
    if not about or not words:
        said = json.dumps({**entity.properties, "entity": about, "notes": words}, ensure_ascii=False)
        received.leave(entity.place, "Note", said, "it is attached to nobody" if words else "it says nothing")
        return
    values, others = _said(entity)
    values["statement"] = " ".join(words)
    if about[1:]:
        values["about"] = json.dumps(about[1:], ensure_ascii=False)
    yield Link(entity.place, about[0], values=values, others=others, id=entity.id)
