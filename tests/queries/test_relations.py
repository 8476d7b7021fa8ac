"""Lists of relations that are written out in saved queries: a relation of the table can't be forgotten in one."""

import re

from graph.model.relations import DIRECT_TYPES, RELATIONS
from queries import Catalogue

STRUCTURE = {"OF", "FOR"}
"""Types of edges that rest on no claim."""
DERIVED_BY_KEYS = {"SHOWN_BY", "WITHIN"}
"""Types of edges that own keys derive: nothing denies them."""
OF_AN_ORGANISATION = {
    "DECLARES", "DESCRIBES", "DOES_NOT_COMMIT_TO", "COMMITS_TO", "HAS_MEASURE", "HELD", "INVOKES", "PART_OF",
    "SERVES_AS", "SUCCEEDED", "WITHIN",
}  # fmt: skip
"""What joins an organisation to what is its own, so that a disagreement over that is one within it."""


def lists_of(statement):
    """Give each list of more than five types of edges, as a set."""
    text = re.sub(r"\s+", "", re.sub(r"^\s*//.*$", "", statement, flags=re.MULTILINE))
    found = [set(types.split("|")) for types in re.findall(r"\[\w*:([A-Z_|]+)[^\]]*\]", text)]
    return [types for types in found if len(types) > 5 and types <= DIRECT_TYPES]


def test_a_list_of_relations_has_every_relation():
    written = {query.name: lists_of(query.statement) for query in Catalogue.load().check()}
    assert {name for name, lists in written.items() if lists} == {
        "contested", "evidence", "fragility", "frictions", "outlook", "path", "timeline",
    }  # fmt: skip
    for name, lists in written.items():
        for types in lists:
            if name == "path":
                assert types == DIRECT_TYPES, name
            elif name == "contested":
                assert types == DIRECT_TYPES - STRUCTURE - DERIVED_BY_KEYS, name
            elif name == "frictions":
                assert types == OF_AN_ORGANISATION, name
            else:
                assert types == DIRECT_TYPES - STRUCTURE, name


def test_what_is_an_organisations_own_follows_from_the_table():
    joined = {
        name
        for name, relation in RELATIONS.items()
        if "Organisation" in relation.subjects | relation.objects
        and not {"State", "Group", "Person"} & relation.subjects
    }
    assert joined | {"WITHIN"} == OF_AN_ORGANISATION
