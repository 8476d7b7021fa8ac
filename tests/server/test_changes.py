"""The difference of two graphs: carried out on the one, it gives the other, and it says no more than it must."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from graph.property_graph import EdgeTable, Properties, PropertyGraph
from graph.store.server.changes import Change, StoredEdge, StoredNode, edge_changes, node_changes, same

PROPERTIES = st.fixed_dictionaries(
    {},
    optional={
        "layer": st.sampled_from(["hidden", "declared"]),
        "claims": st.lists(st.sampled_from(["c1", "c2"]), max_size=2, unique=True),
        "value": st.sampled_from([1, True, 1.0, "1"]),
    },
)
EDGES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), PROPERTIES), max_size=8)
NODES = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.sampled_from(["State", "Group"]), PROPERTIES))


def stored(edges: list[tuple[str, str, Properties]]) -> dict[str, StoredEdge]:
    numbers = count()
    return {f"e{number}": StoredEdge(f"e{number}", *edge) for edge, number in zip(edges, numbers, strict=False)}


def table(edges: list[tuple[str, str, Properties]]) -> EdgeTable:
    return EdgeTable([edge[0] for edge in edges], [edge[1] for edge in edges], [edge[2] for edge in edges])


def typed(edges: list[tuple[str, str, Properties]]) -> list[str]:
    """Edges as texts that tell 1, 1.0 and true apart, whatever their order."""
    return sorted(repr((start, end, sorted(said.items()))) for start, end, said in edges)


def told(*nodes: tuple[str, Properties]) -> list[str]:
    """Nodes as texts, likewise."""
    return sorted(repr((label, sorted(said.items()))) for label, said in nodes)


@given(EDGES, EDGES)
def test_edges_that_are_changed_as_it_says_are_the_edges_to_come(
    there: list[tuple[str, str, Properties]], coming: list[tuple[str, str, Properties]]
) -> None:
    before = stored(there)
    changes = edge_changes(table(coming), before.values())
    after = {element: (edge.start, edge.end, edge.properties) for element, edge in before.items()}
    for element in changes.removed:
        del after[element]
    for element, said in changes.changed:
        after[element] = (*after[element][:2], said)
    assert typed([*after.values(), *(coming[place] for place in changes.created)]) == typed(coming)


@given(EDGES)
def test_the_same_edges_in_any_order_are_no_change(edges: list[tuple[str, str, Properties]]) -> None:
    assert edge_changes(table(edges), reversed(stored(edges).values())).count == 0


@given(NODES, NODES)
def test_nodes_that_are_changed_as_it_says_are_the_nodes_to_come(
    there: dict[str, tuple[str, Properties]], coming: dict[str, tuple[str, Properties]]
) -> None:
    before = [
        StoredNode(f"n-{known}", frozenset({label}), {"id": known, **said}) for known, (label, said) in there.items()
    ]
    graph = PropertyGraph({"State": [], "Group": []}, {})
    for known, (label, said) in coming.items():
        graph.nodes[label].append({"id": known, **said})
    changes = node_changes(graph, before)
    after = {node.element: (*node.labels, node.properties) for node in before if node.element not in changes.removed}
    for label, changed in changes.changed.items():
        after |= {element: (label, said) for element, said in changed}
    made = [(label, said) for label, rows in changes.created.items() for said in rows]
    expected = [(label, said) for label, rows in graph.nodes.items() for said in rows]
    assert told(*after.values(), *made) == told(*expected)
    assert set(changes.elements) == set(there) & set(coming)


def test_an_edge_whose_claims_change_stays_the_edge_it_was() -> None:
    there = [
        ("RUS", "bank", {"layer": "hidden", "claims": ["c1"], "confidence": "low"}),
        ("RUS", "bank", {"layer": "actual", "claims": ["c2"]}),
    ]
    coming = [
        ("RUS", "bank", {"layer": "actual", "claims": ["c2"]}),
        ("RUS", "bank", {"layer": "hidden", "claims": ["c1", "c3"], "confidence": "high"}),
    ]
    changes = edge_changes(table(coming), stored(there).values())
    assert (list(changes.created), changes.removed, changes.changed) == ([], [], [Change("e0", coming[1][2])])


def test_an_edge_of_another_layer_is_another_edge() -> None:
    changes = edge_changes(
        table([("RUS", "bank", {"layer": "actual", "claims": ["c1"]})]),
        stored([("RUS", "bank", {"layer": "hidden", "claims": ["c1"]})]).values(),
    )
    assert (list(changes.created), changes.removed, changes.changed) == ([0], ["e0"], [])


def test_a_second_node_of_one_id_is_removed() -> None:
    twice = [StoredNode(element, frozenset({"State"}), {"id": "RUS"}) for element in ("n1", "n2")]
    changes = node_changes(PropertyGraph({"State": [{"id": "RUS"}]}, {}), twice)
    assert (changes.removed, changes.count) == (["n2"], 1)


def test_a_node_that_others_hold_stays_unless_it_is_wanted() -> None:
    held = StoredNode("n1", frozenset({"CuiBonoFormer"}), {"id": "RUS"}, held=True)
    assert node_changes(PropertyGraph({}, {}), [held]).count == 0
    changes = node_changes(PropertyGraph({"State": [{"id": "RUS"}]}, {}), [held])
    assert dict(changes.changed) == {"State": [Change("n1", {"id": "RUS"})]}


def test_values_of_one_number_differ_by_kind() -> None:
    values = (1, True, 1.0)
    assert [[same({"v": one}, {"v": other}) for other in values] for one in values] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
