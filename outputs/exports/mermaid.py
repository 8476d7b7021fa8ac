"""Who does what as a Mermaid flowchart, for a page of Markdown: a view, without the claims' own nodes.

An edge shows its type, its confidence and the first of its claims; a comment before it has them all. Mermaid draws no
more than 500 edges and 50,000 characters, and lets no page change that: this is for a graph of some hundred claims.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from graph.property_graph import Edge
from graph.whole import WholeGraph
from outputs.exports.about import about
from outputs.exports.view import direct_edges, entities

_SHOWN = 3  # claims on an edge: more make a label longer than the edge


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write the view, a line at a time."""
    for piece in _document(graph):
        out.write(piece.encode())


def _document(graph: WholeGraph) -> Iterator[str]:
    yield f"flowchart LR\n%% {about(graph.info)}\n"
    for _, properties in entities(graph):
        yield f'  {name(str(properties["id"]))}["{escaped(str(properties["name"]))}"]\n'
    for edge in direct_edges(graph):
        claims = _claims(edge)
        if len(claims) > _SHOWN:
            yield f"  %% {' '.join(claims)}\n"
        yield f'  {name(edge.start)} -- "{escaped(_label(edge, claims))}" --> {name(edge.end)}\n'


def _claims(edge: Edge) -> list[str]:
    claims = edge.properties.get("claims")
    return claims if isinstance(claims, list) else []


def _label(edge: Edge, claims: list[str]) -> str:
    confidence = edge.properties.get("confidence")
    more = len(claims) - _SHOWN
    parts = [*([str(confidence)] if confidence else []), *claims[:_SHOWN], *([f"{more} more"] if more > 0 else [])]
    return f"{edge.type}\n{', '.join(parts)}" if parts else edge.type


def name(identity: str) -> str:
    """Write an id as the name of a node: letters, digits and underscores, other characters by their numbers.

    `name("sco-development-bank")` is `n_sco_2d_development_2d_bank`; no word of Mermaid's own is such a name.
    """
    return "n_" + re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):x}_", identity)


# Everything that Mermaid, or the Markdown and the HTML in its labels, could take for more than a character.
_SPECIAL = re.compile(r"""["#&<>;`%$\\{}\[\]*~]|(?<!\w)_|_(?!\w)|^\s*[-+]|^\s*\d+(?=[.)])""")


def escaped(text: str) -> str:
    """Write a text as a label between quotation marks: special characters as entities, line breaks as `<br>`."""
    lines = re.split(r"\r\n|[\r\n]", text)
    return "<br>".join(_SPECIAL.sub(_entity, line) for line in lines)


def _entity(found: "re.Match[str]") -> str:
    return "".join(f"#{ord(character)};" for character in found[0])
