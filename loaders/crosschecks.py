"""Checks across records: references, ids, uses, claims made twice, passages against claims."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import pairwise

from graph.model.records import Claim, Locator, Passage
from graph.model.uses import UseKey
from graph.model.vocabulary import MembershipStatus, Stance
from loaders.placed import Contents, Placed
from loaders.rows import Place, Report, quoted

_BETWEEN_CLAIMS = ("supports", "contradicts", "because_of")


def check_folder(folder: Contents, report: Report) -> None:
    """Check a folder's passages against its own sources and claims."""
    by_source: dict[str, list[Passage]] = defaultdict(list)
    for passage in folder.passages.records.values():
        by_source[passage.source].append(passage)
    for source, passages in by_source.items():
        _check_passage_source(source, passages, folder, report)
        passages.sort(key=lambda passage: (passage.at.line, passage.at.start, passage.id))
        for first, second in pairwise(passages):
            if first.at.line == second.at.line and second.at.start < first.at.end:
                place = folder.passages.places[second.id]
                message = (
                    f"{quoted(second.id)} begins at {second.at.start}, inside {first.id}, which ends at {first.at.end}"
                )
                report.at(place, "at", message)
    if folder.claims.complete and len(folder.claims.places) == len(folder.claims.records):
        _check_reasons(by_source, folder, report)


def _check_passage_source(source: str, passages: Iterable[Passage], folder: Contents, report: Report) -> None:
    sources = folder.sources
    known = sources.records.get(source)
    if known is None and (source in sources.places or not sources.complete):
        return
    if known is not None and known.sha256 is not None:
        return
    if known is None:
        message = f"{quoted(source)} is no source of this folder{report.near(source, sources.places)}"
    else:
        message = f"no text is held of {quoted(source)} (it has no sha256), so it has no passages"
    for passage in passages:
        report.at(folder.passages.places[passage.id], "id", message)


def _check_reasons(by_source: Mapping[str, list[Passage]], folder: Contents, report: Report) -> None:
    """Check that exactly the passages that no claim stands in say why."""
    carried: dict[tuple[str, int], list[Locator]] = defaultdict(list)
    for claim in folder.claims.records.values():
        if claim.at is not None and claim.source in by_source:
            carried[claim.source, claim.at.line].append(claim.at)
    for source, passages in by_source.items():
        for passage in passages:
            at = passage.at
            stands = any(it.start < at.end and at.start < it.end for it in carried.get((source, at.line), ()))
            place = folder.passages.places[passage.id]
            if stands and passage.because is not None:
                report.at(
                    place, "because", f"a claim stands in {quoted(passage.id)}; “because” is expected to be empty"
                )
            elif not stands and passage.because is None:
                message = f"no claim stands in {quoted(passage.id)}; a claim is expected, or “because” with the reason"
                report.at(place, "because", message)


def check_everything(everything: Contents, report: Report) -> None:
    """Check what holds for all that is loaded together."""
    _check_ids(everything, report)
    _check_based_on(everything, report)
    uses = sorted(_uses(everything.claims.records.values()), key=lambda it: it[2].id)
    _check_references(everything, {name for name, _, _ in uses}, report)
    _check_uses(uses, everything, report)
    _check_twice(everything.claims, report)


def _check_ids(everything: Contents, report: Report) -> None:
    """Check that an entity, a source and a claim never share an id."""
    taken: dict[str, tuple[str, Place]] = {}
    for kind, places in _places(everything):
        for name in taken.keys() & places.keys():
            other, place = taken[name]
            report.at(places[name], "id", f"the id {quoted(name)} is taken by the {other} in {place}")
        if kind != "claim":
            taken |= {name: (kind, place) for name, place in places.items()}


def _places(everything: Contents) -> tuple[tuple[str, Mapping[str, Place]], ...]:
    """Give the places of everything that has an id, by kind; the ids of passages have a # and meet no other."""
    return (
        ("entity", everything.entities.places),
        ("source", everything.sources.places),
        ("claim", everything.claims.places),
    )


def _check_based_on(everything: Contents, report: Report) -> None:
    """Check that sources repeat sources, and no source itself by way of others."""
    sources = everything.sources
    for name, source in sources.records.items():
        for other in source.based_on:
            if other not in sources.places and sources.complete:
                near = report.near(other, sources.places)
                report.at(sources.places[name], "based_on", f"based_on: {quoted(other)} is no source{near}")
        if name not in source.based_on and name in _repeated(name, everything):
            message = f"based_on: {quoted(name)} is based on itself by way of {', '.join(source.based_on)}"
            report.at(sources.places[name], "based_on", message)


