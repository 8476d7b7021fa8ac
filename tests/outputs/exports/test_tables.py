"""CSV, read back with pandas, and looked at as a spreadsheet does."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.property_graph import PropertyGraph
from graph.spreadsheets import harmless, restored
from graph.store import Store
from graph.whole import WholeGraph
from outputs.exports import tables
from tests.outputs.exports.world import NASTY, MadeUp, each_graph, expected_edges, sort_edges, without_json

SIGNS = "=+-@＝＋－＠"


WHOLE_NUMBERS = frozenset({"year", "line", "start", "end", "voices"})


def read(path: Path) -> list[dict[str, Any]]:
    """A table as the docs read it: every cell as text, restored; an empty cell is no value."""
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return [
        without_json({str(name): typed(str(name), cell) for name, cell in row.items() if cell})
        for row in frame.to_dict("records")
    ]


def typed(name: str, cell: str) -> Any:
    if name in WHOLE_NUMBERS:
        return int(cell)
    if name == "founder":
        return {"true": True, "false": False}[cell]
    return float(cell) if name == "value" else restored(cell)


@each_graph
def test_nothing_is_lost_on_the_way_through_pandas(graph: MadeUp) -> None:
    assert_nothing_is_lost(graph)


def test_nothing_of_what_ships_is_lost(shipped: Store) -> None:
    assert_nothing_is_lost(WholeGraph(shipped))


def assert_nothing_is_lost(graph: WholeGraph) -> None:
    with TemporaryDirectory() as name:
        tables.write(graph, Path(name))
        nodes, edges = read(Path(name, "nodes.csv")), read(Path(name, "edges.csv"))
    assert [(node.pop("labels"), node) for node in nodes] == list(graph.nodes())
    assert len({edge.pop("id") for edge in edges}) == len(edges)
    for edge in edges:
        edge |= {"from": edge.pop("source"), "to": edge.pop("target")}
    assert sort_edges(edges) == expected_edges(graph)


@given(st.text(st.sampled_from("=+@'\" ;\t\r\na,\u00a0＝"), max_size=12) | st.text(max_size=20))
def test_no_cell_runs_wherever_a_spreadsheet_begins_one_and_each_text_comes_back(text: str) -> None:
    shown = harmless(text)
    assert restored(shown) == text
    for cell in re.split(r"[;\t\r\n]", shown):
        assert not cell.strip().strip("\"'").strip().startswith(tuple(SIGNS)) or cell.lstrip().startswith("'")
    assert not shown.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("-", "'-"),
        ("one; -two", "one;' -two"),
        ("one\n=two", "one\n'=two"),
        ("\n=two", "'\n'=two"),
        ('"=1"', '\'"=1"'),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("1-2", "1-2"),
        ("'tis", "'tis"),
        ("a = b", "a = b"),
    ],
)
def test_an_apostrophe_stands_where_a_formula_would_begin_and_nowhere_else(text: str, cell: str) -> None:
    assert harmless(text) == cell
    assert restored(cell) == text


def test_a_table_as_it_is_written(tmp_path: Path) -> None:
    state: Any = {"id": "XAA", "name": '=a "b"', "aliases": ["-x", "y"]}
    claim: Any = {"id": "c1", "name": "one", "founder": True, "value": -5, "line": 3}
    tables.write(MadeUp(PropertyGraph({"State": [state], "Claim": [claim]}, {})), tmp_path)
    assert (tmp_path / "nodes.csv").read_bytes().decode() == (
        '"id","labels","name","aliases","founder","line","value"\r\n'
        '"XAA","State","\'=a ""b""","[""-x"", ""y""]",,,\r\n'
        '"c1","Claim","one",,true,3,-5\r\n'
    )
    assert (tmp_path / "edges.csv").read_bytes() == b'"id","source","target","type"\r\n'


def test_the_page_on_exports_takes_away_what_is_added_here() -> None:
    page = (Path(__file__).parents[3] / "docs" / "export.md").read_text("utf-8")
    written = re.search(r'^ADDED = r"""(.*)"""$', page, re.M)
    assert written is not None
    for text in NASTY:
        assert re.sub(written[1], "", harmless(text)) == restored(harmless(text)) == text
