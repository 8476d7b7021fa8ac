"""Rows as claims: the keys that every claim has, the own keys of its relation, and the rules that join several keys."""

from collections.abc import Container, Mapping

from graph.model.dates import bounds
from graph.model.labels import ENTITY_LABELS, Label
from graph.model.records import Claim
from graph.model.relations import OWN_KEYS, RELATIONS, Key, KeyKind, Relation
from graph.model.vocabulary import Confidence, Credibility, Layer, Likelihood, LikelihoodBy, Stance, Standing
from loaders import values
from loaders.csv_rows import Columns
from loaders.names import Names
from loaders.rows import AT_KEYS, Report, Row, article, listed, quoted
from loaders.shapes import Broken, Found, Rules, Shape
from loaders.values import Read

_HOLDERS = frozenset({Label.PERSON, Label.STATE, Label.GROUP, Label.ORGANISATION, Label.VOICE})
"""Whose view a claim may be."""

_FIELDS: dict[str, Read] = {
    "id": values.new_id,
    "statement": values.text,
    "layer": values.choice(Layer),
    "standing": values.choice(Standing),
    "stance": values.choice(Stance),
    "confidence": values.choice(Confidence),
    "credibility": values.choice(Credibility),
    "because": values.text,
    "at": values.locator,
    "ref": values.text,
    "when": values.date,
    "likelihood": values.choice(Likelihood),
    "likelihood_by": values.choice(LikelihoodBy),
    "about": values.texts,
    "supports": values.texts,
    "contradicts": values.texts,
    "because_of": values.texts,
}
_REQUIRED = ("id", "statement", "subject", "layer", "standing", "confidence", "credibility", "source")
_LISTS = frozenset({"about", "supports", "contradicts", "because_of"})
_BY_SOURCE = str(LikelihoodBy.SOURCE)
_OWN = OWN_KEYS - {"when"}
_READS_BY_KIND: dict[KeyKind, Read] = {
    KeyKind.TEXT: values.text,
    KeyKind.DATE: values.date,
    KeyKind.FLAG: values.flag,
    KeyKind.NUMBER: values.number,
}

COLUMNS = Columns(
    names=frozenset({*_FIELDS, "subject", "relation", "object", "attributed_to", "source", *_OWN, *AT_KEYS}) - {"at"},
    lists=_LISTS | {key.name for relation in RELATIONS.values() for key in relation.keys if key.kind is KeyKind.IDS},
    locator=True,
    required=frozenset(_REQUIRED),
)


class ClaimReader:
    """Reads the claims of one folder: a BLOCKED claim by the shape of BLOCKED, with the folder's entities."""

    def __init__(self, names: Names, report: Report) -> None:
        """Build a shape for each relation, and one for claims without relation."""
        self.report = report
        self.shapes = {name: _shape(relation, names) for name, relation in RELATIONS.items()}
        self.without_relation = _shape_without_relation(names)
        self.unknown_relation = _shape_of_unknown_relation(names)

    def read(self, row: Row) -> Claim | None:
        """Make a claim of a row; None where anything is wrong with it, each with its message."""
        shape = self._shape_for(row)
        found = shape.read(row, self.report)
        if found is None:
            return None
        if found["standing"] == Standing.FORECAST:
            found.setdefault("likelihood_by", _BY_SOURCE)
        if not shape.own:
            return Claim(**found)
        keys = {key: found.pop(key) for key in shape.own if key in found}
        return Claim(keys=keys, **found)

    def _shape_for(self, row: Row) -> Shape:
        relation = row.values.get("relation")
        if relation is None:
            return self.without_relation
        shape = self.shapes.get(relation) if relation.__class__ is str else None
        return shape or self.unknown_relation


def _shape(relation: Relation, names: Names) -> Shape:
    """Give the keys of a claim of one relation."""
    reads = _common_reads(names)
    role = f"the subject of {relation.name} is"
    reads["subject"] = names.entity(relation.subjects, role)
    reads["object"] = names.entity(relation.objects, f"the object of {relation.name} is")
    own = [key for key in relation.keys if key.name != "when"]
    reads |= {key.name: _own_read(key, names) for key in own}
    required = (*_REQUIRED, "object", *(key.name for key in own if key.required))
    return Shape(
        f"{relation.name} claim", reads, required, _rules(names.sources), _hint, tuple(key.name for key in own)
    )


def _shape_without_relation(names: Names) -> Shape:
    return Shape("claim without relation", _common_reads(names), _REQUIRED, _rules(names.sources), _hint)


def _shape_of_unknown_relation(names: Names) -> Shape:
    """Give a shape that reads whatever a claim may have, so that a misspelt relation hides no other problem."""
    reads = _common_reads(names) | dict.fromkeys((*_OWN, "object"), lambda raw: raw)
    reads["relation"] = values.choice(RELATIONS)
    return Shape("claim", reads, _REQUIRED, _rules(names.sources), _hint)


def _common_reads(names: Names) -> dict[str, Read]:
    return {
        **_FIELDS,
        "subject": names.entity(ENTITY_LABELS, "a subject is"),
        "attributed_to": names.entity(_HOLDERS, "who holds a view is"),
        "source": names.source(),
        "relation": values.choice(RELATIONS),
    }


def _own_read(key: Key, names: Names) -> Read:
    if key.kind is KeyKind.CHOICE:
        return values.choice(key.choices)
    if key.kind in _READS_BY_KIND:
        return _READS_BY_KIND[key.kind]
    if not key.labels:
        return values.text  # any id of the graph, which is known when everything is loaded
    read_one = names.entity(key.labels, "expected is")
    return values.each(read_one) if key.kind is KeyKind.IDS else read_one


def _hint(key: str, kind: str) -> str | None:
    if key in _OWN:
        holders = [name for name, relation in RELATIONS.items() if key in relation.key_names()]
        return f"{quoted(key)} is a key of {listed(holders)}; {article(kind)} has none"
    if key == "object":
        return "“object” needs a “relation”; a claim without one is “about” what it speaks of"
    if key in AT_KEYS:
        return f"{quoted(key)} stands inside “at”: {{line: …, start: …, end: …, sha256: …}}"
    return None


def _rules(held: Mapping[str, bool]) -> Rules:
    """Give the rules between the keys of a claim; `held` says of which sources we hold the text."""

    def rules(found: Found, given: Container[str]) -> Broken:
        if "at" in found:
            if "ref" in found:
                yield "ref", "“at” and “ref” both say where the claim stands; one is expected"
            if not held.get(found.get("source", ""), True):
                yield "at", f"no text is held of {quoted(found['source'])} (it has no sha256); “ref” is expected"
        elif "at" not in given and "ref" not in given:
            yield "at", "“at” (or “ref”, where no text is held) is missing; a claim must say where it stands"
        yield from _standing_rules(found, given)
        if "since" in found and "until" in found:
            since, until = bounds(found["since"]).earliest, bounds(found["until"]).latest
            if since and until and until < since:
                yield "until", f"“until” is {found['until']}, before “since”, which is {found['since']}"

    return rules


def _standing_rules(found: Found, given: Container[str]) -> Broken:
    standing = found.get("standing")
    if standing == Standing.FORECAST:
        if "likelihood" not in given:
            yield "likelihood", f"a forecast must have a “likelihood”: {listed(list(Likelihood))}"
        return
    for key in ("likelihood", "likelihood_by"):
        if standing is not None and key in found:
            yield key, f"only a forecast has a {quoted(key)}; the standing is {quoted(standing)}"
    if standing == Standing.INFERENCE and "because" not in given:
        yield "because", "an inference must say “because”: how it follows from what the source says"
