"""Errors of the engine, said plainly and with the place marked."""

import pytest

from graph.cypher import explain_syntax, mark, place_of

from .conftest import Run


def test_a_place_has_a_caret_below_it() -> None:
    assert mark("MATCH (n)\nRETRUN n", 2, 1) == "RETRUN n\n^"
    assert mark("MATCH (n) RETRUN n", 1, 11) == "MATCH (n) RETRUN n\n          ^"


def test_the_place_behind_the_last_character_is_marked_too() -> None:
    assert mark("RETURN 1 +", 1, 11) == "RETURN 1 +\n          ^"
    assert mark("RETURN 1 +", 1, 99) == "RETURN 1 +\n          ^"


def test_a_tab_takes_one_column_and_a_wide_character_two() -> None:
    assert mark("\tRETURN '漢' x", 1, 13) == " RETURN '漢' x\n             ^"


def test_a_line_that_is_not_there_shows_nothing() -> None:
    assert mark("RETURN 1", 2, 1) == ""


@pytest.mark.parametrize("column", [1, 20, 150, 280, 297])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    statement = "".join(chr(ord("a") + number % 26) for number in range(300))
    line, caret = mark(statement, 1, column).split("\n")
    assert len(line) <= 100
    assert line[caret.index("^")] == statement[column - 1]
    assert line.startswith("…") == (column > 100)
    assert line.endswith("…") == (column < 200)


@pytest.mark.parametrize(
    ("statement", "place", "sentence"),
    [
        ("MATCH (n RETURN n", (1, 10), "“RETURN” is not expected here."),
        ("MATCH (n) RETRUN n", (1, 11), "“RETRUN” is not expected here; did you mean “RETURN”?"),
        ("// who\n  MATCH (n)\n  RETRUN n", (3, 3), "“RETRUN” is not expected here; did you mean “RETURN”?"),
        ("MATCH (s) WHERE s.id = RETURN s", (1, 31), "Something is missing before “RETURN”, which was read as a name."),
        ("MATCH (s)\nWHERE s.id == 1\nRETURN s", (2, 13), "“=” is not expected here, but an expression is."),
        ("MATCH (s) RETURN t", (1, 18), "“t” is not defined before it is used here."),
        ("MATCH (s) WITH s.id AS i RETURN s", (1, 33), "“s” is not defined before it is used here."),
        ("MATCH (s) RETURN s ORDER s.id", (1, 26), "“BY” is missing before “s”."),
        ("RETURN 1 +", (1, 11), "The statement ends too early: an expression is missing."),
        ("RETURN [1, 2", (1, 13), "The statement ends too early: “,” or “]” is missing."),
        ("RETURN", (1, 7), "The statement ends too early."),
        ("MACH (n) RETURN n", (1, 1), "A statement can't begin with “MACH”; did you mean “MATCH”?"),
        ("RETURN 'abc", (1, 8), "This string is never closed: `'` is missing."),
        ("RETURN foo(1)", None, "Unknown function 'foo'."),
        ("MATCH (s) RETURN s LIMIT 'a'", None, "“a” is no number."),
        ("RETURN date('x')", None, "date() cannot parse 'x' as a date or timezone."),
    ],
)  # fmt: skip
def test_the_engine_s_message_becomes_one_plain_sentence(
    statement: str, place: tuple[int, int] | None, sentence: str, people: Run
) -> None:
    with pytest.raises(Exception, match=r"failed") as caught:
        people(statement)
    message = str(caught.value)
    assert place_of(message, statement) == place
    assert explain_syntax(statement, message) == sentence


def test_a_statement_that_writes_is_told_so(people: Run) -> None:
    with pytest.raises(Exception, match="not idempotent") as caught:
        people("MATCH (s) DELETE s")
    sentence = explain_syntax("MATCH (s) DELETE s", str(caught.value))
    assert sentence == "This statement writes, or calls a procedure that may write; only reading is allowed here."


def test_a_place_is_read_from_the_message_alone() -> None:
    assert place_of("Syntax error at line 2:12 - extraneous input '='") == (2, 13)
    assert place_of("Unexpected input 'RETRUN' at line 1, column 10") == (1, 11)
    assert place_of("Variable 't' not defined") is None
