"""The claims cited, each with its place and grade, and the sources that they stand in."""

import re

from graph.model.vocabulary import Standing
from outputs.briefing.blocks import Block, Row, Section, Subheading, Table, noted, paragraph, rows
from outputs.briefing.dossier import ClaimRecord, Dossier, SourceRecord
from outputs.briefing.facts import day
from outputs.briefing.markdown import escaped
from outputs.briefing.wording import CREDIBILITY, RELIABILITY

_HEADINGS = {
    Standing.FACT: "Facts",
    Standing.REPORTED: "Reported statements: that it was said",
    Standing.JUDGEMENT: "Judgements",
    Standing.INFERENCE: "Inferences: ours, from what the source says",
    Standing.FORECAST: "Forecasts",
}
_HASH_SHOWN = 12
"""Hex digits of the graph's name that are printed: as many as tell any two graphs apart in practice."""

_PLAIN_ADDRESS = re.compile(r"https?://[^\s<>\\`|\"]+")


def claims_section(dossier: Dossier, cited: set[str]) -> Section | None:
    """List every claim that the briefing cites: what it says, who holds it, where it stands, how it is graded."""
    claims = dossier.of(cited)
    blocks: tuple[Block, ...] = ()
    for standing, heading in _HEADINGS.items():
        listed = [_claim_row(dossier, claim) for claim in claims if claim.standing == standing]
        if listed:
            header = ("What it says", "Held by", "Where it stands", "Grade")
            blocks += (Subheading(heading), Table(header, tuple(listed), claims_first=True))
    if not blocks:
        return None
    return Section("Claims cited", (*blocks, *paragraph(noted(_scale(dossier, claims)))))


def _claim_row(dossier: Dossier, claim: ClaimRecord) -> Row:
    source = dossier.sources.get(claim.source)
    grade = f"{source.reliability if source else '?'}{claim.credibility}"
    says = f"{claim.statement} (denial)" if claim.stance == "denied" else claim.statement
    return Row((says, claim.holder or "", f"{claim.source}, {claim.place}", grade), (claim.id,))


def _scale(dossier: Dossier, claims: list[ClaimRecord]) -> str:
    """Explain the grades that occur, and no others."""
    letters = sorted({dossier.sources[claim.source].reliability for claim in claims if claim.source in dossier.sources})
    digits = sorted({claim.credibility for claim in claims})
    sources = ", ".join(f"{letter} {RELIABILITY[letter]}" for letter in letters)
    information = ", ".join(f"{digit} {CREDIBILITY[digit]}" for digit in digits)
    return f"Grades are on the Admiralty scale. Sources: {sources}. Information: {information}"


def sources_section(dossier: Dossier, cited: set[str]) -> Section:
    """List the sources that the cited claims stand in with their grades, and say which graph this was made from."""
    used = sorted({claim.source for claim in dossier.of(cited)} & set(dossier.sources))
    listed = [_source_row(dossier.sources[source]) for source in used]
    table = rows(("Source", "Kind", "Author", "Date", "Grade", "Why"), listed)
    newest = dossier.info.newest_date
    recent = noted(f"Its newest source is of {day(escaped(newest))}" if newest else "None of its sources is dated")
    graph = noted(f"Made from graph `{dossier.info.name[:_HASH_SHOWN]}`")
    return Section("Sources", (*table, *paragraph(graph, recent)))


def _source_row(source: SourceRecord) -> Row:
    title = f"*{source.title}*"
    if source.url and _PLAIN_ADDRESS.fullmatch(source.url):
        title += f", <{source.url}>"
    grade = f"{source.reliability}: {RELIABILITY[source.reliability]}"
    cells = (
        f"{source.id}: {title}",
        source.kind,
        source.author or "",
        day(source.date or ""),
        grade,
        source.because or "",
    )
    return Row(cells, about_evidence=True)
