"""What is wrong with a claim is said with its line, what was expected, and the nearest valid name."""

import pytest

FIRST = "claims/first.yaml"
"""The claim r-1 (BLOCKED) stands in lines 1 to 13 of this file, r-2 (MEMBER_OF) in lines 14 to 27."""

ONE_PROBLEM = [
    # key that does not exist
    ("  within: RL", "  wihtin: RL", "6: unknown key “wihtin” of a BLOCKED claim; did you mean “within” or “when”?"),
    ("  within: RL", "  line: 3", "6: “line” stands inside “at”: {line: …, start: …, end: …, sha256: …}"),
    # own key of another relation
    (
        "  within: RL",
        "  status: member",
        "6: “status” is a key of MEMBER_OF; a BLOCKED claim has none",
    ),
    ("  founder: true", "  for: clean-water", "20: “for” is a key of USES; a MEMBER_OF claim has none"),
    # vocabularies
    (
        "layer: hidden",
        "layer: Hidden",
        "8: layer: “Hidden” is not one of declared, actual, hidden, future or background; did you mean “hidden”?",
    ),
    (
        "confidence: moderate",
        "confidence: medium",
        "10: confidence: “medium” is not one of high, moderate or low; did you mean “moderate”?",
    ),
    ("credibility: 2", "credibility: 7", "11: credibility: “7” is not one of 1, 2, 3, 4, 5 or 6"),
    (
        "status: member",
        "status: observr",
        "19: status: “observr” is not one of member, observer, dialogue partner or applicant; did you mean “observer”?",
    ),
    ("founder: true", "founder: yes", "20: founder: “yes” is not one of true or false"),
    # names
    (
        "subject: NOR\n  relation: BLOCKED",
        "subject: NORR\n  relation: BLOCKED",
        "3: subject: “NORR” is no entity of this folder; the subject of BLOCKED is "
        "a Group, Organisation, Person or State; did you mean “NOR”?",
    ),
    (
        "object: league-fund",
        "object: RL",
        "5: object: “RL” is an Organisation; the object of BLOCKED is an Initiative",
    ),
    ("within: RL", "within: nordics", "6: within: “nordics” is a Group; expected is an Organisation"),
    (
        "source: report-2020",
        "source: report-2002",
        "12: source: “report-2002” is no source; did you mean “report-2020”?",
    ),
    (
        "  layer: hidden",
        "  attributed_to: RL-fund\n  layer: hidden",
        "8: attributed_to: “RL-fund” is no entity of this folder; who holds a view is "
        "a Group, Organisation, Person, State or Voice",
    ),
    # dates
    (
        "when: 2015",
        "when: 10 July 2015",
        "7: when: “10 July 2015” is not a date; EDTF is expected, as 2015, 2015-07-10, "
        "[2015..2025] (some time within) or 2015/2025 (from, to)",
    ),
    (
        "when: 2015",
        "when: ２０１５",
        "7: when: “２０１５” is not a date; EDTF is expected, as 2015, 2015-07-10, "
        "[2015..2025] (some time within) or 2015/2025 (from, to)",
    ),
    (
        "since: 1999-05-01",
        "since: 1999-05-01\n  until: 1998",
        "22: “until” is 1998, before “since”, which is 1999-05-01",
    ),
    # locators
    ("line: 3, start: 0", "start: 0", "13: at: “line” is missing"),
    ("line: 3", "line: 0", "13: at: “line” is 0; lines count from 1"),
    ("line: 3", "line: three", "13: at: “line” is “three”; a whole number is expected"),
    ("start: 0", "start: 20", "13: at: “start” is 20 and “end” 20; “end” is expected to be greater (it is excluded)"),
    (
        "start: 0",
        "strat: 0",
        "13: at: unknown key “strat”; did you mean “start”? (expected are line, start, end, sha256)",
    ),
    (
        "9c1f0d52a7b34e18",
        "9c1f0d52",
        "13: at: “sha256” is “9c1f0d52”; the first 16 hex digits of the passage's SHA-256 are expected",
    ),
    (
        "at: {line: 3, start: 0, end: 20, sha256: 9c1f0d52a7b34e18}",
        "at: line 3",
        "13: at: a block is expected: {line: …, start: …, end: …, sha256: …}",
    ),
    (
        "  source: report-2020\n",
        "  source: report-2020\n  ref: page 3\n",
        "13: “at” and “ref” both say where the claim stands; one is expected",
    ),
    (
        "  ref: article 2\n",
        "",
        "14: “at” (or “ref”, where no text is held) is missing; a claim must say where it stands",
    ),
    (
        "ref: article 2",
        "at: {line: 3, start: 0, end: 20, sha256: 9c1f0d52a7b34e18}",
        "27: no text is held of “league-charter” (it has no sha256); “ref” is expected",
    ),
    # rules of a standing
    (
        "standing: judgement",
        "standing: forecast",
        "1: a forecast must have a “likelihood”: almost no chance, very unlikely, unlikely, roughly even chance, "
        "likely, very likely, almost certain or not stated",
    ),
    (
        "  confidence: moderate",
        "  likelihood: likely\n  confidence: moderate",
        "10: only a forecast has a “likelihood”; the standing is “judgement”",
    ),
    (
        "standing: judgement",
        "standing: inference",
        "1: an inference must say “because”: how it follows from what the source says",
    ),
    # missing keys
    ("  layer: hidden\n", "", "1: “layer” is missing; a BLOCKED claim must have it"),
    ("  object: league-fund\n", "", "1: “object” is missing; a BLOCKED claim must have it"),
    (
        "statement: Norway kept blocking the fund.",
        "statement: ''",
        "2: “statement” is missing; a BLOCKED claim must have it",
    ),
    # wrong types
    ("  subject: NOR\n  relation: B", "  subject: [NOR]\n  relation: B", "3: subject: a text is expected, not a list"),
    ("layer: hidden", "layer: {a: b}", "8: layer: a text is expected, not a block of keys"),
    ("  layer: hidden", "  about: {RL: yes}\n  layer: hidden", "8: about: a list is expected, not a block of keys"),
    (
        "  layer: hidden",
        "  about: RL; FIN\n  layer: hidden",
        "8: about: a list is expected; in YAML write it as [first, second]",
    ),
    ("  layer: hidden", "  about: [RL, RL]\n  layer: hidden", "8: about: the list names “RL” twice"),
    # links
    ("  layer: hidden", "  supports: [r-1]\n  layer: hidden", "8: supports: a claim can't name itself"),
    (
        "  layer: hidden",
        "  supports: [r-22]\n  layer: hidden",
        "8: supports: “r-22” is no claim of what is loaded; did you mean “r-2”?",
    ),
    (
        "  layer: hidden",
        "  because_of: [sco-038-03]\n  layer: hidden",
        "8: because_of: “sco-038-03” is no claim of what is loaded; load the folder that has it too",
    ),
    (
        "  layer: hidden",
        "  about: [nordic]\n  layer: hidden",
        "8: about: “nordic” is no id of what is loaded; did you mean “nordics” or “NOR”?",
    ),
    # ids
    (
        "- id: r-1",
        "- id: r 1",
        "1: id: “r 1” is not an id; letters (a–z), digits and . _ + - are expected, a letter or digit first",
    ),
    ("- id: r-2", "- id: r-1", "14: the id “r-1” is taken; it stands in river/claims/first.yaml:1 too"),
    ("- id: r-2", "- id: NOR", "14: the id “NOR” is taken by the entity in river/entities.yaml:1"),
]


