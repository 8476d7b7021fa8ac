"""How an export is put in place, and what is said where it can't be."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from graph.errors import NoGraphError
from graph.store import Store, open_store
from outputs.exports import KINDS, ExportError, export, kind_named
from outputs.writing import WritingError, whole_folder

ABOUT = {"kind": "csv"}


def listed(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("kind", ["graphml", "csv"])
def test_the_same_graph_gives_the_same_bytes_over_what_was_there(shipped: Store, tmp_path: Path, kind: str) -> None:
    def content() -> dict[str, bytes]:
        return {str(file.relative_to(tmp_path)): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    assert export(shipped, kind, tmp_path / "out") == tmp_path / "out"
    first = content()
    assert first
    export(shipped, kind, tmp_path / "out")
    assert content() == first


def test_a_kind_that_does_not_exist_is_named_with_the_nearest() -> None:
    with pytest.raises(ExportError, match="“graphlm” is no kind of export; did you mean “graphml”"):
        kind_named("graphlm")
    with pytest.raises(ExportError, match="there are graphml, gexf, cytoscape, csv, neo4j-admin, jsonld"):
        kind_named("xlsx")


def test_where_no_graph_is_nothing_is_written(tmp_path: Path) -> None:
    for kind in ("graphml", "csv"):
        with pytest.raises(NoGraphError):
            export(open_store(str(tmp_path / "none")), kind, tmp_path / "out")
    assert listed(tmp_path) == []


@pytest.mark.parametrize("kind", ["graphml", "csv"])
def test_an_export_that_fails_leaves_what_was_there(
    shipped: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    out = export(shipped, kind, tmp_path / "out")
    before = listed(out) if out.is_dir() else out.read_bytes()
    failing = ModuleType(f"outputs.exports.{KINDS[kind].module}")

    def write(graph: object, where: object) -> None:
        raise OSError(28, "No space left on device")

    failing.write = write  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, failing.__name__, failing)
    with pytest.raises(WritingError, match="No space left on device"):
        export(shipped, kind, out)
    assert (listed(out) if out.is_dir() else out.read_bytes()) == before
    assert listed(tmp_path) == ["out"]


# folders


def test_a_folder_comes_whole_with_a_list_of_its_files(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out", ABOUT) as folder:
        (folder / "nodes.csv").write_text("id\n")
        assert listed(tmp_path) == [folder.name]
    assert listed(tmp_path) == ["out"]
    assert listed(tmp_path / "out") == ["contents.json", "nodes.csv"]
    assert '"nodes.csv"' in (tmp_path / "out" / "contents.json").read_text()


def test_a_folder_that_was_exported_is_replaced_and_an_empty_one_too(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("old.csv", "new.csv"):
        with whole_folder(tmp_path / "out", ABOUT) as folder:
            (folder / name).touch()
    assert listed(tmp_path / "out") == ["contents.json", "new.csv"]
    assert listed(tmp_path) == ["out"]


@pytest.mark.parametrize("exported_before", [False, True])
def test_nobodys_own_files_are_lost(tmp_path: Path, exported_before: bool) -> None:
    out = tmp_path / "out"
    if exported_before:
        with whole_folder(out, ABOUT) as folder:
            (folder / "nodes.csv").touch()
    out.mkdir(exist_ok=True)
    (out / "analysis.xlsx").touch()
    before = listed(out)
    with (
        pytest.raises(WritingError, match=r"has files that were not written by an export \(analysis.xlsx\)"),
        whole_folder(out, ABOUT) as folder,
    ):
        (folder / "nodes.csv").touch()
    assert listed(out) == before


def test_a_folder_in_the_place_of_a_file_and_a_file_in_the_place_of_a_folder(shipped: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WritingError, match="that is a file, and a folder is to be written"):
        export(shipped, "csv", tmp_path / "file")
    with pytest.raises(WritingError, match="that is a folder, a file was expected"):
        export(shipped, "graphml", tmp_path)
    with pytest.raises(WritingError, match=r"there is no folder .*absent; make it first"):
        export(shipped, "csv", tmp_path / "absent" / "out")
    assert (tmp_path / "file").read_text() == "mine"
    assert listed(tmp_path) == ["file"]


def test_an_interrupt_leaves_no_half_folder(tmp_path: Path) -> None:
    def interrupted(folder: Path) -> None:
        (folder / "nodes.csv").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "out", ABOUT) as folder:
        interrupted(folder)
    assert listed(tmp_path) == []


def test_a_long_export_tells_how_much_it_has_read(
    shipped: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outputs.exports.told._EVERY", 500)
    said: list[str] = []
    export(shipped, "cytoscape", tmp_path / "sco.cyjs", lambda what, done, total: said.append(what))
    info = shipped.info()
    read = range(500, info.nodes + info.edges + 1, 500)
    assert said == [f"{number:,} records read" for number in read]
