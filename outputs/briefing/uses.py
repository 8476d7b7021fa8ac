"""What each state uses the organisation for: states with the same uses together, each use once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.model.vocabulary import Layer, MembershipStatus, Outcome
from graph.wording import joined
from outputs.briefing.blocks import Block, Item, Section, Sentence, bullets, noted, paragraph, said
from outputs.briefing.dossier import Dossier, Row, via_of

_LAYERS = {
    Layer.HIDDEN: "hidden (the state's own purpose, which the organisation does not declare)",
    Layer.ACTUAL: "actual (seen in what is done)",
    Layer.DECLARED: "declared (said openly)",
    Layer.FUTURE: "future (expected)",
    Layer.BACKGROUND: "background",
}


class Use(NamedTuple):
    """What makes two states' uses the same for a reader; texts alone, so that uses can be put in order.

    `outcome` and `via` are empty where there is none.
    """

    motive: str
    layer: str
    outcome: str
    via: str
    confidence: str
    denied: bool


class Common(NamedTuple):
    """What holds of most uses, and so is said once above them."""

    layer: str
    confidence: str


Statuses = Mapping[str, Mapping[str, list[str]]]


def uses_section(dossier: Dossier) -> Section:
    """Write who uses the organisation for what."""
    title = f"What states use {dossier.name} for"
    found = dossier.rows["who-uses-it-for-what"]
    of_groups = _group_uses(dossier)
    if not found and not of_groups:
        return Section(title, paragraph(noted(f"No claim says what any state uses {dossier.name} for.")))
    common = _common([*found, *of_groups])
    items = [*_states(dossier, common), *_groups(of_groups, common)]
    return Section(title, (*paragraph(_preface(common)), *bullets(items), *_joining(dossier)))


def statuses(dossier: Dossier) -> dict[str, dict[str, list[str]]]:
    """Give each state's status with its claims: India is a `member`; two where claims disagree."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in dossier.rows["members"]:
        if row["state"] and row["status"]:
            found[row["state"]].setdefault(row["status"], []).extend(row["claims"])
    return found


def _common(rows: Iterable[Row]) -> Common:
    layers = Counter(row["layer"] for row in rows)
    confidences = Counter(row["confidence"] for row in rows)
    return Common(*(max(counts, key=lambda key: (counts[key], key)) for counts in (layers, confidences)))


def _preface(common: Common) -> Sentence:
    return noted(
        f"Unless marked otherwise, a use is {_LAYERS[Layer(common.layer)]} and held with {common.confidence} confidence"
    )


