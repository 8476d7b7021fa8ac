"""What may join what: the relation table, as data that the loader checks and the docs print."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.model.labels import Label
from graph.model.vocabulary import MembershipStatus, Outcome


class KeyKind(StrEnum):
    """How the value of an own key is read: `since` is a date, `founder` a flag, `within` an id."""

    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    NUMBER = "number"
    ID = "id"
    IDS = "ids"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Key:
    """One own key of a relation: `within` of BLOCKED is the id of an Organisation."""

    name: str
    kind: KeyKind
    labels: frozenset[Label] = frozenset()
    """For ids: what the value may name; empty means any node."""
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of the table: `BLOCKED` joins a State, Group, Person or Organisation to an Initiative."""

    name: str
    subjects: frozenset[Label]
    objects: frozenset[Label]
    keys: tuple[Key, ...] = ()

    def key_names(self) -> frozenset[str]:
        """Give the names of the relation's own keys, as `within` and `when` for BLOCKED."""
        return frozenset(key.name for key in self.keys)


S, G, O, B, P = Label.STATE, Label.GROUP, Label.ORGANISATION, Label.BODY, Label.PERSON  # noqa: E741
INITIATIVE, GOAL, MOTIVE, EVENT = Label.INITIATIVE, Label.GOAL, Label.MOTIVE, Label.EVENT

_WHEN = Key("when", KeyKind.DATE)
_SINCE = Key("since", KeyKind.DATE)
_UNTIL = Key("until", KeyKind.DATE)
_WITHIN = Key("within", KeyKind.ID, frozenset({O}))
_ACTORS = (S, G, P, O)


def _relation(name: str, subjects: Iterable[Label], objects: Iterable[Label], *keys: Key) -> Relation:
    return Relation(name, frozenset(subjects), frozenset(objects), keys)


_TABLE = (
    _relation(
        "MEMBER_OF",
        (S, G),
        (O,),
        Key("status", KeyKind.CHOICE, choices=tuple(MembershipStatus)),
        Key("founder", KeyKind.FLAG),
        _SINCE,
        _UNTIL,
    ),
    _relation("PART_OF", (B,), (O,)),
    _relation("SUCCEEDED", (O,), (O,), _WHEN),
    _relation("IN_GROUP", (S,), (G,)),
    _relation("SPEAKS_FOR", (P,), (S, O), _SINCE, _UNTIL),
    _relation("DECLARES", (O,), (GOAL,)),
    _relation("SERVES_AS", (O, B), (Label.FUNCTION,)),
    _relation("TOWARDS", (Label.FUNCTION,), (GOAL,)),
    _relation(
        "USES",
        (S, G),
        (O,),
        Key("for", KeyKind.ID, frozenset({MOTIVE}), required=True),
        Key("outcome", KeyKind.TEXT),
        Key("shown_by", KeyKind.IDS, frozenset({INITIATIVE, EVENT})),
    ),
    _relation("JOINED_FOR", (S, G), (MOTIVE,), _WITHIN),
    _relation("SOUGHT", _ACTORS, (INITIATIVE,), _WITHIN, Key("outcome", KeyKind.CHOICE, choices=tuple(Outcome)), _WHEN),
    _relation("SUPPORTED", _ACTORS, (INITIATIVE,), _WITHIN, _WHEN),
    _relation("BLOCKED", _ACTORS, (INITIATIVE,), _WITHIN, _WHEN),
    _relation("ADOPTED", _ACTORS, (INITIATIVE,), _WITHIN, _WHEN),
    _relation("TURNED_TO", (S, G), (INITIATIVE, O), Key("instead_of", KeyKind.ID, frozenset({O, INITIATIVE}))),
    _relation("DISAGREED_WITH", (S, G), (S, G), Key("over", KeyKind.ID)),
    _relation("PROMOTES", (S, P), (Label.TERM,)),
    _relation("INVOKES", (O,), (Label.TERM,)),
    _relation("DESCRIBES", (Label.CHARACTERISATION,), (O,)),
    _relation("REJECTED", (S, P), (Label.CHARACTERISATION,), _WHEN),
    _relation(
        "HAS_MEASURE",
        (O,),
        (Label.MEASURE,),
        Key("value", KeyKind.NUMBER),
        Key("unit", KeyKind.TEXT),
        Key("qualifier", KeyKind.TEXT),
    ),
    _relation("COMMITS_TO", (O,), (Label.COMMITMENT,)),
    _relation("DOES_NOT_COMMIT_TO", (O,), (Label.COMMITMENT,)),
    _relation("HELD", (O, B), (EVENT,), _WHEN),
)

RELATIONS: dict[str, Relation] = {relation.name: relation for relation in _TABLE}

EXPANDS_GROUPS: dict[str, str] = {
    "USES": "object",
    "SOUGHT": "within",
    "SUPPORTED": "within",
    "BLOCKED": "within",
    "ADOPTED": "within",
    "TURNED_TO": "instead_of",
}
"""Relations whose claims about a Group hold for its members, and the key that names the members' organisation."""

EXPANDS_SPEAKERS = frozenset({"SOUGHT", "SUPPORTED", "BLOCKED", "ADOPTED", "REJECTED"})
"""Relations in which a person who speaks for a state acts for it."""

OWN_KEYS: frozenset[str] = frozenset(key.name for relation in _TABLE for key in relation.keys)
"""The names of all own keys, `when` among them."""

DATE_KEYS: frozenset[str] = frozenset(
    key.name for relation in _TABLE for key in relation.keys if key.kind is KeyKind.DATE
)
"""Own keys whose values are dates, and stand in the graph beside their bounds."""
