"""Pictures as files: SVG, PNG and DOT, whole or not at all, the same every time."""

import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from outputs.picture import PictureError, draw, ending

HOSTILE = 'x"]; evil [label="\\"pwned\\"]; } \\'


def ink(png: bytes) -> tuple[int, int, list[set[int]]]:
    """Width, height, and for each row the pixels at which something begins or ends.

    The rows are read as PNG stores them, as differences to a neighbour: where nothing changes they are zero.
    """
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, data = 8, b""
    width, height, _, colour = struct.unpack(">IIBB", png[16:26])
    step = {2: 3, 6: 4}[colour]
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, row = zlib.decompress(data), width * step + 1
    starts = range(0, height * row, row)
    blank = [255 if raw[start] == 0 else 0 for start in starts]
    return (
        width,
        height,
        [
            {i // step for i, byte in enumerate(raw[start + 1 : start + row]) if byte != ground and i >= step}
            for start, ground in zip(starts, blank, strict=True)
        ],
    )


def test_png_is_a_slide_with_everything_on_it(uses: Any, setting: Any) -> None:
    uses.rows[0]["motive"] = HOSTILE
    width, height, rows = ink(draw(uses, setting).png)
    assert (width, height) == (1600, 900)

    def inked(top: int, bottom: int, left: int, right: int) -> bool:
        return any(set(range(left, right)) & row for row in rows[top:bottom])

    assert inked(40, 80, 48, 800), "no title"
    assert inked(860, 890, 48, 400), "no sources"
    assert inked(860, 890, 1300, 1560), "no graph and date"
    assert not inked(1, 899, 1, 30), "the left margin is not free"
    assert not inked(1, 899, 1570, 1600), "the right margin is not free"


def test_png_needs_no_font_of_the_machine(blocked: Any, setting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here = draw(blocked, setting).png
    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf")
    monkeypatch.setenv("HOME", "/nowhere")
    assert draw(blocked, setting).png == here


def test_nothing_is_written_to_the_terminal(blocked: Any, setting: Any, capfd: pytest.CaptureFixture[str]) -> None:
    assert draw(blocked, setting).png
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("view", ["uses", "blocked", "declared", "motives", "network"])
def test_svg_is_the_same_in_another_process(view: str, request: pytest.FixtureRequest, setting: Any) -> None:
    answer = request.getfixturevalue(view)
    fields = {"name": answer.name, "rows": answer.rows, "finding": answer.finding, "title": answer.title}
    script = (
        "import sys, types; from outputs.picture import draw, Known, Setting\n"
        f"answer = types.SimpleNamespace(parameters={answer.parameters!r}, columns=[], **{fields!r})\n"
        f"setting = {setting!r}\n"
        "sys.stdout.buffer.write(draw(answer, setting).svg.encode())"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert done.stdout.decode() == draw(answer, setting).svg


def test_svg_is_text_and_asks_for_nothing_from_outside(uses: Any, setting: Any) -> None:
    uses.rows[0]["motive"] = "<script>alert(1)</script> & more"
    svg = draw(uses, setting).svg
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in svg
    assert "<script" not in svg
    assert "href" not in svg
    assert svg.count("url(") == svg.count("url(data:font/")
    assert svg.count("http") == 1, "the namespace and no other address"


def test_dot_is_the_graph_with_its_attributes(uses: Any, setting: Any) -> None:
    import pygraphviz

    graph = pygraphviz.AGraph(string=draw(uses, setting).dot)
    use = graph.get_node("CHN-SCO-discursive-power")
    assert (use.attr["kind"], use.attr["layer"], use.attr["claims"]) == ("Use", "hidden", "sco-038-01")
    edge = graph.get_edge("CHN", "CHN-SCO-discursive-power")
    assert (edge.attr["confidence"], edge.attr["style"]) == ("high", "solid")
    assert graph.get_node("RUS").attr["label"] == "Russia"
    assert graph.has_edge("CHN-SCO-discursive-power", "discursive-power")


def test_dot_can_not_be_broken_by_a_name(uses: Any, setting: Any) -> None:
    import pygraphviz

    uses.rows = [{**uses.rows[0], "state": HOSTILE, "motive": "</TABLE>\n<b>"}]
    graph = pygraphviz.AGraph(string=draw(uses, setting).dot)
    assert not graph.has_node("evil")
    kinds = sorted(node.attr["kind"] for node in graph.nodes())
    assert kinds == ["Motive", "State", "Use"]


def test_the_ending_decides(blocked: Any, setting: Any, tmp_path: Path) -> None:
    picture = draw(blocked, setting)
    assert picture.save(tmp_path / "a.SVG").read_text("utf-8") == picture.svg == picture._repr_svg_()
    assert picture.save(str(tmp_path / "a.png")).read_bytes().startswith(b"\x89PNG")
    assert picture.save(tmp_path / "a.dot").read_text("utf-8").startswith("digraph {")


@pytest.mark.parametrize(
    ("name", "says"), [("a.jpg", "is .jpg"), ("a", "is missing"), ("a.sgv", "mean .svg"), ("a.pdf", "is .pdf")]
)
def test_another_ending_is_an_error_that_names_those_that_exist(
    name: str, says: str, blocked: Any, setting: Any, tmp_path: Path
) -> None:
    with pytest.raises(PictureError, match=rf"{name}.*{says}") as error:
        draw(blocked, setting).save(tmp_path / name)
    assert ".svg, .png, .dot" in str(error.value)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(PictureError):
        ending(Path(name))


def test_a_file_stays_whole_until_the_new_one_is(
    blocked: Any, setting: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "blocked.svg"
    target.write_text("old")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(PictureError, match=r"can't be saved.*No space left on device"):
        draw(blocked, setting).save(target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["blocked.svg"]


def test_a_folder_that_is_not_there_is_an_error(blocked: Any, setting: Any, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="can't be saved"):
        draw(blocked, setting).save(tmp_path / "none" / "a.svg")


def test_a_saved_file_is_as_open_as_any_new_file(blocked: Any, setting: Any, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert draw(blocked, setting).save(tmp_path / "a.svg").stat().st_mode == plain.stat().st_mode


def test_a_link_keeps_pointing_to_its_file(blocked: Any, setting: Any, tmp_path: Path) -> None:
    (tmp_path / "real.svg").write_text("old")
    (tmp_path / "link.svg").symlink_to("real.svg")
    picture = draw(blocked, setting)
    picture.save(tmp_path / "link.svg")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real.svg").read_text("utf-8") == picture.svg


def test_import_is_cheap() -> None:
    script = (
        "import sys, outputs.picture; print([n for n in ('pygraphviz', 'fontTools', 'subprocess') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=Path(__file__).parents[3], check=True
    )
    assert done.stdout.strip() == b"[]"
