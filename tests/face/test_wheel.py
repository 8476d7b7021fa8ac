"""What is installed has everything: evidence, questions, types."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("cuibono", "evidence", "graph", "loaders", "outputs", "queries")


def test_the_wheel_has_evidence_questions_and_types_and_nothing_else(tmp_path: Path) -> None:
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(building, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        names = {name for name in opened.namelist() if ".dist-info/" not in name}
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*") if file.is_file())
    expected = {file.relative_to(ROOT).as_posix() for file in files if "__pycache__" not in file.parts}
    assert names == expected
    assert {"evidence/sco/dataset.yaml", "queries/who-uses-it-for-what.cypher", "cuibono/py.typed"} <= names
