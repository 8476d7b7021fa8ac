"""A place in a statement's tokens, and the small steps that a reader takes from there."""

from graph.cypher.tokens import StatementSyntaxError, Token, TokenKind, plain_name

_DEEPEST = 90  # each level is some five frames of Python, whose limit is a thousand
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class UnreadableError(Exception):
    """A place where this reader expected something else; the clause around it is then left to the engine."""


class Cursor:
    """Walks the tokens: `words` has keywords and names in upper case, so that `match` is found as `MATCH`."""

    def __init__(self, found: list[Token]) -> None:
        """Start at the first token."""
        self.tokens = found
        self.words = [token.text.upper() if token.kind is TokenKind.WORD else token.text for token in found]
        self.words += ["", "", "", ""]  # so that looking ahead needs no bounds
        self.at = 0
        self.depth = 0

    def peek(self, ahead: int = 0) -> str:
        """Give the word at the cursor, or so many behind it; empty at the end."""
        return self.words[self.at + ahead]

    def take(self, *expected: str) -> bool:
        """Step over the words if they come next, all of them."""
        if tuple(self.words[self.at : self.at + len(expected)]) != expected:
            return False
        self.at += len(expected)
        return True

    def need(self, word: str) -> None:
        """Step over a word that must come next."""
        if self.words[self.at] != word:
            raise UnreadableError
        self.at += 1

    def is_name(self, ahead: int = 0) -> bool:
        """Say whether a name, quoted or not, comes next."""
        place = self.at + ahead
        return place < len(self.tokens) and self.tokens[place].kind in (TokenKind.WORD, TokenKind.QUOTED_NAME)

    def name(self) -> str:
        """Step over a name and give it without its backticks."""
        if not self.is_name():
            raise UnreadableError
        self.at += 1
        return plain_name(self.tokens[self.at - 1].text)

    def enter(self) -> None:
        """Go one level down; `leave` comes up again."""
        self.depth += 1
        if self.depth > _DEEPEST:
            token = self.tokens[min(self.at, len(self.tokens) - 1)]
            raise StatementSyntaxError(f"this is nested more than {_DEEPEST} levels deep", token.line, token.column)

    def leave(self) -> None:
        """Come up one level."""
        self.depth -= 1

    def closing(self, place: int) -> int:
        """Find the bracket that closes the one at `place`; brackets of the other kinds in between are matched too."""
        open_brackets: list[str] = []
        for index in range(place, len(self.tokens)):
            word = self.words[index]
            if word in _CLOSING:
                open_brackets.append(_CLOSING[word])
            elif open_brackets and word == open_brackets[-1]:
                open_brackets.pop()
                if not open_brackets:
                    return index
        raise UnreadableError
