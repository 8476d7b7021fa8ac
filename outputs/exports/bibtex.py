r"""The sources as BibTeX, so that a paper can cite what the graph cites: `\cite{umarov-2025}`.

Names and titles stand in braces of their own: whether an author is a person or an office, and which letters of a title
are capitals for good, the graph doesn't say, and no style is to guess.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from graph.model.dates import bounds
from graph.model.vocabulary import SourceKind
from graph.property_graph import Properties
from graph.whole import WholeGraph
from outputs.exports.about import about
from outputs.exports.grades import grades_in_words
from outputs.exports.records import sources, web_address

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPACES = re.compile("[ \t\r\n]+")
# BibTeX counts braces, escaped or not, so that a brace in a text is written by its name.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        "<": "\\textless{}",
        ">": "\\textgreater{}",
        "|": "\\textbar{}",
    }
)


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write every source, one at a time."""
    out.write(f"% {about(graph.info)}\n".encode())
    for properties, based_on in sources(graph):
        fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(properties, based_on))
        kind = "article" if properties["kind"] == SourceKind.ARTICLE else "misc"
        out.write(f"\n@{kind}{{{properties['id']},\n{fields}\n}}\n".encode())


def _fields(source: Properties, based_on: list[str]) -> Iterator[tuple[str, str]]:
    """Give what is known, under the names of BibTeX and biblatex; styles pass over names that they don't know."""
    yield "title", f"{{{{{escaped(source['title'])}}}}}"
    if "author" in source:
        yield "author", f"{{{{{escaped(source['author'])}}}}}"
    if source["kind"] != SourceKind.ARTICLE:
        yield "howpublished", f"{{{escaped(source['kind'])}}}"
    if "date" in source:
        yield from _date(str(source["date"]))
    address = web_address(source)
    if address:
        yield "url", f"{{{address}}}"
    elif "url" in source:
        yield "note", f"{{{escaped(source['url'])}}}"
    words = [*grades_in_words(source), *([f"because: {source['because']}"] if "because" in source else [])]
    yield "annotation", f"{{{escaped('; '.join(words))}}}"
    if based_on:
        yield "related", f"{{{','.join(based_on)}}}"
    if "sha256" in source:
        yield "sha256", f"{{{source['sha256']}}}"


def _date(edtf: str) -> Iterator[tuple[str, str]]:
    """Give the year and the month where the date has but one, and the date as it was written."""
    first, last = bounds(edtf)
    if first and last and first[:4] == last[:4]:
        yield "year", f"{{{first[:4]}}}"
        if first[:7] == last[:7]:
            yield "month", _MONTHS[int(first[5:7]) - 1]
    yield "edtf", f"{{{escaped(edtf)}}}"


def escaped(text: object) -> str:
    r"""Write a text so that LaTeX prints it as it is: `R&D` becomes `R\&D`; line breaks become spaces."""
    return _SPACES.sub(" ", str(text)).strip(" ").translate(_ESCAPES)
