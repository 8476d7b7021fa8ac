"""Names stay names, whatever they hold; citations are Pandoc's."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graph.wording import joined
from outputs.briefing.markdown import citation, escaped, table

HOSTILE = (
    "a|b", "[x](http://evil)", "`code`", "<script>alert(1)</script>", "# heading", "1. one", "- item", "a\nb", "\\|",
    "@sco-01", "[@fake]", "**bold**", "_it_", "&lt;", "$x$", "a~b~", "{#id}", "| --- |", "(a) first", "iv) fourth",
    "```", "![i](x)", ": term", "> quote", "===", "\u202eevil",
)  # fmt: skip

PARSER = MarkdownIt("commonmark").enable("table")


def text_of(markdown: str) -> str:
    """The words that a reader sees."""
    return unescape(re.sub(r"<[^>]*>", "", PARSER.render(markdown)))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("place", ["{}", "- {}", "1. {}", "**x {} y**", "| a |\n| --- |\n| {} |"])
def test_a_hostile_name_adds_no_markup(name, place):
    plain, hostile = place.format("name"), place.format(escaped(name))
    tags = re.compile(r"</?\w+")
    assert tags.findall(PARSER.render(hostile)) == tags.findall(PARSER.render(plain))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co"]), min_size=1))
def test_a_reader_sees_the_name_as_it_is(name):
    shown = text_of(f"- {escaped(name)}")
    assert shown.strip() == " ".join(name.split())


@given(st.text())
def test_an_escaped_name_is_one_line_without_live_brackets_or_signs(name):
    found = escaped(name)
    assert found == " ".join(found.split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]|<`@]", found)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (["sco-038-03"], "[@sco-038-03]"),
        (["a", "b.1"], "[@a; @b.1]"),
        (["ends-", "two--dashes", "a+b"], "[@{ends-}; @{two--dashes}; @a+b]"),
    ],
)
def test_a_citation_has_braces_where_pandoc_wants_them(claims, expected):
    assert citation(claims) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ""),
        (["Russia"], "Russia"),
        (["Russia", "China"], "Russia and China"),
        (["Russia", "China", "Iran"], "Russia, China and Iran"),
        (["trust", "peace and security", "trade"], "trust; peace and security; and trade"),
        (["Washington, D.C.", "Moscow"], "Washington, D.C.; and Moscow"),
    ],
)
def test_words_are_joined_as_in_a_sentence(words, expected):
    assert joined(words) == expected


def test_a_cell_without_text_is_a_dash():
    assert table(["a", "b"], [["", "x"]]) == ["| a | b |", "| --- | --- |", "| – | x |"]
