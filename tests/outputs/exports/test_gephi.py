"""GEXF and GraphML as Gephi itself opens them; its toolkit is large, so that this runs only where it is asked for."""

import os
import shutil
import subprocess
from pathlib import Path

import platformdirs
import pytest
from filelock import FileLock

from graph.store import Store
from graph.whole import WholeGraph
from outputs.exports import export
from outputs.exports.keys import keyed
from outputs.exports.values import as_text

pytestmark = pytest.mark.skipif(
    not os.environ.get("CUIBONO_TEST_GEPHI"), reason="CUIBONO_TEST_GEPHI=1 brings Gephi's toolkit (80 MB) and runs this"
)

_TOOLKIT = "org.gephi:gephi-toolkit:0.10.1:jar:all"
_READER = Path(__file__).with_name("ReadWithGephi.java")

Record = tuple[str, ...]


def read_with_gephi(path: Path) -> list[Record]:
    """What Gephi says and holds after it has opened a file."""
    cache = os.environ.get("CUIBONO_TEST_CACHE") or platformdirs.user_cache_path("cuibono-tests")
    folder = Path(cache) / "gephi-toolkit"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not list(folder.glob("*.jar")):
            maven = shutil.which("mvn") or pytest.skip("no Maven (mvn) to bring Gephi's toolkit with")
            copy = [maven, "-q", "-B", "dependency:copy", f"-Dartifact={_TOOLKIT}", f"-DoutputDirectory={folder}"]
            subprocess.run(copy, cwd=folder, check=True, capture_output=True, timeout=600)
    java = ["java", "-Djava.awt.headless=true", "-cp", f"{folder}/*", str(_READER), str(path)]
    done = subprocess.run(java, capture_output=True, text=True, encoding="utf-8", timeout=300, check=True)
    lines = [line.split("\x1f") for line in done.stdout.splitlines()]
    return [tuple(fields) for marked, *fields in lines if marked == "record"]


@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_gephi_takes_every_node_with_its_label_and_finds_nothing_wrong(
    kind: str, shipped: Store, tmp_path: Path
) -> None:
    records = read_with_gephi(export(shipped, kind, tmp_path / f"sco.{kind}"))
    assert [record for record in records if record[0] == "issue"] == []
    nodes = {record[1:] for record in records if record[0] == "node"}
    assert nodes == {
        (str(node.properties["id"]), str(node.properties["name"]), node.label) for node in WholeGraph(shipped).nodes()
    }


def test_gephi_keeps_every_edge_of_a_gexf_file_with_its_claims(shipped: Store, tmp_path: Path) -> None:
    records = read_with_gephi(export(shipped, "gexf", tmp_path / "sco.gexf"))
    edges = sorted(record[1:] for record in records if record[0] == "edge")
    assert edges == sorted(
        (
            key,
            edge.type,
            as_text(edge.properties.get("claims", "")),
            as_text(edge.properties.get("confidence", "")),
        )
        for key, edge in keyed(WholeGraph(shipped).edges())
    )
