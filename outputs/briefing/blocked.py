"""What was sought in the organisation, what was blocked and by whom, and what came instead."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.vocabulary import Outcome, Standing, lowest
from graph.wording import joined
from outputs.briefing.blocks import Block, Item, Row, Section, Sentence, bullets, noted, paragraph, rows, said
from outputs.briefing.dossier import ClaimRecord, Dossier, via_of
from outputs.briefing.dossier import Row as Found
from outputs.briefing.wording import opening

_DISAGREEING = frozenset({"BLOCKED", "REJECTED", "DISAGREED_WITH"})


@dataclass(frozen=True, slots=True)
class Case:
    """Initiatives that the same states blocked, that the same states sought, and whose block had the same results."""

    blocked_by: tuple[str, ...]
    sought_by: tuple[str, ...]
    initiatives: tuple[str, ...]
    claims: tuple[str, ...]
    """The claims that it was sought and blocked."""
    results: tuple[str, ...]
    """The claims that give the block as their reason."""
    against: tuple[str, ...]
    via: tuple[str, ...]


def blocked_cases(dossier: Dossier) -> list[Case]:
    """Gather the blocks into cases: those with a known blocker first, then the larger ones."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], list[Found]] = defaultdict(list)
    for row in dossier.rows["blocked-initiatives"]:
        results = tuple(claim.id for claim in _results(dossier, row))
        alike[tuple(sorted(row["blocked_by"])), tuple(sorted(row["sought_by"])), results].append(row)
    cases = [_case(dossier, key, found) for key, found in alike.items()]
    return sorted(
        cases, key=lambda case: (not case.blocked_by, -len(case.initiatives), case.blocked_by, case.initiatives)
    )


def _case(dossier: Dossier, key: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], found: list[Found]) -> Case:
    blocked_by, sought_by_, results = key
    cited = {claim for row in found for claim in row["claims"]}
    claims = cited - set(results) or cited  # a claim of the block may itself be the result of another
    return Case(
        blocked_by,
        sought_by_,
        tuple(sorted({row["initiative"] for row in found})),
        tuple(sorted(claims)),
        results,
        tuple(sorted({claim for row in found for claim in row["against"]})),
        tuple(sorted({via for row in found for via in via_of(row)})),
    )


def _results(dossier: Dossier, row: Found) -> list[ClaimRecord]:
    told, grounds = set(row["consequence"]), set(row["claims"])
    because_of = dossier.links.because_of
    return [claim for claim in dossier.of(grounds) if claim.statement in told and grounds & because_of[claim.id]]


def sought_by(dossier: Dossier, case: Case) -> str:
    """Say who sought it, and whether that is our inference: "that China sought, as we infer"."""
    return f"that {joined(case.sought_by)} sought{', as we infer' if _is_inferred(dossier, case) else ''}"


def _is_inferred(dossier: Dossier, case: Case) -> bool:
    seeking = [claim for claim in dossier.of(case.claims) if claim.relation == "SOUGHT"]
    return bool(seeking) and all(claim.standing == Standing.INFERENCE for claim in seeking)


def blocked_section(dossier: Dossier) -> Section | None:
    """Write what was blocked and by whom, what came instead, what else was sought, and where states disagree."""
    cases = blocked_cases(dossier)
    blocks: tuple[Block, ...] = bullets(_case_item(dossier, case) for case in cases)
    parts = (
        ("What came instead:", bullets(_turned(dossier))),
        ("What else was sought:" if cases else "What was sought:", _bids(dossier, cases)),
        ("Other disagreements:" if cases else "Disagreements:", bullets(_frictions(dossier, cases))),
    )
    for lead, part in parts:
        if part:
            blocks += (*paragraph(noted(lead)), *part)
    return Section("What was blocked, by whom, and what came instead", blocks) if blocks else None


