"""The outlook: what is said of the future."""

from collections.abc import Sequence

from outputs.briefing.blocks import Item, Section, bullets, noted, paragraph
from outputs.briefing.dossier import ClaimRecord, Dossier
from outputs.briefing.grades import graded, likelihood_of


def outlook_section(dossier: Dossier, key: Sequence[ClaimRecord]) -> Section | None:
    """Write what is said of the future, key judgements aside: a forecast with its likelihood where one is stated."""
    known = {claim.id for claim in key}
    found = [claim for claim in forecasts(dossier) if claim.id not in known]
    if not found:
        return None
    silence = None
    if not any(map(likelihood_of, found)):
        silence = noted(f"No source says how likely {'this' if len(found) == 1 else 'any of this'} is")
    listed = bullets(Item((graded(claim, claim.statement),)) for claim in found)
    return Section("Outlook", (*listed, *paragraph(silence)))


def forecasts(dossier: Dossier) -> list[ClaimRecord]:
    """Give the claims about the future, in the order of their sources."""
    cited = (claim for row in dossier.rows["outlook"] for claim in row["claims"])
    return sorted(dossier.of(cited), key=lambda claim: claim.order)