@pytest.mark.parametrize(("old", "new", "message"), ONE_PROBLEM, ids=[it[2] for it in ONE_PROBLEM])
def test_a_spoilt_claim_gives_one_message(river, old, new, message):
    assert river.replace(FIRST, old, new).problem() == f"river/claims/first.yaml:{message}"


def test_an_unknown_relation_hides_no_other_problem(river):
    river.replace(FIRST, "BLOCKED", "BLOKED").replace(FIRST, "layer: hidden", "layer: covert")
    relation, layer = river.problems()
    told = "“BLOKED” is unknown here; did you mean “BLOCKED”? (expected is MEMBER_OF, PART_OF, "
    assert relation.startswith(f"river/claims/first.yaml:4: relation: {told}")
    assert layer.startswith("river/claims/first.yaml:8: layer: “covert” is not one of ")


def test_an_object_needs_a_relation(river):
    river.replace(FIRST, "  relation: BLOCKED\n", "").replace(FIRST, "  within: RL\n", "")
    assert river.problem() == (
        "river/claims/first.yaml:4: “object” needs a “relation”; a claim without one is “about” what it speaks of"
    )


def test_uses_needs_its_motive(river):
    river.replace(FIRST, "BLOCKED", "USES").replace(FIRST, "object: league-fund\n  within: RL\n", "object: RL\n")
    assert river.problem() == "river/claims/first.yaml:1: “for” is missing; a USES claim must have it"


