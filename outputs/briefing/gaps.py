"""What the evidence does not say, and where it is thin."""

from collections import defaultdict
from collections.abc import Iterable

from graph.model.vocabulary import Outcome
from outputs.briefing.blocks import Item, Section, Sentence, bullets, noted
from outputs.briefing.dossier import ClaimRecord, Dossier
from outputs.briefing.markdown import joined
from outputs.briefing.wording import counted, number, opening

_ORDER = ("member", "observer", "dialogue partner", "applicant")
_MOST_LISTED = 5
"""A list of weak claims longer than this is counted instead."""


def gaps_section(dossier: Dossier, cited: set[str]) -> Section:
    """Write whom nothing is claimed of, what outcomes are unknown, what carries no claim, and what is weakly sourced.

    `cited` are the claims that the briefing cites above: how weakly they are sourced is what the reader needs to know.
    """
    items = [*_silences(dossier), *_outcomes(dossier), *_passages(dossier), *_weak(dossier, cited)]
    found = items or [noted("None that the evidence shows of itself")]
    return Section("Gaps in the evidence", bullets(Item((sentence,)) for sentence in found))


def _silences(dossier: Dossier) -> Iterable[Sentence]:
    by_status: dict[str, set[str]] = defaultdict(set)
    for row in dossier.rows["silences"]:
        by_status[row["status"] or "status not stated"].add(row["state"])
    order = {status: place for place, status in enumerate(_ORDER)}
    for status, states in sorted(by_status.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])):
        many = counted(len(states), status)
        yield noted(f"{opening(many)} of whom no use is claimed: {joined(sorted(states))}")


def _outcomes(dossier: Dossier) -> Iterable[Sentence]:
    uses = [row for row in dossier.rows["who-uses-it-for-what"] if row["outcome"] in (None, Outcome.NOT_STATED)]
    pairs = {(row["state"], row["motive"]) for row in uses}
    everything = {(row["state"], row["motive"]) for row in dossier.rows["who-uses-it-for-what"]}
    if pairs:
        of = "the only use" if len(everything) == 1 else f"{number(len(pairs))} of {counted(len(everything), 'use')}"
        yield noted(f"Whether it works is not on file: what came of {of} is not stated")
    bids = {row["bid"] for row in dossier.rows["bids"] if row["outcome"] == Outcome.NOT_STATED}
    if bids:
        yield noted(f"What came of {counted(len(bids), 'bid')} is not stated: {joined(sorted(bids))}")


def _passages(dossier: Dossier) -> Iterable[Sentence]:
    for name, source in sorted(dossier.sources.items()):
        rows = dossier.rows[f"coverage {name}"]
        bare = [row for row in rows if not row["claims"]]
        unexplained = sum(not row["because"] for row in bare)
        if bare:
            many = f"{number(len(bare))} of the {counted(len(rows), 'sentence')} of *{source.title}*"
            reasons = f"{number(unexplained)} of them without a reason" if unexplained else "each for a reason on file"
            yield noted(f"{opening(many)} {'carries' if len(bare) == 1 else 'carry'} no claim, {reasons}")


def _weak(dossier: Dossier, cited: set[str]) -> Iterable[Sentence]:
    why: dict[str, list[ClaimRecord]] = defaultdict(list)
    for row in dossier.rows["weakly-sourced"]:
        if row["id"] in cited:
            reasons = row["why"] if isinstance(row["why"], list) else [row["why"]]
            for reason in reasons:
                why[reason].append(dossier.claims[row["id"]])
    for reason, claims in sorted(why.items()):
        many = f"{opening(number(len(claims)))} of the {counted(len(cited), 'claim')} cited above"
        if len(claims) <= _MOST_LISTED:
            yield Sentence(f"{many} {_is(claims)} weak ({reason})", tuple(claim.id for claim in claims))
        else:
            yield noted(f"{many} are weak in one respect: {reason}")


def _is(claims: list[ClaimRecord]) -> str:
    return "is" if len(claims) == 1 else "are"
