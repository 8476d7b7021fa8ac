"""Terms and sentences of Turtle and TriG as text: every name is an IRI or a prefixed name, every text a literal."""

import re
from collections.abc import Iterable

from graph.property_graph import PropertyValue
from outputs.exports.vocabulary import EDTF, PREFIXES, Kind, kind_of

Said = tuple[str, list[str]]
"""A predicate and its objects, as Turtle has them: ("cb:confidence", ['"moderate"'])."""

# Of what a local name may have without escapes, what ids have: a full stop stands only inside.
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?").fullmatch
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    | {chr(code): f"\\u{code:04X}" for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))}
)


def named(prefix: str, local: str) -> str:
    """Give a name: `item:RUS`, or the whole IRI where the prefixed name would need escapes."""
    return f"{prefix}:{local}" if _LOCAL(local) else f"<{PREFIXES[prefix]}{local}>"


def item(identity: object) -> str:
    """Give the name of a node: `item:RUS`."""
    return named("item", str(identity))


def literal(value: str | int | float | bool, datatype: str | None = None) -> str:
    """Give a value as a literal: `"a \\"club\\""`, `2010`, `true`, `"25.0"^^xsd:double`, `"2010"^^<…/edtf>`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    return f'"{value.translate(_ESCAPES)}"' + (f"^^{datatype}" if datatype else "")


def objects(name: str, value: PropertyValue) -> list[str]:
    """Give the objects that a property has: ids as nodes, dates with their datatypes, everything else as it is."""
    return [_object(kind_of(name), one) for one in (value if isinstance(value, list) else [value])]


def sentences(subject: str, said: Iterable[Said]) -> str:
    """Say everything of one subject: `item:RUS a cb:State ;` and so on, to the full stop."""
    lines = [f"{predicate} {', '.join(objects)}" for predicate, objects in said if objects]
    return f"  {subject} " + " ;\n    ".join(lines) + " .\n"


def _object(kind: Kind, value: str | int | float | bool) -> str:
    match kind:
        case Kind.ID:
            return item(value)
        case Kind.TERM:
            return named("cb", str(value))
        case Kind.EDTF:
            return literal(str(value), f"<{EDTF}>")
        case Kind.DAY:
            return literal(str(value), "xsd:date")
        case Kind.PLAIN:
            return literal(value)
