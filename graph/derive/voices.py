"""Independent voices: sources of one author, or that repeat one another, speak with one voice."""

from collections import defaultdict
from collections.abc import Iterable

from graph.derive.direct import DirectEdges
from graph.model import Evidence, Source


def voices_of_sources(sources: Iterable[Source]) -> dict[str, str]:
    """Give each source its voice, named after the first of the sources that share it."""
    leader: dict[str, str] = {}

    def find(source: str) -> str:
        while leader[source] != source:
            source = leader[source]
        return source

    def join(one: str, other: str) -> None:
        first, second = sorted((find(one), find(other)))
        leader[second] = first

    by_author: dict[str, str] = {}
    listed = sorted(sources, key=lambda source: source.id)
    for source in listed:
        leader[source.id] = source.id
    for source in listed:
        if source.author:
            join(source.id, by_author.setdefault(source.author, source.id))
        for base in source.based_on:
            join(source.id, base)
    return {source: find(source) for source in leader}


def voices_behind_claims(evidence: Evidence, edges: DirectEdges, voices: dict[str, str]) -> dict[str, int]:
    """Count the independent voices behind each claim: its own, and those that say the same or support it."""
    heard: dict[str, set[str]] = defaultdict(set)
    for draft in edges.drafts.values():
        # Two claims that name one initiative within one organisation share that edge (which has no layer) and no more.
        if len(draft.claims) > 1 and draft.layer is not None:
            together = {voices[claim.source] for claim in draft.claims}
            if len(together) > 1:
                for claim in draft.claims:
                    heard[claim.id] |= together
    for claim in evidence.claims:
        for supported in claim.supports:
            heard[supported].add(voices[claim.source])
    return {
        claim.id: len({*heard[claim.id], voices[claim.source]}) if claim.id in heard else 1 for claim in evidence.claims
    }
