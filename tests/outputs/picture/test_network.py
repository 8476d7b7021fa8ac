"""The nodes, relationships and paths of one's own Cypher."""

from typing import Any

import pytest

from outputs.picture import PictureError, draw
from tests.outputs.picture.conftest import node

SVG = "{http://www.w3.org/2000/svg}"


def test_nodes_and_relationships_are_found_however_deep(network: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(network, setting).svg)
    assert {g.get("id") for g, _ in drawing.nodes} == {"RUS", "CHN", "bank", "SCO"}
    ends = {(g.get("data-from"), g.get("data-to")) for g in drawing.lines()}
    assert ends == {("RUS", "bank"), ("CHN", "bank"), ("CHN", "SCO")}
    assert {"blocked", "sought", "member of", "SCO development bank"} <= set(drawing.said)


def test_an_end_that_was_not_returned_is_named_by_its_id(network: Any, setting: Any, look: Any) -> None:
    said = look(draw(network, setting).svg).said
    assert "SCO" in said
    assert "not returned" in said


def test_sources_of_relationships_stand_in_the_foot(network: Any, setting: Any, look: Any) -> None:
    assert "Sources: umarov-2025 line 38" in look(draw(network, setting).svg).said


def test_parallel_relationships_carry_one_label(network: Any, setting: Any, look: Any) -> None:
    again = dict(network.rows[0]["r"], id="another")
    network.rows.append({"r": again})
    network.rows.append({"r": again})
    drawing = look(draw(network, setting).svg)
    assert "blocked ×2" in drawing.said
    assert len(drawing.lines()) == 3


def test_a_loop_and_a_single_node_are_drawn(network: Any, setting: Any, look: Any) -> None:
    state = network.rows[0]["s"]
    network.rows = [{"s": state, "r": {"id": "1", "type": "KNOWS", "start": "RUS", "end": "RUS", "properties": {}}}]
    assert "knows" in look(draw(network, setting).svg).said
    network.rows = [{"s": state}]
    assert "Russia" in look(draw(network, setting).svg).said


def test_the_place_of_a_claim_that_is_drawn_stands_in_the_foot(network: Any, setting: Any, look: Any) -> None:
    claim = {"id": "c", "labels": ["Claim"], "properties": {"id": "c", "statement": "It is so.", "place": "essay:7"}}
    network.rows = [{"c": claim}]
    assert "Sources: essay line 7" in look(draw(network, setting).svg).said


def test_a_title_of_a_source_is_clear_of_the_tab_above_it(network: Any, setting: Any, look: Any) -> None:
    network.rows = [{"s": {"id": "s", "labels": ["Source"], "properties": {"id": "s", "title": "A Long Enough Title"}}}]
    drawing = look(draw(network, setting).svg)
    ((_, corners),) = [(group, corners) for group, corners in drawing.nodes if group.get("data-id") == "s"]
    lower = sorted({y for _, y in corners})[1]
    assert next(words for words in drawing.words if words.text == "A Long Enough Title").box[1] > lower


def test_nodes_without_a_line_stand_in_rows_and_columns(network: Any, setting: Any, look: Any) -> None:
    network.rows = [{"s": node(f"s{number}", "State", name=f"State {number}")} for number in range(40)]
    picture = draw(network, setting)
    assert picture.warnings == []
    boxes = [corners for _, corners in look(picture.svg).nodes]
    assert len({corners[0][1] for corners in boxes}) < 40
    assert len({corners[0][0] for corners in boxes}) > 1


def test_without_a_title_the_relationships_say_it(network: Any, setting: Any, look: Any) -> None:
    network.finding = ""
    assert "4 nodes, 3 relationships" in look(draw(network, setting).svg).said
    del network.rows[2]
    assert "China sought 1; Russia blocked 1" in look(draw(network, setting).svg).said


def test_many_lines_that_say_the_same_say_it_once(network: Any, setting: Any, look: Any) -> None:
    network.rows = [
        {"r": {"id": str(n), "type": "MEMBER_OF", "start": f"s{n}", "end": "SCO", "properties": {}}} for n in range(9)
    ]
    drawing = look(draw(network, setting).svg)
    assert "10 nodes, 9 relationships, each “member of”" in drawing.said
    assert "member of" not in drawing.said
    assert len(drawing.lines()) == 9


def test_rows_without_anything_to_draw_say_what_to_return(network: Any, setting: Any) -> None:
    network.rows = [{"state": "Russia", "uses": 3}]
    with pytest.raises(
        PictureError,
        match=r"nothing in “state” and “uses” can be drawn; RETURN nodes, relationships or paths",
    ):
        draw(network, setting)


def test_more_than_a_picture_can_show_is_refused(network: Any, setting: Any) -> None:
    node = network.rows[0]["s"]
    network.rows = [{"s": {**node, "id": f"s{number}"}} for number in range(151)]
    with pytest.raises(PictureError, match="151 nodes are more than a picture can show"):
        draw(network, setting)
