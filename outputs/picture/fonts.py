"""The two fonts of every picture: where they are, how wide a text is in them, and the part of them that a text needs.

Both come with packages, so that the same graph gives the same picture on a machine without any font.
"""

import io
import unicodedata
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from outputs.picture.inputs import PictureError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ASCENT, DESCENT = 0.984, 0.273  # of Source Sans Pro, in ems
LINE = 1.26  # baseline to baseline, in ems: ascent and descent, rounded up so that lines never touch


class Face(StrEnum):
    """A face that pictures are set in; a bold text falls back to the one weight of the Chinese and Japanese font."""

    REGULAR = "regular"
    BOLD = "bold"
    CJK = "cjk"


# The names are our own: the licence reserves "Source" for the unchanged font, and what a picture carries is a part.
FAMILY = {Face.REGULAR: "cuibono sans", Face.BOLD: "cuibono sans", Face.CJK: "cuibono cjk"}
WEIGHT = {Face.REGULAR: 400, Face.BOLD: 700, Face.CJK: 400}
_FILES = {
    Face.REGULAR: ("font-source-sans-pro", "font_source_sans_pro", "files/SourceSansPro-Regular.ttf"),
    Face.BOLD: ("font-source-sans-pro", "font_source_sans_pro", "files/SourceSansPro-Semibold.ttf"),
    Face.CJK: ("cvttf-notosanscjk-regular", "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"),
}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in pixels: `width("Russia", 18)` is some 50.

    A character that neither font has counts as one em, the widest that a reader's own font will need for it.
    """
    return _ems(text, Face.BOLD if bold else Face.REGULAR) * size


def missing(text: str) -> list[str]:
    """The characters that neither font can draw, once each, in order: `missing("Iran (ایران)")` names four letters."""
    return [
        character
        for character in dict.fromkeys(text)
        if not _is_invisible(character) and _face(character, Face.REGULAR) is None
    ]


def faces(text: str, *, bold: bool = False) -> set[Face]:
    """The faces that a text is set in: `faces("China 中国")` are regular and CJK."""
    chosen = Face.BOLD if bold else Face.REGULAR
    return {_face(character, chosen) or chosen for character in text}


def part(face: Face, text: str) -> bytes:
    """A TrueType or OpenType font with the glyphs of `text` and no others, the same bytes every time.

    Kerning and hinting are left out: what is measured is then exactly what is drawn.
    """
    from fontTools import subset  # type: ignore[import-untyped]

    options = subset.Options(
        layout_features=[], name_IDs=[], hinting=False, notdef_outline=True, recommended_glyphs=True, glyph_names=False
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "BASE", "VORG", "vhea", "vmtx"]
    out = io.BytesIO()
    with _open(face) as font:
        font.recalcTimestamp = False
        subsetter = subset.Subsetter(options)
        subsetter.populate(text="".join(sorted(set(text) | {" "})))
        subsetter.subset(font)
        _name(font, face)
        font.save(out, reorderTables=True)
    return out.getvalue()


def _name(font: "TTFont", face: Face) -> None:
    style = "Bold" if face is Face.BOLD else "Regular"
    table = font["name"]
    table.names = []
    full = f"{FAMILY[face]} {style}"
    for name_id, value in ((1, FAMILY[face]), (2, style), (4, full), (6, full.replace(" ", "-"))):
        table.setName(value, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = WEIGHT[face]
    font["OS/2"].fsSelection = 0x20 if face is Face.BOLD else 0x40
    font["head"].macStyle = 1 if face is Face.BOLD else 0


@lru_cache(maxsize=1 << 14)  # a picture tries several sizes, and each measures the same words
def _ems(text: str, face: Face) -> float:
    return sum(_advance(character, face) for character in text)


def _advance(character: str, face: Face) -> float:
    if _is_invisible(character):
        return 0.0
    found = _face(character, face)
    return 1.0 if found is None else _advances(found)[ord(character)]


def _face(character: str, wanted: Face) -> Face | None:
    """The face that draws a character: the one wanted, else the Chinese and Japanese one, else none."""
    if ord(character) in _advances(wanted):
        return wanted
    # Only a text beyond Latin, Greek and Cyrillic pays for opening 16 MB.
    return Face.CJK if ord(character) in _advances(Face.CJK) else None


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc"}


@lru_cache(maxsize=3)
def _advances(face: Face) -> dict[int, float]:
    with _open(face) as font:
        per_em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {code: metrics[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}


def _open(face: Face) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(path(face), lazy=True)


def path(face: Face) -> Path:
    """Where the file of a face lies."""
    package, module, inside = _FILES[face]
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise PictureError(f"the font for pictures is not installed: pip install {package}")
    return Path(spec.origin).parent / inside
