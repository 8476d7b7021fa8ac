"""Answers as data frames: types that pandas computes with, without rows as with them."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from queries import Answer, Catalogue

ASKED = {
    "evidence": {"id": "sco-038-03"},
    "fragility": {"source": "umarov-2025"},
    "coverage": {"source": "umarov-2025"},
    "path": {"from": "RUS", "to": "sco-development-bank"},
    "motives-of": {"state": "CHN"},
    "compare": {"organisations": "SCO,NATO"},
}
USES = "- {id: c1, subject: XAA, relation: USES, object: LEAGUE, for: prestige}"


def types(frame: pd.DataFrame) -> dict[str, str]:
    return {str(column): str(dtype) for column, dtype in frame.dtypes.items()}


def answer(columns: tuple[str, ...], *rows: tuple[Any, ...]) -> Answer:
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return Answer(None, "", "", {}, columns, found, lambda: "")


def test_columns_have_the_types_of_their_values(hold):
    ask = hold("""
- {id: c1, subject: XAA, relation: SOUGHT, object: bank, within: LEAGUE, when: 2010}
- {id: c2, subject: XBB, relation: SOUGHT, object: road, within: LEAGUE, confidence: high}
""")
    frame = ask("bids").to_pandas()
    assert types(frame) == {
        "state": "string",
        "year": "Int64",
        "bid": "string",
        "outcome": "string",
        "via": "string",
        "confidence": "category",
        "claims": "object",
        "against": "object",
        "sources": "object",
    }
    assert frame["year"].tolist() == [2010, pd.NA]
    assert frame["claims"].tolist() == [["c1"], ["c2"]]


def test_the_lowest_confidence_is_the_least(hold):
    ask = hold("""
- {id: c1, subject: XAA, relation: SOUGHT, object: bank, within: LEAGUE, confidence: high}
- {id: c2, subject: XBB, relation: SOUGHT, object: road, within: LEAGUE, confidence: low}
- {id: c3, subject: XCC, relation: SOUGHT, object: canal, within: LEAGUE}
""")
    confidence = ask("bids").to_pandas()["confidence"]
    assert (confidence.min(), confidence.max()) == ("low", "high")
    assert confidence.sort_values().tolist() == ["low", "moderate", "high"]
    assert (confidence >= "moderate").sum() == 2


def test_a_flag_that_is_not_known_is_missing_and_not_false(hold):
    ask = hold("""
- {id: c1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, founder: true}
- {id: c2, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member}
""")
    founder = ask("members").to_pandas()["founder"]
    assert str(founder.dtype) == "boolean"
    assert sorted(founder.isna()) == [False, True]


@pytest.mark.parametrize("name", sorted({*Catalogue.load()} - {"overlap"}))
def test_an_answer_without_rows_has_the_types_that_it_has_with_rows(name, shipped):
    same_types_without_rows(shipped(name, **ASKED.get(name, {})))


def test_states_in_two_organisations_have_the_same_types_as_none(hold):
    members = "- {id: %s, subject: XAA, relation: MEMBER_OF, object: %s, status: member}\n"
    ask = hold(members % ("c1", "LEAGUE") + members % ("c2", "UNION"))
    same_types_without_rows(ask("overlap", organisations=["LEAGUE", "UNION"]))


def same_types_without_rows(full: Answer) -> None:
    empty = replace(full, rows=[]).to_pandas()
    assert full.rows
    assert len(empty) == 0
    assert types(empty) == types(full.to_pandas())


def test_ones_own_cypher_has_the_types_of_its_values():
    frame = answer(
        ("text", "whole", "part", "flag", "list", "mixed", "node", "nothing"),
        ("a", 1, 0.5, True, ["x"], 1, {"id": "RUS"}, None),
        (None, 2**62 + 1, 2, None, [], "about a fifth", None, None),
    ).to_pandas()
    assert list(types(frame).values()) == [
        "string",
        "Int64",
        "Float64",
        "boolean",
        "object",
        "object",
        "object",
        "object",
    ]
    assert frame["whole"][1] == 2**62 + 1  # a float would round it


def test_what_is_only_called_confidence_is_text():
    assert types(answer(("confidence",), ("so-so",)).to_pandas()) == {"confidence": "string"}
    assert types(answer(("confidence",), ("low",), (None,)).to_pandas()) == {"confidence": "category"}
    assert types(answer(("confidence",), (0.9,)).to_pandas()) == {"confidence": "Float64"}


def test_a_notebook_shows_the_rows_with_their_claims_as_tooltips(hold):
    page = hold(USES)("who-uses-it-for-what")._repr_html_()
    assert "<td>Arcadia</td><td>prestige</td>" in page
    assert 'title="claims: c1\nsources: src:p. 1"' in page


def test_a_notebook_shows_text_and_never_markup():
    page = answer(("name",), ("<script>alert(1)</script>",))._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
