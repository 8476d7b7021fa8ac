"""A valid folder becomes records, from YAML and from CSV alike."""

import pytest

from graph.model import Claim, Dataset, Entity, Locator, Source

BLOCKED = Claim(
    id="r-1",
    statement="Norway kept blocking the fund.",
    subject="NOR",
    relation="BLOCKED",
    object="league-fund",
    keys={"within": "RL"},
    when="2015",
    layer="hidden",
    standing="judgement",
    confidence="moderate",
    credibility="2",
    source="report-2020",
    at=Locator(3, 0, 20, "9c1f0d52a7b34e18"),
)
MEMBER = Claim(
    id="r-2",
    statement="Norway joined in 1999.",
    subject="NOR",
    relation="MEMBER_OF",
    object="RL",
    keys={"status": "member", "founder": True, "since": "1999-05-01"},
    layer="background",
    standing="fact",
    confidence="high",
    credibility="1",
    source="league-charter",
    ref="article 2",
)


def test_a_folder_becomes_records(river):
    evidence = river.load()
    assert evidence.datasets == (Dataset("river", "What the River League is used for"),)
    assert evidence.sources == (
        Source("league-charter", "Charter of the league", "treaty", "A", date="1999-05"),
        Source("report-2020", "A report on the league", "article", "B", sha256="0f" * 32),
    )
    assert evidence.entities[0] == Entity("FIN", "State", "Finland")
    assert evidence.entities[1] == Entity("NOR", "State", "Norway", ("Kingdom of Norway",))
    assert evidence.claims == (BLOCKED, MEMBER)
    assert evidence.passages == ()


def test_csv_gives_the_same_claims_as_yaml(river):
    expected = river.load().claims
    river.remove("claims/first.yaml").write(
        "claims/first.csv",
        "id,statement,subject,relation,object,within,when,status,founder,since,"
        "layer,standing,confidence,credibility,source,line,start,end,sha256,ref\n"
        "r-2,Norway joined in 1999.,NOR,MEMBER_OF,RL,,,member,TRUE,1999-05-01,"
        "background,fact,high,1,league-charter,,,,,article 2\n"
        "r-1,Norway kept blocking the fund.,NOR,BLOCKED,league-fund,RL,2015,,,,"
        "hidden,judgement,moderate,2,report-2020,3,0,20,9c1f0d52a7b34e18,\n",
    )
    assert river.load().claims == expected


def test_every_part_may_be_csv(river):
    expected = river.load()
    for part in ("dataset", "sources", "entities"):
        river.remove(f"{part}.yaml")
    river.write("dataset.csv", "name,title\nriver,What the River League is used for\n")
    river.write(
        "sources.csv",
        "id,title,kind,reliability,date,sha256\n"
        f"report-2020,A report on the league,article,B,,{'0f' * 32}\n"
        "league-charter,Charter of the league,treaty,A,1999-05,\n",
    )
    river.write(
        "entities.csv",
        "id,label,name,kind,aliases\nNOR,State,Norway,,Kingdom of Norway\nFIN,State,Finland,,\n"
        "RL,Organisation,River League,,\nnordics,Group,Nordic states,,\nclean-water,Motive,clean water,,\n"
        "league-fund,Initiative,league fund,fund,\nanna-berg,Person,Anna Berg,,\n"
        "share-of-water,Measure,share of fresh water,,\n",
    )
    assert river.load() == expected


def test_lists_in_csv_are_split_at_semicolons(river):
    river.write(
        "claims/second.csv",
        "id,statement,subject,about,supports,layer,standing,confidence,credibility,source,ref\n"
        "r-3,Norway is content.,NOR,RL; FIN,r-1;r-2,actual,judgement,low,3,league-charter,article 9\n",
    )
    claim = river.load().claims[2]
    assert (claim.about, claim.supports) == (("RL", "FIN"), ("r-1", "r-2"))


def test_yaml_scalars_stay_the_text_that_was_written(river):
    river.append(
        "entities.yaml",
        '- {id: DZA, label: State, name: NO, aliases: [on, 0123, 1e3, 2020-01-01, 0x1F, "null", 12:30:45, .5, =]}\n',
    )
    algeria = next(entity for entity in river.load().entities if entity.id == "DZA")
    assert algeria.name == "NO"
    assert algeria.aliases == ("on", "0123", "1e3", "2020-01-01", "0x1F", "null", "12:30:45", ".5", "=")


def test_a_hash_of_digits_stays_a_hash(river):
    river.replace("claims/first.yaml", "9c1f0d52a7b34e18", "0000000000000012")
    assert river.load().claims[0].at == Locator(3, 0, 20, "0000000000000012")


def test_empty_values_are_absent(river):
    river.append(
        "sources.yaml",
        "- {id: s-3, title: T, kind: speech, reliability: F, url: , author: ~, date: null, because: ''}\n",
    )
    source = next(source for source in river.load().sources if source.id == "s-3")
    assert source == Source("s-3", "T", "speech", "F")


def test_one_text_is_a_list_of_one(river):
    river.replace("claims/first.yaml", "  layer: hidden", "  about: RL\n  layer: hidden")
    assert river.load().claims[0].about == ("RL",)


def test_block_text_loses_only_the_space_around_it(river):
    river.replace(
        "claims/first.yaml",
        "statement: Norway kept blocking the fund.",
        "statement: >\n    Norway kept\n    blocking the fund.",
    )
    assert river.load().claims[0] == BLOCKED


MEASURE = """\
- id: m
  statement: The league says how much water it has.
  subject: RL
  relation: HAS_MEASURE
  object: share-of-water
  value: {value}
  layer: declared
  standing: fact
  confidence: low
  credibility: 3
  source: league-charter
  ref: preamble
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("25", 25),
        ("-0.5", -0.5),
        ("0", 0),
        ("nearly 25", "nearly 25"),
        ("0123", "0123"),
        ("1e3", "1e3"),
        ("1,000", "1,000"),
    ],
)
def test_numbers_are_numbers_only_where_the_text_is_one(river, written, expected):
    river.write("claims/measure.yaml", MEASURE.format(value=written))
    value = river.load().claims[0].keys["value"]
    assert (value, type(value)) == (expected, type(expected))


@pytest.mark.parametrize("written", ["9" * 30, "9" * 5000, "9" * 400 + ".5"], ids=["large", "huge", "infinite"])
def test_a_number_that_no_store_holds_stays_text(river, written):
    river.write("claims/measure.yaml", MEASURE.format(value=written))
    assert river.load().claims[0].keys == {"value": written}


def test_a_forecast_is_by_its_source_unless_it_says_otherwise(river):
    for by, expected in [("", "source"), ("\n  likelihood_by: us", "us")]:
        river.write(
            "claims/outlook.yaml",
            "- id: f\n  statement: The league will last.\n  subject: RL\n  layer: future\n  standing: forecast\n"
            f"  likelihood: likely{by}\n  confidence: low\n  credibility: 3\n  source: league-charter\n  ref: end\n",
        )
        claim = river.load().claims[0]
        assert (claim.likelihood, claim.likelihood_by) == ("likely", expected)


def test_claims_stand_in_any_number_of_files_and_folders(river):
    first, second = (river.path / "claims/first.yaml").read_text().split("- id: r-2")
    expected = river.load()
    river.remove("claims/first.yaml")
    river.write("claims/2015/blocks.YML", first).write("claims/members.yaml", "- id: r-2" + second)
    river.write("claims/notes.txt", "no claims here").write("claims/.hidden.yaml", "[").write("claims/old.yaml~", "[")
    river.write("notes.md", "# Notes")
    assert river.load() == expected
