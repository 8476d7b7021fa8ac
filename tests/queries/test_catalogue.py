"""The catalogue: what ships, a folder of one's own, and every fault told with its line."""

from pathlib import Path

import pytest

from graph.errors import QuestionError
from queries import Catalogue

NAMES = [
    "actual-functions",
    "bids",
    "blocked-initiatives",
    "bodies",
    "characterisations",
    "claims",
    "compare",
    "contested",
    "coverage",
    "declared-versus-actual",
    "evidence",
    "fragility",
    "frictions",
    "measures",
    "members",
    "motives-of",
    "outlook",
    "overlap",
    "path",
    "profiles",
    "shared-motives",
    "silences",
    "stated-goals",
    "substitutes",
    "terms",
    "timeline",
    "weakly-sourced",
    "who-uses-it-for-what",
    "why-join",
]
ABOUT_EVIDENCE = {"silences", "evidence", "claims", "weakly-sourced", "contested", "fragility", "coverage", "path"}
WITH_VIA = {
    "who-uses-it-for-what", "motives-of", "blocked-initiatives", "bids", "substitutes", "shared-motives", "frictions",
    "profiles",
}  # fmt: skip

GOOD = """// name: mine
// title: Mine
// question: Which states are there?
// finding: {rows:state|states}
// empty: There are no states
// parameters:
//   like: text = null  # part of the name
// columns:
//   state: its name

MATCH (s:State) WHERE $like IS NULL OR s.name CONTAINS $like
RETURN s.name AS state ORDER BY state
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="mine"):
        (tmp_path / f"{name}.cypher").write_text(text, "utf-8")
        return tmp_path

    return write


def faults(folder):
    with pytest.raises(QuestionError) as error:
        Catalogue.load(folder).check()
    return [line.removeprefix(f"{folder}/") for line in str(error.value).splitlines()]


def test_all_29_ship_and_are_in_order():
    queries = Catalogue.load().check()
    assert [query.name for query in queries] == NAMES
    for query in queries:
        columns = [column.name for column in query.columns]
        assert (columns[-4:] == ["confidence", "claims", "against", "sources"]) == (query.name not in ABOUT_EVIDENCE)
        assert ("via" in columns) == (query.name in WITH_VIA)
        assert all(column.meaning for column in query.columns)


def test_one_question_reads_one_file(written):
    folder = written("// nonsense", "broken")
    assert Catalogue.load(folder)["members"].title == "Who belongs to it"


def test_a_folder_of_ones_own_joins(written):
    catalogue = Catalogue.load(written(GOOD))
    assert "mine" in catalogue
    assert len(catalogue) == len(NAMES) + 1
    assert catalogue["mine"].parameters[0].required is False


def test_a_name_that_ships_is_taken(written):
    with pytest.raises(QuestionError, match="a query of the name “members” ships; give yours another"):
        Catalogue.load(written(GOOD, "members"))


def test_a_folder_that_is_none():
    with pytest.raises(QuestionError, match="is not a folder"):
        Catalogue.load(Path("no-such-folder"))


def test_a_question_that_is_none_has_its_nearest():
    with pytest.raises(QuestionError, match="no saved query “member”; did you mean “members”"):
        Catalogue.load()["member"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "$like IS NULL",
            "$lik IS NULL",
            "mine.cypher:11: $lik is not declared under “parameters:”; did you mean “like”?",
        ),
        (
            " WHERE $like IS NULL OR s.name CONTAINS $like",
            "",
            "mine.cypher:7: parameter “like” is not used in the statement",
        ),
        ("AS state ORDER BY state", "AS stat", "mine.cypher:9: column “state” is not returned; did you mean “stat”?"),
        (
            "RETURN s.name AS state",
            "RETURN s.id AS id, s.name AS state",
            "mine.cypher:12: “id” is returned, but is not under “columns:”",
        ),
        ("// name: mine", "// name: yours", "mine.cypher:1: the name “yours” is not the file's; expected “mine”"),
        ("// title: Mine\n", "", "mine.cypher: the header has no “title:”"),
        ("like: text", "like: txt", "mine.cypher:7: unknown type “txt”; did you mean “text”?"),
        (
            "{rows:state|states}",
            "{count:stat}",
            "mine.cypher:4: “{count:stat}” names no column of the query; did you mean “state”?",
        ),
        ("// empty:", "// emty:", "mine.cypher:5: unknown field “emty”; did you mean “empty”?"),
        (
            "ORDER BY state\n",
            "ORDER BY state; RETURN 1 AS x\n",
            "mine.cypher:12: a second statement begins here with `RETURN`; send one at a time",
        ),
    ],
)
def test_a_fault_has_its_line(written, old, new, fault):
    assert old in GOOD
    assert fault in faults(written(GOOD.replace(old, new)))


def test_a_form_that_gives_wrong_rows_is_refused(written):
    text = GOOD.replace("RETURN s.name AS state ORDER BY state", "RETURN count(*) > 5 AND max(s.name) > 'a' AS state")
    [fault] = [line for line in faults(written(text)) if line.startswith("mine.cypher:12:")]
    assert "Write instead: " in fault


def test_all_faults_of_all_files_are_told_at_once(written, tmp_path):
    (tmp_path / "other.cypher").write_bytes(b"\xff")
    told = faults(written(GOOD.replace("like: text", "like: txt").replace("name: mine", "name: yours")))
    assert told[:2] == [
        "mine.cypher:1: the name “yours” is not the file's; expected “mine”",
        "mine.cypher:7: unknown type “txt”; did you mean “text”?",
    ]
    assert told[2].startswith("other.cypher: is not text in UTF-8")
