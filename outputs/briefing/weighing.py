"""The evidence for and against, the alternatives considered, the outlook, and what would change the judgement."""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.model.vocabulary import Outcome, Stance, Standing
from graph.wording import counted, joined, number
from outputs.briefing.blocked import blocked_cases
from outputs.briefing.blocks import Block, Item, Section, Sentence, bullets, noted, paragraph, said
from outputs.briefing.dossier import ClaimRecord, Dossier, listed
from outputs.briefing.dossier import Row as Found
from outputs.briefing.judgement import graded, likelihood_of, voice_name
from outputs.briefing.wording import opening, possessive


def outlook_section(dossier: Dossier, key: Sequence[ClaimRecord]) -> Section | None:
    """Write what is said of the future, key judgements aside: a forecast with its likelihood where one is stated."""
    known = {claim.id for claim in key}
    forecasts = [claim for claim in _forecasts(dossier) if claim.id not in known]
    if not forecasts:
        return None
    silence = None
    if not any(map(likelihood_of, forecasts)):
        silence = noted(f"No source says how likely {'this' if len(forecasts) == 1 else 'any of this'} is")
    return Section(
        "Outlook", (*bullets(Item((graded(claim, claim.statement),)) for claim in forecasts), *paragraph(silence))
    )


def _forecasts(dossier: Dossier) -> list[ClaimRecord]:
    cited = (claim for row in dossier.rows["outlook"] for claim in row["claims"])
    return sorted(dossier.of(cited), key=lambda claim: claim.order)


def evidence_section(dossier: Dossier, key: Sequence[ClaimRecord]) -> Section:
    """Write what bears out each key judgement and what contradicts it, then the other claims that contradict."""
    title = "The evidence for and against"
    items = [_weighed(dossier, place, claim) for place, claim in enumerate(key, start=1)]
    blocks: tuple[Block, ...] = bullets(items)
    others = bullets(_clashes(dossier, {claim.id for claim in key}))
    if others:
        blocks += (*paragraph(noted("Other claims on file that contradict each other:")), *others)
    if not blocks:
        return Section(
            title,
            paragraph(noted("No judgement of the whole is on file to be weighed, and no claims contradict each other")),
        )
    holder = dossier.main_holder
    contested = others or any(dossier.links.against.get(claim.id) for claim in key)
    whose = noted(f"What is quoted here is {possessive(holder)}, unless another is named") if holder else None
    lead = whose if contested else None
    return Section(title, (*paragraph(lead), *blocks))


def _weighed(dossier: Dossier, place: int, claim: ClaimRecord) -> Item:
    support = sorted(dossier.links.bearing_on(claim.id))
    grounds = sorted(dossier.links.because_of[claim.id])
    against = dossier.of(dossier.links.against[claim.id])
    below = []
    if support:
        below.append(
            said(f"For: {counted(len(support), 'claim')} {'bears' if len(support) == 1 else 'bear'} it out", support)
        )
    if grounds:
        below.append(
            said(
                f"For: {counted(len(grounds), 'claim')} {'gives' if len(grounds) == 1 else 'give'} its reason", grounds
            )
        )
    below += [
        said(f"Against: {other.statement.removesuffix('.')}{_held(dossier, other)}", [other.id]) for other in against
    ]
    if not below:
        return Item((noted(f"Key judgement {place}: nothing else on file bears on it, for or against"),))
    return Item(
        (noted(f"Key judgement {place}{'' if against else ', which nothing on file contradicts'}:"),), tuple(below)
    )


def _held(dossier: Dossier, claim: ClaimRecord) -> str:
    return f" ({claim.holder})" if claim.holder and claim.holder != dossier.main_holder else ""


def _clashes(dossier: Dossier, told: set[str]) -> Iterable[Item]:
    """Gather contradictions that are told nowhere else under the claim that has most of them."""
    open_pairs = {pair for pair in _pairs(dossier) if not pair & told and not _is_rivalry(dossier, pair)}
    while open_pairs:
        counts = Counter(claim for pair in open_pairs for claim in pair)
        centre = min(
            dossier.of(counts), key=lambda claim: (-counts[claim.id], claim.stance == Stance.DENIED, claim.order)
        )
        pairs = {pair for pair in open_pairs if centre.id in pair}
        open_pairs -= pairs
        against = dossier.of(claim for pair in pairs for claim in pair - {centre.id})
        lead = f"“{centre.statement.removesuffix('.')}”{_held(dossier, centre)} is contradicted by:"
        below = tuple(
            said(f"“{other.statement.removesuffix('.')}”{_held(dossier, other)}", [other.id]) for other in against
        )
        yield Item((said(lead, [centre.id]),), below)


def _pairs(dossier: Dossier) -> Iterable[frozenset[str]]:
    for claim, others in dossier.links.against.items():
        for other in others:
            if claim in dossier.claims and other in dossier.claims:
                yield frozenset((claim, other))


def _is_rivalry(dossier: Dossier, pair: frozenset[str]) -> bool:
    """Tell whether two claims are rival views of what the organisation is, which stand under the alternatives."""
    return all(dossier.claims[claim].relation == "DESCRIBES" for claim in pair)


