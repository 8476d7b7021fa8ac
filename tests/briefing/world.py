"""A league of invented states, small enough to work its briefing out by hand."""

from collections.abc import Mapping
from typing import Any

from graph.derive import derive
from graph.dump import info_of
from graph.model import Claim, Dataset, Entity, Evidence, Locator, Passage, Source
from graph.store import Result, Store
from graph.store.protocol import GraphInfo
from queries import Answer, Catalogue, ask

ENTITIES = (
    Entity("XAA", "State", "Arcadia"),
    Entity("XBB", "State", "Borduria"),
    Entity("XCC", "State", "Cordovia"),
    Entity("XDD", "State", "Dalmora"),
    Entity("XEE", "State", "Elbonia"),
    Entity("XFF", "State", "Freedonia"),
    Entity("islands", "Group", "the island states"),
    Entity("LEAGUE", "Organisation", "League", aliases=("League of the Straits",)),
    Entity("GUILD", "Organisation", "Guild"),
    Entity("observers", "Voice", "observers"),
    Entity("ann-writer", "Person", "Ann Writer"),
    Entity("league-bank", "Initiative", "joint bank", kind="bank"),
    Entity("sea-patrol", "Initiative", "sea patrol"),
    Entity("own-bank", "Initiative", "national bank"),
    Entity("free-passage", "Goal", "free passage"),
    Entity("fair-trade", "Goal", "fair trade"),
    Entity("pilotage", "Function", "pilotage"),
    Entity("banquets", "Function", "banquets"),
    Entity("prestige", "Motive", "prestige"),
    Entity("cheap-credit", "Motive", "cheap credit"),
    Entity("safe-shipping", "Motive", "safe shipping"),
    Entity("talking-shop", "Characterisation", "talking shop"),
)

PAPER = Source(
    "paper", "The League at Ten", "article", "B", author="Ann Writer", date="2024-05-03", because="Knows the archive."
)
GAZETTE = Source("gazette", "Straits Gazette", "document", "D", date="2020", url="https://example.org/gazette")

PASSAGES = (
    Passage("paper#1", "paper", None, Locator(1, 0, 50, "0" * 16)),
    Passage("paper#90", "paper", None, Locator(90, 0, 50, "0" * 16), because="A greeting."),
)


def make_claim(
    name: str, statement: str, subject: str, relation: str | None = None, to: str | None = None, **more: Any
) -> Claim:
    values: dict[str, Any] = {
        "layer": "hidden",
        "standing": "judgement",
        "confidence": "moderate",
        "credibility": "3",
        "source": "paper",
        "attributed_to": "ann-writer",
        "at": Locator(int(name[1:]), 0, 50, "0" * 16),
    } | more
    return Claim(id=name, statement=statement, subject=subject, relation=relation, object=to, **values)


def make_member(number: int, state: str, name: str, **keys: str) -> Claim:
    return make_claim(
        f"m{number}", f"{name} belongs to the League.", state, "MEMBER_OF", "LEAGUE", keys={"status": "member"} | keys,
        layer="background", standing="fact", confidence="high", credibility="1", source="gazette",
        attributed_to=None, at=None, ref=f"page {number}",
    )  # fmt: skip


