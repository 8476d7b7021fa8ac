"""What each view says, in which order and in which form."""

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from outputs.picture import PictureError, draw

SVG = "{http://www.w3.org/2000/svg}"


def strokes(group: ET.Element) -> tuple[str | None, float]:
    """The dashes and the width of a line."""
    path = group.find(SVG + "path")
    assert path is not None
    return path.get("stroke-dasharray"), float(path.get("stroke-width", ""))


def line(drawing: Any, source: str, target: str) -> ET.Element:
    (found,) = [g for g in drawing.lines() if (g.get("data-from"), g.get("data-to")) == (source, target)]
    return found


def test_the_title_is_the_finding_and_the_foot_names_lines_graph_and_date(uses: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(uses, setting).svg)
    assert drawing.root.findtext(SVG + "title") == uses.finding
    assert "Sources: umarov-2025 lines 36, 38, 40, 42, 48" in drawing.said
    assert "Graph 3fa9c1d2 · newest source 2025" in drawing.said
    assert "Who uses it for what · organisation SCO · 15 uses by 10 states for 7 motives" in drawing.said


def test_a_title_of_ones_own_takes_the_finding_s_place(uses: Any, setting: Any, look: Any) -> None:
    assert "Who gains" in look(draw(uses, setting, title="Who gains").svg).said


def test_sources_with_too_many_lines_are_counted(uses: Any, setting: Any, look: Any) -> None:
    uses.rows[0]["sources"] = [f"un-votes:{number}" for number in range(1000, 1200)]
    said = look(draw(uses, setting).svg).said
    assert "Sources: umarov-2025 (4 passages); un-votes (200 passages)" in said


def test_states_stand_by_role_and_motives_by_how_many_share_them(uses: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(uses, setting).svg)
    founders = [drawing.top_of(name) for name in ("Kazakhstan", "China", "Russia")]
    members = [drawing.top_of(name) for name in ("Belarus", "Iran", "India")]
    unknown = drawing.top_of("Uzbekistan")
    assert max(founders) < min(members) < max(members) < drawing.top_of("Afghanistan") < unknown
    four, three, one = (
        drawing.top_of(name)
        for name in ("access to leaders at many levels", "not to look isolated", "discursive power")
    )
    assert four < three < one
    assert [role for role in ("founders", "members", "observers") if role in drawing.said] == [
        "founders", "members", "observers"
    ]  # fmt: skip


def test_the_order_of_rows_does_not_move_anything(uses: Any, setting: Any) -> None:
    shuffled = draw(uses, setting).svg
    uses.rows = list(reversed(uses.rows))
    again = draw(uses, setting).svg
    without_words = [re.sub(r"<desc.*?</desc>|claims: .*|sources: .*", "", svg) for svg in (shuffled, again)]
    assert re.findall(r"<text [^>]*>[^<]*", without_words[0]) == re.findall(r"<text [^>]*>[^<]*", without_words[1])


def test_confidence_is_the_line_and_doubt_a_mark(uses: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(uses, setting).svg)
    sure = line(drawing, "CHN", "CHN-SCO-discursive-power")
    unsure = line(drawing, "CHN", "CHN-SCO-room for manoeuvre")
    fair = line(drawing, "IND", "IND-SCO-a stronger hand with Western countries")
    assert [strokes(group)[0] for group in (sure, fair, unsure)] == [None, "11 6", "2.5 5"]
    marked = [g.get("data-from") for g in drawing.lines() if g.find(SVG + "polygon") is not None]
    assert marked == ["RUS"]
    assert "another claim denies it" in drawing.said


def test_uses_by_way_of_a_group_are_one_thin_line_that_names_it(uses: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(uses, setting).svg)
    assert "Central Asian states" in drawing.said
    from_group = [g for g in drawing.lines() if g.get("data-from") == "central-asia"]
    to_group = [g for g in drawing.lines() if g.get("data-to") == "central-asia"]
    assert (len(from_group), len(to_group)) == (2, 4)
    assert {strokes(group)[1] for group in from_group} == {1.3}
    assert strokes(line(drawing, "CHN", "CHN-SCO-discursive-power"))[1] > 2