def alternatives_section(dossier: Dossier) -> Section | None:
    """Write what else the organisation is taken for, by whom, and who rejects it."""
    rows = sorted(dossier.rows["characterisations"], key=lambda row: row["characterisation"])
    if not rows:
        return None
    lead = noted(f"Other views of what {dossier.name} is, which this briefing reports and does not adopt:")
    return Section("Alternatives considered", (*paragraph(lead), *bullets(Item((_called(row),)) for row in rows)))


def _called(row: Found) -> Sentence:
    held, rejected = (sorted(set(listed(row[column]))) for column in ("held_by", "rejected_by"))
    parts = [f"held by {joined(held)}"] if held else []
    parts += [f"rejected by {joined(rejected)}"] if rejected else []
    text = f"**{opening(row['characterisation'])}**" + (f": {'; '.join(parts)}" if parts else "")
    return said(text, [*row["claims"], *row["against"]])


def indicators_section(dossier: Dossier, key: Sequence[ClaimRecord], cited: set[str]) -> Section | None:
    """Write what would change the judgement, read off the structure of the evidence."""
    found = [
        *_if_blocks_ended(dossier),
        *_if_known(dossier),
        *_if_goal_served(dossier),
        *_if_forecasts_fail(dossier),
        *_if_contradicted(dossier, key),
        *_if_inferred(dossier, cited),
        *_if_second_voice(dossier, key),
    ]
    items = bullets(Item((sentence,)) for sentence in found)
    return Section("What would change our mind", items) if items else None


def _if_blocks_ended(dossier: Dossier) -> Iterable[Sentence]:
    for case in blocked_cases(dossier):
        if case.blocked_by:
            who, what = joined(case.blocked_by), joined(case.initiatives, "or")
            yield said(f"The adoption, after all, of what {who} blocked: {what}", case.claims)


def _if_known(dossier: Dossier) -> Iterable[Sentence]:
    unknown = [row for row in dossier.rows["bids"] if row["outcome"] == Outcome.NOT_STATED]
    bids = sorted({row["bid"] for row in unknown})
    if bids:
        claims = [claim for row in unknown for claim in row["claims"]]
        yield said(f"A record of what came of bids whose outcome is not on file: {joined(bids)}", claims)


def _if_goal_served(dossier: Dossier) -> Iterable[Sentence]:
    rows = dossier.rows["declared-versus-actual"]
    goals = sorted({row["declared"] for row in rows if row["declared"] and not row["actual"]})
    if goals:
        claims = [claim for row in rows if row["declared"] in goals for claim in row["claims"]]
        yield said(f"Work towards a goal that nothing on file serves: {joined(goals, 'or')}", claims)


def _if_forecasts_fail(dossier: Dossier) -> Iterable[Sentence]:
    forecasts = _forecasts(dossier)
    if forecasts:
        what = "the statement" if len(forecasts) == 1 else f"any of the {number(len(forecasts))} statements"
        yield said(f"Events that go against {what} about its future", [claim.id for claim in forecasts])


def _if_contradicted(dossier: Dossier, key: Sequence[ClaimRecord]) -> Iterable[Sentence]:
    for place, claim in enumerate(key, start=1):
        against = sorted(dossier.links.against[claim.id])
        if against:
            which = (
                "the claim that contradicts"
                if len(against) == 1
                else f"one of the {number(len(against))} claims that contradict"
            )
            yield said(f"Evidence that bears out {which} key judgement {place}", against)


def _if_inferred(dossier: Dossier, cited: set[str]) -> Iterable[Sentence]:
    inferred = inferences(dossier, cited)
    if inferred:
        what = "our one inference" if len(inferred) == 1 else f"any of our {number(len(inferred))} inferences"
        yield said(f"A document that contradicts {what}", [claim.id for claim in inferred])


def inferences(dossier: Dossier, among: Iterable[str]) -> list[ClaimRecord]:
    """Give those of some claims that are ours, drawn from what a source says."""
    return [claim for claim in dossier.of(among) if claim.standing == Standing.INFERENCE]


def _if_second_voice(dossier: Dossier, key: Sequence[ClaimRecord]) -> Iterable[Sentence]:
    """Say what falls with one voice: the key judgements, or where there are none, what is said of uses."""
    uses = dossier.of(claim for row in dossier.rows["who-uses-it-for-what"] for claim in row["claims"])
    resting = key or uses
    alone = [claim for claim in resting if claim.voices == 1]
    if not alone:
        return
    voices = {dossier.sources[claim.source].voice for claim in alone if claim.source in dossier.sources}
    one = f"one voice, {voice_name(dossier, voices.pop())}" if len(voices) == 1 else "one voice each"
    yield noted(f"A second, independent account: {_resting(len(alone), len(resting), of_uses=not key)} on {one}")


def _resting(alone: int, of_all: int, *, of_uses: bool) -> str:
    one, many = ("claim of a use", "claims of uses") if of_uses else ("key judgement", "key judgements")
    if of_all == 1:
        return f"the one {one} rests"
    return f"{'all' if alone == of_all else number(alone)} of the {many} {'rests' if alone == 1 else 'rest'}"
