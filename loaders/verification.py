"""Whether locators still hold: each against the text that it points into."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.model.records import Evidence, Locator, Source
from graph.nearest import did_you_mean
from loaders.locators import digest, source_digest, words_in
from loaders.rows import quoted

SEARCHED_PLACES = 2_000_000
"""How many places are tried, at most, for passages that have moved: about two seconds' work."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found of one source, claim or passage: `sco-038-03` stands where its locator says."""

    kind: str
    """`source`, `claim` or `passage`."""
    id: str
    source: str
    at: Locator | None = None
    words: str | None = None
    """The words in the place of the locator, for a reader to hold beside the claim."""
    problem: str | None = None
    """What is wrong; None where all is well."""
    moved: tuple[Locator, ...] = ()
    """Where the passage stands now, if its words moved."""

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.problem is None


def verify(evidence: Evidence, texts: Mapping[str, str]) -> list[Checked]:
    """Check every locator into some texts, given by source id: the hash of each source, claim and passage.

    The results stand by source and place: the source first, then passages and claims in the order of the text.
    Claims and passages of sources whose text is not given are left out.
    """
    sources = {source.id: source for source in evidence.sources}
    results = []
    for source in sorted(texts):
        results.append(_check_source(source, texts[source], sources))
        results += _check_locators(source, texts[source].split("\n"), evidence)
    return results


def _check_locators(source: str, lines: Sequence[str], evidence: Evidence) -> Iterator[Checked]:
    located = [("claim", claim.id, claim.at) for claim in evidence.claims if claim.source == source and claim.at]
    located += [("passage", passage.id, passage.at) for passage in evidence.passages if passage.source == source]
    located.sort(key=lambda it: (it[2].line, it[2].start, -it[2].end, it[0] == "claim", it[1]))
    moved = _moved(lines, [at for _, _, at in located if not _holds(lines, at)])
    for kind, name, at in located:
        problem = None if _holds(lines, at) else _wrong(lines, at)
        now = moved.get(at.sha256, ()) if problem else ()
        if now:
            places = " and ".join(f"line {it.line} from {it.start} to {it.end}" for it in now)
            problem = f"{problem}; the passage now stands in {places}"
        yield Checked(kind, name, source, at, words_in(lines, at), problem, now)


def _holds(lines: Sequence[str], at: Locator) -> bool:
    words = words_in(lines, at)
    return words is not None and digest(words) == at.sha256


def _wrong(lines: Sequence[str], at: Locator) -> str:
    if at.line > len(lines):
        return f"line {at.line} is missing: the text has {len(lines)} lines"
    words = words_in(lines, at)
    if words is None:
        return f"line {at.line} has {len(lines[at.line - 1])} characters, and the passage is to end at {at.end}"
    return f"line {at.line} from {at.start} to {at.end} has the hash {digest(words)}, not {at.sha256}"


def _check_source(name: str, text: str, sources: Mapping[str, Source]) -> Checked:
    source = sources.get(name)
    found = source_digest(text)
    problem = None
    if source is None:
        problem = f"{quoted(name)} is no source{did_you_mean(name, sources)}"
    elif source.sha256 is None:
        problem = f"the source has no sha256; that of this text is {found}"
    elif source.sha256 != found:
        problem = f"the text is not the one that was read: its SHA-256 is {found}, expected is {source.sha256}"
        if source.sha256 in (source_digest(text + "\n"), source_digest(text.removesuffix("\n"))):
            problem += " (they differ only in the line end at the end of the file)"
    return Checked("source", name, name, problem=problem)


def _moved(lines: Sequence[str], failed: Iterable[Locator]) -> dict[str, tuple[Locator, ...]]:
    """Find where the words of locators stand now: every stretch of their length whose hash is theirs."""
    wanted: dict[int, set[str]] = defaultdict(set)
    for locator in failed:
        wanted[locator.end - locator.start].add(locator.sha256)
    found: dict[str, list[Locator]] = defaultdict(list)
    tried = (it for length in sorted(wanted) for it in _stretches(lines, length))
    for index, start, end in islice(tried, SEARCHED_PLACES):
        name = digest(lines[index][start:end])
        if name in wanted[end - start]:
            found[name].append(Locator(index + 1, start, end, name))
    return {name: tuple(places) for name, places in found.items()}


def _stretches(lines: Sequence[str], length: int) -> Iterator[tuple[int, int, int]]:
    """Give every stretch of a length: the index of its line, its start and its end."""
    for index, line in enumerate(lines):
        for start in range(len(line) - length + 1):
            yield index, start, start + length
