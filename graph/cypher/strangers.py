"""Labels and relationship types of a statement that no graph of ours has: why nothing may have been found."""

from collections.abc import Iterator
from itertools import pairwise

from graph.cypher.tokens import Token, TokenKind, plain_name, tokens
from graph.model import Label
from graph.model.relations import DIRECT_TYPES, EVIDENCE_TYPES
from graph.nearest import did_you_mean

_LABELS = frozenset(map(str, Label))
_TYPES = DIRECT_TYPES | EVIDENCE_TYPES


def strangers(text: str) -> list[str]:
    """Name what a statement asks for and no graph has: `[r:BLOKED]` gives “BLOKED” is no relationship type; ….

    A statement that can't be read has none; so has one whose patterns only use what the model knows.
    """
    found = []
    for bracket, name in dict.fromkeys(_pattern_names(tokens(text))):
        if bracket == "[" and name == "USES":
            found.append("“USES” is no relationship type: a use is (state)-[:MAKES]->(:Use)-[:OF]->(organisation)")
        elif bracket == "[" and name not in _TYPES:
            found.append(f"“{name}” is no relationship type of the graph{did_you_mean(name, _TYPES)}")
        elif bracket == "(" and name not in _LABELS:
            found.append(f"“{name}” is no label of the graph{did_you_mean(name, _LABELS)}")
    return found


def _pattern_names(all_tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Give each name behind `:` or, after one, behind `|`, `&` or `!`, with the bracket in which it stands."""
    open_brackets: list[str] = []
    named = False
    for token, following in pairwise(all_tokens):
        if token.kind is TokenKind.OPERATOR and token.text in ("(", "[", "{"):
            open_brackets.append(token.text)
            named = False
        elif token.kind is TokenKind.OPERATOR and token.text in (")", "]", "}"):
            open_brackets[-1:] = []
            named = False
        elif token.text == ":" or (named and token.text in ("|", "&", "!")):
            named = True
            if following.kind in (TokenKind.WORD, TokenKind.QUOTED_NAME) and open_brackets[-1:] in (["("], ["["]):
                yield open_brackets[-1], plain_name(following.text)
        elif token.kind is not TokenKind.WORD and token.kind is not TokenKind.QUOTED_NAME:
            named = False
