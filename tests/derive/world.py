"""Evidence for the derivation's tests, built by hand: entities of a small world, and claims as keyword arguments."""

from typing import Any

from graph.model import Claim, Dataset, Entity, Evidence, Locator, Passage, Source

ENTITIES = (
    Entity("RUS", "State", "Russia"),
    Entity("CHN", "State", "China"),
    Entity("KAZ", "State", "Kazakhstan"),
    Entity("UZB", "State", "Uzbekistan"),
    Entity("TKM", "State", "Turkmenistan"),
    Entity("central-asia", "Group", "Central Asian states"),
    Entity("SCO", "Organisation", "Shanghai Cooperation Organisation"),
    Entity("CSTO", "Organisation", "Collective Security Treaty Organisation"),
    Entity("bank", "Initiative", "SCO development bank", kind="bank"),
    Entity("crimea", "Initiative", "recognition of Crimea"),
    Entity("platform", "Motive", "a geopolitical platform"),
    Entity("discursive-power", "Motive", "discursive power"),
    Entity("medvedev", "Person", "Dmitry Medvedev"),
    Entity("summit", "Event", "Samarkand summit"),
    Entity("answer-to-nato", "Characterisation", "Russia's answer to NATO"),
)


def make_claim(number: int, subject: str, relation: str | None, object_: str | None, **fields: Any) -> Claim:
    values: dict[str, Any] = {
        "layer": "hidden",
        "standing": "judgement",
        "confidence": "moderate",
        "credibility": "2",
        "source": "article",
        "at": Locator(number, 0, 10, "0" * 16),
    } | fields
    return Claim(
        id=f"c{number}", statement=f"Statement {number}.", subject=subject, relation=relation, object=object_, **values
    )


def make_evidence(*claims: Claim, passages: tuple[Passage, ...] = (), sources: tuple[Source, ...] = ()) -> Evidence:
    article = Source("article", "An article", "article", "B", author="Temur Umarov", date="2025")
    return Evidence((Dataset("small", "A small world"),), (article, *sources), ENTITIES, claims, passages)
