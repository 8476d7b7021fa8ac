"""Locators are proved against the text: what holds, what does not, and where a passage went."""

import pytest

from loaders import verify
from loaders.locators import at_line, find, source_digest

TEXT = "A title\n\nNorway kept blocking. Nobody says why.\n"
PASSAGES = """\
id,line,start,end,sha256,because
{0}#1.1,1,0,7,{1},The title.
{0}#3.1,3,0,21,{2},
{0}#3.2,3,22,37,{3},No claim is made.
"""


@pytest.fixture
def evidence(river):
    """The claim r-1 stands on "kept blocking" in line 3 of a text that was split into three passages."""
    (at,) = find(TEXT, "kept blocking")
    old = "at: {line: 3, start: 0, end: 20, sha256: 9c1f0d52a7b34e18}"
    river.replace("claims/first.yaml", old, at_line(at)).replace("sources.yaml", "0f" * 32, source_digest(TEXT))
    hashes = [find(TEXT, words)[0].sha256 for words in ("A title", "Norway kept blocking.", "Nobody says why")]
    return river.write("passages/report-2020.csv", PASSAGES.format("report-2020", *hashes)).load()


def found(evidence, text, source="report-2020"):
    return {it.id: it for it in verify(evidence, {source: text})}


def test_a_text_as_it_was_read_proves_every_locator(evidence):
    checked = verify(evidence, {"report-2020": TEXT})
    assert [(it.kind, it.id, it.words) for it in checked] == [
        ("source", "report-2020", None),
        ("passage", "report-2020#1.1", "A title"),
        ("passage", "report-2020#3.1", "Norway kept blocking."),
        ("claim", "r-1", "kept blocking"),
        ("passage", "report-2020#3.2", "Nobody says why"),
    ]
    assert all(it.holds for it in checked)


def test_a_passage_that_moved_is_found_again(evidence):
    moved = found(evidence, "New\n" + TEXT)["r-1"]
    assert (
        moved.problem
        == "line 3 has 0 characters, and the passage is to end at 20; the passage now stands in line 4 from 7 to 20"
    )
    assert [(it.line, it.start, it.end) for it in moved.moved] == [(4, 7, 20)]


def test_words_that_changed_are_named_with_both_hashes(evidence):
    changed = TEXT.replace("kept blocking", "kept_blocking")
    claim = found(evidence, changed)["r-1"]
    assert claim.words == "kept_blocking"
    assert claim.problem is not None
    assert claim.problem.startswith("line 3 from 7 to 20 has the hash ")
    assert claim.problem.endswith(f", not {find(TEXT, 'kept blocking')[0].sha256}")
    assert claim.moved == ()


def test_a_line_that_is_missing_is_named(evidence):
    assert found(evidence, "A title")["r-1"].problem == "line 3 is missing: the text has 1 lines"


def test_a_text_that_is_another_is_named(evidence):
    source = found(evidence, TEXT + "More.")["report-2020"]
    assert source.problem == (
        f"the text is not the one that was read: its SHA-256 is {source_digest(TEXT + 'More.')}, "
        f"expected is {source_digest(TEXT)}"
    )


def test_a_line_end_lost_at_the_end_is_said(evidence):
    source = found(evidence, TEXT.rstrip("\n"))["report-2020"]
    assert source.problem is not None
    assert source.problem.endswith(" (they differ only in the line end at the end of the file)")


def test_a_source_of_which_no_text_is_held_is_told_its_hash(evidence):
    source = found(evidence, "abc", "league-charter")["league-charter"]
    assert source.problem == f"the source has no sha256; that of this text is {source_digest('abc')}"


def test_a_source_that_does_not_exist_is_named(evidence):
    assert found(evidence, "abc", "report-2021")["report-2021"].problem == (
        "“report-2021” is no source; did you mean “report-2020”?"
    )


def test_claims_of_other_sources_are_left_out(evidence):
    assert set(found(evidence, "abc", "league-charter")) == {"league-charter"}
