"""What the docs show is run: Cypher, Python, commands and files, each as it stands on the page."""

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

import cuibono
from cuibono.cli import main
from graph.model.relations import RELATIONS, Key, KeyKind

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"(?:<!-- (file|needs): (\S+) -->\n)?^```([\w-]*)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and what the comment above it says."""

    kind: str
    text: str
    file: str | None = None
    needs: str | None = None


def blocks(page: Path) -> Iterator[Block]:
    for mark, value, kind, text in BLOCK.findall(page.read_text("utf-8")):
        yield Block(kind, text, value if mark == "file" else None, value if mark == "needs" else None)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("docs") / "graph"
    cuibono.build(into=place)
    return place


@pytest.fixture
def desk(tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A reader's folder, with a graph built and nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CUIBONO_DATABASE", str(database))
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_works_as_it_is_followed(page: Path, desk: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.file:
            (desk / block.file).parent.mkdir(parents=True, exist_ok=True)
            (desk / block.file).write_text(block.text, "utf-8")
        elif block.kind == "python":
            exec(compile(block.text, str(page), "exec"), names)
        elif block.kind == "cypher":
            assert cuibono.open().cypher(block.text).rows, f"no rows:\n{block.text}"
        elif block.kind == "cypher-refused":
            with pytest.raises(cuibono.StatementError):
                cuibono.open().cypher(block.text)
        elif block.kind == "console" and block.needs is None:
            follow(block.text)


def follow(transcript: str) -> None:
    """Run each `$ cuibono …` of a transcript, and hold it to the output that is shown below it."""
    for command, shown in re.findall(r"^\$ cuibono (.*)\n((?:(?!\$ ).*\n)*)", transcript, re.M):
        done = CliRunner().invoke(main, shlex.split(command), prog_name="cuibono")
        assert done.exit_code == 0, f"{command}\n{done.output}"
        if shown:
            assert done.stdout == shown, command


@pytest.mark.parametrize("page", [page for page in PAGES if any(block.needs for block in blocks(page))], ids=str)
def test_commands_that_need_the_article_work(page: Path, desk: Path, article: Path) -> None:
    shutil.copy(article, desk / "article.txt")
    for block in blocks(page):
        if block.needs == "article":
            follow(block.text)


def key_as_text(key: Key) -> str:
    labels = " or ".join(sorted(key.labels))
    said = {KeyKind.DATE: "date", KeyKind.FLAG: "`true`", KeyKind.NUMBER: "number", KeyKind.ID: labels or "any id"}
    if key.kind is KeyKind.CHOICE:
        return f"`{key.name}`: {', '.join(key.choices)}"
    if key.kind is KeyKind.IDS:
        return f"`{key.name}` ({labels}, one or more)"
    return f"`{key.name}`" + (f" ({said[key.kind]})" if key.kind in said else "")


def test_the_relation_table_is_the_model() -> None:
    lines = ["| relation | from | to | own keys |", "|---|---|---|---|"]
    for relation in RELATIONS.values():
        ends = (", ".join(sorted(side)) for side in (relation.subjects, relation.objects))
        lines.append(f"| `{relation.name}` | {' | '.join(ends)} | {'; '.join(map(key_as_text, relation.keys))} |")
    table = "\n".join(lines)
    page = ROOT / "docs" / "model.md"
    text = page.read_text("utf-8")
    written = re.search(r"<!-- relations: begin -->\n(.*?)\n?<!-- relations: end -->", text, re.S)
    assert written is not None
    if os.environ.get("CUIBONO_WRITE_DOCS"):
        page.write_text(
            text.replace(written[0], f"<!-- relations: begin -->\n{table}\n<!-- relations: end -->"), "utf-8"
        )
    else:
        assert written[1] == table, "write it anew with CUIBONO_WRITE_DOCS=1 pytest tests/docs"


def test_no_page_links_to_nothing() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([\w./-]+\.md)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{page.name} links to {target}"
