"""An answer as a reader sees it in a terminal."""

from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from outputs.table import table

COLUMNS = ["state", "motive", "layer", "outcome", "via", "confidence", "claims", "against"]
CHINA = {
    "state": "China",
    "motive": "discursive power",
    "layer": "hidden",
    "outcome": "taken up in joint documents",
    "via": None,
    "confidence": "moderate",
    "claims": ["sco-038-01"],
    "against": [],
}
KAZAKHSTAN = {
    "state": "Kazakhstan",
    "motive": "a seat at the table",
    "layer": "hidden",
    "outcome": None,
    "via": "central-asia",
    "confidence": "low",
    "claims": [f"sco-042-0{number}" for number in range(1, 8)],
    "against": ["sco-050-01"],
}


def lines(columns: list[str], rows: list[dict[str, object]], width: int, encoding: str = "utf-8") -> list[str]:
    class Stream(StringIO):
        pass

    Stream.encoding = encoding  # type: ignore[misc]
    return [line.plain for line in table(Console(width=width, file=Stream()), columns, rows)]


def test_where_there_is_room_everything_stands_in_columns() -> None:
    columns = ["state", "motive", "confidence", "claims"]
    assert lines(columns, [{column: CHINA[column] for column in columns}], 80) == [
        "state  motive            confidence  claims",
        "─" * 47,
        "China  discursive power  moderate    sco-038-01",
    ]


def test_where_there_is_none_the_evidence_stands_under_its_row_and_long_lists_are_folded() -> None:
    assert lines(COLUMNS, [CHINA, KAZAKHSTAN], 80) == [
        "state       motive               layer   outcome",
        "─" * 68,
        "China       discursive power     hidden  taken up in joint documents",
        "  confidence moderate · sco-038-01",
        "Kazakhstan  a seat at the table  hidden",
        "  via central-asia · confidence low · sco-042-01, sco-042-02, sco-042-03,",
        "  sco-042-04, … 3 more · against sco-050-01",
    ]


def test_evidence_that_no_row_has_takes_no_room() -> None:
    head = lines(COLUMNS, [CHINA], 200)[0]
    assert "via" not in head
    assert "against" not in head
    assert "claims" in head


def test_a_narrow_terminal_gets_a_block_for_each_row() -> None:
    rows = [{"organisation": "SCO", "commitment": "no collective defence"}, {"organisation": "NATO", "commitment": "x"}]
    assert lines(["organisation", "commitment"], rows, 20) == [
        "organi  SCO",
        "sation",
        "commit  no",
        "ment    collective",
        "        defence",
        "",
        "organi  NATO",
        "sation",
        "commit  x",
        "ment",
    ]


def test_chinese_takes_two_columns_a_character() -> None:
    rows = [{"name": "上海合作组织", "id": "SCO"}, {"name": "NATO", "id": "NATO"}]
    assert lines(["name", "id"], rows, 40)[2:] == ["上海合作组织  SCO", "NATO          NATO"]


def test_a_terminal_without_lines_gets_hyphens() -> None:
    assert lines(["a"], [{"a": "xyz"}], 40, "ascii")[1] == "---"


@pytest.mark.parametrize("width", [20, 40, 80, 132, 300])
@settings(max_examples=25)
@given(
    rows=st.lists(
        st.fixed_dictionaries({column: st.one_of(st.none(), st.text(max_size=60)) for column in COLUMNS[:4]}),
        min_size=1,
        max_size=4,
    )
)
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(rows: list[dict[str, object]], width: int) -> None:
    given = lines(COLUMNS[:4], rows, width)
    assert all(cell_len(line) <= width for line in given)
    shown = "".join("".join(given).split())
    for row in rows:
        for value in row.values():
            letters = "".join(
                character for character in str(value or "") if character.isalnum() and character.isascii()
            )
            assert set(letters) <= set(shown)
