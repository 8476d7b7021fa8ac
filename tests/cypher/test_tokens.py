"""A statement's tokens: what they are, where they stand, and what is never closed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cypher import StatementSyntaxError, TokenKind, tokens
from graph.cypher.tokens import plain_name, quoted_name


def texts(statement: str) -> list[str]:
    return [token.text for token in tokens(statement)]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("(n)-[:A*..5]->(m)", ["(", "n", ")", "-", "[", ":", "A", "*", "..", "5", "]", "-", ">", "(", "m", ")"]),
        ("[1..3, 1.5, .5, 1e-3, 0xFF]", ["[", "1", "..", "3", ",", "1.5", ",", ".5", ",", "1e-3", ",", "0xFF", "]"]),
        ("a<>b<=c>=d=~e||f::g", ["a", "<>", "b", "<=", "c", ">=", "d", "=~", "e", "||", "f", "::", "g"]),
        (r"'it\'s; // no' /* ; */ + ", [r"'it\'s; // no'", "+"]),
        ('"a\\"b" // to the end ;\r\n;', ['"a\\"b"', ";"]),
        ("`a``b; c`.`d`", ["`a``b; c`", ".", "`d`"]),
        ("$x + $`my key` + $1", ["$x", "+", "$`my key`", "+", "$1"]),
        ("кто_это, état, caf\\u00e9", ["кто_это", ",", "état", ",", "caf\\u00e9"]),
        ("", []),
        ("/* nothing */ // here", []),
    ],
)  # fmt: skip
def test_a_statement_is_split_into_words(statement: str, words: list[str]) -> None:
    assert texts(statement) == words


def test_each_token_says_what_it_is() -> None:
    kinds = [token.kind for token in tokens("count `n` 'n' 1 $n +")]
    assert kinds == [
        TokenKind.WORD,
        TokenKind.QUOTED_NAME,
        TokenKind.STRING,
        TokenKind.NUMBER,
        TokenKind.PARAMETER,
        TokenKind.OPERATOR,
    ]


def test_places_count_from_one_over_every_kind_of_line_end() -> None:
    statement = "RETURN 'two\nlines' /* and\r\nmore */ +\r1"
    places = [(token.text, token.offset, token.line, token.column) for token in tokens(statement)]
    assert places == [("RETURN", 0, 1, 1), ("'two\nlines'", 7, 1, 8), ("+", 35, 3, 9), ("1", 37, 4, 1)]


@pytest.mark.parametrize(
    ("statement", "reason", "line", "column"),
    [
        ("RETURN 'abc", "this string is never closed", 1, 8),
        ('RETURN 1,\n  "abc\\"', "this string is never closed", 2, 3),
        ("MATCH (n) /* all\nof it", "this comment is never closed", 1, 11),
        ("RETURN n.`a b", "this name is never closed", 1, 10),
        ("RETURN $`a", "this parameter's name is never closed", 1, 8),
    ],
)
def test_what_is_never_closed_is_named_with_the_place_where_it_opens(
    statement: str, reason: str, line: int, column: int
) -> None:
    with pytest.raises(StatementSyntaxError) as caught:
        tokens(statement)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"line {line}, column {column}: {reason}")


@settings(deadline=None)
@given(st.text("aZ1_.:;'\"`$/*\\ \n\r\té漢=<>-", max_size=40))
def test_tokens_stand_where_they_say(statement: str) -> None:
    try:
        found = tokens(statement)
    except StatementSyntaxError:
        return
    lines = statement.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    for token in found:
        assert statement[token.offset : token.end] == token.text
        assert starts[token.line - 1] + token.column - 1 == token.offset


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\\", exclude_categories=["Cs"]), min_size=1))
def test_a_quoted_name_reads_back(name: str) -> None:
    assert plain_name(quoted_name(name)) == name
    assert texts(quoted_name(name)) == [quoted_name(name)]
