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


_STATE, _GROUP, _ORGANISATION, _BODY, _PERSON = Label.STATE, Label.GROUP, Label.ORGANISATION, Label.BODY, Label.PERSON
_INITIATIVE, _GOAL, _MOTIVE, _EVENT = Label.INITIATIVE, Label.GOAL, Label.MOTIVE, Label.EVENT

_WHEN = Key("when", KeyKind.DATE)
_SINCE = Key("since", KeyKind.DATE)
_UNTIL = Key("until", KeyKind.DATE)
_WITHIN = Key("within", KeyKind.ID, frozenset({_ORGANISATION}))
_ACTORS = (_STATE, _GROUP, _PERSON, _ORGANISATION)


def _relation(name: str, subjects: Iterable[Label], objects: Iterable[Label], *keys: Key) -> Relation:
    return Relation(name, frozenset(subjects), frozenset(objects), keys)


_TABLE = (
    _relation(
        "MEMBER_OF",
        (_STATE, _GROUP),
        (_ORGANISATION,),
        Key("status", KeyKind.CHOICE, choices=tuple(MembershipStatus)),
        Key("founder", KeyKind.FLAG),
        _SINCE,
        _UNTIL,
    ),
    _relation("PART_OF", (_BODY,), (_ORGANISATION,)),
    _relation("SUCCEEDED", (_ORGANISATION,), (_ORGANISATION,), _WHEN),
    _relation("IN_GROUP", (_STATE,), (_GROUP,)),
    _relation("SPEAKS_FOR", (_PERSON,), (_STATE, _ORGANISATION), _SINCE, _UNTIL),
    _relation("DECLARES", (_ORGANISATION,), (_GOAL,)),
    _relation("SERVES_AS", (_ORGANISATION, _BODY), (Label.FUNCTION,)),
    _relation("TOWARDS", (Label.FUNCTION,), (_GOAL,)),
    _relation(
        "USES",
        (_STATE, _GROUP),
        (_ORGANISATION,),
        Key("for", KeyKind.ID, frozenset({_MOTIVE}), required=True),
        Key("outcome", KeyKind.TEXT),
        Key("shown_by", KeyKind.IDS, frozenset({_INITIATIVE, _EVENT})),
    ),
    _relation("JOINED_FOR", (_STATE, _GROUP), (_MOTIVE,), _WITHIN),
    _relation(
        "SOUGHT", _ACTORS, (_INITIATIVE,), _WITHIN, Key("outcome", KeyKind.CHOICE, choices=tuple(Outcome)), _WHEN
    ),
    _relation("SUPPORTED", _ACTORS, (_INITIATIVE,), _WITHIN, _WHEN),
    _relation("BLOCKED", _ACTORS, (_INITIATIVE,), _WITHIN, _WHEN),
    _relation("ADOPTED", _ACTORS, (_INITIATIVE,), _WITHIN, _WHEN),
    _relation(
        "TURNED_TO",
        (_STATE, _GROUP),
        (_INITIATIVE, _ORGANISATION),
        Key("instead_of", KeyKind.ID, frozenset({_ORGANISATION, _INITIATIVE})),
    ),
    _relation("DISAGREED_WITH", (_STATE, _GROUP), (_STATE, _GROUP), Key("over", KeyKind.ID)),
    _relation("PROMOTES", (_STATE, _PERSON), (Label.TERM,)),
    _relation("INVOKES", (_ORGANISATION,), (Label.TERM,)),
    _relation("DESCRIBES", (Label.CHARACTERISATION,), (_ORGANISATION,)),
    _relation("REJECTED", (_STATE, _PERSON), (Label.CHARACTERISATION,), _WHEN),
    _relation(
        "HAS_MEASURE",
        (_ORGANISATION,),
        (Label.MEASURE,),
        Key("value", KeyKind.NUMBER),
        Key("unit", KeyKind.TEXT),
        Key("qualifier", KeyKind.TEXT),
    ),
    _relation("COMMITS_TO", (_ORGANISATION,), (Label.COMMITMENT,)),
    _relation("DOES_NOT_COMMIT_TO", (_ORGANISATION,), (Label.COMMITMENT,)),
    _relation("HELD", (_ORGANISATION, _BODY), (_EVENT,), _WHEN),
)

RELATIONS: dict[str, Relation] = {relation.name: relation for relation in _TABLE}

DIRECT_TYPES: frozenset[str] = frozenset(RELATIONS) - {"USES"} | {"MAKES", "OF", "FOR", "SHOWN_BY", "WITHIN"}
"""The types of direct edges: each relation's own, and what USES and `within` become."""

EVIDENCE_TYPES: frozenset[str] = frozenset(
    [
        "SUBJECT",
        "OBJECT",
        "ABOUT",
        "CITES",
        "STANDS_IN",
        "OF_SOURCE",
        "ATTRIBUTED_TO",
        "SUPPORTS",
        "CONTRADICTS",
        "BECAUSE_OF",
        "ASSERTS",
        "BASED_ON",
    ]
)
"""The types of edges that lead from claims to their places."""

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
