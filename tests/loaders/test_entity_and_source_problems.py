"""What is wrong with an entity, a source or the dataset."""

import pytest

ENTITIES = [
    (
        "{id: FIN, label: State",
        "{id: FI, label: State",
        "2: the State “FI” has no code of a state; an ISO 3166-1 alpha-3 code is expected, "
        "or one that ISO leaves to users (XAA to XZZ, QMA to QZZ)",
    ),
    (
        "label: Voice",
        "label: Claim",
        "9: label: “Claim” is not one of Body, Characterisation, Commitment, Event, Function, "
        "Goal, Group, Initiative, Measure, Motive, Organisation, Person, State, Term or Voice",
    ),
    (
        "name: Finland}",
        "name: Finland, status: member}",
        "2: unknown key “status” of an entity; expected are id, label, name, aliases, kind",
    ),
    (", name: Finland", "", "2: “name” is missing; an entity must have it"),
    ("id: FIN", "id: NOR", "2: the id “NOR” is taken; it stands in river/entities.yaml:1 too"),
]
SOURCES = [
    ("reliability: B", "reliability: b", "4: reliability: “b” is not one of A, B, C, D, E or F; did you mean “B”?"),
    (
        "kind: article",
        "kind: book",
        "3: kind: “book” is not one of article, treaty, document, speech, dataset or analysis",
    ),
    (
        "date: 1999-05",
        "date: 1999-13",
        "9: date: “1999-13” is not a date; EDTF is expected, as 2015, 2015-07-10, "
        "[2015..2025] (some time within) or 2015/2025 (from, to)",
    ),
    ("0f0f0f", "0f0f", f"5: sha256: “{'0f' * 30}…” is not a SHA-256; 64 hex digits are expected"),
    (
        "  date: 1999-05",
        "  based_on: [report-2021]",
        "9: based_on: “report-2021” is no source; did you mean “report-2020”?",
    ),
    ("  date: 1999-05", "  based_on: [league-charter]", "9: “league-charter” can't be based on itself"),
    ("  title: Charter of the league\n", "", "6: “title” is missing; a source must have it"),
]


@pytest.mark.parametrize(("old", "new", "message"), ENTITIES, ids=lambda it: str(it)[:40])
def test_a_spoilt_entity_gives_one_message(river, old, new, message):
    river.append("entities.yaml", "- {id: press, label: Voice, name: the press}\n")
    assert river.replace("entities.yaml", old, new).problem() == f"river/entities.yaml:{message}"


@pytest.mark.parametrize("code", ["XKX", "QMA", "QZZ"])
def test_codes_that_iso_leaves_to_users_are_states(river, code):
    river.append("entities.yaml", f"- {{id: {code}, label: State, name: A state}}\n")
    assert code in {entity.id for entity in river.load().entities}


@pytest.mark.parametrize(("old", "new", "message"), SOURCES, ids=lambda it: str(it)[:40])
def test_a_spoilt_source_gives_one_message(river, old, new, message):
    assert river.replace("sources.yaml", old, new).problem() == f"river/sources.yaml:{message}"


def test_sources_can_not_repeat_each_other_in_a_circle(river):
    river.replace("sources.yaml", "  reliability: B", "  based_on: [league-charter]\n  reliability: B")
    river.replace("sources.yaml", "  reliability: A", "  based_on: [report-2020]\n  reliability: A")
    assert river.problems() == [
        "river/sources.yaml:4: based_on: “report-2020” is based on itself by way of league-charter",
        "river/sources.yaml:11: based_on: “league-charter” is based on itself by way of report-2020",
    ]


def test_an_entity_and_a_source_can_not_share_an_id(river):
    river.append("entities.yaml", "- {id: report-2020, label: Event, name: E}\n")
    assert (
        river.problem() == "river/sources.yaml:1: the id “report-2020” is taken by the entity in river/entities.yaml:9"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: T\n", "1: “name” is missing; a dataset must have it"),
        (
            "name: a b\ntitle: T\n",
            "1: name: “a b” is not an id; letters (a–z), digits and . _ + - are expected, a letter or digit first",
        ),
        ("name: a\ntitle: T\nlicense: MIT\n", "3: unknown key “license” of a dataset; did you mean “licence”?"),
        ("- name: a\n  title: T\n", "1: a block with name and title is expected, not a list"),
    ],
)
def test_a_spoilt_dataset_gives_one_message(river, text, message):
    assert river.write("dataset.yaml", text).problem() == f"river/dataset.yaml:{message}"
