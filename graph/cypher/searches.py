"""Form D: `shortestPath` or `allShortestPaths` in a MATCH whose WHERE looks at the path.

Cypher looks for the shortest path that meets the condition. The engine looks for the shortest path of all, or tests
before there is a path, and then has no rows. An upper bound of the length between ends that are already found is the
one condition that gives the same rows either way.
"""

from collections.abc import Iterator

from graph.cypher.clauses import Statement
from graph.cypher.findings import Finding, Form
from graph.cypher.scopes import Scope, scopes
from graph.cypher.tokens import quoted_name
from graph.cypher.tree import ClauseKind, Kind, Node, Pattern

_LESS = {"<", "<="}
_MORE = {">", ">="}


def filtered_searches(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Find the searches of a MATCH whose path, or whose relationships, its WHERE looks at."""
    clause = scope.clause
    if clause.kind is not ClauseKind.MATCH or clause.where is None:
        return
    where = statement.words_of(clause.where.start, clause.where.end)
    for pattern in clause.patterns:
        if not pattern.search:
            continue
        looked_at = {*pattern.relationships, pattern.path}
        ends_are_found = _are_ends_found(pattern, scope)
        for condition in _conjuncts(clause.where):
            if _names(condition) & looked_at and not (ends_are_found and _is_upper_bound(condition, pattern.path)):
                yield _finding(statement, scope, pattern, condition, where)
                break


def _conjuncts(node: Node) -> Iterator[Node]:
    if node.kind is Kind.PARENTHESES or (node.kind is Kind.LOGIC and node.name == "AND"):
        for part in node.parts:
            yield from _conjuncts(part)
    else:
        yield node


def _names(node: Node) -> set[str]:
    names: set[str] = set()
    for part in node.walk():
        if part.kind is Kind.VARIABLE:
            names.add(part.name)
        elif part.kind in (Kind.PATTERN, Kind.PATTERN_COMPREHENSION):
            names.update(part.binds)
        if part.query:
            for inner in scopes(part.query):
                names.update(name for pattern in inner.clause.patterns for name in pattern.variables)
                for expression in inner.expressions():
                    names |= _names(expression)
    return names


def _are_ends_found(pattern: Pattern, scope: Scope) -> bool:
    found = set(scope.before)
    for other in scope.clause.patterns:
        if other is not pattern:
            found.update(other.variables)
    return all(end in found for end in pattern.ends)


def _is_upper_bound(node: Node, path: str) -> bool:
    # `length(p) <= 4` or `4 >= length(p)`.
    if node.kind is not Kind.COMPARISON or len(node.parts) != 2:
        return False
    left, right = node.parts
    if _is_length(left, path) and node.name in _LESS:
        return path not in _names(right)
    return _is_length(right, path) and node.name in _MORE and path not in _names(left)


def _is_length(node: Node, path: str) -> bool:
    return (
        node.kind is Kind.CALL
        and node.name == "length"
        and [(part.kind, part.name) for part in node.parts] == [(Kind.VARIABLE, path)]
    )


def _finding(statement: Statement, scope: Scope, pattern: Pattern, condition: Node, where: str) -> Finding:
    token = statement.tokens[condition.start]
    search = statement.tokens[pattern.inner[0] - 2].text
    hint = "" if pattern.has_upper_bound else " Give the length an upper bound too, as in [*..6]."
    return Finding(
        Form.FILTERED_SEARCH,
        token.line,
        token.column,
        statement.words_of(condition.start, condition.end),
        f"Cypher looks for the shortest path that meets this condition; the embedded store tests it on no path or on "
        f"the one that {search} finds without it, and gives no rows.{hint}",
        _rewrite(statement, scope, pattern, where),
    )


def _rewrite(statement: Statement, scope: Scope, pattern: Pattern, where: str) -> str:
    clause, words = scope.clause, statement.words_of
    path = quoted_name(pattern.path or "p")
    paths = [
        f"{path} = {words(*pattern.inner)}" if one is pattern else words(one.start, one.end) for one in clause.patterns
    ]
    head = words(clause.start, clause.start + 1)
    head += " MATCH" if head.upper() == "OPTIONAL" else ""
    first, then = _kept(scope, pattern, path)
    if pattern.search == "allshortestpaths":
        found = "[one IN paths WHERE length(one) = shortest]"
        if head.upper().startswith("OPTIONAL"):  # which keeps a row where there is no path
            found = f"CASE WHEN shortest IS NULL THEN [null] ELSE {found} END"
        end = f"WITH {first}min(length({path})) AS shortest, collect({path}) AS paths UNWIND {found} AS {path}"
    else:
        end = f"WITH {first}{path} ORDER BY length({path}) WITH {then}head(collect({path})) AS {path}"
    return f"{head} {', '.join(paths)} WHERE {where} {end}"


def _kept(scope: Scope, pattern: Pattern, path: str) -> tuple[str, str]:
    # What the WITHs behind the search must carry: all names so far, and both ends, for one path a pair of them.
    others = [name for one in scope.clause.patterns if one is not pattern for name in one.variables]
    names = dict.fromkeys([*scope.before, *others, *(name for name in pattern.end_names if name)])
    first = then = [quoted_name(name) for name in names]
    for name, function, alias in zip(pattern.end_names, ("head", "last"), ("first_node", "last_node"), strict=True):
        if name is None:
            first, then = [*first, f"{function}(nodes({path})) AS {alias}"], [*then, alias]
    return "".join(f"{name}, " for name in first), "".join(f"{name}, " for name in then)
