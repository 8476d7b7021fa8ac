"""The evidence for and against the key judgements, and whatever else contradicts itself."""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.model.vocabulary import Stance
from graph.wording import counted
from outputs.briefing.blocks import Block, Item, Section, bullets, noted, paragraph, said
from outputs.briefing.dossier import ClaimRecord, Dossier
from outputs.briefing.wording import possessive


def evidence_section(dossier: Dossier, key: Sequence[ClaimRecord]) -> Section:
    """Write what bears out each key judgement and what contradicts it, then the other claims that contradict."""
    title = "The evidence for and against"
    items = [_weighed(dossier, place, claim) for place, claim in enumerate(key, start=1)]
    blocks: tuple[Block, ...] = bullets(items)
    others = bullets(_clashes(dossier, {claim.id for claim in key}))
    if others:
        blocks += (*paragraph(noted("Other claims on file that contradict each other:")), *others)
    if not blocks:
        return Section(
            title,
            paragraph(noted("No judgement of the whole is on file to be weighed, and no claims contradict each other")),
        )
    holder = dossier.main_holder
    contested = others or any(dossier.links.against.get(claim.id) for claim in key)
    whose = noted(f"What is quoted here is {possessive(holder)}, unless another is named") if holder else None
    lead = whose if contested else None
    return Section(title, (*paragraph(lead), *blocks))


def _weighed(dossier: Dossier, place: int, claim: ClaimRecord) -> Item:
    support = sorted(dossier.links.bearing_on(claim.id))
    grounds = sorted(dossier.links.because_of[claim.id])
    against = dossier.of(dossier.links.against[claim.id])
    below = []
    if support:
        below.append(
            said(f"For: {counted(len(support), 'claim')} {'bears' if len(support) == 1 else 'bear'} it out", support)
        )
    if grounds:
        below.append(
            said(
                f"For: {counted(len(grounds), 'claim')} {'gives' if len(grounds) == 1 else 'give'} its reason", grounds
            )
        )
    below += [
        said(f"Against: {other.statement.removesuffix('.')}{_held(dossier, other)}", [other.id]) for other in against
    ]
    if not below:
        return Item((noted(f"Key judgement {place}: nothing else on file bears on it, for or against"),))
    return Item(
        (noted(f"Key judgement {place}{'' if against else ', which nothing on file contradicts'}:"),), tuple(below)
    )


def _held(dossier: Dossier, claim: ClaimRecord) -> str:
    return f" ({claim.holder})" if claim.holder and claim.holder != dossier.main_holder else ""


def _clashes(dossier: Dossier, told: set[str]) -> Iterable[Item]:
    """Gather contradictions that are told nowhere else under the claim that has most of them."""
    open_pairs = {pair for pair in _pairs(dossier) if not pair & told and not _is_rivalry(dossier, pair)}
    while open_pairs:
        counts = Counter(claim for pair in open_pairs for claim in pair)
        centre = min(
            dossier.of(counts), key=lambda claim: (-counts[claim.id], claim.stance == Stance.DENIED, claim.order)
        )
        pairs = {pair for pair in open_pairs if centre.id in pair}
        open_pairs -= pairs
        against = dossier.of(claim for pair in pairs for claim in pair - {centre.id})
        lead = f"“{centre.statement.removesuffix('.')}”{_held(dossier, centre)} is contradicted by:"
        below = tuple(
            said(f"“{other.statement.removesuffix('.')}”{_held(dossier, other)}", [other.id]) for other in against
        )
        yield Item((said(lead, [centre.id]),), below)


def _pairs(dossier: Dossier) -> Iterable[frozenset[str]]:
    for claim, others in dossier.links.against.items():
        for other in others:
            if claim in dossier.claims and other in dossier.claims:
                yield frozenset((claim, other))


def _is_rivalry(dossier: Dossier, pair: frozenset[str]) -> bool:
    """Tell whether two claims are rival views of what the organisation is, which stand under the alternatives."""
    return all(dossier.claims[claim].relation == "DESCRIBES" for claim in pair)
