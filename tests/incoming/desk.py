"""What lies on the desk after an import: evidence, loaded as a build loads it, and the leftovers."""

import csv
from pathlib import Path

from graph.model import Claim, Entity
from loaders import load
from loaders.incoming import Imported


class Desk:
    """The folder of an import, read again."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported
        self.evidence = load([imported.folder])
        assert len(self.evidence.claims) == imported.claims
        assert len(self.evidence.entities) == imported.entities

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.evidence.claims

    @property
    def claim(self) -> Claim:
        """The one claim."""
        (claim,) = self.evidence.claims
        return claim

    def entity(self, name: str) -> Entity:
        """The one entity of this name."""
        (found,) = (entity for entity in self.evidence.entities if entity.name == name)
        return found

    @property
    def leftover(self) -> list[tuple[str, str, str]]:
        """Where, what and which value is left over, as leftover.csv has it."""
        path = Path(self.imported.folder, "leftover.csv")
        if not path.exists():
            assert self.imported.left == ()
            return []
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(self.imported.left)
        assert all(row["reason"] for row in rows)
        return [(row["ref"], row["what"], row["value"]) for row in rows]

    def reason(self, what: str) -> str:
        """Why the one thing of this name is left over."""
        (found,) = (one.reason for one in self.imported.left if one.what == what)
        return found
