"""Which view an answer is drawn in."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from graph.nearest import nearest
from outputs.picture.inputs import Answer, PictureError
from outputs.picture.picture import Picture
from outputs.picture.setting import Setting

if TYPE_CHECKING:
    from outputs.picture.frame import Body

# Query → the module that draws it; each has a function `body`.
_VIEWS = {
    "who-uses-it-for-what": "uses_view",
    "blocked-initiatives": "blocked",
    "declared-versus-actual": "declared",
    "motives-of": "motives",
}
VIEWS = tuple(_VIEWS)


def draw(answer: Answer, setting: Setting, *, title: str | None = None) -> Picture:
    """The picture of an answer: `draw(answer, setting).save("uses.png")`.

    A saved query of `VIEWS` has a view of its own; the rows of one's own Cypher are drawn as the nodes, relationships
    and paths that they hold. `title` stands in the place of the answer's finding. Raises PictureError for an answer
    without rows, for a saved query that has no picture, and for rows that hold nothing to draw.
    """
    from outputs.picture.frame import framed

    if answer.name is not None and answer.name not in _VIEWS:
        raise PictureError(_no_view(answer.name))
    if not answer.rows:
        told = f": {answer.finding}" if answer.name and answer.finding else ""
        raise PictureError(f"there is nothing to draw, since {_asked(answer)} has no rows{told}")
    body: Callable[[Answer, Setting], Body] = import_module(
        f"outputs.picture.{_VIEWS[answer.name] if answer.name else 'network'}"
    ).body
    return Picture(framed(body(answer, setting), answer, setting, title))


def _asked(answer: Answer) -> str:
    if answer.name is None:
        return "the answer to this Cypher"
    values = ", ".join(f"{key}={value}" for key, value in answer.parameters.items())
    return f"{answer.name} with {values}" if values else answer.name


def _no_view(name: str) -> str:
    near = nearest(name, VIEWS, 1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return (
        f"there is no picture of “{name}”{hint}; there are pictures of {', '.join(VIEWS)}, and of any Cypher that "
        "returns nodes, relationships or paths"
    )
