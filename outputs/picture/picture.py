"""A picture that is ready: as SVG, PNG or DOT, in memory, in a notebook or in a file."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.nearest import nearest
from outputs.picture.inputs import PictureError
from outputs.picture.scene import HEIGHT, WIDTH, Scene
from outputs.writing import WritingError, write_whole


def _svg(scene: Scene) -> bytes:
    from outputs.picture.svg import svg

    return svg(scene).encode("utf-8")


def _png(scene: Scene) -> bytes:
    from outputs.picture.raster import png

    return png(scene)


def _dot(scene: Scene) -> bytes:
    from outputs.picture.dot import dot

    return dot(scene).encode("utf-8")


_WRITERS: dict[str, Callable[[Scene], bytes]] = {".svg": _svg, ".png": _png, ".dot": _dot}
ENDINGS = tuple(_WRITERS)


@dataclass(frozen=True, slots=True)
class Picture:
    """An answer as a picture: `draw(answer, setting).save("blocked.svg")`. A notebook shows it by itself."""

    scene: Scene

    @property
    def svg(self) -> str:
        """The SVG document."""
        return _svg(self.scene).decode("utf-8")

    @property
    def png(self) -> bytes:
        """The PNG file, 1600 pixels wide."""
        return _png(self.scene)

    @property
    def dot(self) -> str:
        """The DOT document: the graph that is shown, with its attributes."""
        return _dot(self.scene).decode("utf-8")

    @property
    def warnings(self) -> list[str]:
        """What whoever shows the picture should know: characters that no font has, a picture larger than a slide."""
        from outputs.picture import fonts

        found = []
        absent = fonts.missing(self.scene.characters(bold=False) + self.scene.characters(bold=True))
        if absent:
            named = ", ".join(f"{character} (U+{ord(character):04X})" for character in absent)
            found.append(f"no font here has {named}: a PNG shows a box in its place, an SVG the reader's own font")
        if self.scene.height > HEIGHT or self.scene.width > WIDTH:
            found.append(
                f"the picture is {self.scene.width} × {self.scene.height} pixels, larger than a slide of "
                f"{WIDTH} × {HEIGHT}: it shows the whole answer; ask for less to fit a slide"
            )
        return found

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture as its ending says: `save("blocked.png")`. Returns the path.

        A file that was there stays whole until the new one is. Raises PictureError for an ending that is none of
        `.svg`, `.png` and `.dot`, and for a folder that can't be written to.
        """
        target = Path(path)
        data = _WRITERS[ending(target)](self.scene)
        try:
            write_whole(target, data)
        except WritingError as error:
            raise PictureError(f"the picture can't be saved: {error}") from error
        return target

    def _repr_svg_(self) -> str:
        return self.svg


def ending(path: Path) -> str:
    """The ending that says how a picture is written; to be asked before any work is done for it."""
    found = path.suffix.lower()
    if found in _WRITERS:
        return found
    near = nearest(found, ENDINGS, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise PictureError(
        f"a picture can't be saved as “{path.name}”: its ending is {found or 'missing'}, "
        f"and there are {', '.join(ENDINGS)}{hint}"
    )
