"""The kinds of export, and how one of them is written: whole or not at all."""

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import CuiBonoError
from graph.nearest import did_you_mean

if TYPE_CHECKING:
    from graph.store.protocol import Progress, Store


class ExportError(CuiBonoError):
    """An export of a kind that doesn't exist: the message names the nearest one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of export: `graphml`, which Gephi, yEd, igraph and networkx open."""

    name: str
    module: str
    """The module below `outputs.exports` that has its `write(graph, out)`; imported when it is used."""
    says: str
    """What it is for, as the command line lists it."""
    folder: bool = False
    """Whether it writes a folder of files (`write(graph, folder)`) rather than one file."""


_ALL = (
    Kind("graphml", "graphml", "GraphML, for Gephi, yEd, igraph, networkx"),
    Kind("gexf", "gexf", "GEXF 1.3, for Gephi"),
    Kind("cytoscape", "cytoscape", "Cytoscape JSON (.cyjs)"),
    Kind("csv", "tables", "a folder: nodes.csv and edges.csv, for spreadsheets", folder=True),
    Kind("neo4j-admin", "neo4j_admin", "a folder of files for neo4j-admin import", folder=True),
    Kind("jsonld", "jsonld", "JSON-LD: PROV and schema.org"),
    Kind("nanopub", "nanopub", "nanopublications in TriG, one a claim"),
    Kind("ftm", "ftm", "FollowTheMoney entities and statements"),
    Kind("stix", "stix", "a STIX 2.1 bundle"),
    Kind("bibtex", "bibtex", "the sources, for a paper's references"),
    Kind("dot", "dot", "Graphviz: who does what, without the claims' own nodes"),
    Kind("mermaid", "mermaid", "Mermaid: who does what, for a Markdown page"),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}


def kind_named(name: str) -> Kind:
    """Give a kind by its name, to be asked before any work is done. Raises ExportError, with the nearest name."""
    if name not in KINDS:
        hint = did_you_mean(name, KINDS) or f"; there are {', '.join(KINDS)}"
        raise ExportError(f"“{name}” is no kind of export{hint}")
    return KINDS[name]


def export(store: "Store", kind: str, path: str | os.PathLike[str], progress: "Progress | None" = None) -> Path:
    """Write the whole graph of a store to a file, or to a folder where the kind is one: the same graph, the same bytes.

    `export(store, "graphml", "sco.graphml")`. A record is read and written at a time, so that memory does not grow with
    the graph. What was at the path stays until the new one is whole. Returns the path.

    Raises ExportError (no such kind), NoGraphError, or WritingError.
    """
    from graph.whole import WholeGraph
    from outputs.exports.told import Told
    from outputs.writing import whole_file, whole_folder

    chosen = kind_named(kind)
    target = Path(path)
    graph = WholeGraph(store) if progress is None else Told(store, progress)
    info = graph.info
    write = import_module(f"outputs.exports.{chosen.module}").write
    if chosen.folder:
        about = {"kind": chosen.name, "graph": info.name, "newest_source": info.newest_date}
        with whole_folder(target, about) as folder:
            write(graph, folder)
    else:
        with whole_file(target) as file:
            write(graph, file)
    return target