MEMBERS = (
    make_member(1, "XAA", "Arcadia", since="2010-02-01"),
    make_member(2, "XBB", "Borduria", since="2010-02-01"),
    make_member(3, "XCC", "Cordovia"),
    make_member(4, "XDD", "Dalmora"),
    make_member(5, "XEE", "Elbonia", status="observer"),
    make_member(6, "XFF", "Freedonia"),
    make_claim("m7", "Cordovia is an island state.", "XCC", "IN_GROUP", "islands", layer="background", standing="fact"),
    make_claim("m8", "Dalmora is an island state.", "XDD", "IN_GROUP", "islands", layer="background", standing="fact"),
)
USES = (
    make_claim(
        "u1", "Arcadia uses the League to look grand.", "XAA", "USES", "LEAGUE",
        keys={"for": "prestige", "outcome": "admired"}, supports=("j1",),
    ),
    make_claim(
        "u2", "Borduria uses the League to look grand.", "XBB", "USES", "LEAGUE", keys={"for": "prestige"},
        confidence="low", supports=("j1",),
    ),
    make_claim("u3", "The island states use the League to ship safely.", "islands", "USES", "LEAGUE",
               keys={"for": "safe-shipping"}),
    make_claim("u4", "Arcadia uses the League to borrow cheaply.", "XAA", "USES", "LEAGUE",
               keys={"for": "cheap-credit"}),
    make_claim("u5", "Borduria does not use the League to look grand.", "XBB", "USES", "LEAGUE",
               keys={"for": "prestige"}, stance="denied", source="gazette", attributed_to="XBB", at=None, ref="page 9"),
)  # fmt: skip
BLOCKS = (
    make_claim("b1", "Borduria blocked the joint bank.", "XBB", "BLOCKED", "league-bank", keys={"within": "LEAGUE"}),
    make_claim("b2", "Arcadia wanted a joint bank.", "XAA", "SOUGHT", "league-bank", standing="inference",
               keys={"within": "LEAGUE", "outcome": "blocked"}, because="It alone had drawn up statutes."),
    make_claim("b3", "Arcadia sulks over the bank.", "XAA", because_of=("b1",), about=("LEAGUE",)),
    make_claim("b4", "Arcadia set up a bank of its own.", "XAA", "TURNED_TO", "own-bank", keys={"instead_of": "LEAGUE"},
               because_of=("b1",)),
    make_claim("b5", "In 2015 Cordovia asked for a sea patrol.", "XCC", "SOUGHT", "sea-patrol", when="2015",
               keys={"within": "LEAGUE", "outcome": "not stated"}),
)  # fmt: skip
GOALS = (
    make_claim("d1", "The League declares free passage.", "LEAGUE", "DECLARES", "free-passage", layer="declared",
               standing="reported statement", confidence="high", attributed_to="LEAGUE"),
    make_claim("d2", "The League declares fair trade.", "LEAGUE", "DECLARES", "fair-trade", layer="declared",
               standing="reported statement", confidence="high", attributed_to="LEAGUE"),
    make_claim("d3", "The League provides pilots.", "LEAGUE", "SERVES_AS", "pilotage", layer="actual"),
    make_claim("d4", "Pilots serve free passage.", "pilotage", "TOWARDS", "free-passage", layer="actual"),
    make_claim("d5", "The League gives banquets.", "LEAGUE", "SERVES_AS", "banquets", layer="actual"),
)  # fmt: skip
VIEWS = (
    make_claim("j1", "The League serves the vanity of its members.", "LEAGUE", because="Two members show it."),
    make_claim("j2", "The League acts as one.", "LEAGUE", source="gazette", at=None, ref="page 3", layer="actual",
               attributed_to="observers", contradicts=("j1",)),
    make_claim("j3", "The League will take Elbonia in.", "LEAGUE", layer="future", standing="forecast",
               likelihood="likely", likelihood_by="source", because="Talks are under way."),
    make_claim("v1", "Observers call the League a talking shop.", "talking-shop", "DESCRIBES", "LEAGUE", layer="actual",
               standing="reported statement", attributed_to="observers"),
    make_claim("v2", "Borduria rejects the name of a talking shop.", "XBB", "REJECTED", "talking-shop", layer="actual",
               standing="reported statement", attributed_to="XBB"),
    make_claim("g1", "Elbonia belongs to the Guild.", "XEE", "MEMBER_OF", "GUILD", keys={"status": "member"},
               layer="background", standing="fact", confidence="high"),
)  # fmt: skip
CLAIMS = (*MEMBERS, *USES, *BLOCKS, *GOALS, *VIEWS)


def make_evidence(claims: tuple[Claim, ...] = CLAIMS, entities: tuple[Entity, ...] = ENTITIES) -> Evidence:
    in_order = tuple(sorted(claims, key=lambda claim: claim.id))
    return Evidence((Dataset("straits", "The Straits"),), (GAZETTE, PAPER), entities, in_order, PASSAGES)


class AnsweringGraph:
    """A graph in a store, asked through the shipped catalogue."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store, self._catalogue = store, catalogue

    def hold(self, evidence: Evidence) -> "AnsweringGraph":
        graph = derive(evidence)
        self._store.replace(graph, info_of(graph, evidence))
        return self

    def ask(self, name: str, /, **parameters: Any) -> Answer:
        return ask(self._store, self._catalogue[name], parameters)

    def cypher(self, statement: str, parameters: Mapping[str, Any], /) -> Result:
        return self._store.run(statement, parameters)

    def info(self) -> GraphInfo:
        return self._store.info()
