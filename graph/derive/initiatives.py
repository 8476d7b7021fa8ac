"""What became of an initiative, and when it was first sought, as its claims say."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Claim
from graph.model.dates import bounds
from graph.model.vocabulary import Outcome, Stance

_PRECEDENCE = (Outcome.ADOPTED, Outcome.BLOCKED, Outcome.NOT_ADOPTED)
_SETTLED_BY = {"ADOPTED": Outcome.ADOPTED, "BLOCKED": Outcome.BLOCKED}


@dataclass(slots=True)
class Fate:
    """An initiative's fate: the SCO development bank was blocked; `year` is the earliest in which it was sought."""

    done: set[str] = field(default_factory=set)
    sought: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

    @property
    def status(self) -> str:
        """Adopted if an ADOPTED claim stands, else blocked if a BLOCKED one does, else what SOUGHT says came of it."""
        for outcomes in (self.done, self.sought):
            for outcome in _PRECEDENCE:
                if outcome in outcomes:
                    return outcome
        return Outcome.NOT_STATED

    @property
    def year(self) -> int | None:
        """The earliest year in which somebody sought it, if any claim says when."""
        return min(self.years, default=None)


def fates(claims: Iterable[Claim]) -> dict[str, Fate]:
    """Read the fate of each initiative off the affirmed claims about it."""
    found: dict[str, Fate] = defaultdict(Fate)
    for claim in claims:
        if claim.object is None or claim.stance != Stance.AFFIRMED:
            continue
        if claim.relation in _SETTLED_BY:
            found[claim.object].done.add(_SETTLED_BY[claim.relation])
        elif claim.relation == "SOUGHT":
            fate = found[claim.object]
            fate.sought.add(str(claim.keys.get("outcome", Outcome.NOT_STATED)))
            earliest = bounds(claim.when).earliest if claim.when else None
            if earliest is not None:
                fate.years.add(int(earliest[:4]))
    return found
