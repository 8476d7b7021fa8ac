"""What stands beside files for `neo4j-admin`: the script that imports them, and the statements to run afterwards."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.model import Label
from graph.store.protocol import GraphInfo
from graph.store.server.ours import GRAPH, HIDDEN_PROPERTY, OURS, Marker
from graph.whole import WholeGraph
from outputs.exports.about import about
from outputs.exports.survey import Survey

SCRIPT = "import.sh"
STATEMENTS = "after-import.cypher"
_SCRIPT = """#!/bin/sh
# {about}
#
# Imports these files into a new, empty database of a Neo4j 5.23 or later on this machine:
#
#     sh import.sh [DATABASE]
#
# DATABASE is "neo4j" where none is named; it must not run and must hold nothing. Further options of neo4j-admin may
# follow (--overwrite-destination=true). NEO4J_ADMIN says where neo4j-admin is, where it is not on the path.
# When the database runs:
#
#     cypher-shell -d DATABASE -f {statements}
#
# puts in what neo4j-admin can't (lists that are empty), makes the indexes, and lets cuibono --database neo4j://… read
# the database as a graph that it built.

cd "$(dirname "$0")" || exit
database="${{1:-neo4j}}"
[ $# -gt 0 ] && shift
# The name of the database comes first: after a list of files it would be taken for one of them.
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "$database" "$@" \\
  --report-file="${{TMPDIR:-/tmp}}/cuibono-import.report" \\
{options}
"""
_ROWS = 50_000  # some hundred megabytes of the server's heap
_NAMED = {"\x1f": "U+001F"}


@dataclass(frozen=True, slots=True)
class Input:
    """What is imported: the files of nodes and of edges, and how their cells are to be read."""

    nodes: Sequence[str]
    edges: Sequence[str]
    delimiter: str
    """What stands between the items of a list."""
    line_breaks: bool

    def options(self) -> list[str]:
        """Give the options of `neo4j-admin database import full`, to be run in the folder."""
        return [
            f"--array-delimiter='{_NAMED.get(self.delimiter, self.delimiter)}'",
            # It makes an import slower, so that it is asked for only where a text has a line break.
            *(["--multiline-fields=true"] if self.line_breaks else []),
            *(f"--nodes=./{name}" for name in self.nodes),
            *(f"--relationships=./{name}" for name in self.edges),
        ]


def write_script(folder: Path, info: GraphInfo, given: Input) -> None:
    """Write `import.sh` into the folder, with the options that its files need."""
    options = " \\\n".join(f"  {option}" for option in given.options())
    path = folder / SCRIPT
    path.write_text(_SCRIPT.format(about=about(info), options=options, statements=STATEMENTS), "utf-8", newline="\n")
    path.chmod(0o755)


def write_statements(folder: Path, graph: WholeGraph, found: Survey) -> None:
    """Write the statements that make of what was imported the whole graph, as the server store would have built it."""
    statements = [*_empty_lists(found), *_ours(graph)]
    text = "".join(f"{statement};\n" for statement in statements)
    (folder / STATEMENTS).write_text(f"// {about(graph.info)}\n{text}", "utf-8", newline="\n")


def _empty_lists(found: Survey) -> Iterator[str]:
    """Put back the lists that are empty: the importer makes nothing of one, whatever its cell holds (neo4j #13566)."""
    for pattern, several in (("(x:{})", found.nodes), ("()-[x:{}]->()", found.edges)):
        for name, alike in sorted(several.items()):
            for attribute in alike.never_absent():
                lists = f"MATCH {pattern.format(name)} WHERE x.{attribute} IS NULL"
                yield f"{lists} CALL (x) {{ SET x.{attribute} = [] }} IN TRANSACTIONS OF {_ROWS} ROWS"


def _ours(graph: WholeGraph) -> Iterator[str]:
    """Mark the nodes as those of `graph.store.server.ours`, and make the indexes that a build makes.

    The labels are made known before `CuiBono` is, so that a node's own label stays the first of its labels.
    """
    labels = sorted(Label)
    yield f"UNWIND {json.dumps(labels)} AS label CALL db.createLabel(label)"
    yield f"MATCH (n) CALL (n) {{ SET n:{OURS} }} IN TRANSACTIONS OF {_ROWS} ROWS"
    yield f"CREATE CONSTRAINT cuibono_id IF NOT EXISTS FOR (n:{OURS}) REQUIRE n.id IS UNIQUE"
    for label in labels:
        yield f"CREATE RANGE INDEX cuibono_{label}_id IF NOT EXISTS FOR (n:{label}) ON (n.id)"
    yield "CALL db.awaitIndexes(3600)"
    first = next(graph.nodes(), None)
    if first is not None:
        said = json.dumps(Marker(graph.info, graph.info.name).write(), ensure_ascii=False)
        node = f"(n:{first.label} {{id: {json.dumps(first.properties['id'])}}})"
        yield f"MATCH {node} SET n:{GRAPH}, n.{HIDDEN_PROPERTY} = {said}"
