"""Answers as the saved queries give them, written by hand, and a reader of SVG that measures with the fonts within."""

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from outputs.picture import Known, Setting

Row = dict[str, Any]


@dataclass
class Asked:
    """An answer, as far as a picture reads it."""

    name: str | None
    rows: Sequence[Mapping[str, Any]]
    finding: str = ""
    title: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        return list(self.rows[0]) if self.rows else []


def evidence(line: int, confidence: str = "moderate", *, via: Any = None, against: Sequence[str] = ()) -> Row:
    return {
        "via": via,
        "confidence": confidence,
        "claims": [f"sco-{line:03}-01"],
        "against": list(against),
        "sources": [f"umarov-2025:{line}"],
    }


def use(state: str, motive: str, line: int, confidence: str = "moderate", **more: Any) -> Row:
    shown = {"layer": more.pop("layer", "hidden"), "outcome": more.pop("outcome", None)}
    return {"state": state, "motive": motive, **shown, **evidence(line, confidence, **more)}


CENTRAL_ASIA = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")


@pytest.fixture
def uses() -> Asked:
    rows = [
        use("China", "discursive power", 38, "high", outcome="taken up in joint documents"),
        use("China", "room for manoeuvre", 48, "low", layer="future"),
        use("Russia", "backing for its foreign policy", 36, "high", against=["sco-036-09"]),
        *(use(state, "not to look isolated", 40) for state in ("Iran", "Belarus", "Afghanistan")),
        use("India", "a stronger hand with Western countries", 40),
        *(
            use(state, motive, 42, via="central-asia")
            for state in CENTRAL_ASIA
            for motive in ("a platform that has them at its core", "access to leaders at many levels")
        ),
    ]
    finding = "Ten states use the SCO, and only those that fear isolation or belong together share a reason."
    return Asked("who-uses-it-for-what", rows, finding, "Who uses it for what", {"organisation": "SCO"})


@pytest.fixture
def blocked() -> Asked:
    followed = ["China lost interest in the SCO.", "China dealt with each Central Asian state by itself."]
    rows = [
        {
            "initiative": initiative,
            "sought_by": ["China"],
            "blocked_by": ["Russia"],
            "consequence": followed,
            **evidence(38, via=[]),
        }
        for initiative in ("SCO development bank", "SCO free trade zone")
    ]
    return Asked("blocked-initiatives", rows, "Russia blocked both.", "What was blocked", {"organisation": "SCO"})


@pytest.fixture
def declared() -> Asked:
    rows = [
        {"holder": "RATS", "declared": "peace and security", "actual": "joint exercises", "gap": "linked"},
        {"holder": "SCO", "declared": "mutual trust", "actual": None, "gap": "no function linked"},
        {"holder": "SCO", "declared": None, "actual": "hosting events", "gap": "no goal linked"},
    ]
    return Asked(
        "declared-versus-actual",
        [{**row, **evidence(24 + number)} for number, row in enumerate(rows)],
        "One goal of two is served.",
        parameters={"organisation": "SCO"},
    )


@pytest.fixture
def motives() -> Asked:
    rows = [
        {"organisation": "SCO", "motive": "discursive power", "layer": "hidden", "outcome": "adopted", **evidence(38)},
        {"organisation": "C5 + China", "motive": "presence", "layer": "actual", "outcome": None, **evidence(38)},
    ]
    return Asked("motives-of", rows, "China uses two.", parameters={"state": "CHN"})


def node(node_id: str, label: str, **properties: Any) -> Row:
    return {"id": node_id, "labels": [label], "properties": {"id": node_id, **properties}}


def relationship(start: str, kind: str, end: str, **properties: Any) -> Row:
    return {"id": f"{start}{kind}{end}", "type": kind, "start": start, "end": end, "properties": properties}


@pytest.fixture
def network() -> Asked:
    russia, china = node("RUS", "State", name="Russia"), node("CHN", "State", name="China")
    bank = node("bank", "Initiative", name="SCO development bank", status="blocked")
    blocks = relationship("RUS", "BLOCKED", "bank", layer="hidden", **evidence(38, against=["x"]))
    wants = relationship("CHN", "SOUGHT", "bank", **evidence(38, "high"))
    rows = [
        {"s": russia, "r": blocks, "i": bank},
        {"s": china, "r": [{"deep": [wants]}], "i": None},
        {"p": {"nodes": [china], "relationships": [relationship("CHN", "MEMBER_OF", "SCO")]}},
    ]
    return Asked(None, rows, "Russia blocked what China wanted.")


