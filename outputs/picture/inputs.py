"""What a picture is made from: an answer, and a few facts about the graph that gave it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Setting:
    """The graph behind an answer, as far as a picture needs it: `Setting(graph_name="3fa9…", newest_date="2025")`.

    `graph_name` is the SHA-256 of the graph in hex, `newest_date` its newest source date as written. `ids` maps a name
    to the id of the node that bears it ("Russia" → "RUS"), `roles` a state's id to its role in the organisation
    (`founder`, `member`, `observer`, `dialogue partner`, `applicant`), `kinds` an id to its label ("Person"). All may
    lack entries.
    """

    graph_name: str
    newest_date: str
    ids: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        """The id of the node with this name, or the name itself where the graph gave no id."""
        return self.ids.get(name, name) or NAMELESS

    def role_of(self, state: str) -> str:
        """The role of the state with this name; empty where it has none."""
        return self.roles.get(self.id_of(state), "")

    def name_of(self, node_id: str) -> str:
        """The name of the node with this id, or the id itself."""
        return next((name for name, known in self.ids.items() if known == node_id), node_id)


class PictureError(CuiBonoError):
    """A picture that can't be made, with the reason and the way out: `a picture can't be saved as "x.jpg": …`."""
