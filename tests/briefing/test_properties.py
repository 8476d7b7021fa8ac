"""Whatever the evidence, the briefing keeps its rules."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.model import RELATIONS, Claim, Entity, Evidence, Locator
from graph.model.relations import Key, KeyKind
from graph.model.vocabulary import Confidence, Credibility, Layer, Likelihood, Standing
from outputs.briefing import write_brief
from outputs.briefing.markdown import escaped
from tests.briefing.world import ENTITIES, make_evidence

HOSTILE = (
    "",
    "|",
    "[@fake]",
    "`x`",
    "\n# heading",
    "<b>",
    "**",
    " and more, too",
    "1. ",
    "likely ",
    "(high confidence)",
)
STATEMENTS = (
    "It is so.",
    "It is likely to be so.",
    "Is it so?",
    "1. It | is [so].",
    "That is remote, <b>he</b> says.",
    "# So",
)
IDS = {label: [entity.id for entity in ENTITIES if entity.label == label] for label in {e.label for e in ENTITIES}}


def ids_of(labels: frozenset[str]) -> list[str]:
    return sorted(found for label in labels for found in IDS.get(label, ()))


RELATED = sorted(name for name, it in RELATIONS.items() if ids_of(it.subjects) and ids_of(it.objects))
OFTEN = ["USES", "BLOCKED", "SOUGHT", "MEMBER_OF", "DECLARES", "TURNED_TO"]
"""What a briefing has most to say of, and so is drawn more often."""


QUICK = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    # Each example builds a graph; to make a failing one smaller would build hundreds.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@st.composite
def key_values(draw, key: Key):
    if key.kind is KeyKind.ID:
        return draw(st.sampled_from(ids_of(key.labels) or [entity.id for entity in ENTITIES]))
    if key.kind is KeyKind.IDS:
        return tuple(draw(st.lists(st.sampled_from(ids_of(key.labels)), max_size=2, unique=True)))
    if key.kind is KeyKind.CHOICE:
        return draw(st.sampled_from([str(choice) for choice in key.choices]))
    values = {KeyKind.DATE: ["2010", "2015-03", "[..2020]"], KeyKind.FLAG: [True], KeyKind.NUMBER: [0.5, 30]}
    return draw(st.sampled_from(values.get(key.kind, ["refused", "a | b"])))


@st.composite
def claims(draw, number: int) -> Claim:
    name = draw(st.sampled_from([None, None, *RELATED, *OFTEN, *OFTEN]))
    everyone = [entity.id for entity in ENTITIES]
    standing = draw(st.sampled_from([str(standing) for standing in Standing]))
    keys, subject, to = {}, draw(st.sampled_from(everyone)), None
    if name is not None:
        relation = RELATIONS[name]
        subject = draw(st.sampled_from(ids_of(relation.subjects)))
        to = draw(st.sampled_from(ids_of(relation.objects)))
        keys = {key.name: draw(key_values(key)) for key in relation.keys if key.required or draw(st.booleans())}
    when = keys.pop("when", None)
    earlier = [f"c{other}" for other in range(number)]
    linked = st.lists(st.sampled_from(earlier), max_size=2, unique=True).map(tuple) if earlier else st.just(())
    return Claim(
        id=f"c{number}", statement=draw(st.sampled_from(STATEMENTS)), subject=subject, relation=name, object=to,
        keys=keys, when=when, standing=standing, layer=draw(st.sampled_from([str(layer) for layer in Layer])),
        stance="affirmed" if name is None else draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
        confidence=draw(st.sampled_from([str(found) for found in Confidence])),
        credibility=draw(st.sampled_from([str(found) for found in Credibility])),
        source=draw(st.sampled_from(["paper", "gazette"])), at=Locator(number + 1, 0, 5, "0" * 16),
        because=draw(st.none() | st.sampled_from(STATEMENTS)),
        attributed_to=draw(st.sampled_from([None, "observers", "XAA"])),
        likelihood=draw(st.sampled_from([str(found) for found in Likelihood])) if standing == "forecast" else None,
        likelihood_by="us" if standing == "forecast" else None,
        about=tuple(draw(st.lists(st.sampled_from(["LEAGUE", "GUILD", "XAA"]), max_size=2, unique=True))),
        supports=draw(linked), contradicts=draw(linked), because_of=draw(linked),
    )  # fmt: skip


@st.composite
def evidences(draw) -> Evidence:
    entities = tuple(Entity(e.id, e.label, f"{e.name}{draw(st.sampled_from(HOSTILE))}", kind=e.kind) for e in ENTITIES)
    return make_evidence(tuple(draw(claims(number)) for number in range(draw(st.integers(0, 14)))), entities)


def cited_in(text: str) -> set[str]:
    """The claims in live citations: an escaped bracket opens none."""
    found = re.findall(r"(?<!\\)\[(@[^\]]*)\]", text)
    return {key for group in found for key in re.findall(r"@\{?([\w.+-]+)", group)}


def body_of(text: str) -> Iterator[str]:
    return iter(text.partition("\n## Claims cited")[0].splitlines())


@settings(QUICK, max_examples=15)
@given(evidences())
def test_every_briefing_keeps_its_rules(graph, evidence):
    graph.hold(evidence)
    text = write_brief(graph, "LEAGUE").text
    known = {claim.id for claim in evidence.claims}
    listed = set(re.findall(r"^\| \[@(c\d+)\] \|", text, re.MULTILINE))
    assert cited_in(text) <= known
    assert cited_in(text) == listed
    told = {escaped(statement).removesuffix(".") for statement in STATEMENTS}
    likelihoods = [str(term) for term in Likelihood if term is not Likelihood.NOT_STATED]
    for line in body_of(text):
        if any(statement in line for statement in told):
            assert re.search(r"(?<!\\)\[@", line), line
        if re.search(r"\((high|moderate|low) confidence\) \[@", line):
            assert not any(f"({term}, as" in line for term in likelihoods), line
    assert "[]" not in text
    assert not re.search(r"None(?! of the)", text)
    assert text == write_brief(graph, "LEAGUE").text


@settings(QUICK, max_examples=5)
@given(evidences(), st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_show(graph, evidence, random):
    first = write_brief(graph.hold(evidence), "LEAGUE").text
    shuffled = list(evidence.entities)
    random.shuffle(shuffled)
    again = replace(evidence, entities=tuple(shuffled))
    assert write_brief(graph.hold(again), "LEAGUE").text == first
