"""A scene as SVG: real text, the graph's ids, a description for those who can't see it, nothing from outside."""

from base64 import b64encode
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from outputs.picture import fonts, style
from outputs.picture.fonts import Face
from outputs.picture.ink import Curve, Ink, Polygon, Words, ink
from outputs.picture.scene import Anchor, Line, Node, Part, Point, Scene

# For a viewer that ignores the fonts within: the same designs under their own names, then whatever it has.
_FALLBACK = "'cuibono sans', 'cuibono cjk', 'Source Sans Pro', 'Source Sans 3', 'Noto Sans CJK TC', sans-serif"


def svg(scene: Scene) -> str:
    """The SVG document of a scene; the same scene gives the same bytes."""
    seen: set[str] = {"title", "description"}
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{scene.width}" height="{scene.height}"'
            f' viewBox="0 0 {scene.width} {scene.height}" role="img" aria-labelledby="title description">',
            f'<title id="title">{escape(scene.title)}</title>',
            f'<desc id="description">{escape(scene.description)}</desc>',
            f"<style>{_styles(scene)}</style>",
            f'<rect width="{scene.width}" height="{scene.height}" fill="{style.PAPER}"/>',
            *(line for part in scene.parts for line in _part(part, seen)),
            "</svg>",
            "",
        ]
    )


def _styles(scene: Scene) -> str:
    faces = [_font_face(face, characters) for face, characters in embedded(scene)]
    return "".join([*faces, f"text{{font-family:{_FALLBACK};font-kerning:none;white-space:pre}}"])


def embedded(scene: Scene) -> Iterator[tuple[Face, str]]:
    """Each face that the scene needs, with the characters that it sets in it."""
    regular, bold = scene.characters(bold=False), scene.characters(bold=True)
    if regular:
        yield Face.REGULAR, regular
    if bold:
        yield Face.BOLD, bold
    if Face.CJK in fonts.faces(regular) | fonts.faces(bold, bold=True):
        yield Face.CJK, regular + bold


def _font_face(face: Face, characters: str) -> str:
    data = b64encode(fonts.part(face, characters)).decode("ascii")
    weight = "400 700" if face is Face.CJK else str(fonts.WEIGHT[face])
    return f"@font-face{{font-family:'{fonts.FAMILY[face]}';font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"


def _part(part: Part, seen: set[str]) -> Iterator[str]:
    drawn = [_ink(piece) for piece in ink(part)]
    if not drawn:
        return
    if not isinstance(part, Node | Line) or not part.key:
        yield from drawn
        return
    yield f"<g{_identity(part, seen)}><title>{escape(_tooltip(part))}</title>"
    yield from drawn
    yield "</g>"


def _identity(part: Node | Line, seen: set[str]) -> str:
    """The graph's id, as the SVG's own id where it is the first of its kind and has no space, and always as data."""
    words = f"{part.kind.lower()} node" if isinstance(part, Node) else "line"
    own = "" if part.key in seen or " " in part.key else f" id={quoteattr(part.key)}"
    seen.add(part.key)
    ends = f" data-from={quoteattr(part.source)} data-to={quoteattr(part.target)}" if isinstance(part, Line) else ""
    claims = part.facts.get("claims", "")
    return f"{own} class={quoteattr(words)} data-id={quoteattr(part.key)}{ends}" + (
        f" data-claims={quoteattr(claims)}" if claims else ""
    )


def _tooltip(part: Node | Line) -> str:
    first = [part.name] if isinstance(part, Node) else []
    ours = ["our inference"] if part.ours else []
    return "\n".join([*first, *ours, *(f"{key}: {value}" for key, value in part.facts.items() if value)])


def _ink(piece: Ink) -> str:
    match piece:
        case Polygon():
            stroke = (
                f' stroke="{piece.colour}" stroke-width="{_n(piece.width)}"{_dash(piece.dash)}' if piece.width else ""
            )
            return f'<polygon points="{_points(piece.points)}" fill="{piece.fill}"{stroke}/>'
        case Curve():
            (x, y), *rest = piece.points
            path = f"M{_n(x)},{_n(y)}C{_points(tuple(rest))}"
            stroke = f'stroke="{piece.colour}" stroke-width="{_n(piece.width)}"{_dash(piece.dash)}'
            return f'<path d="{path}" fill="none" {stroke}/>'
        case Words():
            weight = f' font-weight="{fonts.WEIGHT[Face.BOLD]}"' if piece.bold else ""
            anchor = "" if piece.anchor is Anchor.START else f' text-anchor="{piece.anchor}"'
            # The length holds a reader's own font to the room that was measured; where that was a guess, it is let be.
            length = f' textLength="{_n(piece.width)}" lengthAdjust="spacingAndGlyphs"'
            held = "" if fonts.missing(piece.text) else length
            return (
                f'<text x="{_n(piece.x)}" y="{_n(piece.y)}" font-size="{_n(piece.size)}"{weight}{anchor}'
                f' fill="{piece.colour}"{held}>{escape(piece.text)}</text>'
            )


def _dash(dash: str) -> str:
    pattern = " ".join(_n(length) for length in style.DASHES[dash])
    return f' stroke-dasharray="{pattern}"' if pattern else ""


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """A number to a tenth of a pixel, without a needless point: finer differences between machines don't show."""
    text = f"{number:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text
