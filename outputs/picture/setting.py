"""What a picture knows of the graph behind an answer: names that lead to nodes, claims that lead to who says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.model import Label
from graph.model.relations import RELATIONS
from graph.model.vocabulary import Standing
from outputs.picture.inputs import NAMELESS, Row
from outputs.picture.rows import strings, text
from outputs.picture.wrap import clean

COLUMNS: Mapping[str, frozenset[Label]] = {
    "state": frozenset({Label.STATE}),
    "organisation": frozenset({Label.ORGANISATION}),
    "motive": frozenset({Label.MOTIVE}),
    "initiative": frozenset({Label.INITIATIVE}),
    "sought_by": RELATIONS["SOUGHT"].subjects,
    "blocked_by": RELATIONS["BLOCKED"].subjects,
    "holder": RELATIONS["SERVES_AS"].subjects,
    "declared": frozenset({Label.GOAL}),
    "actual": frozenset({Label.FUNCTION}),
}
"""The columns that hold names, and what may bear a name there."""


@dataclass(frozen=True, slots=True)
class Known:
    """A node of the graph: `Known("RUS", "Russia", "State")`.

    `claims` are those that its edges rest on; they are asked for only where another node has the same name.
    """

    id: str
    name: str
    label: str
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """A claim behind an answer: what it states of whom, how it stands, and where."""

    statement: str
    standing: str
    source: str
    subject: str = ""
    relation: str = ""
    object: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source that an answer cites, as a reader knows it: Temur Umarov, 2025."""

    author: str
    date: str = ""


@dataclass(frozen=True)
class Setting:
    """The graph behind an answer, as far as a picture needs it: `Setting(graph_name="3fa9…", newest_date="2025")`.

    `graph_name` is the SHA-256 of the graph in hex, `newest_date` its newest source date as written. `nodes` are those
    that the rows name, `roles` a state's id to its role in the organisation (`founder`, `member`, `observer`,
    `dialogue partner`, `applicant`), `claims` and `sources` those that the rows cite, by id. All may lack entries.
    """

    graph_name: str
    newest_date: str
    nodes: Sequence[Known] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, Told] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> Mapping[str, Known]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for node in self.nodes:
            found[clean(node.name)].append(node)
        return found

    def id_in(self, row: Row, column: str) -> str:
        """The id of the node that a column of a row names; empty where the column is."""
        return "" if row.get(column) is None else self._id_of(text(row, column), row, column)

    def ids_in(self, row: Row, column: str) -> tuple[str, ...]:
        """The ids of the nodes that a column of a row lists."""
        return tuple(self._id_of(name, row, column) for name in strings(row.get(column)))

    def _id_of(self, name: str, row: Row, column: str) -> str:
        """The id of the only node that may bear this name there; the name itself where none or several may.

        Of two nodes of one name it is the one whose edges rest on a claim of the row.
        """
        found = [node for node in self._by_name.get(name, ()) if node.label in COLUMNS[column]]
        if len(found) > 1:
            claims = set(strings(row.get("claims")))
            found = [node for node in found if not claims.isdisjoint(node.claims)]
        return found[0].id if len(found) == 1 else name or NAMELESS

    def name_of(self, node_id: str) -> str:
        """The name of the node with this id, or the id itself."""
        known = self._by_id.get(node_id)
        return clean(known.name) if known else node_id

    def kind_of(self, node_id: str, otherwise: str) -> str:
        """The label of the node with this id; `otherwise` where it isn't known."""
        known = self._by_id.get(node_id)
        return known.label if known else otherwise

    def role_of(self, state: str) -> str:
        """The role of the state with this id; empty where it has none."""
        return self.roles.get(state, "")

    def author_of(self, source: str) -> str:
        """Who wrote the source with this id; empty where it isn't known."""
        known = self.sources.get(source)
        return clean(known.author) if known else ""

    def inferred(self, claim: str) -> Told | None:
        """The claim with this id if it is an inference of ours."""
        told = self.claims.get(claim)
        return told if told and told.standing == Standing.INFERENCE else None

    def are_ours(self, claims: Iterable[str]) -> bool:
        """Whether all of some claims are inferences of ours, and there is one: then what rests on them is ours, too."""
        return {self.inferred(claim) is not None for claim in claims} == {True}

    def behind(self, row: Row, subjects: Iterable[str], relation: str, target: str) -> list[str]:
        """Those claims of a row that say this of one of the subjects: "RUS BLOCKED sco-development-bank"."""
        said = {(subject, relation, target) for subject in subjects}
        return [
            claim
            for claim in strings(row.get("claims"))
            if (told := self.claims.get(claim)) and (told.subject, told.relation, told.object) in said
        ]
