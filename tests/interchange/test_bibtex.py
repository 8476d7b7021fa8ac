"""The sources as BibTeX, as pybtex reads them."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from graph.model import Evidence, Source
from graph.whole import WholeGraph
from outputs.exports import bibtex
from tests.interchange.world import TEXTS, GraphInMemory, with_texts, written

database = pytest.importorskip("pybtex.database", reason="pybtex is not installed: it reads BibTeX back")

NAMES = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}


def read(content: bytes) -> dict[str, Any]:
    return dict(database.parse_string(content.decode(), "bibtex").entries)


def printed(latex: str) -> str:
    """What LaTeX prints of a text: its names of characters, and what a backslash protects."""
    inner = latex[1:-1] if latex.startswith("{") else latex
    return re.sub(r"\\([a-z]+)\{\}|\\(.)", lambda found: found[2] or NAMES[found[1]], inner)


def with_sources(evidence: Evidence, *sources: Source) -> GraphInMemory:
    return GraphInMemory(replace(evidence, sources=(*evidence.sources, *sources)))


def entry_of(evidence: Evidence, **said: Any) -> Any:
    source = Source(**{"id": "new", "title": "New", "kind": "document", "reliability": "F", **said})
    return read(written(bibtex.write, with_sources(evidence, source)))["new"]


def test_every_source_is_an_entry_by_its_id(graph: WholeGraph) -> None:
    entries = read(written(bibtex.write, graph))
    assert {name: entry.type for name, entry in entries.items()} == {
        "data": "misc",
        "other": "article",
        "src": "article",
        "text": "article",
    }
    assert entries["src"].fields["title"] == "{A study}"
    assert [str(person) for person in entries["src"].persons["author"]] == ["{A. Scholar}"]
    assert entries["data"].fields["howpublished"] == "dataset"
    assert entries["src"].fields["annotation"] == "reliability: B, usually reliable (Admiralty)"
    assert entries["text"].fields["sha256"] == "0" * 64


def test_what_is_not_known_is_not_there(graph: WholeGraph) -> None:
    entry = read(written(bibtex.write, graph))["text"]
    assert set(entry.fields) == {"title", "annotation", "sha256"}
    assert not entry.persons


def test_an_office_with_an_and_and_commas_in_its_name_stays_one_author(league: Evidence) -> None:
    entry = entry_of(league, author="Ministry of Foreign Affairs, Trade and Industry")
    assert [str(person) for person in entry.persons["author"]] == ["{Ministry of Foreign Affairs, Trade and Industry}"]


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        ("2005-07-05", "2005", "July"),
        ("2005-07", "2005", "July"),
        ("2005", "2005", None),
        ("2005?", "2005", None),
        ("2015/2025", None, None),
        ("[2015..2025]", None, None),
        ("2005-03/2005-05", "2005", None),
    ],
)
def test_a_date_gives_a_year_and_a_month_where_it_has_but_one(
    league: Evidence, date: str, year: str | None, month: str | None
) -> None:
    fields = entry_of(league, date=date).fields
    assert (fields.get("year"), fields.get("month")) == (year, month)
    assert fields["edtf"] == date


def test_an_address_stands_as_it_is_where_it_is_one(league: Evidence) -> None:
    assert entry_of(league, url="https://example.org/a_b?c=1%20&d#e").fields["url"] == (
        "https://example.org/a_b?c=1%20&d#e"
    )
    fields = entry_of(league, url="Library, shelf {4}").fields
    assert "url" not in fields
    assert printed(fields["note"]) == "Library, shelf {4}"


def test_a_source_names_those_that_it_repeats(league: Evidence) -> None:
    assert entry_of(league, based_on=("src", "other")).fields["related"] == "other,src"


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("R&D at 5 % for $3", r"R\&D at 5 \% for \$3"),
        ("an_id #1 ~ {x} ^2", r"an\_id \#1 \textasciitilde{} \textbraceleft{}x\textbraceright{} \textasciicircum{}2"),
        ("C:\\new\n line", r"C:\textbackslash{}new line"),
        ("上海合作组织 «é»", "上海合作组织 «é»"),
    ],
)
def test_a_text_is_escaped_as_latex_needs_it(league: Evidence, text: str, latex: str) -> None:
    assert entry_of(league, title=text).fields["title"] == f"{{{latex}}}"


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_is_printed_as_it_was_but_for_line_breaks(league: Evidence, text: str) -> None:
    entries = read(written(bibtex.write, GraphInMemory(with_texts(league, text))))
    assert sorted(entries) == ["data", "other", "src", "text"]
    for entry in entries.values():
        assert " ".join(printed(entry.fields["title"]).split()) == " ".join(text.split())
        assert len(entry.persons["author"]) == 1


def test_the_same_graph_gives_the_same_bytes(graph: WholeGraph, league: Evidence) -> None:
    assert written(bibtex.write, graph) == written(bibtex.write, GraphInMemory(league))
