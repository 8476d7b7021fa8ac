"""What a claim, a source and an entity are, and what may join what."""

from graph.model.labels import ENTITY_LABELS, Label
from graph.model.records import Claim, Dataset, Entity, Evidence, Locator, Passage, Source
from graph.model.relations import EXPANDS_GROUPS, EXPANDS_SPEAKERS, RELATIONS, Key, KeyKind, Relation

__all__ = [
    "ENTITY_LABELS",
    "EXPANDS_GROUPS",
    "EXPANDS_SPEAKERS",
    "RELATIONS",
    "Claim",
    "Dataset",
    "Entity",
    "Evidence",
    "Key",
    "KeyKind",
    "Label",
    "Locator",
    "Passage",
    "Relation",
    "Source",
]