def test_all_problems_of_all_files_come_at_once_by_file_and_line(river):
    river.replace(FIRST, "layer: hidden", "layer: x").replace(FIRST, "credibility: 1", "credibility: 0")
    river.replace("sources.yaml", "reliability: B", "reliability: G")
    river.replace("entities.yaml", "label: Group", "label: Grop")
    places = [problem.split(": ")[0] for problem in river.problems()]
    assert places == [
        "river/claims/first.yaml:8",
        "river/claims/first.yaml:25",
        "river/entities.yaml:4",
        "river/sources.yaml:4",
    ]


def test_a_claim_made_twice_is_said_with_both_places(river):
    text = (river.path / FIRST).read_text().split("- id: r-2")[0]
    river.write("claims/again.yaml", text.replace("r-1", "r-9").replace("moderate", "low"))
    assert river.problem() == (
        "river/claims/again.yaml:1: “r-9” claims what “r-1” does, in river/claims/first.yaml:1: "
        "same passage, subject, relation, object, keys, layer and stance"
    )


def test_claims_of_one_passage_that_differ_in_a_key_are_two(river):
    text = (river.path / FIRST).read_text().split("- id: r-2")[0]
    river.write("claims/again.yaml", text.replace("r-1", "r-9").replace("when: 2015", "when: 2016"))
    assert [claim.id for claim in river.load().claims] == ["r-1", "r-2", "r-9"]


USE = """\
- id: {id}
  statement: S
  subject: {subject}
  relation: USES
  object: {object}
  for: {motive}
  layer: hidden
  standing: judgement
  confidence: low
  credibility: 3
  source: league-charter
  ref: {id}
"""


def test_two_uses_can_not_have_one_id(river):
    river.append(
        "entities.yaml", "- {id: nordics-RL, label: Group, name: N}\n- {id: RL-clean, label: Organisation, name: O}\n"
    )
    river.append("entities.yaml", "- {id: water, label: Motive, name: W}\n")
    river.write("claims/uses.yaml", USE.format(id="u-1", subject="nordics", object="RL", motive="clean-water"))
    river.append("claims/uses.yaml", USE.format(id="u-2", subject="nordics", object="RL-clean", motive="water"))
    assert river.problem() == (
        "river/claims/uses.yaml:18: the use has the id “nordics-RL-clean-water”, "
        "as the use of another state, organisation or motive has in river/claims/uses.yaml:1"
    )


def test_the_use_of_a_member_of_a_group_can_not_have_the_id_of_an_entity(river):
    river.append("entities.yaml", "- {id: NOR-RL-clean-water, label: Function, name: F}\n")
    river.write("claims/uses.yaml", USE.format(id="u-1", subject="nordics", object="RL", motive="clean-water"))
    assert river.load().claims  # Norway is not known to be Nordic, so it has no use by way of them
    river.append(
        "claims/uses.yaml",
        "- {id: g, statement: S, subject: NOR, relation: IN_GROUP, object: nordics, layer: background, standing: fact,"
        " confidence: high, credibility: 1, source: league-charter, ref: g}\n",
    )
    assert river.problem() == (
        "river/claims/uses.yaml:6: the use has the id “NOR-RL-clean-water”, "
        "which the entity in river/entities.yaml:9 has"
    )
