"""The values of a query's parameters: given as text or Python values, found in the graph, sent as Cypher takes them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.errors import QuestionError
from graph.nearest import did_you_mean
from queries.finding import Named
from queries.naming import Naming
from queries.question import Kind, Parameter, Query

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEARLY_A_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)


@dataclass(slots=True)
class Bound:
    """A query's parameters as they are sent, and as sentences name them: {"organisation": "SCO"} is "the SCO"."""

    values: dict[str, Any] = field(default_factory=dict)
    names: dict[str, object] = field(default_factory=dict)


def bind(query: Query, given: Mapping[str, object], naming: Naming) -> Bound:
    """Find what the given values mean, and the defaults of those that aren't given.

    A value may be the id of a node, or its name or an alias in any case where only one node has it: `Moscow` is RUS.
    A list may be written "SCO,QUAD", and "null" is None.

    Raises QuestionError with everything that is wrong: unknown and missing parameters, values that name nothing.
    """
    known = [parameter.name for parameter in query.parameters]
    problems = [_unknown(query, name, known) for name in given if name not in known]
    bound = Bound()
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        try:
            found = _read(parameter, value, naming)
        except ValueError as error:
            hint = "" if parameter.name in given or parameter.required else f"; give one, {_as(parameter, naming)}"
            problems.append(f"{error}{hint}")
            continue
        if isinstance(found, list):
            bound.values[parameter.name] = [one for one, _ in found]
            bound.names[parameter.name] = [name for _, name in found]
        else:
            bound.values[parameter.name], bound.names[parameter.name] = found
    if problems:
        raise QuestionError("\n".join(problems))
    return bound


def _unknown(query: Query, name: str, known: list[str]) -> str:
    if not known:
        return f"“{query.name}” has no parameters, but “{name}” was given"
    hint = did_you_mean(name, known) or f"; it has {', '.join(known)}"
    return f"“{query.name}” has no parameter “{name}”{hint}"


Found = tuple[str | None, object]
"""A value as it is sent, and as a sentence names it."""


def _read(parameter: Parameter, value: object, naming: Naming) -> Found | list[Found]:
    if isinstance(value, str) and value.strip() in ("", "null"):
        value = None
    if value is None:
        if parameter.required:
            kind = parameter.type.text
            raise ValueError(f"parameter “{parameter.name}” ({kind}) is missing; give it {_as(parameter, naming)}")
        return None, None
    if not parameter.type.is_list:
        return _read_one(parameter, value, naming)
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, Iterable) or isinstance(items, Mapping):
        raise ValueError(_wrong(parameter, value))
    found, problems = {}, []
    for item in items:
        try:
            one = _read_one(parameter, item, naming)
            found[one[0]] = one
        except ValueError as error:
            problems.append(str(error))
    if problems:
        raise ValueError("\n".join(problems))
    if not found:
        raise ValueError(f"{_wrong(parameter, value)}, one or more")
    return list(found.values())


def _as(parameter: Parameter, naming: Naming) -> str:
    """Say how a parameter is given on the command line, with a value of this graph: `as -p state=CHN`."""
    ids = naming.some(parameter.type.labels, 2 if parameter.type.is_list else 1)
    return f"as -p {parameter.name}={','.join(ids) or '…'}"


def _read_one(parameter: Parameter, value: object, naming: Naming) -> Found:
    kinds = parameter.type.kinds
    if Kind.DATE in kinds:
        return _read_date(parameter, value)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_wrong(parameter, value))
    text = value.strip()
    if Kind.TEXT in kinds:
        return text, text
    labels = parameter.type.labels
    node = naming.node(text, labels)
    if node is not None:
        return node.id, Named(node.name, node.label)
    if Kind.EDGE in kinds:
        edge = naming.edge(text)
        if edge is not None:
            return edge, edge
    raise ValueError(f"{parameter.name}: {naming.unknown(text, labels)}")


def _read_date(parameter: Parameter, value: object) -> Found:
    text = value.isoformat()[:10] if isinstance(value, date) else str(value).strip()
    if _DAY.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{parameter.name}: “{text}” is not a day of the calendar") from None
        return text, text
    near = _NEARLY_A_DAY.fullmatch(text)
    hint = f"; did you mean {near[1]}-{near[2]:0>2}-{near[3]:0>2}?" if near else ""
    raise ValueError(f"{parameter.name}: “{text}” is no day; expected is year-month-day, as 2010-06-15, or null{hint}")


def _wrong(parameter: Parameter, value: object) -> str:
    return f"{parameter.name}: {value!r} is not what it takes; expected {parameter.type.text}"
