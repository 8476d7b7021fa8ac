"""What a user's words name in the graph: a node by its id, name or alias, or an edge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.model import Label
from graph.model.relations import DIRECT_TYPES
from graph.nearest import nearest
from graph.store import Store

EDGE_TYPES = DIRECT_TYPES | {"USES"}
"""What may stand between two ids; USES is taken for what the graph holds as MAKES."""

_UNNAMED = frozenset({Label.CLAIM, Label.PASSAGE, Label.USE})
"""Labels whose nodes are known by their ids alone: their names are sentences, and there may be a million."""

_JOINED = tuple(label for label in Label if label not in (Label.CLAIM, Label.SOURCE, Label.PASSAGE))
"""Labels of what direct edges join."""

_FEW = 20
"""How many names an error message lists where none is near: what can be read at a glance."""

_SOME = 5
"""How many it lists where there are more than a few."""


@dataclass(frozen=True, slots=True)
class Found:
    """A node that was found: RUS, "Russia", a State."""

    id: str
    name: str
    label: str

    def __str__(self) -> str:
        """Write the node as an error message does: “RUS” (Russia)."""
        return f"“{self.id}”" if self.name == self.id or self.label in _UNNAMED else f"“{self.id}” ({self.name})"


_REMEMBERED: "WeakKeyDictionary[Store, dict[tuple[str, tuple[Label, ...]], Found]]" = WeakKeyDictionary()
"""What was found in each store, as long as it lives: a look-up costs a fifth of a whole question."""


class Naming:
    """Looks words up in one store, and remembers what they name."""

    def __init__(self, store: Store, timeout: float | None = None) -> None:
        """Remember where to look, and for how long at most."""
        self._store = store
        self._timeout = timeout
        self._remembered = _REMEMBERED.setdefault(store, {})
        self.recalled = False
        """Whether an answer came from memory; the store may hold another graph since."""

    def forget(self) -> None:
        """Look everything up anew from now on."""
        self._remembered.clear()
        self.recalled = False

    def node(self, text: str, labels: tuple[Label, ...]) -> Found | None:
        """Find the node of this id; else the only one of this name or alias, in any case; else None.

        Raises ValueError where several have the name.
        """
        remembered = self._remembered.get((text, labels))
        if remembered is not None:
            self.recalled = True
            return remembered
        found = self._look_up(text, labels)
        if found is not None:
            self._remembered[text, labels] = found
        return found

    def _look_up(self, text: str, labels: tuple[Label, ...]) -> Found | None:
        for label in labels:
            rows = self._rows(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id, n.name AS name", {"id": text})
            if rows:
                return Found(rows[0]["id"], rows[0]["name"], label)
        wanted = text.casefold()
        found = {node.id: node for node, words in self._named(labels) if wanted in map(str.casefold, words)}
        if len(found) > 1:
            raise ValueError(f"“{text}” is the name of several: {', '.join(sorted(found))}; give the id")
        return next(iter(found.values()), None)

    def edge(self, text: str) -> str | None:
        """Find an edge: "Russia BLOCKED sco-development-bank" becomes "RUS BLOCKED sco-development-bank".

        USES may be written for what the graph holds as MAKES: "CHN USES SCO" is every use that China makes of it.
        """
        words = text.split(" ")
        for place, word in enumerate(words):
            if word in EDGE_TYPES and 0 < place < len(words) - 1:
                start = self.node(" ".join(words[:place]), _JOINED)
                end = self.node(" ".join(words[place + 1 :]), _JOINED)
                if start and end and self._joined(start, word, end):
                    return f"{start.id} {word} {end.id}"
        return None

    def _joined(self, start: Found, kind: str, end: Found) -> bool:
        between = "[:MAKES]->(:Use)-[:OF]" if kind == "USES" else f"[:{kind}]"
        ends = f"(:{start.label} {{id: $start}})-{between}->(:{end.label} {{id: $end}})"
        statement = f"MATCH {ends} RETURN 1 AS found LIMIT 1"
        return bool(self._rows(statement, {"start": start.id, "end": end.id}))

    def unknown(self, text: str, labels: Sequence[Label]) -> str:
        """Say that a text names nothing, and what is nearest."""
        what = _kind_of_node(labels)
        edges = text.split(" ")
        if len(edges) > 2 and any(word in EDGE_TYPES for word in edges):
            return f"the graph has no edge “{text}”; expected it as “RUS BLOCKED sco-development-bank”, with ids"
        nodes = {word: node for node, words in self._named(labels) for word in words}
        nodes |= {one.id: one for one in self._ids_like(text, labels)}
        near = list(dict.fromkeys(nodes[word] for word in nearest(text, nodes)))
        if near:
            return f"“{text}” names no {what} in the graph; did you mean {' or '.join(map(str, near))}?"
        all_there = sorted(map(str, set(nodes.values())))
        if not all_there:
            return f"“{text}” names no {what} in the graph"
        few = f"{len(all_there):,}, among them {', '.join(all_there[:_SOME])}"
        return f"“{text}” names no {what} in the graph; it has {few if len(all_there) > _FEW else ', '.join(all_there)}"

    def some(self, labels: Sequence[Label], count: int) -> list[str]:
        """Give a few ids of nodes that are known by name, for an example: ["CHN"] of the states."""
        for label in labels:
            if label not in _UNNAMED:
                rows = self._rows(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id LIMIT {count}")
                if rows:
                    return [row["id"] for row in rows]
        return []

    def _named(self, labels: Sequence[Label]) -> Iterator[tuple[Found, list[str]]]:
        for label in labels:
            if label in _UNNAMED:
                continue
            for row in self._rows(f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name, n.aliases AS aliases"):
                found = Found(row["id"], row["name"], label)
                yield found, [row["id"], row["name"], *(row["aliases"] or ())]

    def _ids_like(self, text: str, labels: Sequence[Label]) -> Iterator[Found]:
        """Give ids that begin as the text does, of nodes that are known by nothing else."""
        for label in labels:
            if label in _UNNAMED:
                statement = f"MATCH (n:{label}) WHERE n.id STARTS WITH $start RETURN n.id AS id ORDER BY id LIMIT 2000"
                yield from (Found(row["id"], row["id"], label) for row in self._rows(statement, {"start": text[:4]}))

    def _rows(self, statement: str, parameters: dict[str, str] | None = None) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = self._store.run(statement, parameters, timeout=self._timeout).rows
        return rows


def _kind_of_node(labels: Sequence[Label]) -> str:
    if len(labels) >= len(Label):
        return "node"
    return " or ".join(str(label) for label in labels).lower() if len(labels) < 4 else "node of the kind"
