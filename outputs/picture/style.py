"""How meaning looks: a shape for each label, a colour for each layer and status, a stroke for each confidence.

The fills are Okabe and Ito's, which people with any common colour-blindness tell apart. They are used as fills only:
lines and texts are near-black, so that a line is seen on white and a text on its fill has at least 4.5:1.
"""

from dataclasses import dataclass

INK, QUIET, PAPER, PALE, HAIR = "#1a1a1a", "#595959", "#ffffff", "#f3f3f3", "#a0a0a0"
PLAIN = "#ffffff"  # a thing that has neither layer nor status

# Layers and statuses never stand in one picture for the same thing, so the two may share colours.
FILLS = {
    "declared": "#0072b2",
    "actual": "#009e73",
    "hidden": "#e69f00",
    "future": "#56b4e9",
    "background": "#d9d9d9",
    "adopted": "#009e73",
    "blocked": "#d55e00",
    "not adopted": "#f0e442",
}


def text_on(tone: str | None) -> str:
    """The colour of a text on a fill: white on the dark blue, near-black on every other."""
    return PAPER if tone == "declared" else INK


def fill(tone: str | None) -> str:
    """The fill of a layer or status; white for a thing that has none."""
    return FILLS.get(tone or "", PLAIN)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's width in pixels, its dashes as Graphviz names them, and its colour."""

    width: float
    dash: str  # solid | dashed | dotted
    colour: str


DASHES: dict[str, tuple[float, ...]] = {"solid": (), "dashed": (11, 6), "dotted": (2.5, 5)}  # pixels on and off
_CONFIDENCE = {"high": "solid", "moderate": "dashed", "low": "dotted"}


def stroke(confidence: str | None, *, via: bool = False) -> Stroke:
    """The stroke of a relation: solid, dashed or dotted by confidence, thin if it is reached only by way of a group.

    What is not graded (a part of an organisation, a state in its group) is solid too, but grey: it is not high.
    """
    graded = confidence in _CONFIDENCE
    width = 1.3 if via else 2.8 if graded else 1.8
    return Stroke(width, _CONFIDENCE.get(confidence or "", "solid"), INK if graded or via else QUIET)


@dataclass(frozen=True, slots=True)
class Look:
    """The outline of a label: a form, once or twice drawn, and what Graphviz calls it."""

    form: str
    twice: bool
    graphviz: str


LOOKS = {
    "State": Look("rectangle", False, "box"),
    "Group": Look("rectangle", True, "box"),
    "Organisation": Look("octagon", False, "octagon"),
    "Body": Look("octagon", True, "octagon"),
    "Person": Look("rounded", False, "ellipse"),
    "Voice": Look("rounded", True, "ellipse"),
    "Initiative": Look("hexagon", False, "hexagon"),
    "Commitment": Look("hexagon", True, "hexagon"),
    "Motive": Look("stadium", False, "box"),
    "Use": Look("circle", False, "circle"),
    "Goal": Look("parallelogram", False, "parallelogram"),
    "Measure": Look("parallelogram", True, "parallelogram"),
    "Function": Look("arrow", False, "rarrow"),
    "Event": Look("arrow", True, "rarrow"),
    "Term": Look("trapezium", False, "trapezium"),
    "Characterisation": Look("trapezium", True, "trapezium"),
    "Claim": Look("note", False, "note"),
    "Source": Look("tab", False, "tab"),
    "Passage": Look("note", True, "note"),
}
UNKNOWN = Look("cut", False, "box")


def look(kind: str) -> Look:
    """The look of a label; a label that the model does not know is a rectangle."""
    return LOOKS.get(kind, UNKNOWN)
