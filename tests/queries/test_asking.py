"""Parameters, names, sentences and what an answer can do."""

from datetime import date

import pytest

from graph.errors import QuestionError
from queries.finding import Named, fill

CLAIMS = """
- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: "2001"}
- {id: m2, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, since: "2001"}
- {id: u1, subject: XAA, relation: USES, object: LEAGUE, for: prestige}
"""


@pytest.fixture
def ask(world):
    return world.hold(CLAIMS)


def refusal(ask, *name, **given):
    with pytest.raises(QuestionError) as error:
        ask(*name, **given)
    return str(error.value).splitlines()


def test_a_name_stands_for_the_id_in_any_case(ask):
    assert ask("motives-of", state="arcadia").parameters == {"state": "XAA"}
    assert ask("members", organisation="league OF states").parameters == {"organisation": "LEAGUE", "on": None}


def test_null_and_dates(ask):
    assert ask("members", on="null").parameters["on"] is None
    assert ask("members", on=date(2010, 6, 15)).parameters["on"] == "2010-06-15"


def test_lists_are_read_from_text_and_told_once(ask):
    assert ask("compare", organisations="LEAGUE, UNION,LEAGUE").parameters == {"organisations": ["LEAGUE", "UNION"]}


def test_everything_wrong_is_told_at_once(ask):
    assert refusal(ask, "members", organisation="UNIO", on="2010-13-01", onn="x") == [
        "“members” has no parameter “onn”; did you mean “on”?",
        "organisation: “UNIO” names no organisation in the graph; did you mean “UNION” (Trade Union of States)?",
        "on: “2010-13-01” is not a day of the calendar",
    ]


def test_what_is_missing_or_of_another_kind(ask):
    assert refusal(ask, "motives-of") == ["parameter “state” (State) is missing; give it as -p state=XAA"]
    assert refusal(ask, "motives-of", state="LEAGUE")[0].startswith("state: “LEAGUE” names no state in the graph")
    expected = "is no day; expected is year-month-day, as 2010-06-15, or null"
    assert refusal(ask, "members", on="June") == [f"on: “June” {expected}"]
    assert refusal(ask, "members", on="2010-6-15") == [f"on: “2010-6-15” {expected}; did you mean 2010-06-15?"]
    assert refusal(ask, "compare")[0].endswith("is missing; give it as -p organisations=LEAGUE,OLD")
    assert refusal(ask, "compare", organisations="LEAGUE,UNIO") == [
        "organisations: “UNIO” names no organisation in the graph; did you mean “UNION” (Trade Union of States)?"
    ]
    assert refusal(ask, "evidence", id="XAA BLOCKED bank")[0].startswith("id: the graph has no edge “XAA BLOCKED bank”")
    assert refusal(ask, "weakly-sourced", x="1") == ["“weakly-sourced” has no parameters, but “x” was given"]


def test_a_graph_that_was_replaced_is_looked_up_anew(world):
    world.hold(CLAIMS)
    assert world.ask("evidence", id="u1").parameters == {"id": "u1"}
    world.hold("- {id: n1, subject: XAA, relation: MEMBER_OF, object: UNION, status: member}\n")
    assert refusal(world.ask, "evidence", id="u1")[0].startswith("id: “u1” names no node in the graph")


def test_an_answer_is_rows_a_table_and_a_page(world):
    answer = world.hold(CLAIMS)("who-uses-it-for-what")
    assert len(answer) == 1
    assert [row["state"] for row in answer] == ["Arcadia"]
    assert list(answer.to_pandas()["motive"]) == ["prestige"]
    page = answer._repr_html_()
    assert "<td>Arcadia</td>" in page
    assert 'title="claims: u1' in page


def test_a_page_escapes_what_it_shows(world):
    claims = "- {id: f1, subject: LEAGUE, about: [XAA], layer: future, statement: '<b>&</b>'}\n"
    assert "<td>&lt;b&gt;&amp;&lt;/b&gt;</td>" in world.hold(claims)("outlook")._repr_html_()


ROWS = [
    {"state": "A", "status": "member", "by": ["X", "Y"]},
    {"state": "B", "status": "observer", "by": ["X"]},
    {"state": "B", "status": "member", "by": []},
]


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{rows:row|rows} of {organisation}", "Three rows of the SCO"),
        ("{count:state:state uses|states use} it", "Two states use it"),
        ("{count:state/status=observer:is|are} one, {count:state/status=applicant} none", "One is one, none none"),
        ("{list:by} and {most:state}", "X and Y and B"),
        ("yes[ on {on}]", "Yes"),
        ("yes[ by {list:by}]", "Yes by X and Y"),
    ],
)
def test_a_finding_is_filled(template, sentence):
    assert fill(template, {"organisation": Named("SCO", "Organisation"), "on": None}, ROWS) == sentence


@pytest.mark.parametrize(
    ("name", "label", "words"),
    [
        ("SCO", "Organisation", "the SCO"),
        ("NATO", "Organisation", "NATO"),
        ("Shanghai Five", "Organisation", "the Shanghai Five"),
        ("C5 + China", "Organisation", "C5 + China"),
        ("Saudi Arabia", "State", "Saudi Arabia"),
        ("A study", "Source", "“A study”"),
    ],
)
def test_a_name_in_a_sentence(name, label, words):
    assert str(Named(name, label)) == words


def test_rows_are_sorted_column_by_column_with_missing_values_last(world):
    ask = world.hold(
        "- {id: c2, subject: XAA, relation: BLOCKED, object: bank, source: other}\n"
        "- {id: c3, subject: XAA, relation: BLOCKED, object: road}\n"
        "- {id: c1, subject: XAA, relation: BLOCKED, object: canal}\n"
        "- {id: c0, subject: XBB, relation: BLOCKED, object: canal, source: text,"
        " at: {line: '10', start: '0', end: '4', sha256: 52e0b1c4d7aa9036}}\n"
        "- {id: c4, subject: XBB, relation: BLOCKED, object: bank, source: text,"
        " at: {line: '9', start: '0', end: '4', sha256: 52e0b1c4d7aa9036}}\n"
        "- {id: a1, subject: XBB, relation: BLOCKED, object: road, source: text}\n"
    )
    assert [(row["source"], row["line"], row["id"]) for row in ask("claims")] == [
        ("other", None, "c2"),
        ("src", None, "c1"),
        ("src", None, "c3"),
        ("text", 9, "c4"),
        ("text", 10, "c0"),
        ("text", None, "a1"),
    ]
