"""A new text becomes passages: one a sentence, with the section that it stands in."""

import csv

import pytest

from graph.model import Passage
from loaders.locators import words_in
from loaders.sentences import as_csv, passages_of

TEXT = """\
Why It Lasts

Mr. Berg met U.S. officials on Sept. 1, 2025. “It grew by 3.5 percent,” he said. J. R. Lie agreed.
  Is it “pointless”? Some say so!

# What Comes Next

彼は行かない。本当か？ そう。
"""


def sentences(text: str, language: str = "en") -> list[str | None]:
    return [words_in(text.split("\n"), passage.at) for passage in passages_of(text, "s", language)]


def test_sentences_end_at_stops_and_not_at_abbreviations():
    assert sentences(TEXT) == [
        "Why It Lasts",
        "Mr. Berg met U.S. officials on Sept. 1, 2025.",
        "“It grew by 3.5 percent,” he said.",
        "J. R. Lie agreed.",
        "Is it “pointless”?",
        "Some say so!",
        "# What Comes Next",
        "彼は行かない。",
        "本当か？",
        "そう。",
    ]


def test_passages_are_numbered_by_line_and_named_after_their_section():
    passages = passages_of(TEXT, "s")
    assert [(it.id, it.section) for it in passages][:3] == [
        ("s#1.1", "Why It Lasts"),
        ("s#3.1", "Why It Lasts"),
        ("s#3.2", "Why It Lasts"),
    ]
    assert [it.section for it in passages][-4:] == ["What Comes Next"] * 4
    assert [it.id for it in passages if it.because == "The heading of a section."] == ["s#1.1", "s#6.1"]


def test_a_list_number_is_part_of_its_sentence():
    assert sentences("1. First point. 2. Second point.") == ["1. First point.", "2. Second point."]


def test_abbreviations_are_those_of_the_language():
    assert sentences("В 2015 г. Китай предложил банк. Россия против.", "ru") == [
        "В 2015 г. Китай предложил банк.",
        "Россия против.",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t"])
def test_a_text_without_words_has_no_passages(text):
    assert passages_of(text, "s") == []


def test_the_file_is_the_one_that_a_dataset_has():
    passage = passages_of("One, two.", "s")[0]
    assert isinstance(passage, Passage)
    rows = list(csv.reader(as_csv([passage]).splitlines()))
    assert rows == [
        ["id", "section", "line", "start", "end", "sha256", "because"],
        ["s#1.1", "", "1", "0", "9", passage.at.sha256, ""],
    ]


def test_the_file_is_read_back_as_the_same_passages(river):
    text = "A heading\n\nNorway kept blocking. Nobody says why.\n"
    passages = [
        Passage(it.id, it.source, it.section, it.at, None if it.id == "report-2020#3.1" else "No claim.")
        for it in passages_of(text, "report-2020")
    ]
    assert river.write("passages/report-2020.csv", as_csv(passages)).load().passages == tuple(passages)
