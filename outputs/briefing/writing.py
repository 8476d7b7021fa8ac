"""A briefing put together: the sections in the order in which a reader needs them."""

from dataclasses import dataclass
from pathlib import Path

from graph.errors import CuiBonoError
from outputs.briefing.alternatives import alternatives_section
from outputs.briefing.annex import claims_section, sources_section
from outputs.briefing.answering import Answering
from outputs.briefing.blocked import blocked_section
from outputs.briefing.blocks import Section
from outputs.briefing.declared import declared_section
from outputs.briefing.dossier import Dossier, gather
from outputs.briefing.facts import day, facts_section
from outputs.briefing.gaps import gaps_section, unanswered
from outputs.briefing.indicators import indicators_section
from outputs.briefing.key_judgements import key_judgements, key_section
from outputs.briefing.main_judgement import main_section
from outputs.briefing.markdown import escaped
from outputs.briefing.outlook import outlook_section
from outputs.briefing.uses import uses_section
from outputs.briefing.weighing import evidence_section
from outputs.writing import write_whole

_LATER = frozenset({".html", ".docx", ".pdf"})


class BriefingError(CuiBonoError):
    """A briefing that can't be written in the form that was asked for."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing on one organisation, as Markdown."""

    text: str
    claims: int = 0
    """How many claims it cites."""
    unanswered: tuple[str, ...] = ()
    """On what nothing is on file: "who belongs to it", "what was blocked in it"."""

    def save(self, path: Path | str) -> None:
        """Write the briefing to a file that ends in `.md`, whole or not at all.

        Raises BriefingError for another ending, WritingError where the file can't be written.
        """
        check_ending(path)
        write_whole(path, self.text)


def check_ending(path: Path | str) -> None:
    """Refuse a file that a briefing can't be written to, before any work is done. Raises BriefingError."""
    ending = Path(path).suffix.lower()
    if ending in _LATER:
        raise BriefingError(
            f"can't write {path}: a briefing is written as Markdown for now; give a file that ends in .md"
        )
    if ending != ".md":
        raise BriefingError(f"can't write {path}: the ending “{ending}” is unknown; a briefing's file ends in .md")


def write_brief(source: Answering, organisation: str) -> Briefing:
    """Write the briefing on an organisation from what a graph answers: the same graph gives the same text.

    `write_brief(graph, "SCO").save("sco.md")`. Nothing is asserted that no claim asserts: each sentence cites the
    claims that it rests on, and every claim that is cited is listed at the end with its source.

    Raises QuestionError where the graph has no such organisation.
    """
    dossier = gather(source, organisation)
    sections = _sections(dossier)
    head = [f"# {dossier.title}: who uses it for what"]
    if dossier.info.newest_date:
        head += ["", f"*Newest source: {day(escaped(dossier.info.newest_date))}*"]
    lines = [*head]
    for section in sections:
        lines += ["", *section.lines()]
    return Briefing("\n".join(lines) + "\n", len(_cited(sections)), unanswered(dossier))


def _sections(dossier: Dossier) -> list[Section]:
    """Put the sections in order; one without content is left out, and what is missing stands under the gaps."""
    key = key_judgements(dossier)
    found = _present(
        main_section(dossier),
        key_section(dossier, key),
        uses_section(dossier),
        blocked_section(dossier),
        declared_section(dossier),
        outlook_section(dossier, key),
        evidence_section(dossier, key),
        alternatives_section(dossier),
    )
    found += _present(indicators_section(dossier, key, _cited(found)))
    found.append(gaps_section(dossier, _cited(found)))
    found.append(facts_section(dossier, _cited(found)))
    cited = _cited(found)
    return [*found, *_present(claims_section(dossier, cited)), sources_section(dossier, cited)]


def _present(*sections: Section | None) -> list[Section]:
    return [section for section in sections if section is not None]


def _cited(sections: list[Section]) -> set[str]:
    return {claim for section in sections for claim in section.cites()}
