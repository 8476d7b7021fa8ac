"""The briefings on what ships: expected lines are worked out from the claims' own files."""

import re

import pytest

from graph.model import Evidence, Label
from loaders import load, shipped
from outputs.briefing import write_brief
from tests.briefing.test_league import section
from tests.briefing.test_properties import body_of, cited_in


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load(shipped())


@pytest.fixture(scope="module")
def sco(graph, evidence) -> str:
    return write_brief(graph.hold(evidence), "SCO").text


def test_the_main_judgement_says_who_uses_the_sco_and_who_blocked_what(sco):
    main = section(sco, "Main judgement")
    assert main.startswith("**Nine of the ten members of the SCO, and Afghanistan from outside, use it for ")
    assert "Russia blocked two initiatives that China sought, as we infer: " in main
    assert {"sco-038-01", "sco-038-03", "sco-038-04", "sco-040-03"} <= cited_in(main)


def test_an_organisation_may_be_given_by_its_name(graph, evidence, sco):
    assert write_brief(graph.hold(evidence), "shanghai cooperation organisation").text == sco


def test_central_asia_is_named_as_a_group_and_turkmenistan_not_at_all(sco):
    uses = section(sco, "What states use the SCO for")
    assert (
        "**Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan** (claimed only of Central Asian states as a group):"
        in uses
    )
    assert "Turkmenistan" not in uses
    assert "**Afghanistan (observer), Belarus and Iran**: " in uses


def test_russia_blocked_and_china_turned_elsewhere(sco):
    blocked = section(sco, "What was blocked, by whom, and what came instead")
    assert re.search(r"blocked by Russia; sought by China, as we infer .*@sco-038-03; @sco-038-04", blocked)
    assert "- **China**, instead of the SCO:\n  - bilateral relations with each Central Asian state [@" in blocked
    assert re.search(r"\| 2008 \| Russia \(through Dmitry Medvedev\) \| .*South Ossetia", blocked)


def test_members_without_a_claimed_use_are_named(sco):
    gaps = section(sco, "Gaps in the evidence")
    assert "- One member of whom no use is claimed: Pakistan.\n" in gaps
    assert "- One observer of whom no use is claimed: Mongolia.\n" in gaps


def test_observers_views_are_alternatives_and_tashkents_rejection_is_told(sco):
    views = section(sco, "Alternatives considered")
    assert re.search(
        r"^- \*\*Russia's answer to NATO\*\*: held by Russian journalists; rejected by Uzbekistan \[@", views, re.M
    )
    assert len(re.findall(r"held by observers", views)) == 3


def test_every_organisation_has_a_briefing_that_cites_what_it_lists(graph, evidence):
    graph.hold(evidence)
    known = {claim.id for claim in evidence.claims}
    for organisation in (entity.id for entity in evidence.entities if entity.label == Label.ORGANISATION):
        text = write_brief(graph, organisation).text
        assert cited_in(text) <= known
        assert cited_in("\n".join(body_of(text))) <= set(re.findall(r"^\| \[@([\w.+-]+)\] \|", text, re.MULTILINE))
        assert "[]" not in text
