"""The check of a statement for forms that the embedded engine is known to answer wrongly without a word.

All were found by comparing the engine (26.11.1.dev2) with Neo4j 5.26, row by row, and bounded by the same comparison.
"""

from graph.cypher.clauses import read_statement
from graph.cypher.findings import Finding
from graph.cypher.grouping import misgrouped
from graph.cypher.scopes import scopes
from graph.cypher.searches import filtered_searches
from graph.cypher.shadows import shadows
from graph.cypher.swallowed import swallowed

_CHECKS = (misgrouped, filtered_searches, swallowed, shadows)


def silent_forms(text: str) -> list[Finding]:
    """Find the places in a statement that would give wrong rows, in the order of the text; empty where all is well.

    `MATCH (p) RETURN p.city, NOT count(*) > 5` has one: form A at line 1, column 27, with the rewrite
    `WITH p.city AS city, count(*) AS n RETURN city, NOT n > 5`. A statement that the engine will refuse is none of its
    business. Raises `StatementSyntaxError` where the text can't be split into tokens.
    """
    statement = read_statement(text)
    found = [finding for scope in scopes(statement.query) for check in _CHECKS for finding in check(statement, scope)]
    return sorted(found, key=lambda finding: (finding.line, finding.column, finding.form))
