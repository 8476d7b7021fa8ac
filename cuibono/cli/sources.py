"""Where the claims of an answer stand, as a reader would look them up."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from outputs.cells import cell
from outputs.table import wrapped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from cuibono.opened import Graph

_PLACES = """
UNWIND $claims AS wanted
MATCH (claim:Claim {id: wanted})-[cites:CITES]->(source:Source)
RETURN claim.id AS claim, claim.line AS line, claim.ref AS ref, source.id AS source, source.author AS author,
       source.title AS title, source.date AS date, source.reliability AS reliability
ORDER BY source, line, ref, claim
"""


def source_lines(graph: "Graph", claims: Sequence[str], screen: "Console") -> "Iterator[Text]":
    """Give the sources of claims, each with its places: `umarov-2025, line 38: sco-038-01, sco-038-03`."""
    from rich.text import Text

    yield Text("Sources", "bold")
    by_source: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    citations: dict[str, str] = {}
    for row in graph.cypher(_PLACES, {"claims": list(claims)}).rows:
        by_source[row["source"]][_place(row)].append(row["claim"])
        citations[row["source"]] = _citation(row)
    for source, places in by_source.items():
        yield from wrapped(screen, f"{source}: {citations[source]}", hanging=2)
        for place, standing in places.items():
            yield from wrapped(screen, f"{place}: {cell(standing)}", "dim", indent=2, hanging=2)


def _place(row: Mapping[str, Any]) -> str:
    where = f"line {row['line']}" if row["line"] is not None else row["ref"]
    return cell(f"{row['source']}, {where}")


def _citation(row: Mapping[str, Any]) -> str:
    parts = [row["author"], row["title"], row["date"]]
    return cell([part for part in parts if part]) + f" (reliability {row['reliability']})"
