"""CSV that is wrong: the line in which the row begins, the column, and what was expected."""

import pytest

HEAD = "id,statement,subject,layer,standing,confidence,credibility,source,ref\n"
ROW = "r-9,Finland is near.,FIN,actual,fact,high,1,league-charter,article 9\n"
NAMES = "river/claims/more.csv"

CASES = {
    "unknown column": (
        HEAD.replace("layer", "layr") + ROW,
        [
            "1: unknown column “layr”; did you mean “layer”?",
            "1: the column “layer” is missing; no row is read without",
        ],
    ),
    "column twice": (HEAD.replace("ref", "id") + ROW, ["1: the column “id” stands twice"]),
    "column without name": (HEAD.replace(",ref", ",ref,") + ROW.replace("\n", ",\n"), ["1: column 10 has no name"]),
    "at is four columns": (
        HEAD.replace("ref", "at") + ROW,
        ["1: in CSV, “at” is the columns line, start, end, sha256"],
    ),
    "short row": (HEAD + "r-9,Finland is near.\n", ["2: this row has 2 cells; 9 are expected, as in the first line"]),
    "long row": (
        HEAD + ROW.replace("\n", ",more\n"),
        ["2: this row has 10 cells; 9 are expected, as in the first line"],
    ),
    "semicolons": (
        HEAD.replace(",", ";") + ROW.replace(",", ";"),
        ["1: “;” separates the columns; a comma is expected (save the sheet as “CSV UTF-8”)"],
    ),
    "tabs": (
        HEAD.replace(",", "\t") + ROW.replace(",", "\t"),
        ["1: a tab separates the columns; a comma is expected (save the sheet as “CSV UTF-8”)"],
    ),
    "quotation mark never closed": (
        HEAD + ROW.replace("Finland", '"Finland'),
        ["2: a quotation mark is opened in this row or above and never closed"],
    ),
    "text behind a quotation mark": (
        HEAD + ROW.replace("Finland is near.", '"Finland" is near.'),
        ["2: text stands behind a closing quotation mark; inside a quoted cell, write a quotation mark twice"],
    ),
    "empty item of a list": (
        HEAD.replace("ref", "ref,about") + ROW.replace("\n", ",RL;;FIN\n"),
        ["2: about: the list has an empty item"],
    ),
}


@pytest.mark.parametrize(("text", "messages"), CASES.values(), ids=CASES.keys())
def test_wrong_csv_is_said_with_its_line(river, text, messages):
    problems = river.write("claims/more.csv", text).problems()
    for message in messages:
        assert f"{NAMES}:{message}" in problems


def test_a_wrong_name_of_a_column_is_said_once_and_not_for_every_row(river):
    text = HEAD.replace("layer", "layr").replace("source", "sourse") + ROW * 300
    assert river.write("claims/more.csv", text).problems() == [
        f"{NAMES}:1: the columns layer, source are missing; no row is read without",
        f"{NAMES}:1: unknown column “layr”; did you mean “layer”?",
        f"{NAMES}:1: unknown column “sourse”; did you mean “source”?",
    ]


def test_no_row_of_names_is_named(river):
    problem = river.write("claims/more.csv", ROW).problem()
    assert problem.startswith(f"{NAMES}:1: the first line names the columns; expected are about, attributed_to, ")


def test_lines_are_right_after_cells_of_several_lines_and_blank_lines(river):
    river.write(
        "claims/more.csv",
        HEAD
        + ROW.replace("Finland is near.", '"Finland\nis\nnear."')
        + "\n"
        + ROW.replace("r-9", "r-10").replace("high", "hi"),
    )
    assert river.problem() == f"{NAMES}:6: confidence: “hi” is not one of high, moderate or low; did you mean “high”?"


def test_cells_of_several_lines_are_read(river):
    river.write("claims/more.csv", HEAD + ROW.replace("Finland is near.", '"Finland, ""so near"",\r\nis near."'))
    assert river.load().claims[2].statement == 'Finland, "so near",\nis near.'


def test_spaces_around_cells_and_names_do_not_matter(river):
    river.write("claims/more.csv", HEAD.replace(",", " , ") + ROW.replace(",", " , "))
    assert river.load().claims[2].subject == "FIN"


def test_one_row_is_a_dataset(river):
    river.remove("dataset.yaml").write("dataset.csv", "name,title\na,A\nb,B\n")
    assert river.problem() == "river/dataset.csv: this file has 2 rows; one is expected"
    river.write("dataset.csv", "name,title\n")
    assert river.problem() == "river/dataset.csv: this file has 0 rows; one is expected"


def test_a_limit_that_other_code_set_on_cells_is_left_alone(river):
    import csv

    before = csv.field_size_limit()
    river.write("claims/more.csv", HEAD + ROW).load()
    assert csv.field_size_limit() == before
