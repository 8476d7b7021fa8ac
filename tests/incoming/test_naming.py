"""Who is who in what was received: known entities, states, and whatever needs an id of its own."""

import pytest

from graph.model import Entity
from graph.model.states import iso_codes
from loaders import load, shipped
from loaders.incoming import ids, states
from loaders.incoming.parts import label_of


def ends(receive, subject, relation, target, **more):
    desk = receive("edges.csv", f"subject,relation,object\n{subject},{relation},{target}\n", **more)
    return desk, desk.claim


@pytest.mark.parametrize("written", ["Russia", "RUS", "Russian Federation", "russia", "Moscow"])
def test_a_state_is_known_by_its_code_its_names_and_its_aliases(receive, written):
    desk, claim = ends(receive, written, "MEMBER_OF", "SCO")
    assert claim.subject == "RUS"
    assert desk.entity("Russia").label == "State"


def test_a_state_that_no_dataset_names_is_known_all_the_same(receive):
    desk, claim = ends(receive, "Turkey", "MEMBER_OF", "NATO")
    assert (claim.subject, desk.entity("Türkiye").id) == ("TUR", "TUR")
    assert (claim.object, desk.entity("NATO").label) == ("NATO", "Organisation")


@pytest.mark.parametrize("written", ["Congo", "Korea", "CONGO"])
def test_what_may_mean_two_states_means_none(receive, written):
    desk, _ = ends(receive, written, "is near", "SCO")
    assert desk.entity(written).label == "Term"


def test_chad_is_a_state_only_where_a_state_is_expected(receive):
    assert ends(receive, "Chad", "knows", "Jordan")[0].entity("Chad").label == "Term"


def test_chad_is_a_member(receive):
    assert ends(receive, "Chad", "MEMBER_OF", "SCO")[1].subject == "TCD"


def test_a_state_that_iso_does_not_know_gets_a_code_that_iso_leaves_to_users(receive):
    desk, claim = ends(receive, "Freedonia", "IN_GROUP", "Marx states")
    freedonia = desk.entity("Freedonia")
    assert (freedonia.label, claim.subject, claim.relation) == ("State", freedonia.id, "IN_GROUP")
    assert freedonia.id[0] in "XQ"
    assert desk.imported.notes == (
        f"Freedonia has no ISO 3166-1 code and stands as {freedonia.id}, left to users by ISO",
    )


def test_an_id_is_made_of_the_name_and_says_what_it_is(receive):
    desk, claim = ends(receive, "Russia", "SOUGHT", "A Bank for Čárský & Co.")
    assert claim.object == "a-bank-for-carsky-co"
    assert desk.entity("A Bank for Čárský & Co.").label == "Initiative"


def test_names_in_other_alphabets_keep_apart(receive):
    desk = receive("edges.csv", "subject,relation,object\nRUS,SOUGHT,Банк\nRUS,SOUGHT,Зона\n")
    first, second = (claim.object for claim in desk.claims)
    assert first != second
    assert {entity.name for entity in desk.evidence.entities} == {"Russia", "Банк", "Зона"}


def test_two_names_that_make_one_id_are_two_entities(receive):
    desk = receive("edges.csv", "subject,relation,object\nRUS,SOUGHT,A bank\nRUS,SOUGHT,A Bank\n")
    assert [claim.object for claim in desk.claims] == ["a-bank", "a-bank-2"]


def test_what_nobody_says_what_it_is_stands_as_a_term_and_is_told(receive):
    desk, _ = ends(receive, "Foo", "likes", "Bar")
    assert (desk.entity("Foo").label, desk.entity("Foo").kind) == ("Term", "not known")
    assert [(what, value) for _, what, value in desk.leftover] == [
        ("label", "Foo"),
        ("label", "Bar"),
        ("relation", "likes"),
    ]


def test_a_relation_with_several_kinds_of_subject_does_not_say_which(receive):
    desk, claim = ends(receive, "Foo", "SOUGHT", "a bank")
    assert (claim.relation, desk.entity("Foo").label, desk.entity("a bank").label) == (None, "Term", "Initiative")


def test_another_row_may_say_it(receive):
    desk = receive("edges.csv", "subject,relation,object\nFoo,SOUGHT,a bank\nSpain,MEMBER_OF,Foo\n")
    assert [claim.relation for claim in desk.claims] == ["SOUGHT", "MEMBER_OF"]


