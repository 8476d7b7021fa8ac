"""A table of edges (CSV) as things and links: a row an assertion, recognised columns, everything else named.

A folder with `nodes.csv` and `edges.csv`, as our own export writes it, is read as one graph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EvidenceError, Problem
from loaders.files import shown
from loaders.incoming.drafting import IMPLIED, KEYS
from loaders.incoming.graphs import Node, take_in
from loaders.incoming.parts import Link, Received, Thing
from loaders.incoming.sheet import Row, Sheet, open_sheet, rows
from loaders.rows import listed

_ENDS = (
    ("subject", "object"),
    ("source", "target"),
    ("from", "to"),
    ("start", "end"),
    ("subject_id", "object_id"),
    ("source_id", "target_id"),
    ("from_id", "to_id"),
    ("start_id", "end_id"),
)
"""Pairs of columns that name the two ends of a link; the first pair that is there counts."""
_RELATIONS = ("relation", "type", "relationship", "predicate", "interaction", "edge_type", "edge_label", "label")
_DIRECTIONS = frozenset({"directed", "undirected"})
_OF_NODES = ("id", "labels", "label", "name", "type")
_NODES, _EDGES = "nodes.csv", "edges.csv"


@dataclass(frozen=True, slots=True)
class _Roles:
    """Which columns name what: of a table with `source`, `target` and `type`, these three."""

    subject: str
    object: str | None
    relation: str | None
    direction: str | None

    def of(self, end: str) -> tuple[str, str, str]:
        """Give the columns that say more of an end: `subject_name`, `subject_label` and `subject_type`."""
        stem = end.removesuffix("_id")
        return f"{stem}_name", f"{stem}_label", f"{stem}_type"


def read_table(path: Path, encoding: str | None) -> Received:
    """Read a table of edges, or a folder with tables of nodes and edges.

    Raises EvidenceError with everything that keeps the file from being read, QuestionError for an unknown encoding.
    """
    received = Received()
    if not path.is_dir():
        links = _links(_open_edges(path, encoding, received), received)
        take_in(received, [], list(links))
        return received
    missing = [name for name in (_NODES, _EDGES) if not (path / name).is_file()]
    if missing:
        expected = f"a folder of tables has {_NODES} and {_EDGES}, as cuibono export --as csv writes them"
        raise EvidenceError([Problem(shown(path), None, f"{' and '.join(missing)} is missing; {expected}")])
    sheet = open_sheet(path / _NODES, encoding, _OF_NODES.__contains__, _OF_NODES, received)
    nodes = list(_nodes(sheet, received))
    take_in(received, nodes, list(_links(_open_edges(path / _EDGES, encoding, received), received)))
    return received


def _open_edges(path: Path, encoding: str | None, received: Received) -> Sheet:
    ends = {end for pair in _ENDS for end in pair}
    known = {*ends, *_RELATIONS, *KEYS, "id"}
    names = ("subject", "relation", "object", *sorted(KEYS - {"start", "end", "source"}))
    return open_sheet(path, encoding, known.__contains__, names, received)


def _nodes(sheet: Sheet, received: Received) -> Iterator[Node]:
    for row in rows(sheet, received):
        key = row.cells.pop("id", None)
        if key is None:
            received.leave(row.place, "row", _said(row), "it has no id")
        else:
            yield Node(key, row.place, row.cells)


def _links(sheet: Sheet, received: Received) -> Iterator[Link]:
    found = list(rows(sheet, received))
    roles = _roles(sheet, found)
    for row in found:
        whole = _said(row)
        subject = row.cells.pop(roles.subject, None)
        target = row.cells.pop(roles.object, None) if roles.object else None
        if subject is None or (target is None and "statement" not in row.cells):
            lacking = roles.subject if subject is None else f"{roles.object or 'object'} and no statement"
            received.leave(row.place, "row", whole, f"it has no {lacking}")
            continue
        for key, column in ((subject, roles.subject), (target, roles.object)):
            if key is not None and column is not None:
                name, *labels = roles.of(column)
                label = next((said for one in labels if (said := row.cells.pop(one, None))), None)
                received.add(Thing(key, row.place, row.cells.pop(name, None), label))
        yield _link(row, roles, subject, target)


def _roles(sheet: Sheet, found: list[Row]) -> _Roles:
    """Find out which columns name the ends and the relation. Raises EvidenceError where none name the ends."""
    columns = sheet.columns
    pair = next((pair for pair in _ENDS if {*pair} <= {*columns}), None)
    if pair is None and "subject" not in columns:
        pairs = listed([" and ".join(pair) for pair in _ENDS[:4]])
        message = f"two columns are expected that name the ends of each row: {pairs}"
        raise EvidenceError([Problem(shown(sheet.path), 1, f"{message}; here are {', '.join(columns)}")])
    subject, target = pair or ("subject", None)
    direction = next((name for name in ("direction", "type") if name in columns and _says_direction(name, found)), None)
    relation = next((name for name in _RELATIONS if name in columns and name != direction), None)
    return _Roles(subject, target, relation, direction)


def _says_direction(column: str, found: list[Row]) -> bool:
    """Tell Gephi's column Type, which says whether an edge is directed, from one that names relations."""
    values = {row.cells[column].casefold() for row in found if column in row.cells}
    return bool(values) and values <= _DIRECTIONS


def _link(row: Row, roles: _Roles, subject: str, target: str | None) -> Link:
    cells = row.cells
    directed = cells.pop(roles.direction, "").casefold() != "undirected" if roles.direction else True
    relation = cells.pop(roles.relation, None) if roles.relation else None
    key = cells.pop("id", None)
    others = {name: value for name, value in cells.items() if name not in KEYS and name not in IMPLIED}
    if relation is not None and others.get("label") == relation:
        others.pop("label")
    values = {name: value for name, value in cells.items() if name in KEYS}
    return Link(row.place, subject, target, relation, values, others, key, directed)


def _said(row: Row) -> str:
    return "; ".join(f"{name}: {value}" for name, value in row.cells.items())
