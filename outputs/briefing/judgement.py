"""The main judgement, composed of what claims say, and the key judgements behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.model.vocabulary import (
    CONFIDENCE_ORDER,
    Layer,
    Likelihood,
    LikelihoodBy,
    MembershipStatus,
    Stance,
    Standing,
    lowest,
)
from graph.wording import counted, joined, number
from outputs.briefing.blocked import blocked_cases, sought_by
from outputs.briefing.blocks import Item, Section, Sentence, bullets, noted, paragraph, said
from outputs.briefing.dossier import ClaimRecord, Dossier, Row, via_of
from outputs.briefing.uses import statuses
from outputs.briefing.wording import opening

KEY_JUDGEMENTS = 6
"""As many as a reader keeps in mind; the rest stands in the table of claims."""

_MAIN_QUERIES = ("who-uses-it-for-what", "blocked-initiatives", "substitutes", "declared-versus-actual")
"""The saved queries that the main judgement is made of."""

_MOST_NAMED = 4
"""A sentence of the main judgement names so many things of a kind and counts the rest."""

_JUDGED = frozenset({Standing.JUDGEMENT, Standing.INFERENCE})
"""Forecasts stand in the outlook."""


def main_section(dossier: Dossier) -> Section:
    """Write the main judgement: who uses it, what they share, what was blocked, and how far that is from its goals."""
    parts = (
        _users(dossier) or _group_users(dossier),
        _shared(dossier),
        _blocks(dossier),
        _instead(dossier),
        _gap(dossier),
    )
    found = [part for part in parts if part is not None]
    if not found:
        nothing = noted(f"The evidence on file says nothing of what {dossier.name} is used for")
        return Section("Main judgement", paragraph(nothing))
    first, *rest = found
    bold = Sentence(f"**{first.text}**", first.cites, confidence=first.confidence)
    about = (_denials(dossier), _spoken_of_as_groups(dossier), _voices(dossier, found))
    return Section("Main judgement", paragraph(bold, *rest, *about))


def _users(dossier: Dossier) -> Sentence | None:
    rows = dossier.rows["who-uses-it-for-what"]
    if not rows:
        return None
    users = {row["state"] for row in rows}
    members = {state for state, status in statuses(dossier).items() if MembershipStatus.MEMBER in status}
    motives = len({row["motive"] for row in rows})
    own = (
        f" of {'its' if len(users) == 1 else 'their'} own" if all(row["layer"] == Layer.HIDDEN for row in rows) else ""
    )
    purposes = f"a purpose{own}" if motives == 1 else f"purposes{own}, {number(motives)} in all"
    text = f"{_who_uses(dossier.name, users, members)} for {purposes}"
    return said(opening(text), _claims(rows), confidence=_sure(rows))


def _group_users(dossier: Dossier) -> Sentence | None:
    """Name the groups that use it, where no state is named that does."""
    rows = dossier.rows["group-uses"]
    if not rows:
        return None
    groups = _some(sorted({row["user"] for row in rows}))
    motives = _some(sorted({row["motive"] for row in rows}))
    text = f"{opening(groups)}, of whom no one state is named, are said to use {dossier.name}: {motives}"
    return said(text, _claims(rows), confidence=_sure(rows))


def _who_uses(name: str, users: set[str], members: set[str]) -> str:
    """Say who uses it: "nine of the ten members of the SCO, and Afghanistan from outside, use it"."""
    inside, outside = users & members, sorted(users - members)
    if not inside:
        return f"{_some(outside)} {'uses' if len(outside) == 1 else 'use'} {name}"
    if inside == members:
        who = f"all {number(len(members))} members" if len(members) > 1 else "the one member"
    else:
        who = f"{number(len(inside))} of the {number(len(members))} members"
    others = f", and {_some(outside)} from outside," if outside else ""
    return f"{who} of {name}{others} {'uses' if len(inside) == 1 and not outside else 'use'} it"


def _shared(dossier: Dossier) -> Sentence | None:
    """Name the purpose that most states share: a group that is spoken of as one counts once."""
    rows = dossier.rows["shared-motives"]
    if not rows:
        return None
    first = min(rows, key=lambda row: (-row["independent"], -len(row["states"]), row["motive"]))
    states = joined(sorted(first["states"]))
    if first["independent"] > 1:
        text = f"The purpose that most of them share, a group counted once, is {first['motive']}: {states}"
        return said(text, first["claims"], confidence=_sure([first]))
    alike = [row for row in rows if via_of(row) == via_of(first)]
    through = joined(sorted(dossier.name_of(via) for via in via_of(first)))
    what = _some(sorted(row["motive"] for row in alike))
    text = f"What they share is claimed of {through} as a group ({states}): {what}"
    return said(text, _claims(alike), confidence=_sure(alike))


def _blocks(dossier: Dossier) -> Sentence | None:
    """Say who blocked what: the largest case alone, so that no one is named for another's block."""
    cases = blocked_cases(dossier)
    if not cases or not cases[0].blocked_by:
        return None
    case = cases[0]
    many = "an initiative" if len(case.initiatives) == 1 else f"{number(len(case.initiatives))} initiatives"
    whose = f" {sought_by(dossier, case)}" if case.sought_by else " in it"
    text = f"{opening(joined(case.blocked_by))} blocked {many}{whose}: {_some(case.initiatives)}"
    return said(text, case.claims, confidence=lowest(claim.confidence for claim in dossier.of(case.claims)))


