"""Facts apart from judgements and assumptions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.model.vocabulary import Standing
from graph.wording import counted, joined, number
from outputs.briefing.blocks import Block, Item, Row, Section, Sentence, bullets, noted, paragraph, rows, said
from outputs.briefing.dossier import ClaimRecord, Dossier, via_of
from outputs.briefing.wording import article

_MOST_FACTS = 8
"""A brief is no chronicle: the facts that stand first in their sources, the others in the table of claims."""

_TOLD_ELSEWHERE = frozenset({"MEMBER_OF", "HAS_MEASURE", "INVOKES", "PROMOTES"})
"""Relations whose facts stand in a table or a section of their own."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_NOUNS = {
    Standing.FACT: ("fact", "facts"),
    Standing.REPORTED: ("reported statement", "reported statements"),
    Standing.JUDGEMENT: ("judgement", "judgements"),
    Standing.FORECAST: ("forecast", "forecasts"),
    Standing.INFERENCE: ("inference of ours", "inferences of ours"),
}


def facts_section(dossier: Dossier, cited: set[str]) -> Section:
    """Write the facts, what is inferred and what is assumed; `cited` are the claims that stand above."""
    blocks = (
        *paragraph(*_counts(dossier, cited)),
        *_members(dossier),
        *_facts(dossier, cited),
        *_inferred(dossier, cited),
        *_assumed(dossier),
    )
    return Section("Facts apart from assumptions", blocks or paragraph(noted("No claim on file states a fact")))


def _counts(dossier: Dossier, cited: set[str]) -> Iterable[Sentence]:
    counts = Counter(claim.standing for claim in dossier.of(cited))
    found = [standing for standing in Standing if counts[standing]]
    total = sum(counts.values())
    if total == 1:
        yield noted(f"The one claim cited above is {article(_NOUNS[found[0]][0])}")
    elif len(found) == 1:
        yield noted(f"The {number(total)} claims cited above are all {_NOUNS[found[0]][1]}")
    elif found:
        parts = joined(counted(counts[standing], *_NOUNS[standing]) for standing in found)
        yield noted(f"The {number(total)} claims cited above are {parts}")


def _members(dossier: Dossier) -> tuple[Block, ...]:
    alike: dict[tuple[str, bool, str], list[tuple[str, list[str]]]] = defaultdict(list)
    order: dict[tuple[str, bool, str], int] = {}
    for place, row in enumerate(dossier.rows["members"]):
        key = (row["status"] or "not stated", bool(row["founder"]), row["since"] or "")
        order.setdefault(key, place)
        alike[key].append((row["state"], row["claims"]))
    found = []
    for key in sorted(alike, key=order.__getitem__):
        status, founder, since = key
        states = joined(sorted({state for state, _ in alike[key]}))
        cites = tuple(sorted({claim for _, claims in alike[key] for claim in claims}))
        found.append(Row((f"founding {status}" if founder else status, states, day(since)), cites))
    table = rows(("Status", "States", "Since"), found)
    return (*paragraph(noted(f"Who belongs to {dossier.name}:")), *table) if table else ()


def day(date: str) -> str:
    """Write a date as English does: "15 June 2001", "2025 or earlier"; an EDTF form without a plain reading stays."""
    before = re.fullmatch(r"\\\[\.\.(\d[\d-]*)\\\]", date)
    if before:
        return f"{day(before[1])} or earlier"
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or not 2 <= len(parts) <= 3 or not 1 <= int(parts[1]) <= 12:
        return date
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month


def _facts(dossier: Dossier, cited: set[str]) -> tuple[Block, ...]:
    """List the facts about the organisation that no other section tells."""
    about = dossier.of(dossier.about - cited)
    facts = sorted((claim for claim in about if _is_plain_fact(claim)), key=lambda claim: claim.order)
    listed = bullets(Item((said(claim.statement, [claim.id]),)) for claim in facts[:_MOST_FACTS])
    return (*paragraph(noted("Other facts on file:")), *listed) if listed else ()


def _is_plain_fact(claim: ClaimRecord) -> bool:
    return claim.standing == Standing.FACT and claim.relation not in _TOLD_ELSEWHERE


def _inferred(dossier: Dossier, cited: set[str]) -> tuple[Block, ...]:
    items = []
    for claim in sorted(dossier.inferences(cited), key=lambda claim: claim.order):
        sentences = [said(claim.statement, [claim.id]), *([said(claim.because, [claim.id])] if claim.because else [])]
        items.append(Item(tuple(sentences)))
    listed = bullets(items)
    return (*paragraph(noted("What we infer, and no source says in so many words:")), *listed) if listed else ()


def _assumed(dossier: Dossier) -> tuple[Block, ...]:
    """Say what the graph takes for granted where a state stands in the place of a group or of a speaker."""
    through = sorted({dossier.through[via] for found in dossier.rows.values() for row in found for via in via_of(row)})
    groups = [one.name for one in through if one.is_group]
    persons = [one.name for one in through if not one.is_group]
    found = []
    if groups:
        whom = f"each of its states that belongs to {dossier.name}"
        found.append(noted(f"Assumed throughout: what is claimed of a group ({joined(groups)}) holds for {whom}"))
    if persons:
        found.append(
            noted(
                f"Assumed throughout: what a person did while speaking for a state ({joined(persons)}), the state did"
            )
        )
    return paragraph(*found)
