"""A row is never surer than the weakest edge that it rests on, whatever the evidence."""

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from graph.derive import derive
from graph.dump import info_of
from graph.model import RELATIONS, Claim
from graph.model.vocabulary import CONFIDENCE_ORDER
from graph.store import open_store
from queries import Catalogue, ask
from tests.derive.test_properties import some_claims
from tests.derive.world import make_evidence

ASKED = ("who-uses-it-for-what", "blocked-initiatives", "bids", "shared-motives", "frictions", "profiles", "members")


def weakest(cited: list[Claim]) -> int:
    """Grade the weakest edge by its claims: those that agree in all that makes an edge, and the best of them."""
    edges: dict[object, list[int]] = defaultdict(list)
    for claim in cited:
        own = tuple(sorted((key, str(value)) for key, value in claim.keys.items() if key != "shown_by"))
        when = claim.when if claim.relation and "when" in RELATIONS[claim.relation].key_names() else None
        edge = (claim.subject, claim.relation, claim.object, claim.layer, when, own)
        edges[edge].append(CONFIDENCE_ORDER[claim.confidence])
    return min(max(grades) for grades in edges.values())


# Each example builds a graph: few examples, and no shrinking, which would build hundreds.
@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(some_claims())
def test_no_row_is_surer_than_its_weakest_edge(claims: tuple[Claim, ...]) -> None:
    evidence = make_evidence(*claims)
    graph = derive(evidence)
    by_id = {claim.id: claim for claim in claims}
    with TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "graph"))
        store.replace(graph, info_of(graph, evidence))
        for name in ASKED:
            for row in ask(store, Catalogue.load()[name]).rows:
                cited = [by_id[claim] for claim in row["claims"]]
                assert CONFIDENCE_ORDER[row["confidence"]] <= weakest(cited), (name, row)
        store.close()
