"""Files that are no text, no files, or not where they are expected: a clear message, never a hang."""

import csv
import os
from pathlib import Path

import pytest

from graph.errors import EvidenceError
from loaders import load

CLAIMS = "claims/first.yaml"


def test_a_byte_order_mark_and_windows_line_ends_are_read_rightly(river):
    expected = river.load()
    for name in ("dataset.yaml", "sources.yaml", "entities.yaml", CLAIMS):
        text = (river.path / name).read_bytes()
        river.write(name, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert river.load() == expected


def test_line_numbers_are_right_with_windows_line_ends(river):
    river.replace(CLAIMS, "layer: hidden", "layer: x")
    river.write(CLAIMS, (river.path / CLAIMS).read_bytes().replace(b"\n", b"\r\n"))
    assert river.problem().startswith("river/claims/first.yaml:8: layer: “x” is not one of ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_utf_16_and_32_are_named(river, encoding):
    data = (river.path / CLAIMS).read_text().encode(encoding)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    river.write(CLAIMS, mark + data)
    assert river.problem() == "river/claims/first.yaml: this file is UTF-16 or UTF-32; save it as UTF-8"


def test_latin_1_is_named_with_its_line(river):
    river.write("entities.yaml", (river.path / "entities.yaml").read_bytes().replace(b"Finland", b"Finl\xe4nd"))
    assert river.problem() == (
        "river/entities.yaml:2: byte 0xe4 is not UTF-8 (is this Latin-1 or Windows-1252?); save the file as UTF-8"
    )


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u2028"])
def test_control_characters_are_named_with_their_line(river, character):
    river.replace(CLAIMS, "Norway joined", f"Norway{character}joined")
    assert river.problem() == (
        f"river/claims/first.yaml:15: this line holds the control character U+{ord(character):04X}; text is expected"
    )


def test_a_huge_field_is_refused(river):
    river.replace(CLAIMS, "Norway joined in 1999.", "x" * 10_000_000)
    assert "river/claims/first.yaml:15: “statement” has 10,000,000 characters; at most 32,767 are expected" in (
        river.problems()
    )


@pytest.fixture
def limit():
    before = csv.field_size_limit()
    yield csv.field_size_limit
    csv.field_size_limit(before)


def test_a_huge_cell_is_refused(river, limit):
    limit(131_072)  # the module's own; it is one for the whole process, and other packages raise it
    river.write("claims/more.csv", "id,statement\nr-8," + "x" * 10_000_000 + "\n")
    assert river.problem() == (
        "river/claims/more.csv:2: a cell has more than 32,767 characters, or a quotation mark is never closed"
    )
    river.write("claims/more.csv", "id,statement\nr-8," + "x" * 40_000 + "\n")
    assert river.problem() == (
        "river/claims/more.csv:2: “statement” has 40,000 characters; at most 32,767 are expected"
    )


def test_a_huge_cell_is_refused_where_another_package_has_raised_the_limit(river, limit):
    limit(2**31 - 1)
    river.write("claims/more.csv", "id,statement\nr-8," + "x" * 10_000_000 + "\n")
    assert river.problem() == (
        "river/claims/more.csv:2: “statement” has 10,000,000 characters; at most 32,767 are expected"
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("claims/empty.yaml", "", "1: this file is empty; a list of claims is expected"),
        ("claims/empty.yaml", "\n# nothing yet\n", "1: this file is empty; a list of claims is expected"),
        ("claims/empty.yaml", "---\n", "2: this file is empty; a list of claims is expected"),
        ("claims/empty.csv", "", "1: this file is empty; a line with the names of the columns is expected"),
    ],
)
def test_an_empty_file_is_an_error(river, name, text, message):
    assert river.write(name, text).problem() == f"river/{name}:{message}"


def test_a_file_that_lists_nothing_is_none(river):
    expected = river.load()
    river.write("claims/none.yaml", "[]\n").write("claims/none.csv", "id,statement\n")
    assert river.load() == expected


def test_a_folder_in_place_of_a_file_is_named(river):
    river.remove("sources.yaml")
    (river.path / "sources.yaml").mkdir()
    assert river.problem() == "river/sources.yaml: this is a folder; a file is expected"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names only on POSIX systems")
def test_a_pipe_is_not_waited_for(river):
    os.mkfifo(river.path / "claims/pipe.yaml")
    assert river.problem() == "river/claims/pipe.yaml: this is a pipe, socket or device; a file is expected"


def test_a_link_to_itself_is_named(river):
    (river.path / "claims/loop.yaml").symlink_to("loop.yaml")
    assert river.problem() == "river/claims/loop.yaml: this file can't be read: Too many levels of symbolic links"


def test_a_link_to_a_folder_above_is_named(river):
    (river.path / "claims/up").symlink_to("..")
    (river.path / "claims/here").symlink_to(".")
    message = "this link leads to a folder that is read already, or that it stands in"
    assert river.problems() == [f"river/claims/here: {message}", f"river/claims/up: {message}"]


def test_a_link_to_nothing_is_named(river):
    (river.path / "claims/gone.yaml").symlink_to("nowhere.yaml")
    assert river.problem() == "river/claims/gone.yaml: this file can't be read: No such file or directory"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(river):
    (river.path / CLAIMS).chmod(0)
    assert river.problem() == "river/claims/first.yaml: this file can't be read: Permission denied"


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only on POSIX systems")
def test_a_name_that_is_not_utf_8_is_read_and_printed(river):
    odd = os.fsencode(river.path) + b"/claims/\xff.yaml"
    try:
        with open(odd, "w") as file:
            file.write("- {id: r-3}\n")
    except OSError:
        pytest.skip("this file system keeps names in UTF-8")
    problems = river.problems()
    assert problems[0].startswith("river/claims/\\xff.yaml:1: ")
    assert all(problem.isascii() or problem.encode() for problem in problems)


def test_a_missing_part_is_named_with_what_stands_there(river):
    (river.path / "sources.yaml").rename(river.path / "source.yaml")
    assert river.problem() == (
        "river: sources.yaml (or sources.csv) is missing; did you mean “source.yaml”?; "
        "a dataset is a folder with dataset.yaml, sources.yaml, entities.yaml and claims/"
    )


def test_missing_claims_are_named(river):
    river.remove(CLAIMS)
    (river.path / "claims").rmdir()
    assert river.problem() == (
        "river/claims: there is no such folder; "
        "a dataset is a folder with dataset.yaml, sources.yaml, entities.yaml and claims/"
    )


def test_two_files_of_one_part_are_named(river):
    river.write("sources.csv", "id\n")
    assert river.problem() == "river/sources.yaml: sources.csv stands here too; one file of sources is expected"


def test_a_folder_without_dataset_is_named(river):
    (river.path / "dataset.yaml").rename(river.path / "datasets.yaml")
    assert river.problem() == (
        "river: no dataset.yaml here, nor in a folder below; did you mean “datasets.yaml”?; "
        "a dataset is a folder with dataset.yaml, sources.yaml, entities.yaml and claims/"
    )


def test_a_folder_below_that_looks_like_a_dataset_is_named(make):
    make("all/one")
    make("all/two").remove("dataset.yaml")
    with pytest.raises(EvidenceError) as caught:
        load([Path("all")])
    assert str(caught.value) == (
        "all/two: no dataset.yaml here; "
        "a dataset is a folder with dataset.yaml, sources.yaml, entities.yaml and claims/"
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nowhere", "nowhere: there is no such folder; a dataset is "),
        ("river/dataset.yaml", "river/dataset.yaml: this is a file; a folder is expected (a dataset is "),
    ],
)
def test_a_path_that_is_no_folder_is_named(river, given, message):
    with pytest.raises(EvidenceError) as caught:
        load([Path(given)])
    assert str(caught.value).startswith(message)


def test_no_folder_at_all_is_an_error():
    with pytest.raises(EvidenceError) as caught:
        load([])
    assert "no folder of evidence is given" in str(caught.value)


@pytest.mark.parametrize("name", ["claims.yaml", "claims.csv", "passages.csv", "Claims.yml"])
def test_claims_and_passages_beside_their_folder_are_not_passed_over(river, name):
    river.write(name, "- {}\n")
    part = name.lower().partition(".")[0]
    assert river.problem() == f"river/{name}: this file is not read here; move it into the folder {part}/"
