"""Everything that a briefing is made of, gathered once: rows of the saved queries, and the claims behind them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.errors import QuestionError
from graph.model import Label
from graph.model.vocabulary import Standing
from graph.store.protocol import GraphInfo
from outputs.briefing import statements
from outputs.briefing.answering import Answering
from outputs.briefing.markdown import escaped

ASKED = (
    "who-uses-it-for-what", "shared-motives", "members", "bodies", "blocked-initiatives", "bids", "substitutes",
    "frictions", "declared-versus-actual", "terms", "characterisations", "why-join", "outlook", "measures", "silences",
)  # fmt: skip
"""The saved queries of one organisation that a briefing reads."""

Row = dict[str, Any]
"""A row whose texts are Markdown; the columns that hold ids hold them as they are."""

_AS_IT_IS = frozenset({"id", "claims", "against", "via", "sources", "claim", "source", "subject", "object", "relation"})


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim as a briefing needs it; its texts are Markdown."""

    id: str
    statement: str
    layer: str
    standing: str
    stance: str
    confidence: str
    credibility: str
    source: str
    voices: int
    subject: str
    relation: str | None = None
    object: str | None = None
    because: str | None = None
    holder: str | None = None
    line: int | None = None
    ref: str | None = None
    likelihood: str | None = None
    likelihood_by: str | None = None
    outcome: str | None = None

    @property
    def order(self) -> tuple[str, int, str]:
        """Where the claim stands among others: in the order of its source."""
        return self.source, self.line or 0, self.id

    @property
    def place(self) -> str:
        """Say where the claim stands in its source: "line 38", or the article, page or row."""
        return f"line {self.line}" if self.line is not None else self.ref or "no place given"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source with its Admiralty grade; its texts are Markdown, its address is not."""

    id: str
    title: str
    kind: str
    reliability: str
    voice: str
    author: str | None = None
    date: str | None = None
    url: str | None = None
    because: str | None = None


class Through(NamedTuple):
    """A group or a person in whose place a state stands: Central Asian states, Dmitry Medvedev."""

    name: str
    is_group: bool


@dataclass(slots=True)
class Links:
    """How claims bear on one another."""

    supported_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    against: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Claims that contradict each other, both ways."""
    because_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    explains: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, start: str, link: str, end: str) -> None:
        """Take in one link between claims."""
        if link == "SUPPORTS":
            self.supported_by[end].add(start)
        elif link == "CONTRADICTS":
            self.against[start].add(end)
            self.against[end].add(start)
        else:
            self.because_of[start].add(end)
            self.explains[end].add(start)

    def ends(self) -> set[str]:
        """Give every claim that a link joins."""
        found = (self.supported_by, self.against, self.because_of)
        return {claim for links in found for end, others in links.items() for claim in (end, *others)}

    def bearing_on(self, claim: str) -> set[str]:
        """Give every claim that supports this one, directly or through others."""
        found: set[str] = set()
        waiting = [claim]
        while waiting:
            for support in self.supported_by.get(waiting.pop(), ()):
                if support not in found and support != claim:
                    found.add(support)
                    waiting.append(support)
        return found


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the graph has on one organisation."""

    id: str
    name: str
    """What sentences call it, with the article that its claims give it: "the SCO", "NATO"."""
    label: str
    """The bare name, as rows have it: "SCO"."""
    title: str
    """What the heading calls it: "Shanghai Cooperation Organisation (SCO)"."""
    rows: Mapping[str, list[Row]]
    """The rows of each saved query in `ASKED`, of `weakly-sourced`, and of this package's own statements."""
    claims: Mapping[str, ClaimRecord]
    sources: Mapping[str, SourceRecord]
    links: Links
    about: frozenset[str]
    """Claims about the organisation itself."""
    through: Mapping[str, Through]
    """The groups and persons in whose place states stand, by id."""
    info: GraphInfo

    @property
    def main_holder(self) -> str | None:
        """The one who holds most of the claims about the organisation: sentences need name only the others."""
        held = Counter(claim.holder for claim in self.of(self.about) if claim.holder)
        return max(held, key=lambda holder: (held[holder], holder), default=None)

    def called(self, name: str) -> str:
        """Give the organisation its article where a row names it: "SCO" becomes "the SCO"; other names stay."""
        return self.name if name == self.label else name

    def in_order(self, claims_by_name: Mapping[str, Iterable[str]]) -> list[str]:
        """Put names in the order in which the sources come to them."""

        def first(name: str) -> tuple[bool, tuple[str, int, str], str]:
            orders = [claim.order for claim in self.of(claims_by_name[name])]
            return not orders, min(orders, default=("", 0, "")), name

        return sorted(claims_by_name, key=first)

    def name_of(self, via: str) -> str:
        """Name a group or a person by its id."""
        return self.through[via].name if via in self.through else via

    def of(self, ids: Iterable[str]) -> list[ClaimRecord]:
        """Give the records of claims, in the order of their ids."""
        return [self.claims[claim] for claim in sorted(set(ids)) if claim in self.claims]

    def inferences(self, among: Iterable[str]) -> list[ClaimRecord]:
        """Give those of some claims that are ours, drawn from what a source says."""
        return [claim for claim in self.of(among) if claim.standing == Standing.INFERENCE]

    def voice_name(self, voice: str) -> str:
        """Name a voice: the author of its source, or the source's title."""
        source = self.sources.get(voice)
        if source is None:
            return voice
        return f"{source.author} (*{source.title}*)" if source.author else f"*{source.title}*"


