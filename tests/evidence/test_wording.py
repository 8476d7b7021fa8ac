"""What ships in `evidence/`: no sentence of a text is passed over in silence, and no text is copied."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

EVIDENCE = Path(__file__).parents[2] / "evidence"
TEXT_LINES_THAT_MAY_BE_QUOTED = 3
"""Page navigation and the title: a source is cited by its title."""
LONGEST_COMMON_RUN = 8
"""Words in a row that may stand in the text too; a ninth would be copying."""


class Span(NamedTuple):
    """A stretch of one line of a source, from `start` to `end` in code points, `end` excluded."""

    source: str
    line: int
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        same_line = (self.source, self.line) == (other.source, other.line)
        return same_line and self.start < other.end and other.start < self.end


def test_every_passage_is_carried_by_a_claim_or_says_why_not() -> None:
    claims = [span for span in claim_spans() if span is not None]
    found = list(passages())

    assert found
    assert unexplained(found, claims) == []


def test_a_passage_with_neither_or_both_is_found() -> None:
    claim = Span("text", 1, 5, 9)
    silent = ("text#1.1", Span("text", 1, 0, 5), "")
    carried = ("text#1.2", Span("text", 1, 5, 9), "")
    heading = ("text#2.1", Span("text", 2, 5, 9), "A heading.")
    twice = ("text#1.3", Span("text", 1, 8, 20), "A question.")

    assert unexplained([silent, carried, heading, twice], [claim]) == ["text#1.1", "text#1.3"]


@pytest.fixture
def lines(article: Path) -> list[str]:
    """The lines of the article."""
    return article.read_text(encoding="utf-8").split("\n")


def test_every_word_of_the_article_stands_in_a_passage(lines: list[str]) -> None:
    covered = [(span, lines[span.line - 1][span.start : span.end]) for _, span, _ in passages()]
    left = list(lines)
    for span, words in covered:
        line = left[span.line - 1]
        left[span.line - 1] = line[: span.start] + " " * len(words) + line[span.end :]

    assert "".join(left).strip() == ""


def test_no_nine_words_in_a_row_are_the_articles(lines: list[str]) -> None:
    article = set(runs("\n".join(lines[TEXT_LINES_THAT_MAY_BE_QUOTED:])))
    copied = {
        (str(file.relative_to(EVIDENCE)), " ".join(run))
        for file in EVIDENCE.rglob("*")
        if file.is_file()
        for run in runs(file.read_text(encoding="utf-8"))
        if run in article
    }

    assert copied == set()


def unexplained(found: Iterable[tuple[str, Span, str]], claims: list[Span]) -> list[str]:
    """Give the passages that no claim carries and that say no reason, and those that have both."""
    return [
        name for name, span, because in found if any(claim.overlaps(span) for claim in claims) == bool(because.strip())
    ]


def passages() -> Iterator[tuple[str, Span, str]]:
    for file in sorted(EVIDENCE.glob("*/passages/*")):
        for row in records(file):
            span = Span(file.stem, int(row["line"]), int(row["start"]), int(row["end"]))
            yield row["id"], span, row["because"]


def claim_spans() -> Iterator[Span | None]:
    for file in sorted(EVIDENCE.glob("*/claims/*")):
        for row in records(file):
            at = row.get("at")
            yield Span(row["source"], int(at["line"]), int(at["start"]), int(at["end"])) if at else None


def records(file: Path) -> list[dict]:
    with file.open(encoding="utf-8", newline="") as stream:
        if file.suffix == ".csv":
            return list(csv.DictReader(stream))
        return yaml.load(stream, yaml.BaseLoader)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    length = LONGEST_COMMON_RUN + 1
    return (tuple(words[first : first + length]) for first in range(len(words) - length + 1))
