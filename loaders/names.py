"""What the claims of one folder may name: the entities that the folder names, and the sources of all that is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.model.labels import Label
from loaders import values
from loaders.rows import Place, Report, article, listed, quoted
from loaders.values import Read


@dataclass(slots=True)
class Names:
    """The names that stand when a folder's claims are read.

    `labels` has the label of each entity, None where its record is wrong in itself. `entities_complete` is false where
    a file of entities could not be read, `sources_complete` where one of sources: then a name that is missing is no
    news.
    """

    labels: Mapping[str, Label | None]
    elsewhere: Mapping[str, Place]
    """Where the entities of all folders stand, to name the place of one that this folder lacks."""
    sources: Mapping[str, bool]
    """Whether we hold the text of each source."""
    report: Report
    """Where the nearest names are found."""
    entities_complete: bool = True
    sources_complete: bool = True
    _tables: dict[frozenset[Label], dict[str, str]] = field(default_factory=dict)

    def entity(self, labels: Iterable[Label], role: str) -> Read:
        """Make the reading of an entity's id: `within` names an Organisation."""
        allowed = frozenset(labels)
        if not self.entities_complete:
            return values.text
        return values.known(self._table(allowed), lambda value: self._not_an_entity(value, allowed, role))

    def source(self) -> Read:
        """Make the reading of a source's id."""
        if not self.sources_complete:
            return values.text
        table = {name: name for name in self.sources}
        return values.known(table, lambda value: f"{quoted(value)} is no source{self.report.near(value, table)}")

    def _table(self, labels: frozenset[Label]) -> dict[str, str]:
        """Give the ids of the entities that have one of some labels, each by itself; built once a set of labels."""
        if labels not in self._tables:
            self._tables[labels] = {
                name: name for name, label in self.labels.items() if label is None or label in labels
            }
        return self._tables[labels]

    def _not_an_entity(self, value: str, labels: frozenset[Label], role: str) -> str:
        expected = article(listed(sorted(labels)))
        label = self.labels.get(value)
        if label is not None:
            return f"{quoted(value)} is {article(label)}; {role} {expected}"
        if value in self.elsewhere:
            return f"{quoted(value)} is named in {self.elsewhere[value]}; a folder names every entity that it uses"
        near = self.report.near(value, self._table(labels))
        return f"{quoted(value)} is no entity of this folder; {role} {expected}{near}"
