"""Values given as `-p key=value`."""

import json
from collections.abc import Iterable
from typing import Any

from graph.errors import QuestionError


def as_text(argument: str) -> str:
    """Give an argument as the text that was typed, where the locale took it for bytes.

    Raises QuestionError where it is not UTF-8.
    """
    try:
        return argument.encode(errors="surrogateescape").decode()
    except UnicodeError as error:
        raise QuestionError(f"an argument is not UTF-8: {argument!r}") from error


def split_given(given: Iterable[str]) -> dict[str, str]:
    """Split `organisation=SCO` at the first `=`.

    Raises QuestionError where there is none, where the name is missing, or where a name is given twice.
    """
    found: dict[str, str] = {}
    for one in given:
        name, equals, text = as_text(one).partition("=")
        name = name.strip()
        if not equals or not name:
            raise QuestionError(f"a parameter is written -p key=value; got “{as_text(one)}”")
        if name in found:
            raise QuestionError(f"parameter {name} is given twice; a list is written -p {name}={found[name]},{text}")
        found[name] = text
    return found


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
