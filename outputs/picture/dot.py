"""A scene as DOT: the graph that it shows, with its places and every attribute, for Graphviz and its like."""

from collections.abc import Iterator, Mapping

from outputs.picture import style
from outputs.picture.scene import Head, Line, Node, Scene

_FONT = 'fontname="Source Sans Pro"'
_ARROWS = {Head.NONE: "none", Head.TO: "normal", Head.SOUGHT: "empty", Head.BLOCKED: "tee"}


def dot(scene: Scene) -> str:
    """The DOT document of a scene. `neato -n FILE` draws it with everything in the same place."""
    return "\n".join(["digraph {", *_graph(scene), *_nodes(scene), *_edges(scene), "}", ""])


def _graph(scene: Scene) -> Iterator[str]:
    described = _attributes({"label": scene.title, "labelloc": "t", "comment": scene.description})
    yield f"  graph [{_FONT}, fontsize=24, {described}];"
    # The sizes are the least: a machine without this font makes its shapes wider, and no label runs out of one.
    yield f'  node [{_FONT}, style=filled, margin="0.08,0.04", penwidth=1.6, color="{style.INK}"];'
    yield f'  edge [color="{style.INK}", arrowsize=0.9];'


def _nodes(scene: Scene) -> Iterator[str]:
    seen: set[str] = set()
    for node in scene.nodes:
        if node.key not in seen:
            seen.add(node.key)
            yield f"  {quoted(node.key)} [{_attributes(_node(node, scene))}];"


def _node(node: Node, scene: Scene) -> dict[str, str]:
    x, y = node.box.middle
    look = style.look(node.kind)
    return {
        **node.facts,
        "label": "\n".join(node.lines),
        "name": node.name,
        "kind": node.kind,
        "shape": look.graphviz,
        "peripheries": "2" if look.twice else "1",
        "style": "filled,rounded" if look.form == "stadium" else "filled",
        "fillcolor": style.fill(node.tone),
        "fontcolor": style.text_on(node.tone),
        "fontsize": f"{node.size:g}",
        "width": f"{node.box.width / 72:.3f}",
        "height": f"{node.box.height / 72:.3f}",
        "pos": f"{x:.1f},{scene.height - y:.1f}!",
    }


def _edges(scene: Scene) -> Iterator[str]:
    for line in scene.lines:
        yield f"  {quoted(line.source)} -> {quoted(line.target)} [{_attributes(_edge(line))}];"


def _edge(line: Line) -> dict[str, str]:
    stroke = style.stroke(line.confidence, via=line.via is not None)
    return {
        **line.facts,
        "id": line.key,
        "style": stroke.dash,
        "color": stroke.colour,
        "penwidth": f"{stroke.width:g}",
        "arrowhead": _ARROWS[line.head],
        **({"label": signs} if (signs := "≠" * line.against + "∴" * line.ours) else {}),
    }


def _attributes(values: Mapping[str, str]) -> str:
    return ", ".join(f"{quoted(key)}={quoted(value)}" for key, value in values.items())


def quoted(text: str) -> str:
    """A text as a string of the DOT language: nothing in it can end the string, and no backslash is an escape of it.

    `quoted('a "b"')` is `"a \\"b\\""`; a newline becomes the two characters that Graphviz breaks a line at.
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
