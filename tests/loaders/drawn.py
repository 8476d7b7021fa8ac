"""Valid evidence of every kind, drawn by hypothesis."""

from hypothesis import strategies as st

from graph.model import ENTITY_LABELS, RELATIONS, Claim, Entity, Evidence, Key, KeyKind, Locator, Source
from graph.model.vocabulary import Confidence, Credibility, Layer, Likelihood, LikelihoodBy, Reliability, SourceKind

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,8}", fullmatch=True)
# Any text but what no file may hold; white space at its ends is not part of a value.
TEXTS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n"), min_size=1
    )
    .map(str.strip)
    .filter(bool)
)
ITEMS = TEXTS.filter(lambda text: ";" not in text)
DATES = st.sampled_from(["2015", "2015-07", "2015-07-10", "[2015..2025]", "2015/2025", "2015~", "2015/.."])
PLACES = st.builds(
    lambda line, start, length, sha256: Locator(line, start, start + length, sha256),
    st.integers(1, 999_999_999),
    st.integers(0, 400),
    st.integers(1, 400),
    st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
)
ENTITIES = {str(label): f"some-{label.lower()}" for label in ENTITY_LABELS} | {"State": "NOR"}


def own_values(key: Key) -> st.SearchStrategy[object]:
    """Give values of an own key, as records hold them."""
    names = [ENTITIES[label] for label in sorted(key.labels)] or [ENTITIES["Term"]]
    return {
        KeyKind.TEXT: TEXTS,
        KeyKind.DATE: st.just("2030-01-01") if key.name == "until" else DATES,
        KeyKind.FLAG: st.booleans(),
        KeyKind.NUMBER: st.integers(-(2**63) + 1, 2**63 - 1) | st.just("nearly a fifth") | st.just(0.25),
        KeyKind.ID: st.sampled_from(names),
        KeyKind.IDS: st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple),
        KeyKind.CHOICE: st.sampled_from([str(choice) for choice in key.choices] or ["x"]),
    }[key.kind]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw one valid claim."""
    fields: dict[str, object] = {
        "id": "claim-" + draw(IDS),
        "statement": draw(TEXTS),
        "subject": ENTITIES["Organisation"],
        "layer": str(draw(st.sampled_from(Layer))),
        "standing": draw(st.sampled_from(["fact", "judgement", "reported statement", "forecast"])),
        "confidence": str(draw(st.sampled_from(Confidence))),
        "credibility": str(draw(st.sampled_from(Credibility))),
        "stance": draw(st.sampled_from(["affirmed", "denied"])),
        "attributed_to": draw(st.none() | st.just(ENTITIES["Voice"])),
        "because": draw(st.none() | TEXTS),
        "when": draw(st.none() | DATES),
        "about": draw(st.lists(st.sampled_from(sorted(ENTITIES.values())), unique=True, max_size=3).map(tuple)),
    }
    if fields["standing"] == "forecast":
        fields |= {
            "likelihood": str(draw(st.sampled_from(Likelihood))),
            "likelihood_by": str(draw(st.sampled_from(LikelihoodBy))),
        }
    fields |= draw(
        PLACES.map(lambda at: {"source": "text", "at": at}) | ITEMS.map(lambda ref: {"source": "no-text", "ref": ref})
    )
    relation = draw(st.none() | st.sampled_from(list(RELATIONS.values())))
    if relation is not None:
        keys = [key for key in relation.keys if key.name != "when" and (key.required or draw(st.booleans()))]
        fields |= {
            "relation": relation.name,
            "subject": ENTITIES[draw(st.sampled_from(sorted(relation.subjects)))],
            "object": ENTITIES[draw(st.sampled_from(sorted(relation.objects)))],
            "keys": {key.name: draw(own_values(key)) for key in keys},
        }
    return Claim(**fields)  # type: ignore[arg-type]


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    """Draw valid evidence of one dataset: sources, an entity of each label, claims that may link to each other."""
    drawn = draw(
        st.lists(claims(), max_size=4, unique_by=(lambda claim: claim.id, lambda claim: claim.at or claim.ref))
    )
    return Evidence(
        datasets=(),
        sources=(
            Source(
                "no-text",
                draw(TEXTS),
                str(draw(st.sampled_from(SourceKind))),
                str(draw(st.sampled_from(Reliability))),
                based_on=("text",),
            ),
            Source(
                "text",
                draw(TEXTS),
                "article",
                "F",
                date=draw(st.none() | DATES),
                author=draw(st.none() | TEXTS),
                sha256="ab" * 32,
            ),
        ),
        entities=tuple(
            Entity(
                name,
                label,
                draw(TEXTS),
                draw(st.lists(ITEMS, max_size=2, unique=True).map(tuple)),
                draw(st.none() | TEXTS),
            )
            for name, label in sorted((name, label) for label, name in ENTITIES.items())
        ),
        claims=tuple(sorted(drawn, key=lambda claim: claim.id)),
        passages=(),
    )
