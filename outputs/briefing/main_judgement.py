"""The main judgement, composed of what claims say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.model.vocabulary import Layer, MembershipStatus, Standing, lowest
from graph.wording import counted, joined, number
from outputs.briefing.blocked import blocked_cases, sought_by
from outputs.briefing.blocks import Section, Sentence, noted, paragraph, said
from outputs.briefing.dossier import Dossier, Row, via_of
from outputs.briefing.uses import statuses
from outputs.briefing.wording import opening

_MAIN_QUERIES = ("who-uses-it-for-what", "blocked-initiatives", "substitutes", "declared-versus-actual")
"""The saved queries that the main judgement is made of."""

_MOST_NAMED = 4
"""A sentence of the main judgement names so many things of a kind and counts the rest."""


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
        return noted(f"All of this rests on one voice: {dossier.voice_name(voices.pop())}")
    return noted(f"This rests on {number(len(voices))} independent voices") if voices else None


def _claims(rows: Iterable[Row]) -> list[str]:
    return [claim for row in rows for claim in row["claims"]]


def _sure(rows: Iterable[Row]) -> str | None:
    return lowest(row["confidence"] for row in rows)


def _some(names: Sequence[str]) -> str:
    """Name the first few and count the rest: "Armenia, Bahrain, Cambodia, Egypt and three more"."""
    if len(names) <= _MOST_NAMED:
        return joined(names)
    return joined([*names[:_MOST_NAMED], f"{number(len(names) - _MOST_NAMED)} more"])