@pytest.fixture
def setting() -> Setting:
    states = {
        "RUS": "Russia",
        "CHN": "China",
        "IRN": "Iran",
        "BLR": "Belarus",
        "AFG": "Afghanistan",
        "IND": "India",
        "KAZ": "Kazakhstan",
    }
    nodes = [
        *(Known(state, name, "State") for state, name in states.items()),
        Known("central-asia", "Central Asian states", "Group"),
        Known("SCO", "SCO", "Organisation"),
        Known("discursive-power", "discursive power", "Motive"),
        Known("sco-development-bank", "SCO development bank", "Initiative"),
        Known("dmitry-medvedev", "Dmitry Medvedev", "Person"),
    ]
    roles = {"CHN": "founder", "RUS": "founder", "KAZ": "founder", "IND": "member", "IRN": "member", "BLR": "member"}
    return Setting("3fa9c1d2" + "0" * 56, "2025", nodes, {**roles, "AFG": "observer"})


Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass
class Words:
    """A text that stands in an SVG: its box, and the class and id of the group that it is in."""

    text: str
    box: Rectangle
    size: float
    fill: str
    group: ET.Element | None


@dataclass
class Drawing:
    """What is seen in an SVG."""

    root: ET.Element
    words: list[Words] = field(default_factory=list)
    nodes: list[tuple[ET.Element, list[tuple[float, float]]]] = field(default_factory=list)
    heads: list[Rectangle] = field(default_factory=list)
    samples: list[Rectangle] = field(default_factory=list)

    @property
    def said(self) -> list[str]:
        return [words.text for words in self.words]

    def top_of(self, name: str) -> float:
        """The y of the node with this name."""
        return next(min(y for _, y in corners) for group, corners in self.nodes if named(group) == name)

    def lines(self) -> list[ET.Element]:
        return [group for group in self.root.iter(SVG + "g") if group.get("class") == "line"]


SVG = "{http://www.w3.org/2000/svg}"


def named(group: ET.Element) -> str:
    return (group.findtext(SVG + "title") or "").split("\n")[0]


def around(corners: Sequence[tuple[float, float]]) -> Rectangle:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def corners_of(polygon: ET.Element) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.split("[ ,]", polygon.get("points", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


class Ruler:
    """The fonts that an SVG carries, as a measure of its texts: the program's own measure is not asked."""

    def __init__(self, css: str) -> None:
        found = re.findall(r"font-family:'([^']+)';font-weight:([\d ]+);src:url\(data:font/ttf;base64,([^)]+)", css)
        self._advances = [(family, weight, _advances(b64decode(data))) for family, weight, data in found]

    def width(self, text: str, size: float, weight: str) -> float:
        faces = [found for family, of, found in self._advances if of == weight or "cjk" in family]
        return size * sum(
            next((face[c] for face in faces if c in face), 1.0) for c in text if unicodedata.category(c) != "Cf"
        )


def _advances(data: bytes) -> dict[str, float]:
    font = TTFont(io.BytesIO(data))
    metrics, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
    return {chr(code): metrics[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}


@pytest.fixture
def look() -> Callable[[str], Drawing]:
    return _look


def _look(svg: str) -> Drawing:
    drawing = Drawing(ET.fromstring(svg))
    ruler = Ruler(drawing.root.findtext(SVG + "style") or "")
    for child in drawing.root:
        group = child if child.tag == SVG + "g" else None
        polygons = [corners_of(polygon) for polygon in child.iter(SVG + "polygon")]
        if group is not None and "node" in group.get("class", "").split():
            drawing.nodes.append((group, polygons[0]))
            drawing.heads += [around(mark) for mark in polygons[1:] if len(mark) == 40 and len(polygons[0]) != 40]
        elif group is not None:
            drawing.heads += map(around, polygons)
        elif polygons and child.get("stroke"):
            drawing.samples += map(around, polygons)
        drawing.words += [_words(text, group, ruler) for text in child.iter(SVG + "text")]
    return drawing


def _words(text: ET.Element, group: ET.Element | None, ruler: Ruler) -> Words:
    size, x, y = (float(text.get(key, "")) for key in ("font-size", "x", "y"))
    wide = ruler.width(text.text or "", size, text.get("font-weight", "400"))
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
    # Ink from the top of a capital to the foot of a g.
    box = (left, y - 0.7 * size, left + wide, y + 0.22 * size)
    return Words(text.text or "", box, size, text.get("fill", ""), group)
