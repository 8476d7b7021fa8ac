"""A small organisation of our own, as a folder of evidence."""

from pathlib import Path

DATASET = "name: {name}\ntitle: What the {name} is used for\nmaintainer: Tests\nlicence: MIT\nlanguage: en\n"
SOURCES = """
- id: report-2020
  title: A Report
  kind: article
  author: A. Writer
  date: 2020
  reliability: C
  because: One writer.
"""
ENTITIES = """
- {id: XAA, label: State, name: Aland}
- {id: LEAGUE, label: Organisation, name: League}
- {id: prestige, label: Motive, name: prestige}
- {id: bank, label: Initiative, name: a bank, kind: bank}
"""
CLAIM = """
- id: {id}
  statement: {statement}
  subject: XAA
  relation: {relation}
  object: {object}
  layer: hidden
  standing: judgement
  confidence: low
  credibility: 3
  because: It says so.
  source: report-2020
  ref: page 3
"""


def write_league(folder: Path, *, relation: str = "BLOCKED") -> Path:
    """Write a valid folder: Aland uses the League for prestige, and blocked a bank there."""
    (folder / "claims").mkdir(parents=True)
    (folder / "dataset.yaml").write_text(DATASET.format(name="league"), "utf-8")
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    (folder / "entities.yaml").write_text(ENTITIES, "utf-8")
    use = CLAIM.format(id="l-1", statement="Aland uses the League for prestige.", relation="USES", object="LEAGUE")
    block = CLAIM.format(id="l-2", statement="Aland blocked a bank.", relation=relation, object="bank")
    (folder / "claims" / "all.yaml").write_text(f"{use}  for: prestige\n{block}  within: LEAGUE\n", "utf-8")
    return folder
