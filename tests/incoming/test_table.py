"""Tables of edges: recognised columns become claims, everything else is named."""

import hashlib
from pathlib import Path

import pytest

from graph.model import Source

EDGES = "subject,relation,object,within\nRussia,BLOCKED,SCO development bank,SCO\n"


def test_a_row_becomes_a_claim_that_names_the_file_and_the_row(receive):
    desk = receive("edges.csv", EDGES)
    claim = desk.claim
    assert (claim.subject, claim.relation, claim.object) == ("RUS", "BLOCKED", "sco-development-bank")
    assert claim.keys == {"within": "SCO"}
    assert claim.statement == "Russia blocked SCO development bank (within: SCO)."
    assert (claim.source, claim.ref, claim.at) == ("inbox-edges.csv", "row 2", None)
    assert claim.id == "inbox-2"
    assert desk.leftover == []


def test_an_imported_claim_is_of_low_confidence_and_says_why(receive):
    desk = receive("edges.csv", EDGES)
    assert (desk.claim.confidence, desk.claim.credibility) == ("low", "6")
    assert desk.claim.because == "Imported from edges.csv, row 2, and not reviewed."
    assert desk.evidence.sources == (
        Source(
            "inbox-edges.csv",
            "edges.csv",
            "dataset",
            "F",
            because="Received and not reviewed; what it rests on is not known.",
            sha256=hashlib.sha256(EDGES.encode()).hexdigest(),
        ),
    )


def test_how_the_file_grades_and_places_a_claim_is_kept_for_the_reviewer(receive):
    header = "subject,relation,object,confidence,credibility,because,source,line\n"
    desk = receive("edges.csv", f"{header}RUS,BLOCKED,sco-development-bank,high,1,She was there.,anna-2024,12\n")
    assert (desk.claim.confidence, desk.claim.credibility, desk.claim.at) == ("low", "6", None)
    assert desk.claim.because == (
        "Imported from edges.csv, row 2, and not reviewed. The file has confidence: high; credibility: 1; "
        "source: anna-2024; line: 12; because: She was there."
    )
    assert desk.leftover == []


def test_rows_are_numbered_as_a_spreadsheet_does(receive):
    desk = receive("edges.csv", 'subject,statement\nRUS,"two\nlines"\n\nRUS,second\n')
    assert [(claim.ref, claim.statement) for claim in desk.claims] == [("row 2", "two\nlines"), ("row 4", "second")]


def test_every_key_of_a_claim_is_a_column(receive):
    desk = receive(
        "edges.csv",
        "id,statement,subject,relation,object,for,outcome,shown_by,layer,standing,stance,likelihood,when,about\n"
        "c1,Russia won't use it.,RUS,USES,SCO,prestige,none,sco-development-bank,"
        "future,forecast,denied,likely,2024,SCO\n",
    )
    claim = desk.claim
    assert (claim.id, claim.statement) == ("inbox-c1", "Russia won't use it.")
    assert claim.keys == {"for": "prestige", "outcome": "none", "shown_by": ("sco-development-bank",)}
    assert (claim.layer, claim.standing, claim.stance, claim.likelihood) == ("future", "forecast", "denied", "likely")
    assert (claim.when, claim.about) == ("2024", ("SCO",))
    assert desk.entity("prestige").label == "Motive"


def test_an_id_of_the_file_that_no_id_can_be_is_kept_for_the_reviewer(receive):
    desk = receive("edges.csv", "id,subject,statement\nA & B,RUS,a\n17,RUS,b\n,RUS,c\n")
    assert sorted(claim.id for claim in desk.claims) == ["inbox-17", "inbox-2", "inbox-4"]
    assert {claim.because for claim in desk.claims if claim.id == "inbox-2"} == {
        "Imported from edges.csv, row 2, and not reviewed. The file has id: A & B."
    }


def test_links_between_claims_of_the_file_hold(receive):
    desk = receive(
        "edges.csv",
        "id,subject,statement,supports,contradicts\nfirst-one,RUS,a,,\nsecond-one,RUS,b,first-one,nothing-here\n",
    )
    first, second = desk.claims
    assert (first.id, second.id, second.supports) == ("inbox-first-one", "inbox-second-one", ("inbox-first-one",))
    assert desk.leftover == [("row 3", "contradicts", "nothing-here")]


def test_what_no_claim_has_a_key_for_is_left_over_with_its_value(receive):
    desk = receive("edges.csv", "subject,relation,object,weight,notes\nRUS,BLOCKED,sco-development-bank,3,=1+1\n")
    assert desk.leftover == [("row 2", "weight", "3"), ("row 2", "notes", "'=1+1")]
    assert desk.reason("weight") == "no claim has a key for it"


def test_a_value_that_does_not_fit_its_key_is_left_over_and_the_claim_stands(receive):
    desk = receive("edges.csv", "subject,relation,object,status,since\nIndia,MEMBER_OF,SCO,membr,9 June 2017\n")
    assert (desk.claim.relation, desk.claim.keys) == ("MEMBER_OF", {})
    assert desk.leftover == [("row 2", "status", "membr"), ("row 2", "since", "9 June 2017")]
    assert "did you mean “member”?" in desk.reason("status")


