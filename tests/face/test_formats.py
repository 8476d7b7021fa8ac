"""Answers in the forms that other programs read."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.spreadsheets import restored
from outputs.formats import Format, written

NODE = {"id": "RUS", "labels": ["State"], "properties": {"id": "RUS", "name": "Russia"}}
BANK = {"id": "sco-development-bank", "labels": ["Initiative"], "properties": {"id": "sco-development-bank"}}
BLOCKED = {"id": "1", "type": "BLOCKED", "start": "RUS", "end": "sco-development-bank", "properties": {}}
PATH = {"nodes": [NODE, BANK], "relationships": [BLOCKED]}
BACK = {"nodes": [BANK, NODE], "relationships": [BLOCKED]}


def text(form: Format, columns: list[str], rows: list[dict[str, object]]) -> str:
    return "".join(written(form, columns, rows))


def test_json_is_a_list_of_objects_with_exactly_the_columns() -> None:
    rows = [{"state": "Russia", "year": 2008, "claims": ["a-1"], "via": None, "extra": 1}]
    given = text(Format.JSON, ["year", "state", "via", "claims"], rows)
    assert json.loads(given) == [{"year": 2008, "state": "Russia", "via": None, "claims": ["a-1"]}]
    assert list(json.loads(given)[0]) == ["year", "state", "via", "claims"]


def test_no_rows_are_an_empty_list_an_empty_stream_and_a_head() -> None:
    assert text(Format.JSON, ["state"], []) == "[]\n"
    assert text(Format.JSONL, ["state"], []) == ""
    assert text(Format.CSV, ["state"], []) == "state\r\n"
    assert text(Format.TABLE, ["state"], []) == "state\n"
    assert text(Format.MD, ["state"], []) == "| state |\n| --- |\n"


def test_json_keeps_nodes_as_objects_and_letters_as_letters() -> None:
    given = text(Format.JSONL, ["s"], [{"s": NODE}, {"s": "上海"}])
    assert [json.loads(line) for line in given.splitlines()] == [{"s": NODE}, {"s": "上海"}]
    assert "上海" in given


def test_json_has_null_where_a_number_is_none_of_jsons() -> None:
    given = text(Format.JSON, ["n"], [{"n": [float("nan"), float("inf"), 1.5]}])
    assert json.loads(given) == [{"n": [None, None, 1.5]}]


@given(st.text())
def test_json_gives_every_text_back_and_sends_a_terminal_nothing_to_obey(value: str) -> None:
    given = text(Format.JSONL, ["t"], [{"t": value}])
    assert json.loads(given) == {"t": value}
    assert given.removesuffix("\n").isprintable()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t'=1+1"),
        ("＝1+1", "'＝1+1"),
        (["=1+1", "b"], "'=1+1;b"),
        (["a", "=1+1"], "a;'=1+1"),
        (-5, "-5"),
        (-0.5, "-0.5"),
        (True, "true"),
        (None, ""),
        ("a=b", "a=b"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_csv_has_no_cell_that_a_spreadsheet_runs(value: object, expected: str) -> None:
    records = list(csv.reader(io.StringIO(text(Format.CSV, ["x"], [{"x": value}]), newline="")))
    assert records == [["x"], [expected]]


def test_a_column_may_not_run_either() -> None:
    assert text(Format.CSV, ["=1+1"], []) == "'=1+1\r\n"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_csv_gives_every_text_back_without_the_apostrophes(value: str) -> None:
    (_, (got,)) = csv.reader(io.StringIO(text(Format.CSV, ["x"], [{"x": value}]), newline=""))
    assert restored(got) == value
    assert not got.lstrip().startswith(("=", "+", "-", "@"))


def test_markdown_escapes_what_would_end_a_cell() -> None:
    rows = [{"a": "x|y", "b": "<b>*bold*</b>", "c": "two\nlines"}]
    assert text(Format.MD, ["a", "b", "c"], rows).splitlines()[2] == r"| x\|y | \<b>\*bold\*\</b> | two lines |"


def test_a_pipes_table_is_aligned_and_has_no_box() -> None:
    rows = [{"state": "Russia", "claims": ["a-1", "a-2"]}, {"state": "上海", "claims": []}]
    assert text(Format.TABLE, ["state", "claims"], rows) == "state   claims\nRussia  a-1, a-2\n上海\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NODE, "(RUS:State)"),
        (BLOCKED, "(RUS)-[BLOCKED]->(sco-development-bank)"),
        (PATH, "(RUS:State)-[BLOCKED]->(sco-development-bank:Initiative)"),
        (BACK, "(sco-development-bank:Initiative)<-[BLOCKED]-(RUS:State)"),
        ({"n": 1, "of": [NODE]}, "{n: 1, of: (RUS:State)}"),
        (True, "true"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("left\u202eright", r"left\u202eright"),
    ],
)
def test_a_cell_is_compact_and_harmless(value: object, expected: str) -> None:
    assert text(Format.TABLE, ["x"], [{"x": value}]).splitlines()[1] == expected
