"""One value of an answer as text: lists joined, paths in Cypher's own arrows, nothing that a terminal obeys."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "type", "start", "end", "properties"}
_PATH = {"nodes", "relationships"}
# Characters that change the direction of what follows: they would make a row read as another one.
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def cell(value: Any, separator: str = ", ") -> str:
    """Write a value compactly on one line: a node as `(RUS:State)`, a list as `China, Russia`, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return tame(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _map(value)
    if isinstance(value, Sequence):
        items = [cell(item, separator) for item in value]
        return ("; " if any(map(is_sentence, items)) else separator).join(items)
    return str(value)


def is_sentence(text: str) -> bool:
    """Tell a sentence from a name: commas alone would not keep sentences apart."""
    return " " in text and text.endswith((".", "?", "!", ".”", '."'))


def tame(text: str) -> str:
    """Make control characters visible, and line breaks spaces: `"a\\x1b[31m"` becomes `a\\x1b[31m` in letters."""
    if text.isprintable():
        return text
    return "".join(map(_tame_character, text.replace("\r\n", " ")))


def _tame_character(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in _DIRECTIONS:
        return ascii(character)[1:-1]
    return character


def width(text: str) -> int:
    """Count the columns that a text takes in a terminal: two for each Chinese or Japanese character."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _map(value: Mapping[str, Any]) -> str:
    keys = set(value)
    if keys == _NODE:
        return _node(value)
    if keys == _RELATIONSHIP:
        return f"({cell(value['start'])})-[{cell(value['type'])}]->({cell(value['end'])})"
    if keys == _PATH:
        return _path(value)
    return "{" + ", ".join(f"{tame(key)}: {cell(item)}" for key, item in value.items()) + "}"


def _node(node: Mapping[str, Any]) -> str:
    return f"({cell(node['id'])}:{cell(node['labels'], ':')})"


def _path(path: Mapping[str, Any]) -> str:
    nodes, relationships = path["nodes"], path["relationships"]
    if not nodes:
        return "()"
    written = _node(nodes[0])
    for before, relationship, after in zip(nodes, relationships, nodes[1:], strict=False):
        forward = relationship["start"] == before["id"]
        left, right = ("-", "->") if forward else ("<-", "-")
        written += f"{left}[{cell(relationship['type'])}]{right}{_node(after)}"
    return written
