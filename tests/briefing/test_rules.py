"""What a briefing can't do, because its parts can't be made so."""

import pytest

from outputs.briefing.blocks import Bullets, Item, Row, Sentence, Table, UncitedError, noted, said


def test_a_sentence_without_a_claim_is_not_made():
    with pytest.raises(UncitedError, match="Russia blocked the bank"):
        said("Russia blocked the bank", [])


def test_a_row_without_a_claim_is_not_made():
    with pytest.raises(UncitedError, match="bank"):
        Row(("bank", "blocked"))


def test_a_sentence_about_the_evidence_needs_no_claim():
    assert str(noted("Two claims are weak")) == "Two claims are weak."


def test_a_sentence_cites_each_claim_once_before_its_full_stop():
    assert str(said("It will grow.", ["b", "a", "b"])) == "It will grow [@a; @b]."


def test_a_sentence_never_has_two_scales():
    with pytest.raises(ValueError, match="both a likelihood and a confidence"):
        Sentence("It will grow", ("a",), confidence="high", likelihood="likely")


@pytest.mark.parametrize("term", ["likely", "Almost certain", "roughly even odds", "highly improbable", "remote"])
def test_a_confidence_stands_apart_from_a_statement_that_speaks_of_a_likelihood(term):
    lines = str(said(f"Growth is {term}", ["a"], confidence="high")).split("\n")
    assert lines == [f"Growth is {term} [@a].", "Confidence: high [@a]."]


def test_a_long_list_of_claims_is_counted_past_the_twelfth():
    written = str(said("Many say so", [f"c{number:02}" for number in range(15)]))
    assert written.endswith("; @c11, and 3 more].")
    assert "@c12" not in written


def test_a_table_shows_claims_only_where_its_rows_cite():
    sources = Table(("Source",), (Row(("paper",), about_evidence=True),))
    assert list(sources.lines()) == ["| Source |", "| --- |", "| paper |"]
    bids = Table(("Who", "What"), (Row(("", "bank"), ("c1",)),))
    assert list(bids.lines())[2] == "| – | bank | [@c1] |"


def test_what_belongs_to_an_entry_is_indented_under_it():
    entry = Item((said("First", ["a"]), said("Second", ["b"])), (said("Below", ["c"]),))
    assert list(Bullets((entry,), numbered=True).lines()) == [
        "1. First [@a].",
        "   Second [@b].",
        "   - Below [@c].",
    ]
