"""What an imported claim says of itself: not reviewed, and how its file grades and places it."""

from collections.abc import Mapping

from loaders.incoming.parts import Place
from loaders.rows import FIELD_LIMIT

GRADES = (
    "id",
    "confidence",
    "credibility",
    "reliability",
    "place",
    "sources",
    "source",
    "ref",
    "line",
    "start",
    "end",
    "sha256",
    "at",
    "claims",
    "against",
    "premises",
    "via",
    "because",
)
"""Keys by which a file says how far to trust it and where it has it from: text for whoever reviews, and no more."""


def because(place: Place, said: Mapping[str, str]) -> tuple[str, list[str]]:
    """Write the reason of an import's grades, and name the keys that found no room in it.

    "Imported from edges.csv, row 12, and not reviewed. The file has confidence: high; sources: umarov-2025:38."
    """
    text = f"Imported from {place}, and not reviewed."
    parts: list[str] = []
    without_room: list[str] = []
    room = FIELD_LIMIT - len(text) - len(" The file has .")
    for key in GRADES:
        if key in said:
            part = f"{key}: {said[key]}"
            room -= len(part) + len("; ")
            (parts if room >= 0 else without_room).append(part if room >= 0 else key)
    if parts:
        text += f" The file has {'; '.join(parts)}"
        text += "" if text.endswith(".") else "."
    return text, without_room
