"""GraphML of anybody's: read element by element, so that what other readers pass over in silence is named.

networkx reads the first graph of a file and neither nested graphs nor ports nor hyperedges; yEd hides names in what it
draws. Here every element is read or listed. Values stay as they are written.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from graph.errors import EvidenceError, Problem
from loaders.files import read_bytes, shown
from loaders.incoming.graphs import Node, edge, take_in
from loaders.incoming.parts import File, Link, Place, Received
from loaders.incoming.sheet import plain
from loaders.incoming.text import received_text
from loaders.locators import source_digest
from loaders.rows import Unreadable, quoted

_PLAIN = frozenset({"graphml", "key", "default", "graph", "node", "edge", "data", "desc"})
"""Elements of GraphML that are read; all others are named."""
_LABELS_OF_YED = frozenset({"NodeLabel", "EdgeLabel"})


@dataclass(slots=True)
class _Element:
    """An element while it is open."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    holds: bool = False
    """Whether an element of another vocabulary stands in it, as yEd's drawings stand in data."""

    @property
    def said(self) -> str:
        return "".join(self.text).strip()


@dataclass(slots=True)
class _Item:
    """A node or an edge while its data are gathered."""

    attributes: dict[str, str]
    number: int
    directed: bool = True
    data: dict[str, str] = field(default_factory=dict)
    drawn: str = ""
    """The label that yEd draws."""


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    of: str


class _Reader:
    """Walks one document; `nodes` and `edges` are what it finds."""

    def __init__(self, file: str, received: Received) -> None:
        self.file = file
        self.received = received
        self.nodes: list[_Item] = []
        self.edges: list[_Item] = []
        self.keys: dict[str, _Key] = {}
        self.defaults: dict[str, str] = {}
        self.drawings = 0
        self._open: list[_Element] = []
        self._graphs: list[bool] = []
        """Of each graph that is open, whether its edges are directed where they don't say."""
        self._items: list[_Item] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._entity

    def read(self, document: str | bytes) -> None:
        """Read the document. Raises Unreadable where it is no GraphML."""
        if isinstance(document, bytes):
            self._parser.XmlDeclHandler = self._declaration
        try:
            self._parser.Parse(document, True)
        except expat.ExpatError as error:
            raise Unreadable(error.lineno, f"this is not XML: {expat.ErrorString(error.code)}") from error

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        # The parser takes UTF-8, UTF-16 and encodings of a byte a character, and of others fails in its own words.
        if encoding is None or encoding.lower().replace("_", "-") in ("utf-8", "utf-16"):
            return
        try:
            readable = len(bytes(range(256)).decode(encoding, "replace")) == 256
        except (LookupError, UnicodeError):
            readable = False
        if not readable:
            message = f"the encoding {quoted(encoding)} can't be read; save the file as UTF-8, or name it: --encoding"
            raise Unreadable(self._parser.CurrentLineNumber, message)

    def _entity(self, name: str, *_: object) -> None:
        # A few entities that name each other can make a small file huge; GraphML needs none.
        message = f"the entity {quoted(name)} is declared; write its text out"
        raise Unreadable(self._parser.CurrentLineNumber, message)

    def defaults_of(self, what: str) -> dict[str, str]:
        """Give what nodes or edges have where they say nothing else, by the names of their attributes."""
        keys = ((self.keys[key], value) for key, value in self.defaults.items() if key in self.keys)
        return {key.name: value for key, value in keys if key.of in (what, "all") and value}

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        name = full.rpartition(" ")[2]
        if not self._open and name != "graphml":
            raise Unreadable(self._parser.CurrentLineNumber, f"the root is {quoted(name)}; “graphml” is expected")
        drawn = next((element for element in self._open if element.name == "data"), None)
        self._open.append(_Element(name, attributes))
        if drawn is not None:
            drawn.holds = True
        elif name == "graph":
            self._start_graph(attributes)
        elif name == "node":
            self._items.append(_Item(attributes, len(self.nodes) + 1, data=_as_data(attributes)))
            self.nodes.append(self._items[-1])
        elif name == "edge":
            directed = attributes.get("directed", "true" if self._graphs and self._graphs[-1] else "false")
            self._items.append(
                _Item(attributes, len(self.edges) + 1, directed.strip() in ("true", "1"), _as_data(attributes))
            )
            self.edges.append(self._items[-1])
        elif name == "key":
            name = plain(attributes.get("attr.name") or attributes.get("id", ""))
            taken = any(key.name == name for key in self.keys.values() if key.of == attributes.get("for", "all"))
            name = attributes.get("id", "") if taken else name  # "Name" and "name" are two
            self.keys[attributes.get("id", "")] = _Key(name, attributes.get("for", "all"))
        elif name not in _PLAIN:
            said = ", ".join(f"{key}={value}" for key, value in attributes.items())
            self._leave(name, said, "a claim has a subject and an object, and no key for this")

    def _start_graph(self, attributes: dict[str, str]) -> None:
        self._graphs.append(attributes.get("edgedefault") != "undirected")
        holder = self._items[-1].attributes.get("id") if self._items else None
        if holder is not None:
            self._leave(
                "graph", holder, "it stands inside a node; its nodes and edges are read, where they stand is not"
            )

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if self._inside("data"):
            if element.name in _LABELS_OF_YED and self._items and element.said:
                self._items[-1].drawn = self._items[-1].drawn or element.said
            return
        if element.name == "graph":
            self._graphs.pop()
        elif element.name in ("node", "edge"):
            self._items.pop()
        elif element.name == "default" and self._open[-1].name == "key":
            self.defaults[self._open[-1].attributes.get("id", "")] = element.said
        elif element.name == "desc" and element.said:
            self._leave("desc", element.said, "it describes, and claims nothing")
        elif element.name == "data":
            self._end_data(element)

    def _end_data(self, element: _Element) -> None:
        key = element.attributes.get("key", "")
        name = self.keys[key].name if key in self.keys else key
        holder = self._open[-1].name
        self.drawings += element.holds
        if element.said and holder in ("node", "edge"):
            self._items[-1].data[name] = element.said
        elif element.said:
            self._leave(name, element.said, f"it is said of the {holder} as a whole")

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].text.append(text)

    def _inside(self, name: str) -> bool:
        return any(element.name == name for element in self._open)

    def _leave(self, what: str, value: str, reason: str) -> None:
        self.received.leave(Place(self.file, f"line {self._parser.CurrentLineNumber}"), what, value, reason)


