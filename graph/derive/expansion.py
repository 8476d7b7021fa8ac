"""For whom a claim holds: its subject, and the states that a group or a speaker stands for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import EXPANDS_GROUPS, EXPANDS_SPEAKERS, Claim, Evidence, Label
from graph.model.dates import bounds
from graph.model.vocabulary import MembershipStatus, Stance

Pair = tuple[str, str]


class Actor(NamedTuple):
    """One for whom a claim holds: KAZ via central-asia, given that it is Central Asian and was an SCO member."""

    id: str
    via: str | None = None
    premises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is in which group, who belongs to which organisation, who speaks for which state: as affirmed claims say."""

    labels: dict[str, str]
    in_group: dict[str, dict[str, list[str]]]
    """Group → state → the claims that put it there."""
    member_of: dict[Pair, list[str]]
    """(state, organisation) → the claims that it is or was a `member`."""
    speaks_for: dict[str, dict[str, list[Claim]]]
    """Person → state → the claims that the one speaks for the other."""

    def actors(self, claim: Claim) -> Iterator[Actor]:
        """Give all for whom a claim holds, the subject first."""
        yield Actor(claim.subject)
        label = self.labels[claim.subject]
        if label == Label.GROUP and claim.relation in EXPANDS_GROUPS:
            yield from self._members(claim, EXPANDS_GROUPS[claim.relation])
        elif label == Label.PERSON and claim.relation in EXPANDS_SPEAKERS:
            yield from self._spoken_for(claim)

    def _members(self, claim: Claim, key: str) -> Iterator[Actor]:
        organisation = claim.object if key == "object" else claim.keys.get(key)
        for state, in_group in self.in_group.get(claim.subject, {}).items():
            member_of = self.member_of.get((state, str(organisation)))
            if member_of:
                yield Actor(state, claim.subject, tuple(sorted({*in_group, *member_of})))

    def _spoken_for(self, claim: Claim) -> Iterator[Actor]:
        for state, speaking in self.speaks_for.get(claim.subject, {}).items():
            premises = sorted(premise.id for premise in speaking if _may_overlap(claim.when, premise))
            if premises:
                yield Actor(state, claim.subject, tuple(premises))


def read_ties(evidence: Evidence) -> Ties:
    """Read groups, memberships and speakers off the affirmed claims."""
    ties = Ties(
        labels={entity.id: entity.label for entity in evidence.entities},
        in_group=defaultdict(lambda: defaultdict(list)),
        member_of=defaultdict(list),
        speaks_for=defaultdict(lambda: defaultdict(list)),
    )
    for claim in evidence.claims:
        if claim.stance != Stance.AFFIRMED or claim.object is None:
            continue
        if claim.relation == "IN_GROUP":
            ties.in_group[claim.object][claim.subject].append(claim.id)
        elif claim.relation == "MEMBER_OF" and claim.keys.get("status") == MembershipStatus.MEMBER:
            ties.member_of[claim.subject, claim.object].append(claim.id)
        elif claim.relation == "SPEAKS_FOR" and ties.labels[claim.object] == Label.STATE:
            ties.speaks_for[claim.subject][claim.object].append(claim)
    return ties


def _may_overlap(when: str | None, speaking: Claim) -> bool:
    """Tell whether something done then may fall in the period of a SPEAKS_FOR claim; absent bounds are open."""
    done = bounds(when) if when else None
    since, until = speaking.keys.get("since"), speaking.keys.get("until")
    if done is None:
        return True
    begins = bounds(str(since)).earliest if since else None
    ends = bounds(str(until)).latest if until else None
    after_begin = begins is None or done.latest is None or done.latest >= begins
    # `until` is the first day on which it no longer holds, so the day itself is outside.
    before_end = ends is None or done.earliest is None or done.earliest < ends
    return after_begin and before_end
