"""A new text as passages: one row a sentence, without its words, for a reader to say what each carries."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from graph.model.records import Locator, Passage
from loaders.locators import digest

_LONGEST_HEADING = 100  # characters; a line as long as that is a paragraph, whatever ends it
_SENTENCE_END = re.compile(r"[.!?…。！？．]['\"’”»)\]』」]*\s*$")
_NO_HEADING_END = re.compile(r"[.!?…。！？．,;:、；：]['\"’”»)\]』」]*\s*$")
_COLUMNS = ("id", "section", "line", "start", "end", "sha256", "because")


def passages_of(text: str, source: str, language: str = "en") -> list[Passage]:
    """Split a text into its sentences, each as a passage: `umarov-2025#18.3` is the third sentence of line 18.

    A short line between blank lines that no stop ends is a heading: it names the section of what follows, and its
    `because` says what it is. `language` is a code of ISO 639, as `en` or `ru`; it says which abbreviations to expect.
    """
    passages = []
    section = None
    lines = text.split("\n")
    headings = _headings(lines)
    for number, line in enumerate(lines, 1):
        because = None
        if number in headings:
            section = line.strip().lstrip("#").strip()
            because = "The heading of a section."
        for place, (start, end) in enumerate(_sentences(line, language), 1):
            at = Locator(number, start, end, digest(line[start:end]))
            passages.append(Passage(f"{source}#{number}.{place}", source, section, at, because))
    return passages


def as_csv(passages: Iterable[Passage]) -> str:
    """Write passages as the file `passages/<source>.csv` has them."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for it in passages:
        rows.writerow([it.id, it.section, it.at.line, it.at.start, it.at.end, it.at.sha256, it.because])
    return file.getvalue()


def _headings(lines: list[str]) -> set[int]:
    """Give the numbers of the lines that are headings."""
    found = set()
    for place, line in enumerate(lines):
        after_blank = place == 0 or not lines[place - 1].strip()
        short = 0 < len(line.strip()) <= _LONGEST_HEADING and not _NO_HEADING_END.search(line)
        following = next((other for other in lines[place + 1 :] if other.strip()), "")
        if after_blank and short and (_SENTENCE_END.search(following) or len(following) > _LONGEST_HEADING):
            found.add(place + 1)
    return found


def _sentences(line: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the start and the end of each sentence of a line, without the space around it."""
    import sentencex

    start = 0
    begun: int | None = None
    for segment in sentencex.segment(language, line):
        end = start + len(segment)
        if begun is None:
            begun = start
        # A number of a list ("1.") or a mark of a footnote is no sentence; it belongs to the one that follows.
        if end == len(line) or any(map(str.isalpha, line[begun:end])):
            words = line[begun:end]
            if words.strip():
                yield begun + len(words) - len(words.lstrip()), begun + len(words.rstrip())
            begun = None
        start = end
