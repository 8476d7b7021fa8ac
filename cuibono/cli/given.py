"""Values given as `-p key=value`."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.errors import QuestionError

if TYPE_CHECKING:
    from queries import Query


def split_given(given: Iterable[str]) -> dict[str, str]:
    """Split `organisation=SCO` at the first `=`.

    Raises QuestionError where there is none, where the name is missing, or where a name is given twice.
    """
    found: dict[str, str] = {}
    for one in given:
        name, equals, text = one.partition("=")
        name = name.strip()
        if not equals or not name:
            raise QuestionError(f"a parameter is written -p key=value; got “{one}”")
        if name in found:
            raise QuestionError(f"parameter {name} is given twice; a list is written -p {name}={found[name]},{text}")
        found[name] = text
    return found


def parameters_of(query: "Query", given: tuple[str, ...]) -> dict[str, Any]:
    """Read `-p key=value` as the query declares its parameters: a list at its commas, `null` as no value."""
    lists = {parameter.name for parameter in query.parameters if parameter.type.is_list}
    return {name: _value(text, name in lists) for name, text in split_given(given).items()}


def _value(text: str, is_list: bool) -> str | list[str] | None:
    if text == "null":
        return None
    return [part.strip() for part in text.split(",") if part.strip()] if is_list else text


def guessed(text: str) -> Any:
    """Read a value whose type nobody declared, as a parameter of one's own Cypher.

    JSON is read as JSON (`3`, `true`, `null`, `"3"`, `["a, b", "c"]`), what has commas is a list (`SCO,QUAD`), and
    everything else is text, dates (`2010-06-15`) among it.
    """
    try:
        return json.loads(text, parse_constant=_no_constant)
    except ValueError:
        pass
    return [guessed(part.strip()) for part in text.split(",") if part.strip()] if "," in text else text


def _no_constant(name: str) -> Any:
    raise ValueError(name)
