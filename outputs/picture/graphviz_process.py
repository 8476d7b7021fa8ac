"""Graphviz in a process of its own: a graph in DOT on standard input, the picture on standard output.

Run as a file; it imports nothing of the project. What it reads is JSON: the `graph`, the `engine` (`dot`, `nop2`), the
`form` (`png`, `json`), and xdot operations to draw as `background`.
"""

import json
import sys


def main() -> None:
    """Lay out and draw what stands on standard input."""
    import pygraphviz

    wanted = json.load(sys.stdin.buffer)
    graph = pygraphviz.AGraph(string=wanted["graph"])
    if wanted["background"]:
        graph.graph_attr["_background"] = wanted["background"]
    sys.stdout.buffer.write(graph.draw(format=wanted["form"], prog=wanted["engine"]))


if __name__ == "__main__":
    main()
