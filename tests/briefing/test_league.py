"""The League's briefing, section by section: what each must say is worked out by hand from the claims of `world`."""

import re
from dataclasses import replace

import pytest

from graph.errors import QuestionError
from outputs.briefing import write_brief
from tests.briefing.world import CLAIMS, MEMBERS, USES, make_claim, make_evidence

BLOCKED_IN_LEAGUE = {"within": "LEAGUE", "outcome": "blocked"}


def section(text: str, title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[1]


def test_the_whole_briefing(league, snapshot):
    assert league == snapshot


def test_sections_stand_in_the_order_of_a_briefing(league):
    assert re.findall(r"^#+ .*", league, re.MULTILINE) == [
        "# League of the Straits (League): who uses it for what",
        "## Main judgement",
        "## Key judgements",
        "## What states use the League for",
        "## What was blocked, by whom, and what came instead",
        "## Declared against actual",
        "## Outlook",
        "## The evidence for and against",
        "## Alternatives considered",
        "## What would change our mind",
        "## Gaps in the evidence",
        "## Facts apart from assumptions",
        "## Claims cited",
        "### Facts",
        "### Reported statements: that it was said",
        "### Judgements",
        "### Inferences: ours, from what the source says",
        "### Forecasts",
        "## Sources",
    ]


def test_the_main_judgement_counts_and_cites(league):
    assert section(league, "Main judgement").splitlines() == [
        "**Four of the five members of the League use it for purposes of their own, three in all** (low confidence)"
        " [@u1; @u2; @u3; @u4].",
        "The purpose that most of them share, a group counted once, is prestige: Arcadia and Borduria (low confidence)"
        " [@u1; @u2].",
        "Borduria blocked an initiative that Arcadia sought, as we infer: joint bank (moderate confidence) [@b1; @b2].",
        "Arcadia turned to other means: national bank (moderate confidence) [@b4].",
        "The League declares two goals: one is tied to something that it does (free passage) and one is not"
        " (moderate confidence) [@d1; @d2; @d3; @d4].",
        "One claim on file denies part of this [@u5].",
        "Cordovia and Dalmora are spoken of only as part of a group: the island states.",
        "All of this rests on one voice: Ann Writer (*The League at Ten*).",
        "",
    ]


def test_a_key_judgement_gives_confidence_reason_and_what_contradicts_it(league):
    lines = section(league, "Key judgements").splitlines()
    assert lines[0] == "All are held by Ann Writer."
    assert lines[2] == "1. **The League serves the vanity of its members** (moderate confidence) [@j1]."
    assert "   - Reason: Two members show it [@j1]." in lines
    assert "   - One claim on file contradicts it [@j2]." in lines
    assert "The League acts as one" not in "\n".join(lines)


def test_states_of_one_group_stand_together_and_a_denial_is_told(league):
    lines = section(league, "What states use the League for").splitlines()
    assert "- **Cordovia and Dalmora** (claimed only of the island states as a group): safe shipping [@u3]." in lines
    assert (
        "- **Borduria**: prestige (shared with Arcadia; denied by a claim that is cited here too) (low confidence)"
        " [@u2; @u5]." in lines
    )
    assert lines[lines.index("- **Arcadia**:") + 1 :][:2] == [
        "  - cheap credit [@u4].",
        "  - prestige (outcome: admired; shared with Borduria) [@u1].",
    ]


def test_one_use_with_and_without_an_outcome_is_told_twice(graph):
    again = replace(USES[0], id="u6", statement="Arcadia does so still.", keys={"for": "prestige"}, supports=())
    text = write_brief(graph.hold(make_evidence((*CLAIMS, again))), "LEAGUE").text
    lines = section(text, "What states use the League for").splitlines()
    assert lines[lines.index("- **Arcadia**:") + 1 :][:3] == [
        "  - cheap credit [@u4].",
        "  - prestige (shared with Borduria) [@u6].",
        "  - prestige (outcome: admired; shared with Borduria) [@u1].",
    ]


def test_what_was_blocked_names_who_sought_it_and_what_followed(league):
    blocked = section(league, "What was blocked, by whom, and what came instead")
    assert (
        "- **joint bank**: blocked by Borduria; sought by Arcadia, as we infer (moderate confidence) [@b1; @b2].\n"
        in blocked
    )
    assert "  - Arcadia sulks over the bank [@b3].\n" in blocked
    assert "- **Arcadia** turned from the League to national bank [@b4].\n" in blocked
    assert "| 2015 | Cordovia | sea patrol | not stated | [@b5] |\n" in blocked
    assert "Arcadia set up a bank of its own" not in blocked


def test_goals_stand_against_what_is_done(league):
    declared = section(league, "Declared against actual")
    assert "The League declares two goals: fair trade and free passage [@d1; @d2].\n" in declared
    assert "No claim ties anything that it does to fair trade.\n" in declared
    assert "| free passage | pilotage | the League | [@d1; @d3; @d4] |\n" in declared
    assert "- Banquets [@d5].\n" in declared


def test_a_forecast_has_its_likelihood_and_no_confidence(league):
    line = "- The League will take Elbonia in (likely, as the source judges) [@j3].\n"
    assert line in section(league, "Outlook")


def test_both_sides_of_a_dispute_are_told(league):
    weighed = section(league, "The evidence for and against")
    assert "  - For: two claims bear it out [@u1; @u2].\n" in weighed
    assert "  - Against: The League acts as one (observers) [@j2].\n" in weighed
    assert (
        "- “Borduria uses the League to look grand” is contradicted by [@u2]:\n"
        "  - “Borduria does not use the League to look grand” (Borduria) [@u5].\n" in weighed
    )


def test_rival_views_are_reported_with_those_who_reject_them(league):
    line = "- **Talking shop**: held by observers; rejected by Borduria [@v1; @v2].\n"
    assert line in section(league, "Alternatives considered")


def test_indicators_come_from_the_claims(league):
    found = section(league, "What would change our mind")
    assert "- The adoption, after all, of what Borduria blocked: joint bank [@b1; @b2].\n" in found
    assert "- A record of what came of bids whose outcome is not on file: sea patrol [@b5].\n" in found
    assert "- Evidence that bears out the claim that contradicts key judgement 1 [@j2].\n" in found
    assert "- A document that contradicts our one inference [@b2].\n" in found


def test_members_of_whom_nothing_is_claimed_are_named(league):
    gaps = section(league, "Gaps in the evidence")
    assert "- One member of whom no use is claimed: Freedonia.\n" in gaps
    assert "- One observer of whom no use is claimed: Elbonia.\n" in gaps
    assert "- One of the two sentences of *The League at Ten* carries no claim, each for a reason on file.\n" in gaps
    assert "(reliability D)" in gaps


def test_facts_stand_apart_from_what_we_infer_and_assume(league):
    facts = section(league, "Facts apart from assumptions")
    assert "| member | Arcadia and Borduria | 1 February 2010 | [@m1; @m2] |\n" in facts
    assert "- Arcadia wanted a joint bank [@b2].\n  It alone had drawn up statutes [@b2].\n" in facts
    assert "(the island states)" in facts


def test_sources_stand_at_the_end_with_their_grades(league):
    sources = section(league, "Sources")
    assert "| paper: *The League at Ten* | article | Ann Writer | 3 May 2024 | B: usually reliable |" in sources
    assert "<https://example.org/gazette> | document | – | 2020 | D: not usually reliable |" in sources
    assert re.search(r"Made from graph `[0-9a-f]{12}`\.\nIts newest source is of 3 May 2024\.\n\Z", sources)


def test_an_organisation_with_little_on_file_says_so(graph):
    text = write_brief(graph.hold(make_evidence()), "GUILD").text
    assert "The evidence on file says nothing of what the Guild is used for.\n" in section(text, "Main judgement")
    assert "- One member of whom no use is claimed: Elbonia.\n" in section(text, "Gaps in the evidence")
    assert "Nothing is on file of what was blocked in it, " in section(text, "Gaps in the evidence")
    assert "## What was blocked" not in text
    assert "[]" not in text


def test_a_group_without_known_members_speaks_for_itself(graph):
    without = tuple(claim for claim in CLAIMS if claim not in MEMBERS[-2:])
    text = write_brief(graph.hold(make_evidence(without)), "LEAGUE").text
    line = "- **the island states**, as a group of which no member is named: safe shipping [@u3].\n"
    assert line in section(text, "What states use the League for")


def test_an_unknown_organisation_is_refused_with_the_nearest(graph):
    with pytest.raises(QuestionError, match="LEAGUE"):
        write_brief(graph.hold(make_evidence()), "LEAGE")


def test_a_block_that_results_from_another_still_cites_its_claim(graph):
    first = make_claim("b1", "The bank came to nothing.", "GUILD", "SOUGHT", "league-bank", keys=BLOCKED_IN_LEAGUE)
    second = replace(first, id="b2", statement="Nor did the second attempt.", because_of=("b1",))
    third = replace(first, id="b3", statement="Nor the third.", because_of=("b2",))
    first = replace(first, because_of=("b3",))
    text = write_brief(graph.hold(make_evidence((first, second, third))), "LEAGUE").text
    line = "- **joint bank**: blocked, by whom is not said; sought by Guild (moderate confidence) [@b1; @b2; @b3].\n"
    assert line in section(text, "What was blocked, by whom, and what came instead")


def test_a_group_alone_is_said_to_use_it(graph):
    use = make_claim(
        "u3", "The island states use the Guild to ship safely.", "islands", "USES", "GUILD", keys={"for": "prestige"}
    )
    text = write_brief(graph.hold(make_evidence((use,))), "GUILD").text
    line = (
        "**The island states, of whom no one state is named, are said to use the Guild: prestige**"
        " (moderate confidence) [@u3].\n"
    )
    assert section(text, "Main judgement").startswith(line)


def test_a_forecast_that_tells_its_likelihood_is_not_told_it_twice(graph):
    forecast = make_claim(
        "j3", "The League will very likely split.", "LEAGUE", layer="future", standing="forecast",
        likelihood="very likely", likelihood_by="source",
    )  # fmt: skip
    text = write_brief(graph.hold(make_evidence((forecast,))), "LEAGUE").text
    assert section(text, "Outlook").splitlines()[0] == "- The League will very likely split [@j3]."