def test_columns_say_what_the_ends_are_and_how_they_are_called(receive):
    desk = receive(
        "edges.csv",
        "subject,subject_name,subject_label,relation,object,object_label\n"
        "n1,Anna Berg,person,SOUGHT,a bank,\n"
        "n1,Anna Berg,Person,likes,Foo,Company\n",
    )
    assert (desk.entity("Anna Berg").id, desk.entity("Anna Berg").label) == ("anna-berg", "Person")
    assert (desk.entity("Foo").label, desk.entity("Foo").kind) == ("Term", "Company")
    assert [claim.relation for claim in desk.claims] == ["SOUGHT", None]
    assert desk.imported.notes == ("the id “n1” gave way to ids that mean something elsewhere too",)


def test_what_a_name_says_besides_is_left_over(receive):
    desk = receive("edges.csv", "subject,relation,object,object_label\nRUS,MEMBER_OF,a\x07b,Club\nRUS,x,SCO,Club\n")
    assert [(what, value) for _, what, value in desk.leftover] == [
        ("name", "a\x07b"),
        ("label", "Club"),
        ("relation", "x"),
    ]
    assert {entity.kind for entity in desk.evidence.entities if entity.id not in ("SCO", "RUS")} == {"Club"}


def test_an_end_that_is_two_things_is_told(receive):
    desk = receive(
        "edges.csv",
        "subject,subject_label,relation,object\nfoo,Person,SOUGHT,a bank\nfoo,Voice,SOUGHT,a road\n",
    )
    assert desk.entity("foo").label == "Person"
    assert desk.leftover == [("row 3", "label", "Voice")]


def test_a_known_entity_keeps_its_name_and_gains_the_files(receive):
    desk = receive("edges.csv", "subject,subject_name,subject_label,statement\nSCO,Die SCO,Organisation,x\n")
    assert desk.evidence.entities == (
        Entity("SCO", "Organisation", "SCO", ("Shanghai Cooperation Organisation", "Die SCO")),
    )


def test_a_known_name_that_is_something_else_here_is_somebody_else(receive):
    desk, claim = ends(receive, "RUS", "JOINED_FOR", "mutual trust")
    assert claim.object == "mutual-trust-2"
    assert desk.entity("mutual trust").label == "Motive"


def test_an_import_stands_beside_the_evidence_that_ships(receive):
    rows = (
        "Russia,SOUGHT,SCO development bank,SCO\nIndia,MEMBER_OF,Shanghai Cooperation Organisation,\nMoscow,x,RATS,\n"
    )
    desk = receive("edges.csv", "subject,relation,object,within\n" + rows, known=load(shipped()).entities)
    both = load([*shipped(), desk.imported.folder])
    assert [claim.object or claim.about for claim in both.claims if claim.id.startswith("inbox-")] == [
        "sco-development-bank",
        "SCO",
        ("SCO-RATS",),
    ]


def test_the_table_has_every_code_once_and_no_name_twice():
    assert {code for code in iso_codes() if states.by_code(code)} == iso_codes()
    for code in iso_codes():
        state = states.by_code(code)
        assert state is not None
        assert states.by_name(state.name, expected=True) == state


def test_the_table_and_the_evidence_that_ships_agree_on_names():
    for entity in load(shipped()).entities:
        if entity.label == "State":
            assert states.by_code(entity.id) == (entity.id, entity.name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, Rep.", "KOR"),
        ("Côte d’Ivoire", "CIV"),
        ("cote d'ivoire", "CIV"),
        ("Viet Nam", "VNM"),
        ("U.S.", "USA"),
        ("  The   Gambia ", "GMB"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea", "GIN"),
        ("Dominican Republic", "DOM"),
        ("Kosovo", "XKX"),
        ("Atlantis", None),
    ],
)
def test_names_of_states(name, code):
    found = states.by_name(name, expected=True)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("key", "own"),
    [
        ("sco-development-bank", True),
        ("C5+China", True),
        ("n0", False),
        ("12", False),
        ("a b", False),
        ("x" * 61, False),
    ],
)
def test_which_ids_can_be_kept(key, own):
    assert ids.is_own_id(key) is own


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("State", "State"),
        ("country", "State"),
        ("Organization", "Organisation"),
        ("Claim", None),
        ("", None),
        (None, None),
    ],
)
def test_which_words_say_what_something_is(word, label):
    assert label_of(word) == label
