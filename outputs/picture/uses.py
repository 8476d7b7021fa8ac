"""Who uses it for what: the uses of an answer, and the order in which their states and motives stand."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.model.uses import UseKey
from graph.model.vocabulary import MembershipStatus, Outcome
from outputs.picture.inputs import Row
from outputs.picture.rows import facts, strings, text
from outputs.picture.setting import Setting

ROLES: tuple[str, ...] = ("founder", *MembershipStatus, "")


@dataclass(frozen=True, slots=True)
class Use:
    """One row: a state, what it wants, and how we know; state and motive by their ids."""

    key: str
    state: str
    motive: str
    layer: str
    outcome: str
    via: str | None
    confidence: str | None
    against: bool
    ours: bool
    facts: dict[str, str]

    @property
    def manner(self) -> tuple[str, str, str, bool, bool]:
        """What uses by way of one group must share to be drawn as one."""
        return self.motive, self.layer, self.confidence or "", self.against, self.ours


@dataclass(frozen=True, slots=True)
class Uses:
    """All uses of an answer, with the ids of their states and motives in order."""

    uses: Sequence[Use]
    states: Sequence[str]
    motives: Sequence[str]
    setting: Setting
    kind: str = "State"  # the label of what stands in the column of states
    root: str = ""  # the state that they all belong to, where they are organisations

    def of(self, motive: str) -> list[Use]:
        """The uses for a motive, in the order of the states."""
        place = {state: number for number, state in enumerate(self.states)}
        return sorted((use for use in self.uses if use.motive == motive), key=lambda use: place[use.state])

    def outcomes(self, motive: str) -> list[str]:
        """What came of the uses for a motive, each outcome once; after those that met it, where others did not."""
        met: dict[str, list[str]] = defaultdict(list)
        for use in self.of(motive):
            if use.outcome and use.outcome != Outcome.NOT_STATED:
                met[use.outcome].append(use.state)
        everyone = {use.state for use in self.of(motive)}
        return [
            outcome if everyone == set(states) else f"{self._names(states)}: {outcome}"
            for outcome, states in met.items()
        ]

    def _names(self, states: Sequence[str]) -> str:
        return ", ".join(self.setting.name_of(state) for state in dict.fromkeys(states))


def role(state: str, setting: Setting) -> int:
    """The place of the role of the state with this id in the order of roles; last where it has none."""
    found = setting.role_of(state)
    return ROLES.index(found) if found in ROLES else len(ROLES) - 1


def read(row: Row, column: str, key: Callable[[str, str], UseKey], setting: Setting) -> Use:
    """A row as a use by the state, or of the organisation, in a column; `key` says whose, from both ids of the row."""
    state, motive, via = setting.id_in(row, column), setting.id_in(row, "motive"), strings(row.get("via"))
    return Use(
        key=key(state, motive).id,
        state=state,
        motive=motive,
        layer=text(row, "layer"),
        outcome=text(row, "outcome"),
        via=via[0] if via else None,
        confidence=text(row, "confidence") or None,
        against=bool(strings(row.get("against"))),
        ours=setting.are_ours(strings(row.get("claims"))),
        facts=facts(row),
    )


def ordered(uses: Sequence[Use], setting: Setting) -> tuple[list[str], list[str]]:
    """Ids of states by role, of motives by how many share them; among equals so that few lines cross, then by name."""
    wanted: dict[str, set[str]] = defaultdict(set)
    wanting: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        wanted[use.state].add(use.motive)
        wanting[use.motive].add(use.state)
    name = {key: (setting.name_of(key), key) for key in (*wanted, *wanting)}
    by_role = {state: n for n, state in enumerate(sorted(wanted, key=lambda s: (role(s, setting), name[s])))}
    shared = sorted(wanting, key=lambda m: (-len(wanting[m]), min(by_role[s] for s in wanting[m]), name[m]))
    rank = {motive: number for number, motive in enumerate(shared)}
    states = sorted(wanted, key=lambda s: (role(s, setting), min(rank[motive] for motive in wanted[s]), name[s]))
    place = {state: number for number, state in enumerate(states)}
    mean = {motive: sum(place[s] for s in who) / len(who) for motive, who in wanting.items()}
    return states, sorted(wanting, key=lambda m: (-len(wanting[m]), mean[m], name[m]))