def test_a_key_of_another_relation_is_left_over(receive):
    desk = receive("edges.csv", "subject,relation,object,status\nRUS,BLOCKED,sco-development-bank,member\n")
    assert desk.reason("status") == "it is a key of MEMBER_OF, and not of this claim"


def test_a_relation_that_we_do_not_have_becomes_a_claim_without_one(receive):
    desk = receive("edges.csv", "subject,relation,object\nRussia,ally of,China\n")
    claim = desk.claim
    assert (claim.subject, claim.relation, claim.object, claim.about) == ("RUS", None, None, ("CHN",))
    assert claim.statement == "Russia “ally of” China."
    assert desk.leftover == [("row 2", "relation", "ally of")]


def test_a_relation_that_does_not_join_its_ends_becomes_a_claim_without_one(receive):
    desk = receive("edges.csv", "subject,relation,object\nSCO,MEMBER_OF,RUS\n")
    assert (desk.claim.relation, desk.claim.about) == (None, ("RUS",))
    assert "it joins Group or State to Organisation" in desk.reason("relation")


def test_a_use_without_a_motive_is_no_use(receive):
    desk = receive("edges.csv", "subject,relation,object,outcome\nRUS,USES,SCO,taken up\n")
    assert desk.claim.relation is None
    assert desk.reason("relation") == "a USES claim must have for"
    assert "outcome: taken up" in desk.claim.statement


def test_a_stance_that_can_not_be_read_affirms_nothing(receive):
    desk = receive("edges.csv", "subject,relation,object,stance\nRUS,BLOCKED,sco-development-bank,refuted\n")
    assert desk.claim.relation is None
    assert [what for _, what, _ in desk.leftover] == ["relation", "stance"]


def test_a_denial_is_worded_as_one(receive):
    desk = receive("edges.csv", "subject,relation,object,stance\nRUS,BLOCKED,sco-development-bank,denied\n")
    assert (desk.claim.stance, desk.claim.relation) == ("denied", "BLOCKED")
    assert desk.claim.statement == "It is denied that Russia blocked SCO development bank."


@pytest.mark.parametrize("written", ["member of", "Member-Of", "MEMBER_OF", " member  of "])
def test_a_relation_is_known_however_it_is_spelt(receive, written):
    assert receive("edges.csv", f"subject,relation,object\nRUS,{written},SCO\n").claim.relation == "MEMBER_OF"


def test_rows_that_say_nothing_are_left_over_whole(receive):
    desk = receive("edges.csv", EDGES + ",BLOCKED,bank,\nRUS,BLOCKED,,\nRUS,BLOCKED\nRUS,BLOCKED,bank,SCO,more\n")
    assert [claim.ref for claim in desk.claims] == ["row 2"]
    assert [(ref, what) for ref, what, _ in desk.leftover] == [(f"row {row}", "row") for row in (3, 4, 5, 6)]
    assert desk.leftover[0][2] == "relation: BLOCKED; object: bank"


def test_empty_cells_after_the_last_column_are_a_spreadsheets_and_no_matter(receive):
    assert receive("edges.csv", EDGES.replace(",SCO\n", ",SCO,,,\n")).leftover == []


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_what_separates_the_columns_is_told_by_their_names_and_said(receive, separator):
    desk = receive("edges.csv", EDGES.replace(",", separator))
    assert desk.claim.keys == {"within": "SCO"}
    assert [note.endswith("separates the columns of edges.csv") for note in desk.imported.notes] == [True]


def test_a_comma_in_a_cell_is_no_separator(receive):
    desk = receive("edges.csv", "subject;relation;object, or not\nRussia, maybe;BLOCKED;x\n".replace(", or not", ""))
    assert desk.entity("Russia, maybe").label == "Term"


def test_excel_may_say_itself_what_separates(receive):
    assert receive("edges.csv", "sep=;\n" + EDGES.replace(",", ";")).claim.ref == "row 2"


def test_a_separator_that_can_not_be_told_is_not_guessed(refused):
    message = refused("edges.csv", "subject,relation;object\nRUS,x;y\n")
    assert message == (
        "edges.csv:1: what separates the columns can't be told: a comma or “;”; use only one of them in the first line"
    )


def test_gephis_columns_are_known(receive):
    desk = receive("edges.csv", "Source,Target,Type,Label,Weight\nRUS,SCO,Directed,MEMBER_OF,1.0\n")
    assert (desk.claim.subject, desk.claim.relation, desk.claim.object) == ("RUS", "MEMBER_OF", "SCO")
    assert [what for _, what, _ in desk.leftover] == ["weight"]


def test_an_undirected_row_goes_the_way_that_fits(receive):
    desk = receive(
        "edges.csv", "Source,Target,Type,Label\nSCO,RUS,Undirected,MEMBER_OF\nSCO,NATO,Undirected,SUCCEEDED\n"
    )
    first, second = desk.claims
    assert (first.subject, first.relation, first.object) == ("RUS", "MEMBER_OF", "SCO")
    assert second.relation is None


