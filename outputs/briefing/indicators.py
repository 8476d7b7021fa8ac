"""What would change the judgement, read off the structure of the evidence."""

from collections.abc import Iterable, Sequence

from graph.model.vocabulary import Outcome
from graph.wording import joined, number
from outputs.briefing.blocked import blocked_cases
from outputs.briefing.blocks import Item, Section, Sentence, bullets, noted, said
from outputs.briefing.dossier import ClaimRecord, Dossier
from outputs.briefing.outlook import forecasts


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
    found = forecasts(dossier)
    if found:
        what = "the statement" if len(found) == 1 else f"any of the {number(len(found))} statements"
        yield said(f"Events that go against {what} about its future", [claim.id for claim in found])


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
    inferred = dossier.inferences(cited)
    if inferred:
        what = "our one inference" if len(inferred) == 1 else f"any of our {number(len(inferred))} inferences"
        yield said(f"A document that contradicts {what}", [claim.id for claim in inferred])


def _if_second_voice(dossier: Dossier, key: Sequence[ClaimRecord]) -> Iterable[Sentence]:
    """Say what falls with one voice: the key judgements, or where there are none, what is said of uses."""
    uses = dossier.of(claim for row in dossier.rows["who-uses-it-for-what"] for claim in row["claims"])
    resting = key or uses
    alone = [claim for claim in resting if claim.voices == 1]
    if not alone:
        return
    voices = {dossier.sources[claim.source].voice for claim in alone if claim.source in dossier.sources}
    one = f"one voice, {dossier.voice_name(voices.pop())}" if len(voices) == 1 else "one voice each"
    yield noted(f"A second, independent account: {_resting(len(alone), len(resting), of_uses=not key)} on {one}")


def _resting(alone: int, of_all: int, *, of_uses: bool) -> str:
    one, many = ("claim of a use", "claims of uses") if of_uses else ("key judgement", "key judgements")
    if of_all == 1:
        return f"the one {one} rests"
    return f"{'all' if alone == of_all else number(alone)} of the {many} {'rests' if alone == 1 else 'rest'}"
