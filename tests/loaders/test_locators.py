"""Words are found where they stand, in spite of typography, and their locator is that of the text as it stands."""

import pytest

from graph.errors import EvidenceError
from graph.model import Locator
from loaders.locators import at_line, digest, find, near_misses, read_source, source_digest, words_in

TEXT = """\
The River League

Norway said\u00a0it   would “never” pay – not a crown.
Norway said it would pay.  Finland’s fund, the ﬁrst, is a cafe\u0301.
彼は「行かない」と言った。
"""
LINES = TEXT.split("\n")
ABC = "ba7816bf8f01cfea"  # the first 16 hex digits of SHA-256("abc"), as FIPS 180-2 gives them


def places(words: str) -> list[tuple[int, int, int]]:
    return [(it.line, it.start, it.end) for it in find(TEXT, words)]


def test_a_hash_is_that_of_the_standard():
    assert digest("abc") == ABC
    assert source_digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_locator_points_to_its_words():
    assert find("x\nsay abc, abc", "abc") == [Locator(2, 4, 7, ABC), Locator(2, 9, 12, ABC)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Norway said it would", [(3, 0, 20 + 2), (4, 0, 20)]),
        ('"never" pay - not', [(3, 23, 40)]),
        ("Finland's fund", [(4, 27, 41)]),
        ("the first", [(4, 43, 51)]),
        ("café", [(4, 58, 63)]),
        ("cafe", []),
        ("  would\tpay. ", [(4, 15, 25)]),
        ("行かない", [(5, 3, 7)]),
        ("NORWAY SAID", [(3, 0, 11), (4, 0, 11)]),
        ("crown. Norway", []),
        ("", []),
        ("   ", []),
    ],
)
def test_typography_makes_no_difference(words, expected):
    assert places(words) == expected


def test_the_locator_stays_raw():
    (first, _) = find(TEXT, "said it would")
    assert words_in(LINES, first) == "said\u00a0it   would"
    assert first.sha256 == digest("said\u00a0it   would")


def test_words_that_run_over_a_line_end_are_near_on_both_sides_of_it():
    near = near_misses(TEXT, "not a crown. Norway said it")
    assert [(it.line, it.start, it.end) for it in near] == [(3, 37, 49), (3, 0, 14), (4, 0, 14)]


def test_the_longest_run_of_words_is_the_near_miss():
    assert [words_in(LINES, it) for it in near_misses(TEXT, "Norway said it should never pay")] == [
        "Norway said\u00a0it",
        "Norway said it",
    ]
    assert near_misses(TEXT, "Sweden joined") == []
    assert near_misses(TEXT, "") == []


def test_the_line_for_a_claim_is_written_whole():
    assert at_line(Locator(38, 214, 342, "9c1f0d52a7b34e18")) == (
        "at: {line: 38, start: 214, end: 342, sha256: 9c1f0d52a7b34e18}"
    )


def test_a_place_that_a_text_has_not_has_no_words():
    assert words_in(["ab"], Locator(2, 0, 1, ABC)) is None
    assert words_in(["ab"], Locator(1, 0, 3, ABC)) is None


def test_a_source_is_read_without_mark_and_with_plain_line_ends(tmp_path):
    file = tmp_path / "text.txt"
    file.write_bytes(b"\xef\xbb\xbfone\r\ntwo\x0c\rthree\n")
    assert read_source(file) == "one\ntwo\x0c\nthree\n"


def test_a_source_that_is_no_text_is_an_error(tmp_path):
    file = tmp_path / "text.txt"
    file.write_bytes(b"one\ncaf\xe9\n")
    with pytest.raises(EvidenceError, match=r"text\.txt:2: byte 0xe9 is not UTF-8"):
        read_source(file)
    with pytest.raises(EvidenceError, match=r"can't be read: No such file"):
        read_source(tmp_path / "nowhere.txt")
