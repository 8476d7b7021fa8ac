"""The records of evidence: what the loaders make of files and what the graph is derived from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Dataset:
    """One folder of evidence: `sco`, "What the Shanghai Cooperation Organisation is used for"."""

    name: str
    title: str
    maintainer: str | None = None
    licence: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that claims speak of: `RUS`, the State named Russia. It asserts nothing."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where claims stand: an article with its author, date (EDTF) and Admiralty reliability A–F."""

    id: str
    title: str
    kind: str
    reliability: str
    author: str | None = None
    date: str | None = None
    url: str | None = None
    because: str | None = None
    based_on: tuple[str, ...] = ()
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """A passage of a source without its words: line 38, code points 214 to 342, and the passage's hash.

    `line` counts from 1, `start` and `end` are code points in the line from 0, `end` excluded; `sha256` is the
    first 16 hex digits of the passage's SHA-256 in UTF-8 (W3C Web Annotation text position).
    """

    line: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a source that is read as a whole; `because` says why no claim carries it."""

    id: str
    source: str
    section: str | None
    at: Locator
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sourced statement: "Russia kept blocking the creation of an SCO development bank" (umarov-2025, line 38).

    The own keys of the claim's relation (`within`, `for`, `since`, …) stand in `keys`, typed as the relation table
    says, `when` excepted, which any claim may carry and which stands in the field `when` alone; every other field has
    the name that it has in the file.
    """

    id: str
    statement: str
    subject: str
    layer: str
    standing: str
    confidence: str
    credibility: str
    source: str
    relation: str | None = None
    object: str | None = None
    keys: dict[str, "KeyValue"] = field(default_factory=dict)
    stance: str = "affirmed"
    attributed_to: str | None = None
    because: str | None = None
    at: Locator | None = None
    ref: str | None = None
    when: str | None = None
    likelihood: str | None = None
    likelihood_by: str | None = None
    about: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    because_of: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The claim's place as "source:line", or "source:ref" where no text is held."""
        return f"{self.source}:{self.at.line if self.at else self.ref}"


KeyValue = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was loaded and found valid; each tuple is sorted by id, whatever the order of files."""

    datasets: tuple[Dataset, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
