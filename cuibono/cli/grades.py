"""How sure we are of claims, and why, as a reader sees it under the chain of a claim."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.model.vocabulary import Standing
from outputs.briefing.wording import CREDIBILITY
from outputs.cells import cell
from outputs.table import wrapped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from cuibono.opened import Graph

_GRADED = 12  # claims: with their reasons, some two screens
_GRADES = """
UNWIND $claims AS wanted
MATCH (claim:Claim {id: wanted})
RETURN claim.id AS id, claim.standing AS standing, claim.confidence AS confidence, claim.credibility AS credibility,
       claim.likelihood AS likelihood, claim.likelihood_by AS likelihood_by, claim.because AS because
"""


def grade_lines(graph: "Graph", claims: Sequence[str], screen: "Console") -> "Iterator[Text]":
    """Give the grades of claims, in their order, each with its reason; those of the first few where they are many."""
    from rich.text import Text

    shown = claims[:_GRADED]
    found = {row["id"]: row for row in graph.cypher(_GRADES, {"claims": list(shown)}).rows}
    yield Text("How sure, and why", "bold")
    for row in (found[claim] for claim in shown if claim in found):
        yield from wrapped(screen, f"{row['id']}: {_grades(row)}", hanging=2)
        if row["because"]:
            yield from wrapped(screen, cell(row["because"]), "dim", indent=2)
    if len(claims) > len(shown):
        yield from wrapped(screen, f"… and {len(claims) - len(shown):,} more: cuibono ask evidence -p id=CLAIM")


def _grades(row: Mapping[str, Any]) -> str:
    """Write a claim's grades; a likelihood is never printed with a confidence in one sentence."""
    credibility = f"credibility {row['credibility']} ({CREDIBILITY[row['credibility']]})"
    standing = "inference of ours" if row["standing"] == Standing.INFERENCE else row["standing"]
    graded = f"{standing}, confidence {row['confidence']}, {credibility}"
    if not row["likelihood"]:
        return graded
    by = "the source's" if row["likelihood_by"] == "source" else "our"
    return f"{graded}. Likelihood, in {by} words: {row['likelihood']}"
