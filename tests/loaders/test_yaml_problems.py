"""YAML that is wrong, dangerous, or of another shape than the model's."""

import pytest

BOMB = """\
- &a [x, x, x, x, x, x, x, x, x]
- &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
- &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
"""
CASES = {
    "an anchor": (BOMB, "1: &a: anchors and aliases are not read; write the value out (or put it in quotation marks)"),
    "an alias": (
        "- {id: *other}\n",
        "1: *other: anchors and aliases are not read; write the value out (or put it in quotation marks)",
    ),
    "a tag": (
        "- {id: !!python/name:os.system x}\n",
        "1: the tag “tag:yaml.org,2002:python/name:os.system” is not read; every value is text",
    ),
    "a tag of a list": ("- !!set {a: b}\n", "1: the tag “tag:yaml.org,2002:set” is not read; every value is text"),
    "a second document": ("[]\n---\n[]\n", "2: a second document begins here; one is expected"),
    "a block in place of a list": ("id: r-9\n", "1: a list of claims is expected, not a block of keys"),
    "a text in place of a list": ("r-9\n", "1: a list of claims is expected, not the text “r-9”"),
    "an item that is a text": ("- r-9\n", "1: a block of “key: value” lines is expected, not the text “r-9”"),
    "an item that is a list": ("- [r-9, [x, {y: z}]]\n", "1: a block of “key: value” lines is expected, not a list"),
    "an item that is nothing": ("-\n", "1: a block of “key: value” lines is expected, not nothing"),
    "a key that is a list": ("- [a]: b\n", "1: a key is expected, not a list"),
    "a tab": ("-\n\tid: r-9\n", "2: a tab indents this line; YAML is indented by spaces"),
    "a colon in a text": (
        "- id: r-9\n  statement: Norway: a state\n",
        "2: this is not YAML: mapping values are not allowed in this context; "
        "text that holds “: ” stands in quotation marks",
    ),
    "a quotation mark never closed": (
        '- id: "r-9\n  statement: x\n',
        "3: this is not YAML: while scanning a quoted scalar, found unexpected end of stream",
    ),
    "a bracket never closed": (
        "- id: r-9\n  about: [RL\n",
        "3: this is not YAML: while parsing a flow sequence, did not find expected ',' or ']'",
    ),
}


@pytest.mark.parametrize(("text", "message"), CASES.values(), ids=CASES.keys())
def test_wrong_yaml_is_one_message(river, text, message):
    assert river.write("claims/wrong.yaml", text).problem() == f"river/claims/wrong.yaml:{message}"


def test_a_key_twice_is_named_with_its_second_line(river):
    river.replace("claims/first.yaml", "  within: RL\n", "  within: RL\n  subject: FIN\n")
    assert river.problem() == "river/claims/first.yaml:7: the key “subject” stands twice in this block"


def test_a_part_of_a_locator_twice_is_named(river):
    river.replace("claims/first.yaml", "line: 3,", "line: 3, line: 4,")
    assert river.problem() == "river/claims/first.yaml:13: the key “line” stands twice in “at”"


def test_a_list_in_a_list_is_named(river):
    river.replace("claims/first.yaml", "  layer: hidden", "  about: [RL, [FIN]]\n  layer: hidden")
    assert river.problem() == "river/claims/first.yaml:8: “about” is a list of texts; a list stands in it"


def test_an_empty_item_is_named(river):
    river.replace("claims/first.yaml", "  layer: hidden", "  about:\n  - RL\n  -\n  layer: hidden")
    assert river.problem() == "river/claims/first.yaml:10: the list “about” has an empty item"


def test_a_list_in_a_locator_is_named(river):
    river.replace("claims/first.yaml", "line: 3", "line: [3]")
    assert "river/claims/first.yaml:13: “line” in “at” is a text, not a list" in river.problems()


def test_deep_nesting_is_refused(river):
    river.write("claims/deep.yaml", "- id: " + "[" * 100_000 + "]" * 100_000 + "\n")
    assert river.problems()
    river.write("claims/deep.yaml", "- id: " + "{a: " * 20_000 + "x" + "}" * 20_000 + "\n")
    assert river.problems()


def test_a_file_that_breaks_off_hides_no_problem_elsewhere_and_makes_none(river):
    river.append("claims/first.yaml", "- id: r-3\n  supports: [r-9]\n  oh: no: yes\n")
    river.write("claims/second.yaml", "- {id: r-4, supports: [r-8]}\n")
    problems = river.problems()
    assert problems[0].startswith("river/claims/first.yaml:30: this is not YAML: ")
    assert problems[1].startswith("river/claims/second.yaml:1: ")
    assert not any("r-8" in problem for problem in problems)


def test_entities_that_can_not_be_read_make_no_problem_of_every_claim(river):
    river.append("entities.yaml", "- {id: [\n")
    problem = river.problem()
    assert problem.startswith("river/entities.yaml:10: this is not YAML: ")


def test_an_entity_that_is_wrong_makes_no_problem_of_its_claims(river):
    river.replace("entities.yaml", "label: Organisation, name: River League", "label: Organization, name: River League")
    problem = river.problem()
    assert problem.startswith(
        "river/entities.yaml:3: label: “Organization” is unknown here; did you mean “Organisation”?"
    )


def test_an_escape_makes_no_control_character(river):
    river.replace("claims/first.yaml", "  within: RL\n", '  within: "RL\\e[31m"\n')
    assert river.problem() == "river/claims/first.yaml:6: “within” holds the control character U+001B; text is expected"
