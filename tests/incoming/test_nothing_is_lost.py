"""Every value of a received file is in a claim, in an entity, or among the leftovers: nothing is dropped in silence."""

import csv
import json
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import EvidenceError
from graph.model import RELATIONS
from loaders import load
from loaders.incoming import import_file
from loaders.incoming.drafting import IMPLIED, KEYS, relation_of
from loaders.incoming.ftm import _LINKS
from loaders.incoming.parts import label_of
from tests.incoming.conftest import KNOWN

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=12
)
WORDS = st.sampled_from(
    [
        "Russia",
        "RUS",
        "SCO",
        "Anna",
        "Turkey",
        "a bank",
        "2015",
        "member",
        "hidden",
        "denied",
        "true",
        "a; b",
        "forecast",
    ]
)
VALUES = TEXTS | WORDS
COLUMNS = st.sampled_from(
    [*sorted(KEYS - {"source", "start", "end"}), "weight", "notes", "subject_name", "object_label"]
)
TOLD = st.sampled_from([*RELATIONS, "ally", "member of"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


def kept(file: Path, kind: str) -> str | None:
    """Import a file, and give all that is written in the folder, values apart; None where no claim can be made."""
    folder = file.parent / "inbox"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        imported = import_file(file, kind, folder, known=KNOWN)
    except EvidenceError:
        return None
    evidence = load([folder])
    found = [text for record in (*evidence.claims, *evidence.entities) for text in texts(record)]
    if imported.left:
        with (folder / "leftover.csv").open(encoding="utf-8", newline="") as table:
            found += [row["value"] for row in csv.DictReader(table)]
    return "\0".join(found).casefold()


def texts(record: object) -> Iterator[str]:
    for name in record.__dataclass_fields__:  # type: ignore[attr-defined]
        value = getattr(record, name)
        values = list(value.values()) if isinstance(value, dict) else [value]
        for one in values:
            yield from map(str, one if isinstance(one, tuple) else [one])


def stands(value: str, where: str) -> bool:
    """Whether a value is there: a relation and a label by their names, a list item by item."""
    relation, label = relation_of(value), label_of(value)
    if label is not None and label.casefold() in where:
        return True
    parts = [relation.name] if relation else [part.strip() for part in value.split(";")]
    return all(part.casefold() in where or part == "Turkey" for part in parts)


@given(
    columns=st.lists(COLUMNS, unique=True, max_size=6),
    rows=st.lists(
        st.tuples(VALUES, TOLD, VALUES, st.lists(VALUES | st.just(""), min_size=6, max_size=6)), min_size=1, max_size=3
    ),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_a_table(desk, columns, rows):
    file = desk / "edges.csv"
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(["subject", "relation", "object", *columns])
    for subject, relation, target, more in rows:
        writer.writerow([subject, relation, target, *more[: len(columns)]])
    file.write_text(sheet.getvalue(), "utf-8", newline="")
    where = kept(file, "csv")
    # An id of the file's own may give way to one that is made of the name beside it.
    gone = {subject for subject, *_ in rows} if "subject_name" in columns else set()
    if where is not None:
        for subject, relation, target, more in rows:
            for value in {subject, relation, target, *more[: len(columns)]} - gone:
                assert stands(value, where), value


@given(
    nodes=st.lists(
        st.dictionaries(st.sampled_from(["name", "label", "type", "kind", "colour"]), VALUES), min_size=2, max_size=4
    ),
    edges=st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(0, 3),
            st.dictionaries(st.sampled_from(["type", "weight", "within", "layer"]), VALUES),
        ),
        min_size=1,
        max_size=3,
    ),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_a_graph(desk, nodes, edges):
    graph = nx.MultiDiGraph()
    for number, said in enumerate(nodes):
        graph.add_node(f"n{number}", **said)
    for start, end, said in edges:
        graph.add_edge(f"n{start % len(nodes)}", f"n{end % len(nodes)}", **said)
    file = desk / "graph.graphml"
    nx.write_graphml_xml(graph, file)
    where = kept(file, "graphml")
    assert where is not None
    for said in [*nodes, *(said for *_, said in edges)]:
        for value in said.values():
            assert stands(value, where), value


@given(
    links=st.lists(
        st.tuples(
            st.sampled_from(sorted(_LINKS)),
            st.dictionaries(
                st.sampled_from(["role", "status", "startDate", "summary"]), st.lists(VALUES, min_size=1, max_size=2)
            ),
        ),
        min_size=1,
        max_size=3,
    ),
    said=st.dictionaries(
        st.sampled_from(["name", "alias", "country", "notes"]), st.lists(VALUES, min_size=1, max_size=2)
    ),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_followthemoney(desk, links, said):
    entities: list[dict[str, object]] = [{"id": "one", "schema": "Person", "properties": said}]
    for number, (schema, properties) in enumerate(links):
        start, end = _LINKS[schema]
        ends = {start: ["one"], end: ["two"]}
        entities.append({"id": f"link-{number}", "schema": schema, "properties": {**properties, **ends}})
    file = desk / "entities.ftm.json"
    file.write_text("".join(f"{json.dumps(entity)}\n" for entity in entities), "utf-8")
    where = kept(file, "ftm")
    assert where is not None
    for several in [*said.values(), *(values for _, properties in links for values in properties.values())]:
        for value in several:
            assert stands(value, where), value


def test_what_a_build_makes_anew_is_counted(desk):
    assert {"voices", "since_earliest", "when_latest"} <= IMPLIED
