"""The key judgements: those that most of the other claims bear on."""

from collections.abc import Iterable, Sequence

from graph.model.vocabulary import CONFIDENCE_ORDER, Stance, Standing
from graph.wording import counted
from outputs.briefing.blocks import Item, Section, Sentence, bullets, noted, paragraph, said
from outputs.briefing.dossier import ClaimRecord, Dossier
from outputs.briefing.grades import graded, likelihood_of
from outputs.briefing.wording import opening

_MOST_JUDGEMENTS = 6
"""As many as a reader keeps in mind; the rest stands in the table of claims."""

_JUDGED = frozenset({Standing.JUDGEMENT, Standing.INFERENCE})
"""Forecasts stand in the outlook."""


def key_judgements(dossier: Dossier) -> list[ClaimRecord]:
    """Choose the judgements about the organisation that most of the other claims bear on.

    A claim's reach is what hangs together with it: the claims that support it, through others too, those that it rests
    on, those that it explains and those that contradict it. The widest reach comes first; a claim whose reach lies
    mostly within that of those before it says nothing new, and the opposite of a chosen claim is weighed beside it as
    evidence against. Ties go to the surer claim, then to the one that stands first in its source.
    """
    reach = {claim.id: _reach(dossier, claim.id) for claim in dossier.of(dossier.about) if _is_judgement(claim)}

    def first(claim: ClaimRecord) -> tuple[int, int, tuple[str, int, str]]:
        return -len(reach[claim.id]), -CONFIDENCE_ORDER[claim.confidence], claim.order

    chosen: list[ClaimRecord] = []
    covered: set[str] = set()
    for claim in sorted(dossier.of(reach), key=first):
        new = reach[claim.id] - covered
        opposed = dossier.links.against.get(claim.id, set()) & {other.id for other in chosen}
        if len(chosen) < _MOST_JUDGEMENTS and not opposed and 2 * len(new) >= len(reach[claim.id]):
            chosen.append(claim)
            covered |= {claim.id, *new}
    return chosen


def _reach(dossier: Dossier, claim: str) -> set[str]:
    links = dossier.links
    near = (links.because_of, links.explains, links.against)
    found = links.bearing_on(claim).union(*(link.get(claim, ()) for link in near))
    # What others call the organisation stands under the alternatives, and lends no judgement weight.
    return found - {other.id for other in dossier.of(found) if other.relation == "DESCRIBES"}


def _is_judgement(claim: ClaimRecord) -> bool:
    """Tell whether a claim judges the organisation as a whole; uses, blocks and goals have sections of their own."""
    return claim.standing in _JUDGED and claim.stance == Stance.AFFIRMED and claim.relation is None


def key_section(dossier: Dossier, chosen: Sequence[ClaimRecord]) -> Section | None:
    """Write the key judgements, each with its confidence, its reason and its citation."""
    if not chosen:
        return None
    holders = {claim.holder for claim in chosen}
    one = holders.pop() if len(holders) == 1 else None
    items = [Item((_judged(claim),), tuple(_reason(dossier, claim, named=one is None))) for claim in chosen]
    lead = noted(f"All are held by {one}") if one and len(chosen) > 1 else None
    return Section("Key judgements", (*paragraph(lead), *bullets(items, numbered=True)))


def _judged(claim: ClaimRecord) -> Sentence:
    """Write a judgement with its confidence, or a forecast with its likelihood."""
    return graded(claim, f"**{claim.statement.removesuffix('.')}**")


def _reason(dossier: Dossier, claim: ClaimRecord, *, named: bool) -> Iterable[Sentence]:
    if likelihood_of(claim):
        yield said(f"Confidence: {claim.confidence}", [claim.id])
    if named and claim.holder:
        yield said(f"Held by {claim.holder}", [claim.id])
    if claim.standing == Standing.INFERENCE:
        yield said("This is our inference: no source says it in so many words", [claim.id])
    if claim.because:
        yield said(f"Reason: {claim.because}", [claim.id])
    else:
        yield noted("No reason is on file")
    against = sorted(dossier.links.against.get(claim.id, ()))
    if against:
        count = f"{counted(len(against), 'claim')} on file {'contradicts' if len(against) == 1 else 'contradict'} it"
        yield said(opening(count), against)
