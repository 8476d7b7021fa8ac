"""Files are written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outputs.writing import WritingError, whole_folder, write_whole


def test_a_new_file_has_the_usual_mode_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "sco.md", "上海")
    finally:
        os.umask(mask)
    assert (tmp_path / "sco.md").read_text("utf-8") == "上海"
    assert (tmp_path / "sco.md").stat().st_mode & 0o777 == 0o644
    assert os.listdir(tmp_path) == ["sco.md"]


def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "real.md").chmod(0o600)
    (tmp_path / "link.md").symlink_to("real.md")
    write_whole(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"
    assert (tmp_path / "real.md").stat().st_mode & 0o777 == 0o600


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WritingError, match=r"there is no folder .*absent; make it first"):
        write_whole(tmp_path / "absent" / "sco.md", "x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WritingError, match="that is a folder"):
        write_whole(tmp_path, "x")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sco.md").write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WritingError, match="No space left on device"):
        write_whole(tmp_path / "sco.md", "new")
    assert (tmp_path / "sco.md").read_text() == "old"
    assert os.listdir(tmp_path) == ["sco.md"]


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="the system has no /dev/stdout")
def test_a_pipe_is_written_straight_through() -> None:
    program = "from outputs.writing import write_whole; write_whole('/dev/stdout', 'through')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"through"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    name = tmp_path / ("x" * 300)
    with pytest.raises(WritingError, match="File name too long"):
        write_whole(name, "x")
    with pytest.raises(WritingError, match="File name too long"), whole_folder(name, {}):
        pass
    assert os.listdir(tmp_path) == []
