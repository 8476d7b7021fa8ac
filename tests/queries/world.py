"""A small league of states, whose claims a test writes in short: what it leaves out is filled in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

import loaders
from graph.derive import derive
from graph.store import GraphInfo, open_store
from queries import Answer, Catalogue, ask

ENTITIES = """
State: XAA=Arcadia, XBB=Borduria, XCC=Carpania, XDD=Dalmasca, XEE=Elbonia
Group: valley=Valley states, coast=Coast states
Organisation: LEAGUE=League of States, UNION=Trade Union of States, OLD=Old League
Body: COURT=League Court
Person: ada=Ada, ben=Ben
Voice: press=the press
Initiative: bank=League bank, road=League road, canal=Canal
Goal: peace=peace, trade=trade
Function: talks=talks, courts=courts, parties=parties
Motive: prestige=prestige, money=money
Event: war=the war
Term: spirit=League Spirit
Characterisation: club=a club
Measure: land=share of land
Commitment: defence=collective defence
"""
SOURCES = """
- {id: src, title: A study, kind: article, author: A. Scholar, reliability: B}
- {id: other, title: Another study, kind: article, author: B. Scholar, reliability: D}
- {id: text, title: A text, kind: article, reliability: B, sha256: "%s"}
- {id: data, title: Land data, kind: dataset, reliability: A}
""" % ("0" * 64)
DEFAULTS = {
    "layer": "hidden",
    "standing": "judgement",
    "confidence": "moderate",
    "credibility": "2",
    "because": "The study says so.",
    "source": "src",
}


def write_world(folder: Path, claims: str, passages: str = "") -> Path:
    """Write a dataset of claims in short YAML: `- {id: c1, subject: XAA, relation: BLOCKED, object: bank}`."""
    entities = []
    for line in ENTITIES.strip().splitlines():
        label, names = line.split(": ")
        for one in names.split(", "):
            identity, name = one.split("=")
            entities.append({"id": identity, "label": label, "name": name})
    rows = [
        {"statement": f"Statement {row['id']}.", **DEFAULTS, **({} if "at" in row else {"ref": "p. 1"}), **row}
        for row in yaml.load(claims, yaml.BaseLoader) or []
    ]
    (folder / "claims").mkdir(parents=True)
    (folder / "dataset.yaml").write_text("name: league\ntitle: The League\n", "utf-8")
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    (folder / "entities.yaml").write_text(yaml.safe_dump(entities), "utf-8")
    (folder / "claims" / "all.yaml").write_text(yaml.safe_dump(rows), "utf-8")
    if passages:
        (folder / "passages").mkdir()
        (folder / "passages" / "text.csv").write_text(passages, "utf-8")
    return folder


class World:
    """A store in a scratch folder that holds one small graph after another."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._built = 0
        self.store = open_store(str(scratch / "db"))
        self.catalogue = Catalogue.load()

    def hold(self, claims: str, passages: str = "") -> Callable[..., Answer]:
        """Build a graph of these claims, and give a function that asks of it."""
        self._built += 1
        folder = write_world(self._scratch / str(self._built), claims, passages)
        graph = derive(loaders.load([folder]))
        self.store.replace(graph, GraphInfo("x", None, *graph.size))
        return self.ask

    def ask(self, name: str, /, **given: Any) -> Answer:
        """Ask of the League, where the question is about an organisation."""
        query = self.catalogue[name]
        if any(parameter.name == "organisation" for parameter in query.parameters):
            given.setdefault("organisation", "LEAGUE")
        return ask(self.store, query, {name.removesuffix("_"): value for name, value in given.items()})


def picked(answer: Answer, *columns: str) -> list[tuple[Any, ...]]:
    """Give some columns of the rows, in order."""
    return [tuple(row[column] for column in columns) for row in answer]
