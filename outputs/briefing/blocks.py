"""The parts of a briefing: sentences that cite, and the paragraphs, lists and tables made of them.

What a briefing may not do is built in here. A sentence that cites nothing can't be made, unless it is about the
evidence itself; a sentence never prints both a likelihood and a confidence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model.vocabulary import Likelihood
from outputs.briefing.markdown import MOST_CITED, citation, table

# The terms of both rows of ICD 203, wherever a statement uses one of them.
_LIKELIHOOD = re.compile(
    "|".join(
        (
            *(term for term in Likelihood if term is not Likelihood.NOT_STATED),
            "remote",
            "improbable",
            "roughly even odds",
            "probable",
            "nearly certain",
        )
    ),
    re.IGNORECASE,
)


class UncitedError(ValueError):
    """A sentence that rests on claims and cites none: it is not written."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: "Russia blocked the SCO development bank [@sco-038-03]."

    `text` is Markdown without its full stop. Exactly one of `cites` and `about_evidence` is given: a sentence about the
    evidence itself counts claims, names gaps or introduces a list, and asserts nothing of the world.
    """

    text: str
    cites: tuple[str, ...] = ()
    about_evidence: bool = False
    confidence: str | None = None
    likelihood: str | None = None
    most_cited: int = MOST_CITED

    def __post_init__(self) -> None:
        """Refuse a sentence without a citation, and one with two scales."""
        if not self.cites and not self.about_evidence:
            raise UncitedError(f"cites no claim: {self.text!r}")
        if self.confidence and self.likelihood:
            raise ValueError(f"prints both a likelihood and a confidence: {self.text!r}")

    def __str__(self) -> str:
        """Write the sentence with its citation; a confidence stands apart where the text speaks of a likelihood."""
        grade = f" ({self.likelihood})" if self.likelihood else ""
        if self.confidence and not _LIKELIHOOD.search(self.text):
            grade = f" ({self.confidence} confidence)"
        written = _ended(f"{self.text.removesuffix('.')}{grade}", self._cited())
        if self.confidence and not grade:
            written += "\n" + _ended(f"Confidence: {self.confidence}", self._cited())
        return written

    def _cited(self) -> str:
        return f" {citation(self.cites, self.most_cited)}" if self.cites else ""


def _ended(text: str, cited: str) -> str:
    """Put the citation before the full stop or the colon, or behind a mark that ends the text already."""
    if text.endswith(":"):
        return f"{text[:-1]}{cited}:"
    if text.endswith(("?", "!")):
        return f"{text}{cited}"
    return f"{text.removesuffix('.')}{cited}."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; each stands on a line of its own in the file."""

    sentences: tuple[Sentence, ...]

    def lines(self) -> Iterator[str]:
        """Write the paragraph."""
        for sentence in self.sentences:
            yield from str(sentence).split("\n")

    def cites(self) -> Iterator[str]:
        """Give the claims that it cites."""
        for sentence in self.sentences:
            yield from sentence.cites


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its sentences, and the entries below it."""

    sentences: tuple[Sentence, ...]
    below: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False

    def lines(self) -> Iterator[str]:
        """Write the list; what belongs to an entry is indented under it."""
        for place, item in enumerate(self.items, start=1):
            mark = f"{place}. " if self.numbered else "- "
            indent = " " * len(mark)
            own = [line for sentence in item.sentences for line in str(sentence).split("\n")]
            yield from (f"{indent if number else mark}{line}" for number, line in enumerate(own))
            for sentence in item.below:
                below = str(sentence).split("\n")
                yield from (f"{indent}{'  ' if number else '- '}{line}" for number, line in enumerate(below))

    def cites(self) -> Iterator[str]:
        """Give the claims that it cites."""
        for item in self.items:
            for sentence in (*item.sentences, *item.below):
                yield from sentence.cites


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the claims that it rests on are its last cell."""

    cells: tuple[str, ...]
    cites: tuple[str, ...] = ()
    about_evidence: bool = False

    def __post_init__(self) -> None:
        """Refuse a row that cites nothing, unless it is about the evidence itself."""
        if not self.cites and not self.about_evidence:
            raise UncitedError(f"cites no claim: {self.cells!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that read better side by side than as sentences."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    claims_first: bool = False

    def lines(self) -> Iterator[str]:
        """Write the table, with a column of claims, the last or the first, where its rows cite."""
        if self.claims_first:
            yield from table(("Claim", *self.header), ((citation(row.cites), *row.cells) for row in self.rows))
        elif any(row.cites for row in self.rows):
            yield from table((*self.header, "Claims"), ((*row.cells, citation(row.cites)) for row in self.rows))
        else:
            yield from table(self.header, (row.cells for row in self.rows))

    def cites(self) -> Iterator[str]:
        """Give the claims that it cites."""
        for row in self.rows:
            yield from row.cites


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    title: str

    def lines(self) -> Iterator[str]:
        """Write the heading."""
        yield f"### {self.title}"

    def cites(self) -> Iterator[str]:
        """Give the claims that it cites: none."""
        return iter(())


Block = Paragraph | Bullets | Table | Subheading


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[str]:
        """Write the section, a blank line around each block."""
        yield f"## {self.title}"
        for block in self.blocks:
            yield ""
            yield from block.lines()

    def cites(self) -> Iterator[str]:
        """Give the claims that it cites."""
        for block in self.blocks:
            yield from block.cites()


def said(text: str, cites: Iterable[str], *, confidence: str | None = None, likelihood: str | None = None) -> Sentence:
    """Make a sentence that rests on claims, each cited once, in the order of their ids."""
    return Sentence(text, tuple(sorted(set(cites))), confidence=confidence, likelihood=likelihood)


def noted(text: str) -> Sentence:
    """Make a sentence about the evidence itself."""
    return Sentence(text, about_evidence=True)


def paragraph(*sentences: Sentence | None) -> tuple[Block, ...]:
    """Make a paragraph of the sentences that there are; nothing of none."""
    found = tuple(sentence for sentence in sentences if sentence is not None)
    return (Paragraph(found),) if found else ()


def bullets(items: Iterable[Item], *, numbered: bool = False) -> tuple[Block, ...]:
    """Make a list of the entries that there are; nothing of none."""
    found = tuple(items)
    return (Bullets(found, numbered),) if found else ()


def rows(header: tuple[str, ...], found: Iterable[Row]) -> tuple[Block, ...]:
    """Make a table of the rows that there are; nothing of none."""
    listed = tuple(found)
    return (Table(header, listed),) if listed else ()
