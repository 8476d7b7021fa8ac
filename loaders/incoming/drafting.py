"""Links become claims: low in confidence, the file and the row as their place; what no claim can hold is left over."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.model import RELATIONS, Claim, Key, KeyKind, Label, Relation
from graph.model.dates import bounds
from graph.model.relations import DATE_KEYS, OWN_KEYS
from graph.model.vocabulary import Confidence, Credibility, Layer, Likelihood, LikelihoodBy, Stance, Standing
from loaders import values
from loaders.incoming.grading import GRADES, because
from loaders.incoming.lists import items
from loaders.incoming.naming import Names
from loaders.incoming.parts import Left, Link, Received
from loaders.incoming.phrases import sentence
from loaders.incoming.usable import usable, wrong_with
from loaders.rows import FIELD_LIMIT, Invalid, article, listed, quoted

_HOLDERS = frozenset({Label.PERSON, Label.STATE, Label.GROUP, Label.ORGANISATION, Label.VOICE})
_BETWEEN = ("supports", "contradicts", "because_of")
_FIELDS: dict[str, values.Read] = {
    "layer": values.choice(Layer),
    "standing": values.choice(Standing),
    "stance": values.choice(Stance),
    "when": values.date,
    "likelihood": values.choice(Likelihood),
    "likelihood_by": values.choice(LikelihoodBy),
}
KEYS = frozenset({*_FIELDS, *OWN_KEYS, *_BETWEEN, *GRADES, "statement", "attributed_to", "about"})
"""All that a link may say by a key that a claim has."""
IMPLIED = frozenset({"voices"} | {f"{key}_{end}" for key in DATE_KEYS for end in ("earliest", "latest")})
"""What follows from these keys, and is made anew by a build."""
_LAYERS = {"DECLARES": Layer.DECLARED, "SERVES_AS": Layer.ACTUAL, "USES": Layer.HIDDEN, "JOINED_FOR": Layer.HIDDEN}
"""The layer that a relation has by its meaning, where the file gives none."""
_READS: dict[KeyKind, values.Read] = {
    KeyKind.TEXT: values.text,
    KeyKind.DATE: values.date,
    KeyKind.FLAG: values.flag,
    KeyKind.NUMBER: values.text,  # as it is written: the loader makes a number of it
}
_IDS = frozenset({KeyKind.ID, KeyKind.IDS})

Leave = Callable[[str, str, str], None]
"""Notes what is left out of a claim: its key, its value and the reason."""


def relation_of(word: str | None) -> Relation | None:
    """Give the relation of our table that a word names: "member of" is MEMBER_OF, "ally" none."""
    return RELATIONS.get("_".join(word.replace("-", " ").replace("_", " ").upper().split())) if word else None


def expectations(received: Received) -> dict[str, list[frozenset[Label]]]:
    """Take in the things that links name by their keys, and gather what each thing must be for its relations."""
    expected: dict[str, list[frozenset[Label]]] = {}
    for link in received.links:
        for word, labels in _mentions(link):
            key = received.key_of(word)
            if key not in received.derived:
                received.mention(key, link.place)
                if labels:
                    expected.setdefault(key, []).append(labels)
    return expected


def _mentions(link: Link) -> Iterator[tuple[str, frozenset[Label]]]:
    """Give each word by which a link names a thing, and what this must be; nothing where it may be anything."""
    anything: frozenset[Label] = frozenset()
    relation = relation_of(link.relation)
    sure = relation is not None and link.object is not None and link.directed
    yield link.subject, relation.subjects if relation and sure else anything
    if link.object is not None:
        yield link.object, relation.objects if relation and sure else anything
    for key in relation.keys if relation else ():
        if key.kind in _IDS and key.name in link.values:
            for word in _words(key, link.values[key.name]):
                yield word, key.labels
    if "attributed_to" in link.values:
        yield link.values["attributed_to"], _HOLDERS
    for word in items(link.values.get("about", "")):
        yield word, anything


def _words(key: Key, value: str) -> list[str]:
    return items(value) if key.kind is KeyKind.IDS else [value]


@dataclass(frozen=True, slots=True)
class Drafts:
    """Makes the claims of what was received."""

    received: Received
    names: Names
    sources: Mapping[str, str]
    """The id of the source that each file is, by its name."""
    ids: Mapping[str, str]
    """The id that each claim of the file gets, by the id that it has there."""

    def claim(self, link: Link, identity: str) -> Claim:
        """Make the claim of one link."""

        def leave(what: str, value: str, reason: str) -> None:
            self.received.left.append(Left(link.place, what, value, reason, identity))

        said = dict(_held({**_hidden_id(link, identity), **link.values}, leave))
        relation, link = self._relation(link, said, leave)
        found = self._fields(link, said, leave)
        keys = self._keys(relation, said, leave) if relation else {}
        missing = [key.name for key in relation.keys if key.required and key.name not in keys] if relation else []
        if relation and missing:
            leave("relation", relation.name, f"{article(relation.name)} claim must have {listed(missing)}")
            relation, keys = None, {}
        self._leave_rest(link, relation, said, leave)
        reason, without_room = because(link.place, said)
        for key in without_room:
            leave(key, said[key], "it is too long to stand in “because”")
        subject = self.names.of(link.subject)
        ends = self._about(link, said) if relation is None else ()
        about = [*found.pop("about"), *(end for end in ends if end != subject.id)]
        if "layer" not in found:
            found["layer"] = str(_LAYERS.get(relation.name, Layer.BACKGROUND) if relation else Layer.BACKGROUND)
        return Claim(
            id=identity,
            statement=self._statement(link, relation, said, found.get("stance") == Stance.DENIED),
            subject=subject.id,
            relation=relation.name if relation else None,
            object=self.names.ids[link.object] if relation and link.object is not None else None,
            keys=keys,
            confidence=str(Confidence.LOW),
            credibility=str(Credibility.CANNOT_BE_JUDGED),
            because=reason,
            source=self.sources[link.place.file],
            ref=link.place.ref,
            about=tuple(dict.fromkeys(about)),
            **found,
        )

    def _relation(self, link: Link, said: Mapping[str, str], leave: Leave) -> tuple[Relation | None, Link]:
        """Find the relation of a link, with the ends in the order that fits where the file has no direction."""
        relation = relation_of(link.relation)
        if link.relation is not None and relation is None:
            leave("relation", link.relation, "it is none of the relations of the model")
        if relation is None:
            return None, link
        if link.object is None:
            leave("relation", relation.name, "it has only one end")
            return None, link
        if "stance" in said and _read(_FIELDS["stance"], said["stance"]) is None:
            leave("relation", relation.name, "whether it is affirmed or denied can't be told")
            return None, link
        turned = replace(link, subject=link.object, object=link.subject)
        fits, fits_turned = self._fits(relation, link), not link.directed and self._fits(relation, turned)
        if fits and fits_turned and relation.name != "DISAGREED_WITH" and link.subject != link.object:
            leave("relation", relation.name, "the file doesn't say which way it goes, and both ways fit")
            return None, link
        if fits or fits_turned:
            return relation, link if fits else turned
        ends = f"{listed(sorted(relation.subjects))} to {listed(sorted(relation.objects))}"
        subject, target = (self.names.of(key) for key in (link.subject, link.object))
        is_what = f"{quoted(subject.name)} is {article(subject.label)}, {quoted(target.name)} {article(target.label)}"
        leave("relation", relation.name, f"it joins {ends}; {is_what}")
        return None, link

    def _fits(self, relation: Relation, link: Link) -> bool:
        subject, target = self.names.of(link.subject), self.names.of(str(link.object))
        return subject.label in relation.subjects and target.label in relation.objects

    def _keys(self, relation: Relation, said: Mapping[str, str], leave: Leave) -> dict[str, Any]:
        """Read the own keys of a relation."""
        keys: dict[str, Any] = {}
        for key in relation.keys:
            if key.name in said and key.name != "when":
                value = self._own(key, said[key.name], leave)
                if value is not None:
                    keys[key.name] = value
        if "since" in keys and "until" in keys:
            since, until = bounds(keys["since"]).earliest, bounds(keys["until"]).latest
            if since and until and until < since:
                leave("until", keys.pop("until"), f"it is before “since”, which is {keys['since']}")
        return keys

    def _own(self, key: Key, value: str, leave: Leave) -> Any:
        if key.kind not in _IDS:
            return _read_or_leave(
                values.choice(key.choices) if key.kind is KeyKind.CHOICE else _READS[key.kind], key.name, value, leave
            )
        found = [self._entity(key.name, word, key.labels, leave) for word in _words(key, value)]
        ids = tuple(dict.fromkeys(one for one in found if one is not None))
        return (ids if key.kind is KeyKind.IDS else ids[0]) if ids else None

    def _entity(self, key: str, word: str, labels: frozenset[Label], leave: Leave) -> str | None:
        """Give the id of what a word names: an entity, or a claim of the file where anything may be named."""
        place = self.received.key_of(word)
        if place in self.names.ids:
            entity = self.names.of(place)
            if not labels or entity.label in labels:
                return entity.id
            reason = f"{article(listed(sorted(labels)))} is expected; {quoted(entity.name)} is {article(entity.label)}"
        elif word in self.ids and not labels:
            return self.ids[word]
        else:
            reason = "it names what a build makes, not an entity"
        leave(key, word, reason)
        return None

    def _fields(self, link: Link, said: Mapping[str, str], leave: Leave) -> dict[str, Any]:
        """Read the keys that any claim may have."""
        found: dict[str, Any] = {}
        for key, read in _FIELDS.items():
            if key in said:
                value = _read_or_leave(read, key, said[key], leave)
                if value is not None:
                    found[key] = value
        found.setdefault("standing", str(Standing.JUDGEMENT))
        forecast = found["standing"] == Standing.FORECAST
        if forecast:
            found.setdefault("likelihood", str(Likelihood.NOT_STATED))
            found.setdefault("likelihood_by", str(LikelihoodBy.SOURCE))
        for key in ("likelihood", "likelihood_by"):
            if key in found and not forecast:
                leave(key, found.pop(key), "only a forecast has it")
        if "attributed_to" in said:
            holder = self._entity("attributed_to", said["attributed_to"], _HOLDERS, leave)
            if holder is not None:
                found["attributed_to"] = holder
        anything: frozenset[Label] = frozenset()
        named = (self._entity("about", word, anything, leave) for word in items(said.get("about", "")))
        found["about"] = [one for one in named if one is not None]
        for key in _BETWEEN:
            links = list(self._between(key, said.get(key, ""), link, leave))
            if links:
                found[key] = tuple(dict.fromkeys(links))
        return found

    def _between(self, key: str, said: str, link: Link, leave: Leave) -> Iterator[str]:
        for word in items(said):
            if word not in self.ids or word == link.id:
                leave(key, word, "it names no other claim of the file")
            else:
                yield self.ids[word]

    def _about(self, link: Link, said: Mapping[str, str]) -> Iterator[str]:
        """Give what a claim without relation is about: its other end, and what its keys name."""
        for word in (link.object, *(said.get(key) for key in ("within", "for", "instead_of"))):
            key = self.received.key_of(word) if word is not None else None
            if key in self.names.ids:
                yield self.names.ids[key]

    def _leave_rest(self, link: Link, relation: Relation | None, said: Mapping[str, str], leave: Leave) -> None:
        """Name what no claim of this relation has a key for."""
        own = relation.key_names() if relation else frozenset()
        for key in (OWN_KEYS - own - {"when"}) & said.keys():
            holders = listed([name for name, one in RELATIONS.items() if key in one.key_names()])
            leave(key, said[key], f"it is a key of {holders}, and not of this claim")
        for what, value in link.others.items():
            leave(what, value, "no claim has a key for it")

    def _statement(self, link: Link, relation: Relation | None, said: Mapping[str, str], denied: bool) -> str:
        """Give the file's own sentence, or one that is made of all that it says."""
        if "statement" in said:
            return said["statement"]
        named = [self.names.of(key).name if key is not None else None for key in (link.subject, link.object)]
        keys = {key: said[key] for key in sorted(OWN_KEYS) if key in said}
        word = relation.name if relation else usable(link.relation)
        text = sentence(str(named[0]), word, named[1], keys, denied=denied)
        return text if len(text) <= FIELD_LIMIT else f"{text[: FIELD_LIMIT - 1]}…"


def _hidden_id(link: Link, identity: str) -> dict[str, str]:
    """Give the file's own id of a link where neither the claim's id nor its place shows it."""
    if link.id is None or identity.endswith(f"-{link.id}") or link.place.ref.partition(" ")[2] == link.id:
        return {}
    return {"id": link.id}


def _held(said: Mapping[str, str], leave: Leave) -> Iterable[tuple[str, str]]:
    """Give the values that a file of evidence can hold."""
    for key, value in said.items():
        wrong = wrong_with(value)
        if wrong is None:
            yield key, value
        else:
            leave(key, value, wrong)


def _read(read: values.Read, value: str) -> Any:
    try:
        return read(value)
    except Invalid:
        return None


def _read_or_leave(read: values.Read, key: str, value: str, leave: Leave) -> Any:
    try:
        return read(value)
    except Invalid as error:
        leave(key, value, str(error))
        return None
