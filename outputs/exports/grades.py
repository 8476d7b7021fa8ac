"""Grades with their words and scales, and what an edge rests on in words: for formats that have no field for either."""

from graph.property_graph import Edge, Properties
from outputs.briefing.wording import CREDIBILITY, RELIABILITY
from outputs.exports.records import listed, own_keys_of
from outputs.exports.values import as_text

GRADES = ("confidence", "likelihood", "reliability", "credibility")

_CONFIDENCE = "ICD 203 confidence: low, moderate, high"
_LIKELIHOOD = "ICD 203 likelihood"
_SOURCES = "Admiralty reliability of sources, A to F"
_INFORMATION = "Admiralty credibility of information, 1 to 6"


def grades(properties: Properties) -> dict[str, dict[str, str]]:
    """Give the grades that something has: {"reliability": {"value": "B", "word": "usually reliable", "scale": …}}."""
    found: dict[str, dict[str, str]] = {}
    for name, scale, words in (
        ("confidence", _CONFIDENCE, {}),
        ("likelihood", _LIKELIHOOD, {}),
        ("reliability", _SOURCES, RELIABILITY),
        ("credibility", _INFORMATION, CREDIBILITY),
    ):
        if name in properties:
            value = str(properties[name])
            found[name] = {"value": value, "word": words.get(value, value), "scale": scale}
    if "likelihood_by" in properties:
        found["likelihood"]["by"] = str(properties["likelihood_by"])
    return found


def grades_in_words(properties: Properties) -> list[str]:
    """Say the grades: "confidence: moderate", "reliability: B, usually reliable (Admiralty)"."""
    return [
        f"{name}: {grade['value']}"
        + (f", {grade['word']} (Admiralty)" if grade["word"] != grade["value"] else "")
        + (f", by {grade['by']}" if "by" in grade else "")
        for name, grade in grades(properties).items()
    ]


def edge_in_words(edge: Edge) -> list[str]:
    """Say what an edge rests on: "layer: hidden", "within: SCO", "confidence: moderate", "claims: sco-038-03"."""
    said = edge.properties
    parts = {name: said[name] for name in ("layer", "via") if name in said} | own_keys_of(edge)
    words = [f"{name}: {as_text(value)}" for name, value in parts.items()] + grades_in_words(said)
    for name in ("claims", "against", "premises", "sources"):
        if said.get(name):
            words.append(f"{name}: {', '.join(listed(said[name]))}")
    return words
