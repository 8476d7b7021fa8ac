"""Claims, sources and passages as nodes, and the edges that lead from a claim to its place."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from graph.derive.direct import add_bounds
from graph.model import Claim, Evidence, Passage, Source
from graph.model.relations import DATE_KEYS
from graph.property_graph import EdgeTable, Properties

_OPTIONAL = ("relation", "object", "attributed_to", "because", "ref", "when", "likelihood", "likelihood_by")


def claim_properties(claim: Claim, voices: int) -> Properties:
    """Give a Claim node's properties: its fields, its own keys under their own names, and the voices behind it."""
    found: Properties = {
        "id": claim.id,
        "name": claim.statement,
        "statement": claim.statement,
        "voices": voices,
        "subject": claim.subject,
        "layer": claim.layer,
        "standing": claim.standing,
        "stance": claim.stance,
        "confidence": claim.confidence,
        "credibility": claim.credibility,
        "source": claim.source,
        "place": claim.place,
    }
    for name in _OPTIONAL:
        value = getattr(claim, name)
        if value is not None:
            found[name] = value
    for key, given in claim.keys.items():
        found[key] = list(given) if isinstance(given, tuple) else given
        if key in DATE_KEYS:
            add_bounds(found, key, str(given))
    if claim.when is not None:
        add_bounds(found, "when", claim.when)
    if claim.at is not None:
        found["line"] = claim.at.line
    return found


def source_properties(source: Source, voice: str) -> Properties:
    """Give a Source node's properties; sources with the same `voice` are one voice."""
    found: Properties = {"id": source.id, "name": source.title, "voice": voice}
    for name in ("title", "kind", "author", "date", "url", "reliability", "because", "sha256"):
        value = getattr(source, name)
        if value is not None:
            found[name] = value
    if source.date is not None:
        add_bounds(found, "date", source.date)
    return found


def passage_properties(passage: Passage) -> Properties:
    """Give a Passage node's properties: a sentence's place without its words."""
    line, start, end, sha256 = passage.at.line, passage.at.start, passage.at.end, passage.at.sha256
    found: Properties = {"id": passage.id, "name": passage.id, "source": passage.source}
    found |= {"line": line, "start": start, "end": end, "sha256": sha256}
    if passage.section is not None:
        found["section"] = passage.section
    if passage.because is not None:
        found["because"] = passage.because
    return found


class PassageIndex:
    """Finds the sentences that a claim's passage touches: on the same line, sharing at least one code point."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Sort the passages of each line by where they begin."""
        lines: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
        for passage in passages:
            lines[passage.source, passage.at.line].append((passage.at.start, passage.at.end, passage.id))
        self._lines = {place: sorted(found) for place, found in lines.items()}

    def touched_by(self, claim: Claim) -> list[str]:
        """Give the ids of the passages that a claim stands in, in the order of the text."""
        at = claim.at
        if at is None:
            return []
        line = self._lines.get((claim.source, at.line), [])
        # Sentences of a line don't overlap, so that only the one before the first that starts later can reach in.
        first = max(bisect_right(line, (at.start, -1, "")) - 1, 0)
        return [passage for start, end, passage in line[first:] if start < at.end and end > at.start]


def evidence_edges(evidence: Evidence, passages: PassageIndex) -> defaultdict[str, EdgeTable]:
    """Give the edges of claims, sources and passages, ASSERTS excepted."""
    tables: defaultdict[str, EdgeTable] = defaultdict(EdgeTable)

    for claim in evidence.claims:
        tables["SUBJECT"].add(claim.id, claim.subject)
        if claim.object is not None:
            tables["OBJECT"].add(claim.id, claim.object)
        if claim.attributed_to is not None:
            tables["ATTRIBUTED_TO"].add(claim.id, claim.attributed_to)
        tables["CITES"].add(claim.id, claim.source)
        tables["CITES"].properties.append(_cited(claim))
        for passage in passages.touched_by(claim):
            tables["STANDS_IN"].add(claim.id, passage)
        for kind, ends in _links(claim):
            for end in ends:
                tables[kind].add(claim.id, end)
    for entry in evidence.passages:
        tables["OF_SOURCE"].add(entry.id, entry.source)
    for source in evidence.sources:
        for base in source.based_on:
            tables["BASED_ON"].add(source.id, base)
    return tables


def _links(claim: Claim) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not (claim.about or claim.supports or claim.contradicts or claim.because_of):
        return ()
    return (
        ("ABOUT", claim.about),
        ("SUPPORTS", claim.supports),
        ("CONTRADICTS", claim.contradicts),
        ("BECAUSE_OF", claim.because_of),
    )


def _cited(claim: Claim) -> Properties:
    if claim.at is None:
        return {"ref": str(claim.ref)}
    line, start, end, sha256 = claim.at.line, claim.at.start, claim.at.end, claim.at.sha256
    return {"line": line, "start": start, "end": end, "sha256": sha256}
