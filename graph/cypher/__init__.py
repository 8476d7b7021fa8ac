"""What the project knows about a Cypher statement from its text alone: no engine is needed, nothing is run."""

from graph.cypher.contents import Place, gives_plain_values, paths_in_columns
from graph.cypher.findings import Finding, Form
from graph.cypher.place import explain_syntax, mark, place_of
from graph.cypher.silent import silent_forms
from graph.cypher.statement import parameters_of, returned_columns, single_statement, stars
from graph.cypher.strangers import strangers
from graph.cypher.tokens import StatementSyntaxError, Token, TokenKind, tokens

__all__ = [
    "Finding",
    "Form",
    "Place",
    "StatementSyntaxError",
    "Token",
    "TokenKind",
    "explain_syntax",
    "gives_plain_values",
    "mark",
    "parameters_of",
    "paths_in_columns",
    "place_of",
    "returned_columns",
    "silent_forms",
    "single_statement",
    "stars",
    "strangers",
    "tokens",
]