def _instead(dossier: Dossier) -> Sentence | None:
    by_state: dict[str, list[Row]] = defaultdict(list)
    for row in dossier.rows["substitutes"]:
        by_state[row["state"]].append(row)
    if not by_state:
        return None
    state, rows = min(by_state.items(), key=lambda pair: (-len({row["alternative"] for row in pair[1]}), pair[0]))
    claims: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        claims[row["alternative"]].extend(row["claims"])
    text = f"{opening(state)} turned to other means: {_some(dossier.in_order(claims))}"
    return said(text, _claims(rows), confidence=_sure(rows))


def _gap(dossier: Dossier) -> Sentence | None:
    rows = [row for row in dossier.rows["declared-versus-actual"] if row["declared"]]
    goals = {row["declared"] for row in rows}
    linked = [row for row in rows if row["actual"]]
    served = sorted({row["declared"] for row in linked})
    if not goals:
        return None
    declared = f"{opening(dossier.name)} declares {counted(len(goals), 'goal')}"
    if not served:
        return said(
            f"{declared}; no claim on file ties what it does to {'it' if len(goals) == 1 else 'any of them'}",
            _claims(rows),
        )
    ties = [claim for claim in dossier.of(_claims(linked)) if claim.relation == "TOWARDS"]
    inferred = ties and all(claim.standing == Standing.INFERENCE for claim in ties)
    named = f"tied{', as we infer,' if inferred else ''} to something that it does ({_some(served)})"
    if len(served) == len(goals):
        return said(
            f"{declared}, {'and it is' if len(goals) == 1 else 'each'} {named}", _claims(rows), confidence=_sure(linked)
        )
    counts = (
        f"{number(len(served))} {'is' if len(served) == 1 else 'are'} {named} and {number(len(goals) - len(served))}"
    )
    return said(
        f"{declared}: {counts} {'is' if len(goals) - len(served) == 1 else 'are'} not",
        _claims(rows),
        confidence=_sure(linked),
    )


def _denials(dossier: Dossier) -> Sentence | None:
    """Say that there are claims that deny what the main judgement rests on."""
    rows = (row for query in _MAIN_QUERIES for row in dossier.rows[query])
    against = {claim for row in rows for claim in row["against"]}
    if not against:
        return None
    count = f"{counted(len(against), 'claim')} on file {'denies' if len(against) == 1 else 'deny'} part of this"
    return said(opening(count), against)


def _spoken_of_as_groups(dossier: Dossier) -> Sentence | None:
    """Say which states no source names: what is said of them is said of their group."""
    rows = dossier.rows["who-uses-it-for-what"]
    named = {row["state"] for row in rows if not via_of(row)}
    unnamed = sorted({row["state"] for row in rows} - named)
    if not unnamed:
        return None
    groups = sorted({dossier.name_of(via) for row in rows if row["state"] in unnamed for via in via_of(row)})
    return noted(
        f"{_some(unnamed)} {'is' if len(unnamed) == 1 else 'are'} spoken of only as part of a group: {joined(groups)}"
    )


def _voices(dossier: Dossier, sentences: Iterable[Sentence]) -> Sentence | None:
    """Say on how many voices the main judgement rests."""
    claims = dossier.of(claim for sentence in sentences for claim in sentence.cites)
    voices = {dossier.sources[claim.source].voice for claim in claims if claim.source in dossier.sources}
    if len(voices) == 1:
        return noted(f"All of this rests on one voice: {voice_name(dossier, voices.pop())}")
    return noted(f"This rests on {number(len(voices))} independent voices") if voices else None


def voice_name(dossier: Dossier, voice: str) -> str:
    """Name a voice: the author of its source, or the source's title."""
    source = dossier.sources.get(voice)
    if source is None:
        return voice
    return f"{source.author} (*{source.title}*)" if source.author else f"*{source.title}*"


