"""What tests in several folders need: the text of a source that ships, which is itself no part of the project."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from loaders import load, shipped


@pytest.fixture(scope="session")
def article() -> Path:
    """The file that `umarov-2025` was read from, known by the hash that the source declares.

    It is looked for in the folder that CUIBONO_TEST_TEXTS names, else in `shared/sources` beside the checkout; a test
    that needs it is skipped where it is in neither.
    """
    beside = Path(__file__).parents[2] / "shared" / "sources"
    folder = Path(os.environ.get("CUIBONO_TEST_TEXTS") or beside)
    declared = next(source.sha256 for source in load(shipped()).sources if source.id == "umarov-2025")
    for file in sorted(folder.glob("*.txt")):
        if sha256(file.read_bytes()).hexdigest() == declared:
            return file
    pytest.skip(f"the article is not redistributed, and no copy of it is in {folder} (CUIBONO_TEST_TEXTS)")
