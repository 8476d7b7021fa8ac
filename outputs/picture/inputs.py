"""What a picture is made from: an answer with its rows."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from graph.errors import CuiBonoError

Row = Mapping[str, Any]
NAMELESS = "(no name)"


class Answer(Protocol):
    """Rows and the sentence they add up to: `who-uses-it-for-what` for the SCO, or the rows of one's own Cypher."""

    @property
    def name(self) -> str | None:
        """The saved query's name, or None for one's own Cypher."""

    @property
    def title(self) -> str:
        """What the query shows, in a few words."""

    @property
    def finding(self) -> str:
        """The sentence that the rows add up to; the picture's title. May be empty."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The values that the query was asked with: `{"organisation": "SCO"}`."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns' names, in order."""

    @property
    def rows(self) -> Sequence[Row]:
        """One mapping a row, with the columns as keys."""


class PictureError(CuiBonoError):
    """A picture that can't be made, with the reason and the way out: `a picture can't be saved as “x.jpg”: …`."""
