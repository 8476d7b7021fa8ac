"""What a statement's text says of itself: that it is one statement, its parameters, its columns."""

from graph.cypher.clauses import Statement, read_statement
from graph.cypher.scopes import column_name, scopes
from graph.cypher.tokens import StatementSyntaxError, Token, TokenKind, plain_name, tokens
from graph.cypher.tree import Clause, ClauseKind, Item

_LABEL_OPERATORS = {":", "|", "&", "!"}


def single_statement(text: str) -> str:
    """Take one statement without its closing `;`: `RETURN 1; // done` is `RETURN 1`.

    What stands before the first word is kept, so that the engine counts lines and columns as the user does. Raises
    `StatementSyntaxError` where there is no statement, where a second one begins, or where a string, a comment or a
    quoted name is never closed; a `;` inside of those ends nothing.
    """
    found = tokens(text)
    statements: list[list[Token]] = [[]]
    for token in found:
        if token.text == ";":
            statements.append([])
        else:
            statements[-1].append(token)
    filled = [statement for statement in statements if statement]
    if not filled:
        place = found[0] if found else None
        raise StatementSyntaxError(
            "there is no statement here", place.line if place else 1, place.column if place else 1
        )
    if len(filled) > 1:
        second = filled[1][0]
        raise StatementSyntaxError(
            f"a second statement begins here with `{second.text}`; send one at a time", second.line, second.column
        )
    first, last = filled[0][0], filled[0][-1]
    return text[: first.offset].replace(";", " ") + text[first.offset : last.end]


def parameters_of(text: str) -> frozenset[str]:
    """Name the parameters of a statement, without the `$`: `WHERE s.id = $state OR s.id IN $ids` has `state` and `ids`.

    A `$name` in a string, a comment or a quoted name is none.
    """
    found = tokens(text)
    names: set[str] = set()
    for index, token in enumerate(found):
        if token.kind is TokenKind.PARAMETER and not _is_label_function(found, index):
            names.add(plain_name(token.text[1:]))
    return frozenset(names)


def _is_label_function(found: list[Token], index: int) -> bool:
    # `(n:$all(labels))` reads a label from an expression; `all` is no parameter there.
    is_called = index + 1 < len(found) and found[index + 1].text == "("
    return is_called and index > 0 and found[index - 1].text in _LABEL_OPERATORS


def returned_columns(text: str) -> list[str] | None:
    """Name the columns of the final RETURN as both engines do: `RETURN s.id, count(*) AS n` has `s.id` and `n`.

    A column without an alias is called by its own text, blanks and all; of a UNION the first side names them. A star
    stands for the names that are known there, in the order of the alphabet. None where only the graph can tell: a
    procedure without YIELD, a RETURN that can't be followed. A statement that returns nothing has no columns.
    """
    statement = read_statement(text)
    clauses = statement.query.branches[0]
    if not clauses:
        return []
    last = clauses[-1]
    if last.kind is ClauseKind.RETURN:
        names = [_column(statement, item) for item in last.items]
        starred = _starred(statement, last) if last.star else []
        return None if starred is None else starred + names
    if last.kind is ClauseKind.PROCEDURE and len(clauses) == 1:
        return [name for name, _ in last.binds] or None
    return None if _is_unread_return(statement.tokens, last) else []


def stars(text: str) -> bool:
    """Say whether the final RETURN of a statement has a star: `MATCH (s) RETURN *`."""
    clauses = read_statement(text).query.branches[0]
    return bool(clauses) and clauses[-1].star


def _starred(statement: Statement, last: Clause) -> list[str] | None:
    clauses = statement.query.branches[0]
    if any(clause.kind is ClauseKind.OTHER or _yields_whatever(clause) for clause in clauses):
        return None
    (scope,) = (scope for scope in scopes(statement.query) if scope.clause is last)
    return sorted(scope.before)


def _yields_whatever(clause: Clause) -> bool:
    return clause.kind is ClauseKind.PROCEDURE and not clause.binds


def _column(statement: Statement, item: Item) -> str:
    return column_name(item) or statement.words_of(item.expression.start, item.expression.end)


def _is_unread_return(found: list[Token], clause: Clause) -> bool:
    return clause.kind is ClauseKind.OTHER and found[clause.start].text.upper() == "RETURN"
