"""A briefing is written whole, as Markdown."""

import pytest

from outputs.briefing import Briefing, BriefingError, check_ending


def test_a_briefing_is_saved_as_utf_8(tmp_path):
    path = tmp_path / "sco.md"
    path.write_text("the old one")
    Briefing("# Türkiye\n").save(path)
    assert path.read_bytes() == "# Türkiye\n".encode()
    assert [found.name for found in tmp_path.iterdir()] == ["sco.md"]


@pytest.mark.parametrize("ending", [".docx", ".html", ".pdf", ".txt", ""])
def test_another_ending_is_refused_and_md_is_named(tmp_path, ending):
    path = tmp_path / f"sco{ending}"
    with pytest.raises(BriefingError, match=r"\.md"):
        Briefing("# SCO\n").save(path)
    assert not path.exists()


def test_an_ending_in_capitals_is_the_same():
    check_ending("SCO.MD")