def test_utf_16_says_so_itself(receive):
    assert receive("edges.csv", EDGES.replace(",", "\t").encode("utf-16")).claim.subject == "RUS"


def test_another_encoding_is_told_and_never_guessed(receive, refused):
    written = "subject,relation,object,note\nTürkei,observes,SCO,é\n".encode("windows-1252")
    assert refused("edges.csv", written) == (
        "edges.csv:2: byte 0xfc is not UTF-8 (is this Latin-1 or Windows-1252?); save the file as UTF-8, "
        "or name its encoding: --encoding windows-1252"
    )
    assert "“windos-1252” is no encoding of text; did you mean “windows-1252”" in refused(
        "edges.csv", written, encoding="windos-1252"
    )
    assert "is no encoding of text" in refused("edges.csv", written, encoding="base64")
    assert receive("edges.csv", written, encoding="windows-1252").entity("Türkei").id == "turkei"


def test_the_hash_is_that_of_the_text_so_that_check_can_prove_it(receive):
    from loaders import verify
    from loaders.locators import read_source

    desk = receive("edges.csv", b"\xef\xbb\xbf" + EDGES.replace("\n", "\r\n").encode())
    (checked,) = verify(desk.evidence, {"inbox-edges.csv": read_source(Path("edges.csv"))})
    assert checked.holds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "edges.csv:1: this file is empty; a line with the names of the columns is expected"),
        (
            "a,b\n1,2\n",
            "edges.csv:1: the first line names no column that is known; expected are subject, relation, object,",
        ),
        ("subjct,relatio\n1,2\n", "did you mean “subject”"),
        ("subject,relation,object,object\n", "edges.csv:1: the column “object” stands twice"),
        (
            "relation,weight\nBLOCKED,2\n",
            "edges.csv:1: two columns are expected that name the ends of each row: subject and",
        ),
        (
            EDGES + 'RUS,"never closed\n',
            "edges.csv:3: a quotation mark is opened in this row or above and never closed",
        ),
        ("subject,relation,object\n", "edges.csv: no claim can be made of this file"),
        (
            "subject,relation,object\n,a,b\n,c,d\n",
            "edges.csv: no claim can be made of this file: it has no subject (2 times)",
        ),
    ],
)
def test_a_file_that_can_not_be_read_is_refused_in_plain_words(refused, text, expected):
    assert expected in refused("edges.csv", text)


def test_both_repeated_columns_are_told_at_once(refused):
    assert refused("edges.csv", "subject,object,object,subject\n").count("stands twice") == 2


def test_a_control_character_is_no_text(receive):
    desk = receive("edges.csv", "subject,relation,object,unit,statement\nRUS,x,SCO,a\x07b,c\x07d\n")
    assert desk.reason("unit") == "it holds the control character U+0007"
    assert desk.claim.statement == "Russia “x” SCO."


def test_a_long_cell_is_left_over(receive):
    desk = receive("edges.csv", f"subject,statement,unit\nRUS,short,{'x' * 40_000}\n")
    assert desk.reason("unit") == "it has 40,000 characters; at most 32,767 are taken"


def test_many_claims_stand_in_several_files(receive):
    rows = "".join(f"RUS,statement {number}\n" for number in range(1, 1_002))
    desk = receive("edges.csv", "subject,statement\n" + rows)
    assert len(desk.claims) == 1_001
    assert sorted(path.name for path in Path("inbox/claims").iterdir()) == ["inbox-1.yaml", "inbox-2.yaml"]


def test_texts_come_through_as_they_are(receive):
    text = "  It’s “a: b” — #no comment, 中国 & {x}: [y] 'z' \\n \U0001f600 ~ null: yes\n  second line\t!  "
    quoted = text.replace('"', '""')
    desk = receive("edges.csv", f'subject,statement\nRUS,"{quoted}"\n')
    assert desk.claim.statement == text.strip()


def test_a_folder_that_holds_something_is_not_overwritten(receive, tmp_path):
    receive("edges.csv", EDGES)
    before = {path: path.read_bytes() for path in Path("inbox").rglob("*.yaml")}
    with pytest.raises(Exception, match="is not empty"):
        receive("edges.csv", EDGES)
    assert {path: path.read_bytes() for path in Path("inbox").rglob("*.yaml")} == before


def test_an_empty_folder_is_taken(receive, tmp_path):
    (tmp_path / "inbox").mkdir()
    assert receive("edges.csv", EDGES).imported.claims == 1


def test_the_same_file_gives_the_same_folder(receive):
    def written():
        return {path.name: path.read_bytes() for path in Path("inbox").rglob("*") if path.is_file()}

    receive("edges.csv", EDGES + "Freedonia,IN_GROUP,Marx states,\nДа,x,Нет,\n")
    first = written()
    for path in sorted(Path("inbox").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    receive("edges.csv", EDGES + "Freedonia,IN_GROUP,Marx states,\nДа,x,Нет,\n")
    assert written() == first
