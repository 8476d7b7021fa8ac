"""What a received file is read into before anything is made of it: things, links between them, what is left over."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph.model.labels import ENTITY_LABELS, Label


class Place(NamedTuple):
    """Where something stands in what was received: row 12 of edges.csv."""

    file: str
    ref: str

    def __str__(self) -> str:
        """Write the place for a reader."""
        return f"{self.file}, {self.ref}"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the file names, by the key that it has there: node `n3`, "Russia", of the type "Country"."""

    key: str
    place: Place
    name: str | None = None
    label: str | None = None
    """What it is, in the file's own word."""
    aliases: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One assertion of the file: `Russia`, "blocked", `bank`, with what else it says there."""

    place: Place
    subject: str
    """The key of a thing."""
    object: str | None = None
    relation: str | None = None
    """In the file's own word."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What a claim or a relation has a key for, as it is written: `within`, `since`, `layer`, `confidence`."""
    others: Mapping[str, str] = field(default_factory=dict)
    """What no claim has a key for."""
    id: str | None = None
    """The file's own id of it."""
    directed: bool = True


class Left(NamedTuple):
    """Something that did not become part of a claim: where it stands, what it is, its value, and why."""

    place: Place
    what: str
    value: str
    reason: str
    claim: str | None = None
    """The claim from which it is left out; None where there is no claim at all."""


@dataclass(frozen=True, slots=True)
class File:
    """One file that was received: its name, and the SHA-256 of its text."""

    name: str
    sha256: str


@dataclass(slots=True)
class Received:
    """All that one reader found."""

    files: list[File] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the reader took for granted: that `;` separates the columns."""
    carried: Counter[str] = field(default_factory=Counter)
    """What follows from the claims anyway, and is made anew by a build: how many of what."""
    derived: set[str] = field(default_factory=set)
    """Keys of what a build makes (claims, uses, sources): nothing that an entity can be."""
    _by_name: dict[str, str | None] | None = None

    def leave(self, place: Place, what: str, value: str, reason: str) -> None:
        """Note something that no claim is made of."""
        self.left.append(Left(place, what, value, reason))

    def key_of(self, word: str) -> str:
        """Give the key of the thing that a word means: by its key, or by its name where only one has it."""
        if word in self.things:
            return word
        if self._by_name is None:
            self._by_name = {}
            for key, thing in self.things.items():
                if thing.name is not None:
                    self._by_name[thing.name] = None if thing.name in self._by_name else key
        return self._by_name.get(word) or word

    def add(self, thing: Thing) -> None:
        """Take a thing in, or what is new of one that was taken in before."""
        before = self.things.get(thing.key)
        if before is None:
            self.things[thing.key] = thing
            return
        for what in ("name", "label", "kind"):
            here, there = getattr(thing, what), getattr(before, what)
            if here is not None and there is None:
                before = replace(before, **{what: here})
            elif here is not None and here != there:
                self.leave(thing.place, what, here, f"{before.place.ref} has “{there}” for “{thing.key}”")
        aliases = tuple(dict.fromkeys((*before.aliases, *thing.aliases)))
        self.things[thing.key] = replace(before, aliases=aliases)

    def mention(self, key: str, place: Place) -> None:
        """Take a thing in that the file only mentions."""
        if key not in self.things:
            self.things[key] = Thing(key, place)


_LABELS = {str(label).casefold(): label for label in ENTITY_LABELS} | {
    "country": Label.STATE,
    "organization": Label.ORGANISATION,
}


def label_of(word: str | None) -> Label | None:
    """Give the label that a word means for certain: `State`, `country`, `Organization`; None for any other."""
    return _LABELS.get(word.strip().casefold()) if word else None
