"""Values given as `-p key=value`."""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph.errors import QuestionError
from graph.wording import joined

if TYPE_CHECKING:
    from queries.question import Query


def as_text(argument: str) -> str:
    """Give an argument as the text that was typed, where the locale took it for bytes.

    Raises QuestionError where it is not UTF-8.
    """
    try:
        return argument.encode(errors="surrogateescape").decode()
    except UnicodeError as error:
        raise QuestionError(f"an argument is not UTF-8: {argument!r}") from error


def split_given(given: Iterable[str], query: "Query | None" = None) -> dict[str, str]:
    """Split `organisation=SCO` at the first `=`; `query` is the saved query that it is meant for, if it is for one.

    Raises QuestionError where there is none, where the name is missing, or where a name is given twice.
    """
    found: dict[str, str] = {}
    for one in given:
        name, equals, text = as_text(one).partition("=")
        name = name.strip()
        if not equals or not name:
            raise QuestionError(f"a parameter is written {_example(query, text or name)}; got “{as_text(one)}”")
        if name in found:
            raise QuestionError(f"parameter {name} is given twice; a list is written -p {name}={found[name]},{text}")
        found[name] = text
    return found


def refuse_strays(strays: Sequence[str], query: "Query") -> None:
    """Refuse values that stand alone, as in `ask motives-of CHN`, and say how they are given.

    Raises QuestionError where there are any.
    """
    if not strays:
        return
    values = [as_text(one) for one in strays]
    told = joined(f"“{value}”" for value in values)
    if not query.parameters:
        raise QuestionError(f"“{query.name}” has no parameters, but {told} was given")
    needed = [one for one in query.parameters if one.required]
    if len(values) > 1 and len(values) == len(needed):
        example = " ".join(f"-p {one.name}={value}" for one, value in zip(needed, values, strict=True))
    else:
        example = _example(query, ",".join(values))
    raise QuestionError(f"{told} can't stand alone; a value is given as {example}")


def _example(query: "Query | None", value: str) -> str:
    """Write how a value is given to a query: to its only parameter, or the first that it must have."""
    parameters = sorted(query.parameters, key=lambda one: not one.required) if query else []
    return f"-p {parameters[0].name}={value}" if parameters else "-p key=value"


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
