"""What the organisation declares against what it does."""

from collections import defaultdict
from collections.abc import Iterable

from outputs.briefing.blocks import Block, Item, Row, Section, bullets, noted, paragraph, rows, said
from outputs.briefing.dossier import Dossier
from outputs.briefing.dossier import Row as Found
from outputs.briefing.markdown import joined
from outputs.briefing.wording import counted, opening


def declared_section(dossier: Dossier) -> Section:
    """Write declared goals against actual functions, the terms and figures it puts forward, and what it binds to."""
    found = dossier.rows["declared-versus-actual"]
    linked = [row for row in found if row["declared"] and row["actual"]]
    blocks = (*_goals(dossier, found), *_linked(linked), *_functions(dossier, found, bool(linked)))
    if not blocks:
        blocks = paragraph(noted(f"No claim says what {dossier.name} declares as its goals, or what it does"))
    blocks += (*_commitments(dossier), *_terms(dossier), *_figures(dossier))
    return Section("Declared against actual", blocks)


def _goals(dossier: Dossier, found: list[Found]) -> tuple[Block, ...]:
    goals: dict[str, set[str]] = defaultdict(set)
    tied = set()
    for row in found:
        if row["declared"]:
            goals[row["declared"]].update(row["claims"])
            tied |= {row["declared"]} if row["actual"] else set()
    if not goals:
        return ()
    cites = {claim.id for claim in dossier.of(set().union(*goals.values())) if claim.relation == "DECLARES"}
    lead = said(f"{opening(dossier.name)} declares {counted(len(goals), 'goal')}: {joined(sorted(goals))}", cites)
    untied = sorted(set(goals) - tied)
    if not untied:
        return paragraph(lead)
    if tied or len(goals) == 1:
        note = noted(f"No claim ties anything that it does to {joined(untied, 'or')}")
    else:
        note = noted("No claim ties anything that it does to any of them")
    return paragraph(lead, note)


def _linked(linked: list[Found]) -> tuple[Block, ...]:
    found = []
    for row in sorted(linked, key=lambda row: (row["declared"], row["actual"], row["holder"] or "")):
        found.append(Row((row["declared"], row["actual"], row["holder"] or ""), tuple(sorted(row["claims"]))))
    return rows(("Goal", "What is done towards it", "By"), found)


def _functions(dossier: Dossier, found: list[Found], more: bool) -> tuple[Block, ...]:
    by_function: dict[str, list[Found]] = defaultdict(list)
    for row in found:
        if row["actual"] and not row["declared"]:
            by_function[row["actual"]].append(row)
    if not by_function:
        return ()
    items = []
    for function, same in sorted(by_function.items()):
        holders = sorted({row["holder"] for row in same if row["holder"] and row["holder"] != dossier.name})
        by = f" ({joined(holders)})" if holders else ""
        items.append(Item((said(f"{opening(function)}{by}", [claim for row in same for claim in row["claims"]]),)))
    lead = "What it does besides, towards no goal that it declares:" if more else "What it is seen to do:"
    return (*paragraph(noted(lead)), *bullets(items))


def _commitments(dossier: Dossier) -> tuple[Block, ...]:
    found = []
    for relation, verb in (
        ("COMMITS_TO", "binds its members to"),
        ("DOES_NOT_COMMIT_TO", "does not bind its members to"),
    ):
        same = [row for row in dossier.rows["commitments"] if row["relation"] == relation]
        if same:
            last = "and" if relation == "COMMITS_TO" else "or"
            what = joined(sorted({row["commitment"] for row in same}), last)
            claims = [claim for row in same for claim in (*row["claims"], *row["against"])]
            found.append(said(f"{opening(dossier.name)} {verb} {what}", claims))
    return paragraph(*found)


def _terms(dossier: Dossier) -> tuple[Block, ...]:
    return bullets(_term(row) for row in sorted(dossier.rows["terms"], key=lambda row: row["term"]))


def _term(row: Found) -> Item:
    promoters = row["promoted_by"] if isinstance(row["promoted_by"], list) else [row["promoted_by"]]
    who = joined(sorted(name for name in promoters if name))
    meaning = row["meaning"] if isinstance(row["meaning"], list) else [row["meaning"]]
    told = " ".join(text for text in meaning if text)
    parts = [f"promoted by {who}"] if who else []
    parts += [told] if told else []
    text = f"The term “{row['term']}”" + (f": {'; '.join(parts)}" if parts else " is in use")
    return Item((said(text, row["claims"]),))


def _figures(dossier: Dossier) -> tuple[Block, ...]:
    found = [Row(tuple(_cells(row)), tuple(sorted(row["claims"]))) for row in dossier.rows["measures"]]
    table = rows(("Figure", "Claimed", "Observed", "Verdict"), found)
    return (*paragraph(noted("Figures that are claimed of it:")), *table) if table else ()


def _cells(row: Found) -> Iterable[str]:
    return ("" if row[key] is None else str(row[key]) for key in ("measure", "claimed", "observed", "verdict"))