def read_graphml(path: Path, encoding: str | None) -> Received:
    """Read a GraphML file: nodes are things, edges links.

    Raises EvidenceError where it is no GraphML that can be read, QuestionError for an unknown encoding.
    """
    received = Received()
    reader = _Reader(path.name, received)
    try:
        document: str | bytes = read_bytes(path) if encoding is None else received_text(path, encoding)
        reader.read(document)
    except Unreadable as error:
        raise EvidenceError([Problem(shown(path), error.line, str(error))]) from error
    received.files.append(File(path.name, _digest(document)))
    if reader.drawings:
        received.notes.append(f"{reader.drawings:,} drawings of {path.name} were not read, labels in them aside")
    take_in(received, _nodes(reader), _links(reader))
    return received


def _as_data(attributes: dict[str, str]) -> dict[str, str]:
    """Take what Neo4j writes into the tag itself: `<node id="n0" labels=":State">`."""
    return {name: attributes.pop(name) for name in ("label", "labels") if attributes.get(name)}


def _digest(document: str | bytes) -> str:
    """Give the hash by which `cuibono check` knows the file; of bytes that are not UTF-8, the bytes' own."""
    if isinstance(document, str):
        return source_digest(document)
    try:
        text = document.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return hashlib.sha256(document).hexdigest()
    return source_digest(text.replace("\r\n", "\n").replace("\r", "\n"))


def _nodes(reader: _Reader) -> Iterator[Node]:
    defaults = reader.defaults_of("node")
    for item in reader.nodes:
        key = item.attributes.pop("id", "").strip()
        place = Place(reader.file, f"node {key or item.number}")
        attributes = {**defaults, **({"label": item.drawn} if item.drawn else {}), **item.data}
        if key:
            yield Node(key, place, attributes)
        else:
            reader.received.leave(place, "node", _said(attributes), "it has no id")
        _leave_rest(reader, place, item)


def _links(reader: _Reader) -> Iterator[Link]:
    defaults = reader.defaults_of("edge")
    names = Counter(item.attributes.get("id") for item in reader.edges)
    for item in reader.edges:
        key = item.attributes.pop("id", None)
        own = key if key and names[key] == 1 else None
        place = Place(reader.file, f"edge {own or item.number}")
        attributes = {**defaults, **({"label": item.drawn} if item.drawn else {}), **item.data}
        subject, target = (item.attributes.pop(end, "").strip() for end in ("source", "target"))
        item.attributes.pop("directed", None)
        if subject and target:
            yield edge(own, place, (subject, target), attributes, item.directed)
        else:
            reader.received.leave(place, "edge", _said(attributes), "it lacks an end")
        _leave_rest(reader, place, item)


def _leave_rest(reader: _Reader, place: Place, item: _Item) -> None:
    """Name what else stands in the element's tag: the ports that an edge goes to."""
    for name, value in item.attributes.items():
        if value:
            reader.received.leave(place, name.rpartition(" ")[2], value, "no claim has a key for it")


def _said(attributes: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in attributes.items())
