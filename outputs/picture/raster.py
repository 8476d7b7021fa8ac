"""A scene as PNG: Graphviz draws it with cairo and pango, and with no fonts but ours.

Graphviz runs in a process of its own: it isn't safe for threads, reads its font settings once a process, and writes
its warnings past Python to the terminal.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from outputs.picture import fonts, graphviz_process, style
from outputs.picture.dashes import cut, flattened
from outputs.picture.fonts import Face
from outputs.picture.ink import Curve, Ink, Polygon, Words, ink
from outputs.picture.inputs import PictureError
from outputs.picture.scene import Anchor, Point, Scene
from outputs.picture.svg import embedded

_PATIENCE = 60  # seconds: a picture takes less than one, a hostile graph may take for ever
# Pango sets each letter on a whole point: drawn this much larger and shown smaller by as much, that isn't seen.
_FINE = 8
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <match target="pattern"><edit name="family" mode="append"><string>{fallback}</string></edit></match>
  <match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
</fontconfig>
"""
_HELD = {Anchor.START: -1, Anchor.MIDDLE: 0, Anchor.END: 1}


def png(scene: Scene) -> bytes:
    """The PNG of a scene, a pixel a unit: 1600 wide."""
    operations = "".join(_op(piece, scene.height) for part in scene.parts for piece in ink(part))
    ground = _op(Polygon(_corners(scene), "#ffffff"), scene.height)
    # Graphviz adds a pixel to the box that it is given.
    box = f"0,0,{(scene.width - 1) * _FINE},{(scene.height - 1) * _FINE}"
    text = f'graph {{ graph [bb="{box}", dpi={72 / _FINE}, pad=0, margin=0]; }}'
    # Not within the DOT: its strings end at 16,384 bytes.
    return run_graphviz(text, "nop2", "png", background=ground + operations, fonts_for=scene)


def run_graphviz(text: str, engine: str, form: str, *, background: str = "", fonts_for: Scene | None = None) -> bytes:
    """What Graphviz makes of a graph in DOT, with the fonts that the scene needs, or with none."""
    with tempfile.TemporaryDirectory(prefix="cuibono-") as name:
        folder = Path(name)
        for face, characters in embedded(fonts_for) if fonts_for else ():
            (folder / f"{face}.{'otf' if face is Face.CJK else 'ttf'}").write_bytes(fonts.part(face, characters))
        settings = folder / "fonts.conf"
        settings.write_text(_FONTCONFIG.format(folder=folder, fallback=fonts.FAMILY[Face.CJK]), encoding="utf-8")
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and our own file
                [sys.executable, "-P", graphviz_process.__file__],
                input=json.dumps({"graph": text, "engine": engine, "form": form, "background": background}).encode(),
                capture_output=True,
                env={**os.environ, "FONTCONFIG_FILE": str(settings), "FONTCONFIG_PATH": name},
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise PictureError(
                f"Graphviz did not finish this picture within {_PATIENCE} seconds; RETURN less"
            ) from None
    if done.returncode or not done.stdout:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise PictureError(f"Graphviz could not draw this picture: {last[0]}")
    return done.stdout


def _corners(scene: Scene) -> tuple[Point, ...]:
    return (0, 0), (scene.width, 0), (scene.width, scene.height), (0, scene.height)


def _op(piece: Ink, height: int) -> str:
    """A piece of ink as operations of xdot, which counts upwards from the bottom and text in bytes."""
    return "".join(_ops(piece, height))


def _ops(piece: Ink, height: int) -> Iterator[str]:
    match piece:
        case Polygon():
            broken = style.DASHES[piece.dash]
            yield _counted("C", piece.fill)
            yield _counted("c", piece.colour if piece.width and not broken else piece.fill)
            yield _pen(piece.width or 0.1) + f"P {len(piece.points)} {_points(piece.points, height)} "
            if broken:
                yield from _dashed([*piece.points, piece.points[0]], piece, height)
        case Curve():
            if style.DASHES[piece.dash]:
                yield from _dashed(flattened(piece.points), piece, height)
            else:
                yield _counted("c", piece.colour) + _pen(piece.width)
                yield f"B {len(piece.points)} {_points(piece.points, height)} "
        case Words():
            yield _counted("c", piece.colour)
            yield f"t {int(piece.bold)} " + _counted(f"F {piece.size * _FINE:.1f}", fonts.FAMILY[Face.REGULAR])
            at = _points(((piece.x, piece.y),), height)
            place = f"{at} {_HELD[piece.anchor]} {piece.width * _FINE:.1f}"
            yield _counted(f"T {place}", piece.text)


def _dashed(points: Sequence[Point], piece: Polygon | Curve, height: int) -> Iterator[str]:
    yield _counted("c", piece.colour) + _pen(piece.width)
    for dash in cut(points, style.DASHES[piece.dash]):
        yield f"L {len(dash)} {_points(dash, height)} "


def _pen(width: float) -> str:
    return _counted("S", f"setlinewidth({width * _FINE:.1f})")


def _points(points: Sequence[Point], height: int) -> str:
    return " ".join(f"{x * _FINE:.1f} {(height - y) * _FINE:.1f}" for x, y in points)


def _counted(operation: str, text: str) -> str:
    """An operation on a text, with its length as xdot counts: in bytes, but not a backslash that begins a pair."""
    if text.endswith("\\"):
        text += " "  # a backslash at the end would begin a pair with what follows the text
    data = text.encode("utf-8")
    pairs = sum(byte == 0x5C and data[at - 1 : at] != b"\\" for at, byte in enumerate(data))
    return f"{operation} {len(data) - pairs} -{text} "
