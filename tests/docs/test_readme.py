"""The README is true: its transcript, its picture, and what its make targets are."""

import re
from pathlib import Path

from tests.docs.transcript import PICTURE, README, ROOT, renewed, runner


def test_the_transcript_is_what_the_commands_write(tmp_path: Path) -> None:
    page = README.read_text("utf-8")
    assert renewed(page, runner(tmp_path)) == page, "make readme writes it anew"
    drawn = (tmp_path / PICTURE.name).read_text("utf-8")
    assert drawn == PICTURE.read_text("utf-8"), "make readme draws it anew"


def test_make_has_the_targets_that_the_readme_names() -> None:
    targets = re.findall(r"^([a-z]+)(?: [a-z]+)*:(?! *export)", (ROOT / "Makefile").read_text("utf-8"), re.M)
    named = set(re.findall(r"(?:\$ |`)make ([a-z]+)", README.read_text("utf-8")))
    assert {"demo", "test"} <= named
    assert named <= set(targets)


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