def _states(dossier: Dossier, common: Common) -> list[Item]:
    by_state: dict[str, dict[Use, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in dossier.rows["who-uses-it-for-what"]:
        via = next(iter(via_of(row)), "")
        use = Use(row["motive"], row["layer"], _told(row["outcome"]), via, row["confidence"], bool(row["against"]))
        by_state[row["state"]][use].append(row)
    alike: dict[frozenset[Use], list[str]] = defaultdict(list)
    for state in sorted(by_state):
        alike[frozenset(by_state[state])].append(state)
    known = statuses(dossier)
    users: dict[str, list[str]] = defaultdict(list)
    for state in sorted(by_state):
        for motive in {use.motive for use in by_state[state]}:
            users[motive].append(state)
    items = []
    for uses, states in sorted(alike.items(), key=lambda pair: _place(pair[1], pair[0], known)):
        lead = f"**{joined(_with_status(state, known) for state in states)}**"
        through = {use.via for use in uses}
        shared_via = through.pop() if len(through) == 1 else ""
        if shared_via:
            lead += f" (claimed only of {dossier.name_of(shared_via)} as a group)"
        lines = []
        for use in sorted(uses):
            rows = [row for state in states for row in by_state[state][use]]
            others = [state for state in users[use.motive] if state not in states]
            lines.append(_line(dossier, use, rows, common, "" if shared_via else use.via, others))
        items.append(_item(lead, lines, _status_claims(states, known)))
    return items


def _place(states: Sequence[str], uses: Iterable[Use], known: Statuses) -> tuple[bool, int, str]:
    """Members first, those with most uses first, then by name."""
    outside = not any(MembershipStatus.MEMBER in known.get(state, ()) for state in states)
    return outside, -len(list(uses)), states[0]


def _with_status(state: str, known: Statuses) -> str:
    status = known.get(state, {})
    if not known or MembershipStatus.MEMBER in status:
        return state
    return f"{state} ({joined(sorted(status), 'or') or 'no membership on file'})"


def _told(outcome: str | None) -> str:
    return "" if outcome in (None, Outcome.NOT_STATED) else str(outcome)


def _line(dossier: Dossier, use: Use, rows: Sequence[Row], common: Common, via: str, others: Sequence[str]) -> Sentence:
    notes = []
    if use.outcome:
        notes.append(f"outcome: {use.outcome}")
    if via:
        notes.append(f"claimed of {dossier.name_of(via)} as a group")
    if others:
        notes.append(f"shared with {joined(others)}")
    if use.layer != common.layer:
        notes.append(f"{use.layer} use")
    against = {claim for row in rows for claim in row["against"]}
    if against:
        notes.append("denied by a claim that is cited here too")
    text = f"{use.motive} ({'; '.join(notes)})" if notes else use.motive
    cites = {claim for row in rows for claim in row["claims"]} | against
    return said(text, cites, confidence=use.confidence if use.confidence != common.confidence else None)


def _status_claims(states: Iterable[str], known: Statuses) -> list[str]:
    """Give the claims behind every status that is printed: all but plain membership."""
    shown = (status for state in states for status in [known.get(state, {})] if MembershipStatus.MEMBER not in status)
    return [claim for status in shown for claims in status.values() for claim in claims]


def _item(lead: str, lines: Sequence[Sentence], lead_cites: Sequence[str] = ()) -> Item:
    if len(lines) == 1:
        only = lines[0]
        return Item((said(f"{lead}: {only.text}", [*only.cites, *lead_cites], confidence=only.confidence),))
    return Item((said(f"{lead}:", lead_cites) if lead_cites else noted(f"{lead}:"),), tuple(lines))


def _group_uses(dossier: Dossier) -> list[Row]:
    """Give the uses that are claimed of a group and reach no state."""
    reached = {(via, row["motive"]) for row in dossier.rows["who-uses-it-for-what"] for via in via_of(row)}
    return [row for row in dossier.rows["group-uses"] if (row["id"], row["motive"]) not in reached]


def _groups(rows: Sequence[Row], common: Common) -> list[Item]:
    by_group: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_group[row["user"]].append(row)
    items = []
    for group, found in sorted(by_group.items()):
        lines = []
        for row in found:
            outcome = _told(row["outcome"])
            use = Use(row["motive"], row["layer"], outcome, "", row["confidence"], bool(row["against"]))
            lines.append(_group_line(use, row, common))
        items.append(_item(f"**{group}**, as a group of which no member is named", lines))
    return items


def _group_line(use: Use, row: Row, common: Common) -> Sentence:
    text = f"{use.motive} (outcome: {use.outcome})" if use.outcome else use.motive
    confidence = use.confidence if use.confidence != common.confidence else None
    return said(text, [*row["claims"], *row["against"]], confidence=confidence)


def _joining(dossier: Dossier) -> tuple[Block, ...]:
    """Write why states join, in the words of the claims."""
    cited = {claim for row in dossier.rows["why-join"] for claim in row["claims"]}
    claims = sorted(dossier.of(cited), key=lambda claim: claim.order)
    reasons = [claim for claim in claims if claim.relation == "JOINED_FOR"]
    listed = bullets(Item((said(claim.statement, [claim.id]),)) for claim in reasons)
    return (*paragraph(noted("Why states join:")), *listed) if listed else ()
