"""What the organisation declares against what it does."""

from collections import defaultdict
from collections.abc import Iterable

from graph.wording import counted, joined
from outputs.briefing.blocks import Block, Item, Row, Section, bullets, noted, paragraph, rows, said
from outputs.briefing.dossier import Dossier, listed
from outputs.briefing.dossier import Row as Found
from outputs.briefing.wording import opening


def declared_section(dossier: Dossier) -> Section | None:
    """Write declared goals against actual functions, the terms and figures it puts forward, and what it binds to."""
    found = dossier.rows["declared-versus-actual"]
    linked = [row for row in found if row["declared"] and row["actual"]]
    blocks = (*_goals(dossier, found), *_linked(dossier, linked), *_functions(dossier, found, bool(linked)))
    blocks += (*_commitments(dossier), *_terms(dossier), *_figures(dossier))
    return Section("Declared against actual", blocks) if blocks else None


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


def _linked(dossier: Dossier, linked: list[Found]) -> tuple[Block, ...]:
    found = []
    for row in sorted(linked, key=lambda row: (row["declared"], row["actual"], row["holder"] or "")):
        found.append(
            Row((row["declared"], row["actual"], dossier.called(row["holder"] or "")), tuple(sorted(row["claims"])))
        )
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
        holders = {row["holder"] for row in same if row["holder"]}
        by = f" ({joined(map(dossier.called, sorted(holders)))})" if holders - {dossier.label} else ""
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
    by_term: dict[str, list[Found]] = defaultdict(list)
    for row in dossier.rows["terms"]:
        by_term[row["term"]].append(row)
    return bullets(_term(dossier, term, found) for term, found in sorted(by_term.items()))


def _term(dossier: Dossier, term: str, found: list[Found]) -> Item:
    """Write who promotes a term, and below it what claims say that it means."""
    claims = dossier.of(claim for row in found for claim in row["claims"])
    using = [claim.id for claim in claims if claim.relation in ("INVOKES", "PROMOTES")]
    promoters = sorted({name for row in found for name in listed(row["promoted_by"])})
    text = f"The term “{term}”" + (f", promoted by {joined(promoters)}" if promoters else "")
    below = tuple(said(claim.statement, [claim.id]) for claim in claims if claim.id not in using)
    lead = f"{text}:" if below else f"{text}, is in use"
    return Item((said(lead, using) if using else noted(lead),), below)


def _figures(dossier: Dossier) -> tuple[Block, ...]:
    found = [Row(tuple(_cells(row)), tuple(sorted(row["claims"]))) for row in dossier.rows["measures"]]
    table = rows(("Figure", "Claimed", "Observed", "Verdict"), found)
    return (*paragraph(noted("Figures that are claimed of it:")), *table) if table else ()


def _cells(row: Found) -> Iterable[str]:
    return ("" if row[key] is None else str(row[key]) for key in ("measure", "claimed", "observed", "verdict"))
