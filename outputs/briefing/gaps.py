"""What the evidence does not say, and where it is thin."""

from collections import defaultdict
from collections.abc import Iterable

from graph.model.vocabulary import MembershipStatus, Outcome
from graph.wording import counted, joined, number
from outputs.briefing.blocks import Item, Section, Sentence, bullets, noted, said
from outputs.briefing.dossier import Dossier
from outputs.briefing.wording import CREDIBILITY, RELIABILITY, opening

_FIRST_QUESTIONS = (
    ("members", "who belongs to it"),
    ("who-uses-it-for-what", "what it is used for"),
)
"""Saved queries whose sections say by themselves that they have no rows."""
_QUESTIONS = (
    ("blocked-initiatives", "what was blocked in it"),
    ("declared-versus-actual", "what it declares or does"),
    ("outlook", "what is to become of it"),
    ("characterisations", "what others take it for"),
)
"""Saved queries, and what is missing where they have no rows."""

_MOST_LISTED = 5
"""A list of weak claims longer than this is counted instead."""


def gaps_section(dossier: Dossier, cited: set[str]) -> Section:
    """Write whom nothing is claimed of, what outcomes are unknown, what carries no claim, and what is weakly sourced.

    `cited` are the claims that the briefing cites above: how weakly they are sourced is what the reader needs to know.
    """
    found = [*_silences(dossier), *_absent(dossier), *_outcomes(dossier), *_passages(dossier), *_weak(dossier, cited)]
    items = found or [noted("None that the evidence shows of itself")]
    return Section("Gaps in the evidence", bullets(Item((sentence,)) for sentence in items))


def _absent(dossier: Dossier) -> Iterable[Sentence]:
    """Name the questions on which nothing is on file, in the place of sections without content."""
    if nothing := _without_rows(dossier, _QUESTIONS):
        yield noted(f"Nothing is on file of {joined(nothing, 'or')}")


def unanswered(dossier: Dossier) -> tuple[str, ...]:
    """Name everything on which a briefing can say nothing: "who belongs to it", "what was blocked in it"."""
    return _without_rows(dossier, (*_FIRST_QUESTIONS, *_QUESTIONS))


def _without_rows(dossier: Dossier, questions: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(missing for query, missing in questions if not dossier.rows[query])


def _silences(dossier: Dossier) -> Iterable[Sentence]:
    by_status: dict[str, set[str]] = defaultdict(set)
    for row in dossier.rows["silences"]:
        by_status[row["status"] or "status not stated"].add(row["state"])
    order: dict[str, int] = {status: place for place, status in enumerate(MembershipStatus)}
    for status, states in sorted(by_status.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])):
        many = counted(len(states), status)
        yield noted(f"{opening(many)} of whom no use is claimed: {joined(sorted(states))}")


def _outcomes(dossier: Dossier) -> Iterable[Sentence]:
    rows = dossier.rows["who-uses-it-for-what"]
    uses = {(row["state"], row["motive"]) for row in rows}
    told = {(row["state"], row["motive"]) for row in rows if row["outcome"] not in (None, Outcome.NOT_STATED)}
    bids = {row["bid"] for row in dossier.rows["bids"] if row["outcome"] == Outcome.NOT_STATED}
    unknown = len(uses - told)
    every = (
        f"the {counted(unknown, 'use')}"
        if unknown == len(uses)
        else f"{number(unknown)} of {counted(len(uses), 'use')}"
    )
    parts = [every] if unknown else []
    parts += [counted(len(bids), "bid")] if bids else []
    if parts:
        yield noted(f"What came of {joined(parts)} is not on file")


def _passages(dossier: Dossier) -> Iterable[Sentence]:
    for row in dossier.rows["passages"]:
        if row["bare"]:
            of_all = f"the {counted(row['sentences'], 'sentence')} of *{dossier.sources[row['id']].title}*"
            if row["bare"] == row["sentences"]:
                text = f"None of {of_all} carries a claim"
            else:
                text = (
                    f"{opening(number(row['bare']))} of {of_all} {'carries' if row['bare'] == 1 else 'carry'} no claim"
                )
            without = f"{number(row['unexplained'])} of them without a reason"
            yield noted(f"{text}, {without if row['unexplained'] else 'each for a reason on file'}")


def _weak(dossier: Dossier, cited: set[str]) -> Iterable[Sentence]:
    by_reason: dict[str, set[str]] = defaultdict(set)
    for row in dossier.rows["weakly-sourced"]:
        if row["id"] in cited:
            by_reason[row["why"]].add(row["id"])
    for reason, claims in sorted(by_reason.items()):
        one = len(claims) == 1
        if claims == cited:
            yield noted(f"{'The one' if one else 'Every'} claim cited above {_weakness(reason, one=True)}")
            continue
        of_all = f"{opening(number(len(claims)))} of the {counted(len(cited), 'claim')} cited above"
        text = f"{of_all} {_weakness(reason, one=one)}"
        yield said(text, claims) if len(claims) <= _MOST_LISTED else noted(text)


def _weakness(reason: str, *, one: bool) -> str:
    """Say in what respect claims are weak: "credibility 4" becomes "are doubtful (credibility 4)"."""
    scale, _, grade = reason.partition(" ")
    if scale == "credibility":
        return f"{'is' if one else 'are'} {CREDIBILITY[grade]} (credibility {grade})"
    if scale == "reliability":
        return f"{'stands' if one else 'stand'} in sources that are {RELIABILITY[grade]} (reliability {grade})"
    if scale == "confidence":
        return f"{'is' if one else 'are'} held with {grade} confidence"
    return f"{'rests' if one else 'rest'} on {reason}"