def _case_item(dossier: Dossier, case: Case) -> Item:
    what = f"**{joined(case.initiatives)}**"
    who = f"blocked by {joined(case.blocked_by)}" if case.blocked_by else "blocked, by whom is not said"
    whose = f"sought by {joined(case.sought_by)}" if case.sought_by else "who sought it is not said"
    parts = [who, f"{whose}, as we infer" if _is_inferred(dossier, case) else whose]
    if case.via:
        parts.append(f"through {joined(sorted(dossier.name_of(via) for via in case.via))}")
    sure = lowest(claim.confidence for claim in dossier.of(case.claims))
    lead = [said(f"{what}: {'; '.join(parts)}", case.claims, confidence=sure)]
    if case.against:
        lead.append(said("This is denied", case.against))
    told_below = {claim for row in dossier.rows["substitutes"] for claim in row["claims"]}
    results = [said(claim.statement, [claim.id]) for claim in dossier.of(case.results) if claim.id not in told_below]
    return Item(tuple(lead), tuple(results))


def _turned(dossier: Dossier) -> Iterable[Item]:
    alike: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for row in dossier.rows["substitutes"]:
        alike[row["state"], row["instead_of"] or ""].append(row)
    for (state, instead_of), found in sorted(alike.items()):
        origin = f" from {dossier.called(instead_of)}" if instead_of else ""
        by_alternative: dict[str, set[str]] = defaultdict(set)
        for row in found:
            by_alternative[row["alternative"]].update(row["claims"])
        if len(by_alternative) == 1:
            ((alternative, claims),) = by_alternative.items()
            yield Item((said(f"**{state}** turned{origin} to {alternative}", claims),))
        else:
            below = tuple(said(name, by_alternative[name]) for name in dossier.in_order(by_alternative))
            yield Item(
                (noted(f"**{state}**{f', instead of {dossier.called(instead_of)}' if instead_of else ''}:"),), below
            )


def _bids(dossier: Dossier, cases: list[Case]) -> tuple[Block, ...]:
    told = {initiative for case in cases for initiative in case.initiatives}
    alike: dict[tuple[str, str, str, tuple[str, ...]], list[Found]] = defaultdict(list)
    for row in dossier.rows["bids"]:
        if row["bid"] not in told:
            year = "" if row["year"] is None else str(row["year"])
            alike[year, row["bid"], row["outcome"] or Outcome.NOT_STATED, tuple(via_of(row))].append(row)
    found = []
    for (year, bid, outcome, via), same in sorted(alike.items()):
        who = joined(sorted({row["state"] for row in same}))
        if via:
            who += f" (through {joined(dossier.name_of(one) for one in via)})"
        claims = {claim for row in same for claim in (*row["claims"], *row["against"])}
        found.append(Row((year, who, bid, outcome), tuple(sorted(claims))))
    return rows(("Year", "Who", "What", "Outcome"), found)


def _frictions(dossier: Dossier, cases: list[Case]) -> Iterable[Item]:
    # Who rejects what it is called stands under the alternatives.
    told = {claim for row in dossier.rows["characterisations"] for claim in row["claims"]}
    told |= {claim for case in cases for claim in case.claims}
    listed = set()
    for row in dossier.rows["frictions"]:
        if set(row["claims"]) <= told:
            continue
        sentence = _friction(dossier, row)
        if sentence not in listed:
            listed.add(sentence)
            yield Item((sentence,))


def _friction(dossier: Dossier, row: Found) -> Sentence:
    """Write a disagreement in the words of its claim where one claim alone says that there is one."""
    saying = [claim for claim in dossier.of(row["claims"]) if claim.relation in _DISAGREEING]
    if len(saying) == 1:
        return said(saying[0].statement, row["claims"])
    whom = f" and {row['against_whom']}" if row["against_whom"] else ""
    over = f" over {row['over']}" if row["over"] else ""
    return said(opening(f"{row['state']}{whom} disagree{'' if whom else 's'}{over}"), row["claims"])
