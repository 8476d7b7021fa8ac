"""A claim with its grade: how sure it is held to be, or how likely a forecast is."""

from graph.model.vocabulary import Likelihood, LikelihoodBy
from outputs.briefing.blocks import Sentence, said
from outputs.briefing.dossier import ClaimRecord


def graded(claim: ClaimRecord, text: str) -> Sentence:
    """Write a claim with its confidence, or with its likelihood where it has one and does not say it itself."""
    if likelihood_of(claim) is None:
        return said(text, [claim.id], confidence=claim.confidence)
    tells = str(claim.likelihood) in claim.statement.lower()
    return said(text, [claim.id], likelihood=None if tells else likelihood_of(claim))


def likelihood_of(claim: ClaimRecord) -> str | None:
    """Give a forecast's likelihood and whose it is: "likely, as the source judges"; None where none is stated."""
    if claim.likelihood in (None, Likelihood.NOT_STATED):
        return None
    return f"{claim.likelihood}, as {'we judge' if claim.likelihood_by == LikelihoodBy.US else 'the source judges'}"
