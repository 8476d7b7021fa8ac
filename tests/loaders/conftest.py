"""A small valid folder to spoil, and what loading it says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import EvidenceError
from graph.model import Evidence
from loaders import load

HASH = "0f" * 32

FILES = {
    "dataset.yaml": "name: river\ntitle: What the River League is used for\n",
    "sources.yaml": f"""\
- id: report-2020
  title: A report on the league
  kind: article
  reliability: B
  sha256: {HASH}
- id: league-charter
  title: Charter of the league
  kind: treaty
  date: 1999-05
  reliability: A
""",
    "entities.yaml": """\
- {id: NOR, label: State, name: Norway, aliases: [Kingdom of Norway]}
- {id: FIN, label: State, name: Finland}
- {id: RL, label: Organisation, name: River League}
- {id: nordics, label: Group, name: Nordic states}
- {id: clean-water, label: Motive, name: clean water}
- {id: league-fund, label: Initiative, name: league fund, kind: fund}
- {id: anna-berg, label: Person, name: Anna Berg}
- {id: share-of-water, label: Measure, name: share of fresh water}
""",
    "claims/first.yaml": """\
- id: r-1
  statement: Norway kept blocking the fund.
  subject: NOR
  relation: BLOCKED
  object: league-fund
  within: RL
  when: 2015
  layer: hidden
  standing: judgement
  confidence: moderate
  credibility: 2
  source: report-2020
  at: {line: 3, start: 0, end: 20, sha256: 9c1f0d52a7b34e18}
- id: r-2
  statement: Norway joined in 1999.
  subject: NOR
  relation: MEMBER_OF
  object: RL
  status: member
  founder: true
  since: 1999-05-01
  layer: background
  standing: fact
  confidence: high
  credibility: 1
  source: league-charter
  ref: article 2
""",
}


@dataclass(frozen=True)
class Folder:
    """A folder of evidence below the current one, and the ways to change it."""

    path: Path

    def write(self, name: str, text: str | bytes) -> "Folder":
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def replace(self, name: str, old: str, new: str) -> "Folder":
        text = (self.path / name).read_text()
        assert text.count(old) >= 1, f"{old!r} does not stand in {name}"
        return self.write(name, text.replace(old, new, 1))

    def append(self, name: str, text: str) -> "Folder":
        return self.write(name, (self.path / name).read_text() + text)

    def remove(self, name: str) -> "Folder":
        (self.path / name).unlink()
        return self

    def load(self) -> Evidence:
        return load([self.path])

    def problems(self) -> list[str]:
        """Give every problem that loading the folder reports; fail if it loads."""
        with pytest.raises(EvidenceError) as caught:
            self.load()
        return [str(problem) for problem in caught.value.problems]

    def problem(self) -> str:
        """Give the one problem that loading the folder reports."""
        (problem,) = self.problems()
        return problem


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Folder]:
    """Make valid folders by name below the current folder."""
    monkeypatch.chdir(tmp_path)

    def make_folder(name: str) -> Folder:
        folder = Folder(Path(name))
        for file, text in FILES.items():
            folder.write(file, text)
        return folder

    return make_folder


@pytest.fixture
def river(make: Callable[[str], Folder]) -> Folder:
    """A valid folder named river."""
    return make("river")
