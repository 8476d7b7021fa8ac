"""Several folders as one: what must differ, what must be equal, and what must agree."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace

from graph.model.records import Entity, Source
from loaders.placed import Placed, T
from loaders.rows import Report, quoted


def distinct(parts: Sequence[Placed[T]], key: str, report: Report) -> Placed[T]:
    """Unite records no id of which may stand in two folders: claims, passages, datasets."""

    def taken(name: str, one: Placed[T], other: Placed[T]) -> None:
        report.at(other.places[name], key, f"the {key} {quoted(name)} is taken; it stands in {one.places[name]} too")

    return _united(parts, taken)


def equal_sources(parts: Sequence[Placed[Source]], report: Report) -> Placed[Source]:
    """Unite sources, which are equal in every key where two folders have them."""

    def differ(name: str, one: Placed[Source], other: Placed[Source]) -> None:
        if name not in one.records or name not in other.records:
            return
        for each in fields(Source):
            here, there = getattr(other.records[name], each.name), getattr(one.records[name], each.name)
            if here != there:
                message = f"{each.name} is {_shown(here)}, and {_shown(there)} in {one.places[name].of(each.name)}"
                report.at(other.places[name], each.name, f"{message}; a source is the same in every folder")

    return _united(parts, differ)


def agreeing_entities(parts: Sequence[Placed[Entity]], report: Report) -> Placed[Entity]:
    """Unite entities, which agree in label, name and kind where two folders have them; their aliases are united."""

    def agree(name: str, one: Placed[Entity], other: Placed[Entity]) -> None:
        if name not in one.records or name not in other.records:
            return
        first, second = one.records[name], other.records[name]
        for key in ("label", "name", "kind"):
            here, there = getattr(second, key), getattr(first, key)
            if here != there and not (key == "kind" and None in (here, there)):
                message = f"{key} is {_shown(here)}, and {_shown(there)} in {one.places[name].of(key)}"
                report.at(other.places[name], key, f"{message}; an entity has one {key} in every folder")
        aliases = first.aliases
        if aliases != second.aliases:
            aliases = tuple(sorted({*aliases, *second.aliases}))
        one.records[name] = replace(first, aliases=aliases, kind=first.kind or second.kind)

    return _united(parts, agree)


def _united(parts: Sequence[Placed[T]], both: Callable[[str, Placed[T], Placed[T]], None]) -> Placed[T]:
    """Unite records by id; `both` looks at each id that stands in two folders."""
    united: Placed[T] = Placed()
    for part in parts:
        for name in united.places.keys() & part.places.keys():
            both(name, united, part)
        united.records = {**part.records, **united.records}
        united.places = {**part.places, **united.places}
        united.complete = united.complete and part.complete
    return united


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return quoted(", ".join(value)) if value else "empty"
    return "empty" if value is None else quoted(str(value))
