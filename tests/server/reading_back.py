"""What stands in a server's database, read by the driver alone, and a driver that counts what it writes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.dump import canonical_json
from graph.property_graph import Edge, EdgeTable, Properties, PropertyGraph

_NODES = "MATCH (n:CuiBono) RETURN [l IN labels(n) WHERE NOT l STARTS WITH 'CuiBono'], properties(n)"
_EDGES = "MATCH (a:CuiBono)-[r]->(b:CuiBono) RETURN type(r), a.id, b.id, properties(r)"


def empty(driver: Any) -> None:
    """Delete all that is in the database, some at a time, its indexes and constraints too."""
    with driver.session() as session:
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for name in session.run("SHOW CONSTRAINTS YIELD name").value():
            session.run(f"DROP CONSTRAINT `{name}`").consume()
        for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
            session.run(f"DROP INDEX `{name}`").consume()


def graph_there(driver: Any) -> PropertyGraph:
    """Read our graph back, in canonical order."""
    nodes: dict[str, list[Properties]] = defaultdict(list)
    for [label], properties in _rows(driver, _NODES):
        properties.pop("cuibono", None)
        nodes[label].append(properties)
    return _in_order(nodes, (Edge(*row) for row in _rows(driver, _EDGES)))


def in_order(graph: PropertyGraph) -> PropertyGraph:
    """Give a graph that was written by hand in canonical order."""
    return _in_order(graph.nodes, graph.all_edges())


def _in_order(nodes: dict[str, list[Properties]], edges: Iterable[Edge]) -> PropertyGraph:
    rows: dict[str, list[tuple[str, str, str, Properties]]] = defaultdict(list)
    for edge in edges:
        rows[edge.type].append((edge.start, edge.end, canonical_json(edge.properties), edge.properties))
    return PropertyGraph(
        {label: sorted(nodes[label], key=lambda node: str(node["id"])) for label in sorted(nodes)},
        {kind: _table(sorted(rows[kind], key=lambda edge: edge[:3])) for kind in sorted(rows)},
    )


def others_there(driver: Any) -> list[Any]:
    """Read what is not ours: other people's nodes, and every relationship that touches one or is of their types."""
    nodes = "MATCH (n) WHERE NOT n:CuiBono AND NOT n:CuiBonoFormer RETURN labels(n), properties(n), elementId(n)"
    ties = (
        "MATCH (a)-[r]->(b) WHERE NOT a:CuiBono OR NOT b:CuiBono OR type(r) = 'NOTED' "
        "RETURN type(r), properties(r), a.id, b.id, elementId(r)"
    )
    return sorted(map(repr, _rows(driver, nodes))) + sorted(map(repr, _rows(driver, ties)))


def _rows(driver: Any, statement: str) -> list[Any]:
    rows: list[Any] = driver.execute_query(statement, result_transformer_=lambda result: result.values())
    return rows


def _table(edges: list[tuple[str, str, str, Properties]]) -> EdgeTable:
    has_properties = any(edge[3] for edge in edges)
    return EdgeTable(
        [edge[0] for edge in edges], [edge[1] for edge in edges], [edge[3] for edge in edges] if has_properties else []
    )


@dataclass
class WatchedDriver:
    """A driver that counts what its write transactions do, and may do each of them again after it was committed.

    The second is what the driver itself does where the connection is lost before the server's answer has come.
    """

    driver: Any
    twice: bool = False
    written: "Counter[str]" = field(default_factory=Counter)

    def session(self, **settings: Any) -> "_WatchedSession":
        return _WatchedSession(self.driver.session(**settings), self)


class _WatchedSession:
    def __init__(self, session: Any, watch: WatchedDriver) -> None:
        self._session, self._watch = session, watch

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def __enter__(self) -> "_WatchedSession":
        return self

    def __exit__(self, *_error: object) -> None:
        self._session.close()

    def execute_write(self, work: Callable[..., Any], *given: Any) -> Any:
        for _ in range(2 if self._watch.twice else 1):
            found = self._session.execute_write(lambda transaction: work(_Watched(transaction, self._watch), *given))
        return found


class _Watched:
    def __init__(self, transaction: Any, watch: WatchedDriver) -> None:
        self._transaction, self._watch = transaction, watch

    def run(self, statement: str, *given: Any, **named: Any) -> Any:
        result = self._transaction.run(statement, *given, **named)
        return _WatchedResult(result, self._watch) if "CuiBonoBuild" not in statement else result


class _WatchedResult:
    def __init__(self, result: Any, watch: WatchedDriver) -> None:
        self._result, self._watch = result, watch

    def __iter__(self) -> Any:
        return iter(self._result)

    def single(self) -> Any:
        return self._result.single()

    def value(self) -> Any:
        found = self._result.value()
        self.consume()
        return found

    def consume(self) -> None:
        counters = self._result.consume().counters
        for what in ("nodes_created", "nodes_deleted", "relationships_created", "relationships_deleted"):
            self._watch.written[what] += getattr(counters, what)
