"""What the page about serving shows is run, by a reader who set what was printed."""

import re
from pathlib import Path

import pytest

from tests.serving.serving import Serving

PAGE = Path(__file__).parents[2] / "docs" / "serve.md"


def test_the_page_works_as_it_is_followed(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"NEO4J_URI": "address", "NEO4J_USERNAME": "user", "NEO4J_PASSWORD": "password"}
    for variable, said in names.items():
        monkeypatch.setenv(variable, served.said[said])
    shown: dict[str, object] = {}
    blocks = re.findall(r"^```py\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
    assert len(blocks) == 2
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), shown)


def test_the_page_shows_what_is_printed(served: Serving) -> None:
    (shown,) = re.findall(r"^```text\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)
    assert [line.split()[0] for line in shown.splitlines()] == [line.split()[0] for line in served.lines]
    assert [re.sub(r"[\da-f]+", "", line) for line in shown.splitlines()[:3]] == [
        re.sub(r"[\da-f]+", "", line) for line in served.lines[:3]
    ]