def gather(source: Answering, organisation: str) -> Dossier:
    """Ask everything that a briefing needs of a graph.

    Raises QuestionError where the graph has no such organisation.
    """
    if not organisation.strip():
        raise QuestionError("a briefing is about an organisation; name one by its id, as SCO")
    answers = {name: source.ask(name, organisation=organisation) for name in ASKED}
    # An organisation may be given by its name; answers tell its id.
    organisation = str(next(iter(answers.values())).parameters["organisation"])
    rows = {name: _markdown(answer.rows) for name, answer in answers.items()}
    for name, statement in (("group-uses", statements.GROUP_USES), ("commitments", statements.COMMITMENTS)):
        rows[name] = _markdown(source.cypher(statement, {"organisation": organisation}).rows)
    name, title = _names(source, organisation)
    about = _ids_of(source, statements.ABOUT, organisation)
    wanted = about | _ids_of(source, statements.ABOUT_PARTS, organisation) | _cited(rows)
    links = Links()
    for row in source.ask("contested").rows:
        if row["claim"] in wanted or row["against"] in wanted:
            links.add(row["claim"], "CONTRADICTS", row["against"])
    for row in source.cypher(statements.LINKS, {"ids": sorted(wanted)}).rows:
        links.add(row["start"], row["link"], row["end"])
    wanted |= links.ends()
    found = source.cypher(statements.CLAIMS, {"ids": sorted(wanted)}).rows
    claims = {row["id"]: _claim(row) for row in _markdown(found)}
    sources = _sources(source, {claim.source for claim in claims.values()})
    rows["weakly-sourced"] = [row for row in _markdown(source.ask("weakly-sourced").rows) if row["id"] in claims]
    rows["passages"] = _markdown(source.cypher(statements.PASSAGES, {"ids": sorted(sources)}).rows)
    through = _through(source, rows)
    statements_of_it = [claims[claim].statement for claim in sorted(about) if claim in claims]
    called = f"the {name}" if takes_article(name, statements_of_it) else name
    return Dossier(
        organisation, called, name, title, rows, claims, sources, links, frozenset(about), through, source.info()
    )


def _names(source: Answering, organisation: str) -> tuple[str, str]:
    found = source.cypher(statements.ORGANISATION, {"organisation": organisation}).rows
    if not found:
        raise QuestionError(f"the graph has no organisation “{organisation}”")
    name = str(found[0]["name"])
    longest = max(found[0]["aliases"] or [], key=lambda alias: (len(alias), alias), default="")
    title = f"{longest} ({name})" if len(longest) > len(name) else name
    return escaped(name), escaped(title)


def _ids_of(source: Answering, statement: str, organisation: str) -> set[str]:
    return {str(row["id"]) for row in source.cypher(statement, {"organisation": organisation}).rows}


def _cited(rows: Mapping[str, list[Row]]) -> set[str]:
    every = (row for found in rows.values() for row in found)
    return {claim for row in every for key in ("claims", "against") for claim in row.get(key) or ()}


def _claim(row: Row) -> ClaimRecord:
    return ClaimRecord(**{**row, "voices": row["voices"] or 1})


def _sources(source: Answering, ids: set[str]) -> dict[str, SourceRecord]:
    found = source.cypher(statements.SOURCES, {"ids": sorted(ids)}).rows
    return {
        row["id"]: SourceRecord(**{**escaped_row, "url": row["url"], "voice": row["voice"]})
        for row, escaped_row in zip(found, _markdown(found), strict=True)
    }


def takes_article(name: str, statements: Iterable[str]) -> bool:
    """Tell whether statements say "the SCO" rather than "SCO", as they do of the QUAD and not of NATO."""
    text = " ".join(statements)
    word = rf"(?<!\w){re.escape(name)}(?!\w)"
    with_article = len(re.findall(rf"(?<!\w)the {word}", text, re.IGNORECASE))
    return 2 * with_article > len(re.findall(word, text))


def _through(source: Answering, rows: Mapping[str, list[Row]]) -> dict[str, Through]:
    ids: set[str] = set()
    for found in rows.values():
        for row in found:
            ids.update(via_of(row))
    named = _markdown(source.cypher(statements.NAMES, {"ids": sorted(ids)}).rows) if ids else []
    return {row["id"]: Through(row["name"], row["label"] == Label.GROUP) for row in named}


def via_of(row: Row) -> list[str]:
    """Give the ids in a row's `via`, which is null, an id or a list of them."""
    return listed(row.get("via"))


def listed(value: str | list[str] | None) -> list[str]:
    """Give what a column holds as a list: "Uzbekistan" is one, null and an empty text are none."""
    return [one for one in (value if isinstance(value, list) else [value]) if one]


def _markdown(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Make Markdown of every text in rows, ids left as they are."""
    return [{key: value if key in _AS_IT_IS else _escaped_value(value) for key, value in row.items()} for row in rows]


def _escaped_value(value: Any) -> Any:
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, list | tuple):
        return [_escaped_value(item) for item in value if item is not None]
    return value
