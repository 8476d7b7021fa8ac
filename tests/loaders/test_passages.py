"""The passages of a text: where they stand, and which of them claims carry."""

import pytest

from graph.model import Locator, Passage

HEAD = "id,section,line,start,end,sha256,because\n"
ROWS = [
    "report-2020#1.1,,1,0,9,00000000000000aa,The title.\n",
    "report-2020#3.1,Blocks,3,0,25,00000000000000bb,\n",
    "report-2020#3.2,Blocks,3,26,50,00000000000000cc,A question.\n",
]


@pytest.fixture
def read_whole(river):
    return river.write("passages/report-2020.csv", HEAD + "".join(ROWS))


def test_passages_are_read_with_the_source_that_their_id_names(read_whole):
    assert read_whole.load().passages == (
        Passage("report-2020#1.1", "report-2020", None, Locator(1, 0, 9, "00000000000000aa"), "The title."),
        Passage("report-2020#3.1", "report-2020", "Blocks", Locator(3, 0, 25, "00000000000000bb")),
        Passage("report-2020#3.2", "report-2020", "Blocks", Locator(3, 26, 50, "00000000000000cc"), "A question."),
    )


@pytest.mark.parametrize(("old", "new", "message"), [
    ("A question.", "", "4: no claim stands in “report-2020#3.2”; a claim is expected, or “because” with the reason"),
    ("bb,", "bb,A heading.", "3: a claim stands in “report-2020#3.1”; “because” is expected to be empty"),
    ("3,26,50", "3,24,50", "4: “report-2020#3.2” begins at 24, inside report-2020#3.1, which ends at 25"),
    ("report-2020#1.1", "report-2020",
     "2: “report-2020” is no passage's id; expected is source#line.number, as umarov-2025#18.3"),
    ("report-2020#1.1", "report-2020#2.1", "2: “report-2020#2.1” names line 2, and “line” is 1"),
    ("report-2020#1.1", "report-202#1.1", "2: “report-202” is no source of this folder; did you mean “report-2020”?"),
    ("report-2020#1.1", "league-charter#1.1",
     "2: no text is held of “league-charter” (it has no sha256), so it has no passages"),
    ("report-2020#1.1,,1,0,9", "report-2020#3.1,,3,60,61",
     "3: the id “report-2020#3.1” is taken; it stands in river/passages/report-2020.csv:2 too"),
    ("1,0,9,", "1,0,,", "2: at: “end” is missing"),
])  # fmt: skip
def test_a_spoilt_passage_gives_one_message(read_whole, old, new, message):
    problems = read_whole.replace("passages/report-2020.csv", old, new).problems()
    assert problems == [f"river/passages/report-2020.csv:{message}"]


def test_a_claim_over_two_sentences_carries_both(read_whole):
    read_whole.replace("claims/first.yaml", "end: 20", "end: 27")
    assert read_whole.problem() == (
        "river/passages/report-2020.csv:4: a claim stands in “report-2020#3.2”; “because” is expected to be empty"
    )


def test_a_claim_that_ends_where_a_sentence_begins_does_not_carry_it(read_whole):
    read_whole.replace("claims/first.yaml", "end: 20", "end: 26")
    assert len(read_whole.load().passages) == 3


def test_a_claim_may_be_about_a_passage(read_whole):
    read_whole.replace("claims/first.yaml", "  layer: hidden", "  about: ['report-2020#3.1']\n  layer: hidden")
    assert read_whole.load().claims[0].about == ("report-2020#3.1",)
