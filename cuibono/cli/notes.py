"""What an answer takes for granted and the graph does not hold, said beside it."""

from typing import TYPE_CHECKING

from graph.model import Label
from graph.wording import joined

if TYPE_CHECKING:
    from cuibono.opened import Graph
    from queries.answer import Answer

_ABOUT_MEMBERS = frozenset({"overlap", "compare", "silences", "profiles"})
"""Saved queries whose rows are of members: without a membership on file they say nothing, and seem to say "none"."""

_WITHOUT_MEMBERS = """
MATCH (organisation:Organisation)
WHERE organisation.id IN $ids AND NOT EXISTS { MATCH (organisation)<-[:MEMBER_OF]-() }
RETURN organisation.name AS name ORDER BY name
"""


def note_on(graph: "Graph", answer: "Answer") -> str:
    """Say of which organisations no membership is on file, where an answer is about members; else nothing."""
    if answer.name not in _ABOUT_MEMBERS:
        return ""
    from queries.finding import Named

    given = answer.parameters.get("organisations") or [answer.parameters.get("organisation")]
    rows = graph.cypher(_WITHOUT_MEMBERS, {"ids": list(given)}).rows
    if not rows:
        return ""
    names = joined((str(Named(row["name"], Label.ORGANISATION)) for row in rows), "or")
    whose = "its" if len(rows) == 1 else "their"
    return f"No membership of {names} is on file, so that this says nothing of {whose} members."
