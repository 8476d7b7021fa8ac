"""Who is who: each thing that a file names becomes an entity with an id and a label, known ones by the id they have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.model.labels import ENTITY_LABELS, Label
from graph.model.records import Entity
from graph.model.states import is_state_code
from loaders.incoming import ids, states
from loaders.incoming.parts import Received, Thing, label_of
from loaders.incoming.usable import usable, wrong_with
from loaders.rows import article, quoted

Expected = Mapping[str, Sequence[frozenset[Label]]]
"""What each thing must be for the relations in which the file has it."""

NOT_KNOWN = "not known"
"""The `kind` of an entity of which nobody says what it is."""


class Known:
    """The entities of the datasets beside which the import will stand: RUS by its id, by "Russia" and by "Moscow".

    An id means its entity whatever a relation expects; a name only where that is what is expected.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Index them by id, by name and by alias; a name that two of them have means none."""
        self.by_id = {entity.id: entity for entity in entities}
        named: dict[str, set[str]] = defaultdict(set)
        for entity in self.by_id.values():
            for name in (entity.name, *entity.aliases):
                named[name.casefold()].add(entity.id)
        self._by_name = {name: next(iter(found)) for name, found in named.items() if len(found) == 1}

    def named(self, thing: Thing) -> Entity | None:
        """Find what a thing is by its name."""
        return self.by_id.get(self._by_name.get((thing.name or thing.key).casefold(), ""))


@dataclass(slots=True)
class Names:
    """The entities that were made, by their ids, and the id of each thing of the file by its key."""

    entities: dict[str, Entity] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def of(self, key: str) -> Entity:
        """Give the entity that a thing became."""
        return self.entities[self.ids[key]]


def name_all(received: Received, expected: Expected, known: Known, taken: Iterable[str]) -> Names:
    """Make an entity of each thing; `taken` are ids that something else has.

    Those that bring an id of their own are first: it would be a pity if another's name took it.
    """
    names = Names()
    reserved = {*taken}
    things = [thing for key, thing in received.things.items() if key not in received.derived]
    for thing in sorted(things, key=lambda thing: not ids.is_own_id(thing.key)):
        entity = _entity(thing, expected.get(thing.key, ()), known, reserved)
        if entity is None:
            word = f"{quoted(thing.label)} is no label" if thing.label else "what it is can't be told"
            reason = f"{word}; it stands as a Term until somebody says what it is"
            received.leave(thing.place, "label", thing.name or thing.key, reason)
            entity = _unknown(thing, {*reserved, *known.by_id})
        elif entity.label == Label.STATE and entity.id not in known.by_id and states.by_code(entity.id) is None:
            received.notes.append(
                f"{entity.name} has no ISO 3166-1 code and stands as {entity.id}, left to users by ISO"
            )
        before = names.entities.get(entity.id)
        if before is not None:
            aliases = tuple(dict.fromkeys((*before.aliases, *entity.aliases)))
            entity = replace(before, aliases=aliases, kind=before.kind or entity.kind)
        _leave_rest(thing, entity, received)
        names.entities[entity.id] = entity
        names.ids[thing.key] = entity.id
        reserved.add(entity.id)
    _note_replaced(received, names)
    return names


def _note_replaced(received: Received, names: Names) -> None:
    """Say that ids of the file such as `n0` are nowhere to be found in the evidence."""
    gone = [
        key
        for key, identity in names.ids.items()
        if received.things[key].name is not None and key not in (identity, names.entities[identity].name)
    ]
    if gone:
        first = quoted(gone[0])
        ids_of_the_file = f"the id {first}" if len(gone) == 1 else f"{len(gone):,} ids such as {first}"
        received.notes.append(f"{ids_of_the_file} gave way to ids that mean something elsewhere too")


def _entity(thing: Thing, expected: Sequence[frozenset[Label]], known: Known, taken: set[str]) -> Entity | None:
    """Make an entity of a thing; None where nothing says what it is."""
    said = label_of(thing.label)
    by_id = known.by_id.get(thing.key)
    if by_id is not None and said in (None, by_id.label):
        return _known_as(by_id, thing)
    label = said or _only(expected)
    if label in (None, Label.STATE):
        state = _state(thing, said, expected)
        if state is not None:
            return _known_as(known.by_id.get(state.code) or Entity(state.code, str(Label.STATE), state.name), thing)
    found = known.named(thing)
    if found is not None and label in (None, found.label):
        return _known_as(found, thing)
    identity = _id(thing, label, {*taken, *known.by_id}) if label else None
    if label is None or identity is None:
        return None
    name = usable(thing.name) or usable(thing.key) or identity
    other_word = thing.label if said is None else None
    return Entity(identity, str(label), name, _aliases(thing, name), usable(thing.kind) or usable(other_word))


def _leave_rest(thing: Thing, entity: Entity, received: Received) -> None:
    """Name what a thing says of itself that its entity doesn't have."""
    word = thing.label if label_of(thing.label) is None else None
    for what, value in (("label", word), ("kind", thing.kind)):
        if value and value.strip() != entity.kind:
            reason = f"{quoted(entity.name)} is {article(entity.label)}, of the kind {quoted(entity.kind or 'none')}"
            received.leave(thing.place, what, value, reason)
    for name in (thing.name or thing.key, *thing.aliases):
        wrong = wrong_with(name)
        if wrong is not None:
            received.leave(thing.place, "name", name, wrong)


