"""Whatever is written is read back, from YAML and from CSV, in any order of files and rows."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Dataset, Evidence
from loaders import load
from tests.loaders.drawn import evidences
from tests.loaders.writing import write


@pytest.mark.parametrize("ending", ["yaml", "csv"])
@given(evidence=evidences(), shuffled=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_records_are_read_as_they_were_written(ending: str, evidence: Evidence, shuffled: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = load([write(Path(folder) / "drawn", evidence, ending, shuffled)])
    assert loaded.datasets == (Dataset("drawn", "Drawn"),)
    assert loaded.sources == evidence.sources
    assert loaded.entities == evidence.entities
    assert loaded.claims == evidence.claims