def key_judgements(dossier: Dossier) -> list[ClaimRecord]:
    """Choose the judgements about the organisation that most of the other claims bear on.

    A claim's reach is what hangs together with it: the claims that support it, through others too, those that it rests
    on, those that it explains and those that contradict it. The widest reach comes first; a claim whose reach lies
    mostly within that of those before it says nothing new, and the opposite of a chosen claim is weighed beside it as
    evidence against. Ties go to the surer claim, then to the one that stands first in its source.
    """
    reach = {claim.id: _reach(dossier, claim.id) for claim in dossier.of(dossier.about) if _is_judgement(claim)}

    def first(claim: ClaimRecord) -> tuple[int, int, tuple[str, int, str]]:
        return -len(reach[claim.id]), -CONFIDENCE_ORDER[claim.confidence], claim.order

    chosen: list[ClaimRecord] = []
    covered: set[str] = set()
    for claim in sorted(dossier.of(reach), key=first):
        new = reach[claim.id] - covered
        opposed = dossier.links.against.get(claim.id, set()) & {other.id for other in chosen}
        if len(chosen) < KEY_JUDGEMENTS and not opposed and 2 * len(new) >= len(reach[claim.id]):
            chosen.append(claim)
            covered |= {claim.id, *new}
    return chosen


def _reach(dossier: Dossier, claim: str) -> set[str]:
    links = dossier.links
    near = (links.because_of, links.explains, links.against)
    found = links.bearing_on(claim).union(*(link.get(claim, ()) for link in near))
    # What others call the organisation stands under the alternatives, and lends no judgement weight.
    return found - {other.id for other in dossier.of(found) if other.relation == "DESCRIBES"}


def _is_judgement(claim: ClaimRecord) -> bool:
    """Tell whether a claim judges the organisation as a whole; uses, blocks and goals have sections of their own."""
    return claim.standing in _JUDGED and claim.stance == Stance.AFFIRMED and claim.relation is None


def key_section(dossier: Dossier, chosen: Sequence[ClaimRecord]) -> Section | None:
    """Write the key judgements, each with its confidence, its reason and its citation."""
    if not chosen:
        return None
    holders = {claim.holder for claim in chosen}
    one = holders.pop() if len(holders) == 1 else None
    items = [Item((_judged(claim),), tuple(_reason(dossier, claim, named=one is None))) for claim in chosen]
    lead = noted(f"All are held by {one}") if one and len(chosen) > 1 else None
    return Section("Key judgements", (*paragraph(lead), *bullets(items, numbered=True)))


def _judged(claim: ClaimRecord) -> Sentence:
    """Write a judgement with its confidence, or a forecast with its likelihood."""
    return graded(claim, f"**{claim.statement.removesuffix('.')}**")


def graded(claim: ClaimRecord, text: str) -> Sentence:
    """Write a claim with its confidence, or with its likelihood where it has one and does not say it itself."""
    if likelihood_of(claim) is None:
        return said(text, [claim.id], confidence=claim.confidence)
    tells = str(claim.likelihood) in claim.statement.lower()
    return said(text, [claim.id], likelihood=None if tells else likelihood_of(claim))


def likelihood_of(claim: ClaimRecord) -> str | None:
    """Give a forecast's likelihood and whose it is: "likely, as the source judges"; None where none is stated."""
    if claim.likelihood in (None, Likelihood.NOT_STATED):
        return None
    return f"{claim.likelihood}, as {'we judge' if claim.likelihood_by == LikelihoodBy.US else 'the source judges'}"


def _reason(dossier: Dossier, claim: ClaimRecord, *, named: bool) -> Iterable[Sentence]:
    if likelihood_of(claim):
        yield said(f"Confidence: {claim.confidence}", [claim.id])
    if named and claim.holder:
        yield said(f"Held by {claim.holder}", [claim.id])
    if claim.standing == Standing.INFERENCE:
        yield said("This is our inference: no source says it in so many words", [claim.id])
    if claim.because:
        yield said(f"Reason: {claim.because}", [claim.id])
    else:
        yield noted("No reason is on file")
    against = sorted(dossier.links.against.get(claim.id, ()))
    if against:
        count = f"{counted(len(against), 'claim')} on file {'contradicts' if len(against) == 1 else 'contradict'} it"
        yield said(opening(count), against)


def _claims(rows: Iterable[Row]) -> list[str]:
    return [claim for row in rows for claim in row["claims"]]


def _sure(rows: Iterable[Row]) -> str | None:
    return lowest(row["confidence"] for row in rows)


def _some(names: Sequence[str]) -> str:
    """Name the first few and count the rest: "Armenia, Bahrain, Cambodia, Egypt and three more"."""
    if len(names) <= _MOST_NAMED:
        return joined(names)
    return joined([*names[:_MOST_NAMED], f"{number(len(names) - _MOST_NAMED)} more"])