def _unknown(thing: Thing, taken: set[str]) -> Entity:
    identity = _new_id(thing, taken)
    name = usable(thing.name) or usable(thing.key) or identity
    return Entity(identity, str(Label.TERM), name, _aliases(thing, name), usable(thing.label) or NOT_KNOWN)


def _only(expected: Sequence[frozenset[Label]]) -> Label | None:
    """Give the one label that fits all that is expected, or at least all that leaves no choice."""
    both = ENTITY_LABELS.intersection(*expected) if expected else frozenset()
    certain = {next(iter(labels)) for labels in expected if len(labels) == 1}
    if len(both) == 1:
        return next(iter(both))
    return next(iter(certain)) if len(certain) == 1 else None


def _state(thing: Thing, said: Label | None, expected: Sequence[frozenset[Label]]) -> states.State | None:
    """Find which state a thing is, if it is one for certain."""
    if said is None and expected and not any(Label.STATE in labels for labels in expected):
        return None
    sure = said is Label.STATE
    by_name = states.by_name(thing.name or thing.key, expected=sure or bool(expected))
    by_code = states.by_code(thing.key)
    if by_code is not None and (sure or thing.name in (None, thing.key) or by_name == by_code):
        return by_code
    return by_name or (states.by_alpha2(thing.key) if sure else None)


def _known_as(entity: Entity, thing: Thing) -> Entity:
    """Keep the known name; what the file calls it instead is an alias."""
    called = (thing.name or (thing.key if thing.key != entity.id else None), *thing.aliases)
    aliases = dict.fromkeys((*entity.aliases, *filter(None, map(usable, called))))
    aliases.pop(entity.name, None)
    return replace(entity, aliases=tuple(aliases), kind=entity.kind or usable(thing.kind))


def _aliases(thing: Thing, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(alias for alias in map(usable, thing.aliases) if alias and alias != name))


def _id(thing: Thing, label: Label, taken: set[str]) -> str | None:
    """Give an entity's id; None for a state that is one too many for the codes that ISO leaves to users."""
    if label is not Label.STATE:
        return _new_id(thing, taken)
    if is_state_code(thing.key) and thing.key not in taken:
        return thing.key
    return ids.state_code(thing.name or thing.key, taken)


def _new_id(thing: Thing, taken: set[str]) -> str:
    return ids.free(thing.key if ids.is_own_id(thing.key) else ids.from_name(thing.name or thing.key), taken)
