"""A valid folder, spoilt at random: it loads, or it is refused with messages, and nothing else happens."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import EvidenceError, Problem
from loaders import load
from tests.loaders.conftest import FILES

CSV = (
    "id,statement,subject,about,layer,standing,confidence,credibility,source,line,start,end,sha256,ref\n"
    '"r-3","Norway, it is said,\nis content.",NOR,RL; FIN,actual,fact,high,1,report-2020,5,0,9,9c1f0d52a7b34e18,\n'
)
EVERY_FILE = {**FILES, "claims/more.csv": CSV, "passages/report-2020.csv": "id,line,start,end,sha256,because\n"}
# Bytes that mean something to YAML, CSV or UTF-8, and some that mean nothing.
PIECES = st.sampled_from(
    [
        *(
            b"",
            b"\n",
            b"\r",
            b"\t",
            b" ",
            b":",
            b"- ",
            b"[",
            b"]",
            b"{",
            b"}",
            b"&a ",
            b"*a",
            b"!!x ",
            b"|",
            b">",
            b"#",
            b"?",
        ),
        *(
            b"'",
            b'"',
            b",",
            b";",
            b"%",
            b"---\n",
            b"...",
            b"<<: ",
            b"\x00",
            b"\xff",
            b"\xef\xbb\xbf",
            b"\xc3\xa9",
            b"\x85",
        ),
        *(b"NOR", b"r-1", b"2015/", b"y1e99", b"[..]", b"null", b"id", b"at", b"9" * 30, b"x" * 40_000),
    ]
)
CHANGES = st.lists(
    st.tuples(st.sampled_from(sorted(EVERY_FILE)), st.floats(0, 1), st.integers(0, 12), PIECES), min_size=1, max_size=4
)


@given(changes=CHANGES)
@settings(max_examples=300, deadline=None)
def test_a_spoilt_folder_loads_or_is_refused_with_messages(changes: list[tuple[str, float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "river"
        for file, text in EVERY_FILE.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text)
        for file, where, removed, piece in changes:
            data = (folder / file).read_bytes()
            start = int(where * len(data))
            (folder / file).write_bytes(data[:start] + piece + data[start + removed :])
        problems = problems_of(folder)
    assert all(problem.message and problem.file for problem in problems)


def problems_of(folder: Path) -> Sequence[Problem]:
    """Load a folder and give its problems, none where it loads; any other error is the test's."""
    try:
        load([folder])
    except EvidenceError as error:
        return error.problems or [Problem("", None, "")]
    return []
