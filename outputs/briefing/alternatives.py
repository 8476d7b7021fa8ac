"""The alternatives considered: what else the organisation is taken for."""

from graph.wording import joined
from outputs.briefing.blocks import Item, Section, Sentence, bullets, noted, paragraph, said
from outputs.briefing.dossier import Dossier, Row, listed
from outputs.briefing.wording import opening


def alternatives_section(dossier: Dossier) -> Section | None:
    """Write what else the organisation is taken for, by whom, and who rejects it."""
    rows = sorted(dossier.rows["characterisations"], key=lambda row: row["characterisation"])
    if not rows:
        return None
    lead = noted(f"Other views of what {dossier.name} is, which this briefing reports and does not adopt:")
    return Section("Alternatives considered", (*paragraph(lead), *bullets(Item((_called(row),)) for row in rows)))


def _called(row: Row) -> Sentence:
    held, rejected = (sorted(set(listed(row[column]))) for column in ("held_by", "rejected_by"))
    parts = [f"held by {joined(held)}"] if held else []
    parts += [f"rejected by {joined(rejected)}"] if rejected else []
    text = f"**{opening(row['characterisation'])}**" + (f": {'; '.join(parts)}" if parts else "")
    return said(text, [*row["claims"], *row["against"]])
