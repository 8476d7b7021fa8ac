"""The labels of nodes."""

from enum import StrEnum


class Label(StrEnum):
    """What a node is: each node has exactly one label, as Russia is a `State`."""

    STATE = "State"
    GROUP = "Group"
    ORGANISATION = "Organisation"
    BODY = "Body"
    PERSON = "Person"
    VOICE = "Voice"
    INITIATIVE = "Initiative"
    GOAL = "Goal"
    COMMITMENT = "Commitment"
    FUNCTION = "Function"
    MOTIVE = "Motive"
    USE = "Use"
    EVENT = "Event"
    TERM = "Term"
    CHARACTERISATION = "Characterisation"
    MEASURE = "Measure"
    CLAIM = "Claim"
    SOURCE = "Source"
    PASSAGE = "Passage"


DERIVED_LABELS = frozenset({Label.USE, Label.CLAIM, Label.SOURCE, Label.PASSAGE})
"""Labels that `entities.yaml` cannot name: these nodes come from claims, sources and passages."""

ENTITY_LABELS = frozenset(Label) - DERIVED_LABELS