def test_the_legend_shows_what_occurs_and_nothing_else(uses: Any, setting: Any, look: Any) -> None:
    said = look(draw(uses, setting).svg).said
    occurs = {"state", "group", "motive", "use", "hidden", "future", "high confidence", "low confidence"}
    assert occurs <= set(said)
    assert not {"declared", "actual", "blocked", "initiative", "wants it", "blocks it"} & set(said)
    uses.rows = uses.rows[:1]
    said = look(draw(uses, setting).svg).said
    assert not {
        "group",
        "future",
        "low confidence",
        "another claim denies it",
        "claimed of a group or speaker, not of the state itself",
    } & set(said)


def test_an_outcome_that_is_not_stated_is_not_shown(uses: Any, setting: Any, look: Any) -> None:
    for row in uses.rows:
        row["outcome"] = "not stated"
    said = look(draw(uses, setting).svg).said
    assert "not stated" not in said
    assert "what came of it" not in said


def test_nodes_bear_the_graphs_ids_and_their_claims(uses: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(uses, setting).svg)
    ids = [group.get("id") for group in drawing.root.iter() if group.get("id")]
    assert {"RUS", "CHN", "central-asia", "discursive-power", "CHN-SCO-discursive-power"} <= set(ids)
    assert len(ids) == len(set(ids))
    (dot,) = [g for g, _ in drawing.nodes if g.get("data-id") == "CHN-SCO-discursive-power"]
    assert dot.get("data-claims") == "sco-038-01"
    assert "confidence: high" in (dot.findtext(SVG + "title") or "")


def test_blocked_initiatives_show_who_wanted_who_blocked_and_what_followed_once(
    blocked: Any, setting: Any, look: Any
) -> None:
    drawing = look(draw(blocked, setting).svg)
    assert drawing.said.count("China lost interest in the SCO.") == 1
    assert {"China", "Russia", "wants it", "blocks it", "wanted by", "blocked by", "what followed"} <= set(drawing.said)
    line(drawing, "CHN", "sco-development-bank")
    line(drawing, "RUS", "sco-development-bank")
    (bank,) = [g for g, _ in drawing.nodes if g.get("id") == "sco-development-bank"]
    assert bank.find(SVG + "polygon").get("fill") == "#d55e00"


def test_a_block_that_nobody_is_named_for_is_still_shown(blocked: Any, setting: Any, look: Any) -> None:
    blocked.rows = [{**blocked.rows[0], "sought_by": [], "blocked_by": [], "consequence": []}]
    drawing = look(draw(blocked, setting).svg)
    assert "SCO development bank" in drawing.said
    assert not drawing.lines()


def test_a_block_by_way_of_a_speaker_names_the_speaker(blocked: Any, setting: Any, look: Any) -> None:
    blocked.rows[0]["via"] = ["dmitry-medvedev"]
    assert "claimed of Dmitry Medvedev" in look(draw(blocked, setting).svg).said


def test_declared_against_actual_shows_the_gaps(declared: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(declared, setting).svg)
    line(drawing, "joint exercises", "peace and security")
    assert len(drawing.lines()) == 1
    assert drawing.said.count("no function linked") == 1
    assert drawing.said.count("no goal linked") == 1
    assert "RATS" in drawing.said
    assert drawing.top_of("peace and security") == pytest.approx(drawing.top_of("joint exercises"))


def test_motives_of_a_state_start_from_the_state(motives: Any, setting: Any, look: Any) -> None:
    drawing = look(draw(motives, setting).svg)
    line(drawing, "CHN", "SCO")
    line(drawing, "SCO", "CHN-SCO-discursive-power")
    line(drawing, "C5 + China", "CHN-C5 + China-presence")


def test_an_answer_without_rows_is_no_picture(uses: Any, setting: Any) -> None:
    uses.rows, uses.finding = [], "No state is known to use it"
    told = "nothing to draw, since who-uses-it-for-what with organisation=SCO has no rows: No state is known to use it"
    with pytest.raises(PictureError, match=told):
        draw(uses, setting)


def test_a_query_without_a_view_says_which_have_one(uses: Any, setting: Any) -> None:
    uses.name = "motive-of"
    with pytest.raises(PictureError, match=r"no picture of “motive-of”.*did you mean motives-of.*blocked-initiatives"):
        draw(uses, setting)
