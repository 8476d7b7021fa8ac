"""Write a graph to a server: only what differs from the graph that is there, so that readers see one or the other.

1. One build at a time writes (`only_build`). What is there is read back and compared; where it is the same, that's all.
2. Some thousand changes go in one transaction: readers see the old graph, then the new one.
3. More, as when a graph is first loaded, would fill the server's memory, so that they go in batches. A `CuiBonoBuild`
   node says so to readers, and keeps count of what is done in the same transactions. So a batch whose connection was
   lost while it was committed isn't written twice, and a build that another one has taken over stops.

A build that is cut short leaves its `CuiBonoBuild`, and the next one compares and completes: nothing has to be undone.
The driver decides what is tried again (`execute_write`): what its `is_retryable()` says, for half a minute.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from graph.errors import StoreError
from graph.property_graph import EdgeTable, PropertyGraph
from graph.store.protocol import GraphInfo, Progress
from graph.store.server import there as standing
from graph.store.server.changes import EdgeChanges, check_whole, edge_changes, node_changes
from graph.store.server.ours import BUILD, GRAPH, HIDDEN_PROPERTY, OURS, Kinds, Marker
from graph.store.server.schema import make_labels, make_schema, missing_schema, only_build
from graph.store.server.steps import ALL, Plan, Share, Step
from graph.store.server.there import There

MOST_IN_ONE = 20_000
"""Nodes and edges that are written in one transaction: 20,000 claims take some 150 MB of the heap, and it is shared."""
_SIDE_BY_SIDE = 2  # sessions that write at once: a server with two processors is busy with two


def write(
    driver: Any, database: str | None, graph: PropertyGraph, info: GraphInfo, progress: Progress | None = None
) -> None:
    """Make the graph on the server this one; `database` is the server's default where it is None.

    Raises StoreError where the graph is none, or the database has one of a later version; the driver's errors come
    through as they are. After an error in the middle of batches the graph is completed by the next build.
    """
    check_whole(graph)
    tell = progress or (lambda what, done, total: None)
    with driver.session(database=database) as session, only_build(session, tell):
        _Build(driver, database, graph, info, tell).run()


@dataclass(slots=True)
class _Build:
    """One build: the graph to come, and where it goes."""

    driver: Any
    database: str | None
    graph: PropertyGraph
    info: GraphInfo
    tell: Progress
    name: str = field(default_factory=lambda: uuid4().hex)

    def run(self) -> None:
        """Compare, and write what differs."""
        with self._session() as session:
            # As a writer, so that a cluster asks the member that has the last word, and not one that lags behind.
            there, plan = session.execute_write(self._compare)
            missing = missing_schema(session, self.graph.nodes)
            is_same = not any(plan.counts.values()) and there.marker is not None and there.marker.info == self.info
            if is_same and not there.cut_short:
                make_schema(session, missing, self.tell)
                return
            if sum(plan.counts.values()) > MOST_IN_ONE or not self._write_in_one(session, plan, missing):
                make_labels(session, self.graph.nodes)
                self._write_in_batches(session, plan)
                make_schema(session, missing, self.tell)  # an index of nodes that are there is made faster
                session.execute_write(self._mark, plan.kinds)
            session.execute_write(lambda transaction: transaction.run(f"MATCH (b:{BUILD}) DELETE b").consume())

    def _compare(self, transaction: Any) -> tuple[There, Plan]:
        there = standing.find(transaction, Kinds(frozenset(self.graph.nodes), frozenset(self.graph.edges)))
        self.tell("comparing with the graph that is there", 0, 0)
        nodes = node_changes(self.graph, standing.nodes(transaction, there.kinds))
        if not nodes.elements and not nodes.removed:
            edges = {kind: EdgeChanges(range(len(table.starts))) for kind, table in self.graph.edges.items()}
        else:
            there_too = standing.types(transaction, there.kinds)
            edges = {
                kind: edge_changes(
                    self.graph.edges.get(kind, EdgeTable()),
                    standing.edges(transaction, kind) if kind in there_too else (),
                )
                for kind in sorted({*there_too, *self.graph.edges})
            }
        return there, Plan(self.graph, there.kinds, nodes, edges)

    def _write_in_one(self, session: Any, plan: Plan, missing: dict[str, str]) -> bool:
        """Write all in one transaction; False, with nothing written, where the server has not the memory for it."""

        def work(transaction: Any) -> None:
            marker = transaction.run(f"MATCH (g:{GRAPH}) RETURN g.{HIDDEN_PROPERTY}").value()
            if any(self.name in text for text in marker):
                return  # the connection was lost after the transaction had been committed
            tell = _Told(plan.counts, self.tell)
            for phase in (plan.clearing(), plan.new_nodes(ALL), plan.new_edges(ALL)):
                for step in phase:
                    _run(transaction, step)
                    tell(step)
            self._mark(transaction, plan.kinds)
            self._announce(plan, 1, in_one=True)

        make_schema(session, missing, self.tell)
        try:
            session.execute_write(work)
        except Exception as error:
            # Only bolt.py knows the driver's classes. Its errors carry the server's code.
            if "OutOfMemory" not in str(getattr(error, "code", "")):
                raise
            return False
        return True

    def _write_in_batches(self, session: Any, plan: Plan) -> None:
        self._announce(plan, _SIDE_BY_SIDE, in_one=False)
        writers = [_Writer(self._session, self.name, number) for number in range(_SIDE_BY_SIDE)]
        tell = _Told(plan.counts, self.tell)
        for step in plan.clearing():
            writers[0].write(step)
            tell(step)
        for phase in (plan.new_nodes, plan.new_edges):
            _side_by_side(writers, phase, tell)

    def _announce(self, plan: Plan, parts: int, *, in_one: bool) -> None:
        """Say to readers, in a transaction of its own, that the graph is being changed."""
        announced = f"""
        UNWIND range(0, $parts - 1) AS part
        CREATE (:{BUILD} {{build: $build, part: part, target: $target, in_one: $in_one, done: 0,
                           total: CASE part WHEN 0 THEN $total ELSE 0 END, labels: $labels, types: $types}})
        """
        said = {
            "parts": parts,
            "build": self.name,
            "target": self.info.name,
            "in_one": in_one,
            "total": sum(plan.counts.values()),
            "labels": sorted(plan.kinds.labels),
            "types": sorted(plan.kinds.types),
        }

        def work(transaction: Any) -> None:
            transaction.run(f"MATCH (b:{BUILD}) DELETE b").consume()
            transaction.run(announced, said).consume()

        with self._session() as session:
            session.execute_write(work)

    def _mark(self, transaction: Any, kinds: Kinds) -> None:
        """Write on a node of the graph what the graph is."""
        text = Marker(self.info, self.name, kinds).write()
        transaction.run(f"MATCH (g:{GRAPH}) WHERE NOT g:{OURS} DELETE g").consume()
        told = f"SET g:{GRAPH}, g.{HIDDEN_PROPERTY} = $text RETURN g.id"
        for bearer in (f"MATCH (g:{GRAPH})", f"MATCH (g:{OURS}) WITH g LIMIT 1", "CREATE (g)"):
            if transaction.run(f"{bearer} {told}", text=text).value():
                return

    def _session(self) -> Any:
        return self.driver.session(database=self.database)


@dataclass(slots=True)
class _Writer:
    """Writes steps, each in a transaction of its own that also counts it: one of those who work side by side."""

    session: Callable[[], Any]
    build: str
    part: int
    done: int = 0

    def write(self, step: Step) -> None:
        """Write a step once, however often the driver has to try."""
        after = self.done + len(step.rows)
        with self.session() as session:
            session.execute_write(self._try, step, after)
        self.done = after

    def _try(self, transaction: Any, step: Step, after: int) -> None:
        mine = f"MATCH (b:{BUILD} {{build: $build, part: $part}})"
        counted = f"{mine} WITH b, b.done AS done SET b.done = $after RETURN done"
        done = transaction.run(counted, build=self.build, part=self.part, after=after).value()
        if not done:
            raise StoreError("another build has taken over this database; build again")
        _run(transaction, step.once_more() if done == [after] else step)


@dataclass(slots=True)
class _Told:
    """Tells how much is done, from whatever thread."""

    totals: dict[str, int]
    tell: Progress
    done: dict[str, int] = field(default_factory=lambda: {"nodes": 0, "edges": 0})
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, step: Step) -> None:
        """Count a step."""
        with self.lock:
            self.done[step.what] += len(step.rows)
            self.tell(step.what, self.done[step.what], self.totals[step.what])


def _run(transaction: Any, step: Step) -> None:
    """Run the statements of a step, and hand over what the last one returns."""
    found: list[Any] = []
    for statement in step.statements:
        found = transaction.run(statement, rows=step.rows).value()
    step.after(found[0] if found else None, len(step.rows))


def _side_by_side(
    writers: list[_Writer], phase: Callable[[Share], Iterator[Step]], told: Callable[[Step], None]
) -> None:
    """Let each writer write its share; where one fails or the user interrupts, the others stop after their step."""
    stop = threading.Event()

    def work(writer: _Writer) -> None:
        for step in phase(Share(writer.part, len(writers))):
            if stop.is_set():
                return
            writer.write(step)
            told(step)

    with ThreadPoolExecutor(len(writers)) as pool:
        works = [pool.submit(work, writer) for writer in writers]
        try:
            wait(works, return_when=FIRST_EXCEPTION)
        finally:
            stop.set()
    for one in works:
        one.result()
