"""What holds for any evidence: order doesn't matter, and taking a claim away never adds an edge."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.derive import derive
from graph.dump import canonical, info_of, name_of
from graph.model import Claim, Evidence, Source
from tests.derive.world import make_claim, make_evidence

STATES = ("RUS", "CHN", "KAZ", "UZB", "central-asia", "medvedev")


@st.composite
def some_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    made = []
    for number in range(draw(st.integers(0, 9))):
        relation, objects, keys = draw(
            st.sampled_from(
                [
                    ("USES", ("SCO",), {"for": "platform"}),
                    ("USES", ("SCO",), {"for": "platform", "shown_by": ("summit",)}),
                    ("BLOCKED", ("bank", "crimea"), {"within": "SCO"}),
                    ("SOUGHT", ("bank", "crimea"), {"within": "SCO", "outcome": "blocked"}),
                    ("IN_GROUP", ("central-asia",), {}),
                    ("MEMBER_OF", ("SCO",), {"status": "member"}),
                    ("SPEAKS_FOR", ("RUS",), {"since": "2008"}),
                    (None, (None,), {}),
                ]
            )
        )
        made.append(
            make_claim(
                number,
                draw(st.sampled_from(STATES)),
                relation,
                draw(st.sampled_from(objects)),
                keys=keys,
                stance=draw(st.sampled_from(("affirmed", "affirmed", "denied"))),
                layer=draw(st.sampled_from(("hidden", "actual"))),
                confidence=draw(st.sampled_from(("high", "moderate", "low"))),
                when=draw(st.sampled_from((None, "2007", "2008"))),
            )
        )
    return tuple(made)


def identities(evidence: Evidence) -> set[tuple[str, str, str, str]]:
    """Give what makes each edge this edge: its ends, and all it says but its claims."""
    gathered = {"claims", "against", "premises", "sources", "confidence"}
    return {
        (
            *edge[:3],
            json.dumps({key: value for key, value in edge.properties.items() if key not in gathered}, sort_keys=True),
        )
        for edge in derive(evidence).all_edges()
    }


@given(some_claims(), st.randoms())
def test_the_order_of_files_does_not_matter(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    entities = list(make_evidence().entities)
    random.shuffle(entities)
    one = make_evidence(*claims)
    other = replace(one, claims=tuple(shuffled), entities=tuple(entities))
    assert b"".join(canonical(derive(one))) == b"".join(canonical(derive(other)))


@given(some_claims(), st.data())
def test_taking_a_claim_away_never_adds_an_edge(claims, data):
    if claims:
        gone = data.draw(st.integers(0, len(claims) - 1))
        fewer = claims[:gone] + claims[gone + 1 :]
        assert identities(make_evidence(*fewer)) <= identities(make_evidence(*claims))


@given(some_claims())
def test_every_direct_edge_names_affirmed_claims(claims):
    affirmed = {claim.id for claim in claims if claim.stance == "affirmed"}
    for edge in derive(make_evidence(*claims)).all_edges():
        if edge.properties and edge.type != "CITES":
            assert edge.properties["claims"]
            assert set(edge.properties["claims"]) <= affirmed


def test_the_dump_is_json_lines_with_sorted_keys():
    evidence = make_evidence(make_claim(1, "RUS", "BLOCKED", "bank"))
    graph = derive(evidence)
    lines = b"".join(canonical(graph)).decode().splitlines()
    assert '["SUBJECT","c1","RUS",{}]' in lines
    assert '["State","RUS",{"id":"RUS","name":"Russia"}]' in lines
    assert len(lines) == sum(graph.size)
    assert [json.loads(line)[0] for line in lines if json.loads(line)[0] == "BLOCKED"] == ["BLOCKED"]


def test_the_graph_is_named_after_its_content():
    one, other = (make_evidence(make_claim(1, "RUS", "BLOCKED", thing)) for thing in ("bank", "crimea"))
    assert name_of(derive(one)) == name_of(derive(one))
    assert name_of(derive(one)) != name_of(derive(other))
    info = info_of(derive(one), one)
    assert len(info.name) == 64
    assert info.newest_date == "2025"
    assert info.datasets == ("small",)


def test_the_newest_date_is_the_one_that_is_known_best():
    sources = tuple(
        Source(f"s{number}", "A source", "document", "B", date=date)
        for number, date in enumerate(("2024-12-31", "[..2025]", "1996"))
    )
    evidence = make_evidence(sources=sources)
    assert info_of(derive(evidence), evidence).newest_date == "2025"