def _repeated(name: str, everything: Contents) -> set[str]:
    """Give every source that a source repeats, directly or by way of others."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        source = everything.sources.records.get(waiting.pop())
        new = set(source.based_on) - found if source else set()
        found |= new
        waiting.extend(new)
    return found


def _check_references(everything: Contents, uses: Container[str], report: Report) -> None:
    """Check the ids that a claim gives of other claims (`supports`, …) and of anything (`about`, `over`)."""
    claims = everything.claims
    parts = (everything.entities, everything.sources, claims, everything.passages)

    def named(name: str) -> bool:
        return any(name in part.places or not part.complete for part in parts) or name in uses

    for claim in claims.records.values():
        if claim.supports or claim.contradicts or claim.because_of:
            for key in _BETWEEN_CLAIMS:
                for name in getattr(claim, key):
                    _check_link(claim, key, name, claims, report)
        over = claim.keys.get("over")
        for key, name in (*(("about", name) for name in claim.about), *((("over", str(over)),) if over else ())):
            if not named(name):
                near = report.near(name, everything.entities.places) or "; load the folder that has it too"
                message = f"{key}: {quoted(name)} is no id of what is loaded{near}"
                report.at(claims.places[claim.id], key, message)


def _check_link(claim: Claim, key: str, name: str, claims: Placed[Claim], report: Report) -> None:
    if name == claim.id:
        report.at(claims.places[name], key, f"{key}: a claim can't name itself")
    elif name not in claims.places and claims.complete:
        near = report.near(name, claims.places) or "; load the folder that has it too"
        report.at(claims.places[claim.id], key, f"{key}: {quoted(name)} is no claim of what is loaded{near}")


def _check_uses(uses: Iterable[tuple[str, UseKey, Claim]], everything: Contents, report: Report) -> None:
    """Check the ids that uses will have: `CHN-SCO-discursive-power` is no other use, and no record's id."""
    claims = everything.claims
    known: dict[str, tuple[UseKey, Claim]] = {}
    for name, use, claim in uses:
        first, holder = known.setdefault(name, (use, claim))
        if first != use:
            message = f"the use has the id {quoted(name)}, as the use of another state, organisation or motive has"
            report.at(claims.places[claim.id], "for", f"{message} in {claims.places[holder.id]}")
        for kind, places in _places(everything):
            if name in places:
                message = f"the use has the id {quoted(name)}, which the {kind} in {places[name]} has"
                report.at(claims.places[claim.id], "for", message)


def _uses(claims: Collection[Claim]) -> Iterator[tuple[str, UseKey, Claim]]:
    """Give the id of every use that will be derived, the use, and the claim."""
    in_group: dict[str | None, list[str]] = defaultdict(list)
    members = set()
    for claim in claims:
        if claim.stance == Stance.AFFIRMED and claim.relation == "IN_GROUP":
            in_group[claim.object].append(claim.subject)
        elif claim.stance == Stance.AFFIRMED and claim.keys.get("status") == MembershipStatus.MEMBER:
            members.add((claim.subject, claim.object))
    for claim in claims:
        if claim.stance == Stance.AFFIRMED and claim.relation == "USES":
            states = [state for state in in_group[claim.subject] if (state, claim.object) in members]
            for user in (claim.subject, *states):
                use = UseKey(user, str(claim.object), str(claim.keys["for"]))
                yield use.id, use, claim


def _check_twice(claims: Placed[Claim], report: Report) -> None:
    """Check that no claim is made twice under two ids."""
    everything = claims.records.values()
    if len({hash(_said(claim)) for claim in everything}) == len(everything):
        return
    first: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(everything, key=lambda claim: claim.id):
        other = first.setdefault(_said(claim), claim)
        if other is not claim:
            message = (
                f"{quoted(claim.id)} claims what {quoted(other.id)} does, in {claims.places[other.id]}: same passage"
            )
            report.at(claims.places[claim.id], "id", f"{message}, subject, relation, object, keys, layer and stance")


def _said(claim: Claim) -> tuple[object, ...]:
    """Give what makes two claims one; without a relation, only the statement tells them apart."""
    place = (claim.source, claim.at or claim.ref, claim.layer, claim.stance, claim.standing, claim.attributed_to)
    if claim.relation is None:
        return (*place, claim.subject, claim.statement)
    return (*place, claim.subject, claim.relation, claim.object, claim.when, *claim.keys.items())
