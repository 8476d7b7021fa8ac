"""Several datasets at once: each names what it uses, and where two name the same they agree."""

from pathlib import Path

import pytest

from graph.errors import EvidenceError
from loaders import load


@pytest.fixture
def two(make):
    """Two folders, the second with claims of other ids that name the same entities and sources."""
    first, second = make("all/river"), make("all/sea")
    second.replace("dataset.yaml", "name: river", "name: sea")
    text = (second.path / "claims/first.yaml").read_text()
    second.write(
        "claims/first.yaml",
        text.replace("id: r-", "id: s-").replace("line: 3", "line: 4").replace("article 2", "article 3"),
    )
    return first, second


def problems(*folders: str) -> list[str]:
    with pytest.raises(EvidenceError) as caught:
        load([Path(folder) for folder in folders])
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_of_folders_gives_each(two):
    evidence = load([Path("all")])
    assert [dataset.name for dataset in evidence.datasets] == ["river", "sea"]
    assert [claim.id for claim in evidence.claims] == ["r-1", "r-2", "s-1", "s-2"]
    assert len(evidence.sources) == 2
    assert len(evidence.entities) == 8


def test_a_folder_given_twice_is_read_once(two):
    expected = load([Path("all")])
    assert load([Path("all/sea"), Path("all"), Path("all/../all/river")]) == expected


def test_the_order_of_folders_makes_no_difference(two):
    two[0].replace("entities.yaml", "aliases: [Kingdom of Norway]", "aliases: [Noreg, Norge]")
    two[1].replace(
        "entities.yaml", "aliases: [Kingdom of Norway]", "aliases: [Norge, Kingdom of Norway], kind: kingdom"
    )
    evidence = load([Path("all/river"), Path("all/sea")])
    assert evidence == load([Path("all/sea"), Path("all/river")])
    norway = next(entity for entity in evidence.entities if entity.id == "NOR")
    assert norway.aliases == ("Kingdom of Norway", "Noreg", "Norge")
    assert norway.kind == "kingdom"


def test_an_entity_agrees_in_label_name_and_kind(two):
    two[1].replace("entities.yaml", "label: Group, name: Nordic states", "label: Voice, name: The Nordics")
    two[1].replace("entities.yaml", "kind: fund", "kind: bank")
    assert problems("all") == [
        "all/sea/entities.yaml:4: label is “Voice”, and “Group” in all/river/entities.yaml:4; "
        "an entity has one label in every folder",
        "all/sea/entities.yaml:4: name is “The Nordics”, and “Nordic states” in all/river/entities.yaml:4; "
        "an entity has one name in every folder",
        "all/sea/entities.yaml:6: kind is “bank”, and “fund” in all/river/entities.yaml:6; "
        "an entity has one kind in every folder",
    ]


def test_a_source_agrees_in_everything(two):
    two[1].replace("sources.yaml", "reliability: B", "reliability: C").replace("sources.yaml", "  date: 1999-05\n", "")
    assert problems("all") == [
        "all/sea/sources.yaml:4: reliability is “C”, and “B” in all/river/sources.yaml:4; "
        "a source is the same in every folder",
        "all/sea/sources.yaml:6: date is empty, and “1999-05” in all/river/sources.yaml:9; "
        "a source is the same in every folder",
    ]


def test_a_claim_can_not_have_the_id_of_one_in_another_folder(two):
    two[1].replace("claims/first.yaml", "id: s-1", "id: r-1")
    assert problems("all") == [
        "all/sea/claims/first.yaml:1: the id “r-1” is taken; it stands in all/river/claims/first.yaml:1 too"
    ]


def test_two_datasets_can_not_have_one_name(two):
    two[1].replace("dataset.yaml", "name: sea", "name: river")
    assert problems("all") == [
        "all/sea/dataset.yaml:1: the name “river” is taken; it stands in all/river/dataset.yaml:1 too"
    ]


def test_a_folder_names_every_entity_that_it_uses(two):
    two[1].replace("entities.yaml", "- {id: league-fund, label: Initiative, name: league fund, kind: fund}\n", "")
    assert problems("all") == [
        "all/sea/claims/first.yaml:5: object: “league-fund” is named in all/river/entities.yaml:6; "
        "a folder names every entity that it uses"
    ]


def test_claims_link_to_claims_and_name_sources_of_another_folder(two):
    two[1].replace(
        "claims/first.yaml", "  layer: hidden", "  supports: [r-1]\n  about: [r-2, league-charter]\n  layer: hidden"
    )
    two[1].write("sources.yaml", "[]")
    assert load([Path("all")]).claims[2].supports == ("r-1",)
    alone = problems("all/sea")
    assert (
        "all/sea/claims/first.yaml:12: source: “report-2020” is no source" not in alone
    )  # a line below: supports, about
    assert "all/sea/claims/first.yaml:14: source: “report-2020” is no source" in alone


def test_a_link_into_a_folder_that_is_not_loaded_says_so(two):
    two[1].replace("claims/first.yaml", "  layer: hidden", "  supports: [r-2]\n  layer: hidden")
    (problem,) = problems("all/sea")
    assert problem.startswith("all/sea/claims/first.yaml:8: supports: “r-2” is no claim of what is loaded; ")
