"""`check` and `locate` on a text of our own."""

import hashlib
from pathlib import Path

import pytest

from tests.face.conftest import Run
from tests.face.evidence import write_league

SMALL = "League\u00a0is small"  # with a no-break space
TEXT = f"A Report\n\nAland uses the League for “prestige”. It blocked a bank.\n\nThe League is old. The {SMALL}.\n"
BLOCKED = "It blocked a bank."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    return tmp_path / "report.txt"


def sha(words: str, digits: int) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:digits]


@pytest.fixture
def league(tmp_path: Path) -> Path:
    """The League with the text's hash, and one claim that has a locator into it."""
    folder = write_league(tmp_path / "league")
    sources = (folder / "sources.yaml").read_text() + f"  sha256: {sha(TEXT, 64)}\n"
    (folder / "sources.yaml").write_text(sources)
    at = f"  at: {{line: 3, start: 38, end: 56, sha256: {sha(BLOCKED, 16)}}}\n"
    uses, _, blocks = (folder / "claims" / "all.yaml").read_text().rpartition("  ref: page 3\n")
    (folder / "claims" / "all.yaml").write_text(uses + at + blocks)
    return folder


def test_evidence_that_is_valid(run: Run, league: Path) -> None:
    done = run("check", str(league))
    assert (done.exit_code, done.stdout) == (0, "league: 2 claims of 1 source, valid\n")


def test_evidence_that_is_not_is_a_finding(run: Run, tmp_path: Path) -> None:
    done = run("check", str(write_league(tmp_path / "bad", relation="BLOKED")))
    assert done.exit_code == 1
    assert "all.yaml:" in done.stdout
    assert "BLOKED" in done.stdout


def test_locators_that_hold(run: Run, league: Path, text: Path) -> None:
    done = run("check", str(league), "--source", f"report-2020={text}")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "report-2020: 1 of 1 locator true to the text"


def test_a_passage_is_shown_beside_its_claim(run: Run, league: Path, text: Path) -> None:
    done = run("check", str(league), "--source", f"report-2020={text}", "--show")
    assert done.exit_code == 0
    assert "report-2020, line 3, 38 to 56\n  “It blocked a bank.”\n  l-2: Aland blocked a bank.\n" in done.stdout


def test_a_locator_that_does_not_hold_is_named(run: Run, league: Path, text: Path) -> None:
    text.write_text(TEXT.replace("blocked", "stopped"), "utf-8")
    done = run("check", str(league), "--source", f"report-2020={text}")
    assert done.exit_code == 1
    assert "source report-2020: " in done.stdout
    assert "claim l-2 (report-2020, line 3): " in done.stdout
    assert "report-2020: 0 of 1 locator true to the text" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--source", "report-2021={text}"], "“report-2021” is no source; did you mean “report-2020”?"),
        (["--source", "{text}"], "a text is given as --source ID=FILE"),
        (["--source", "report-2020={text}.absent"], "absent"),
        (["--source", "report-2020={text}", "--source", "report-2020={text}"], "given twice"),
        (["--show"], "--show needs the text"),
    ],
)
def test_a_text_that_cannot_be_used(run: Run, league: Path, text: Path, arguments: list[str], said: str) -> None:
    done = run("check", str(league), *(argument.format(text=text) for argument in arguments))
    assert done.exit_code == 2
    assert said in done.stderr


def test_words_are_located(run: Run, text: Path) -> None:
    done = run("locate", "report-2020", BLOCKED, "--source", f"report-2020={text}")
    assert (done.exit_code, done.stdout) == (0, f"at: {{line: 3, start: 38, end: 56, sha256: {sha(BLOCKED, 16)}}}\n")


def test_quotes_and_spaces_make_no_difference_and_the_locator_stays_raw(run: Run, text: Path) -> None:
    quoted = run("locate", "report-2020", 'for "prestige".', "--source", f"report-2020={text}")
    assert quoted.stdout == f"at: {{line: 3, start: 22, end: 37, sha256: {sha('for “prestige”.', 16)}}}\n"
    spaced = run("locate", "report-2020", "League is small", "--source", f"report-2020={text}")
    assert spaced.stdout == f"at: {{line: 5, start: 23, end: 38, sha256: {sha(SMALL, 16)}}}\n"


def test_words_in_several_places_are_all_shown(run: Run, text: Path) -> None:
    done = run("locate", "report-2020", "The", "League", "--source", f"report-2020={text}")
    assert done.exit_code == 0
    first, *places = done.stdout.splitlines()
    assert first == "# 2 places have these words; take the one that is meant"
    assert [place.partition("  # ")[0].split(", sha")[0] for place in places] == [
        "at: {line: 5, start: 0, end: 10",
        "at: {line: 5, start: 19, end: 29",
    ]


def test_words_that_stand_nowhere(run: Run, text: Path) -> None:
    done = run("locate", "report-2020", "It blocked a railway", "--source", f"report-2020={text}")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "line 3: " in done.stderr
    assert "[It blocked a]" in done.stderr


def test_the_texts_own_hash(run: Run, text: Path) -> None:
    assert run("locate", "report-2020", "--source", f"report-2020={text}").stdout == f"sha256: {sha(TEXT, 64)}\n"


def test_sentences_become_a_passages_file(run: Run, text: Path, tmp_path: Path) -> None:
    out = tmp_path / "report-2020.csv"
    arguments = ("locate", "report-2020", "--sentences", "--source", f"report-2020={text}")
    assert run(*arguments, "-o", str(out)).output == ""
    assert out.read_text("utf-8") == run(*arguments).stdout
    rows = out.read_text("utf-8").splitlines()
    assert rows[0] == "id,section,line,start,end,sha256,because"
    assert any(row.startswith("report-2020#3.2,A Report,3,38,56,") for row in rows)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["locate", "report-2020", "words"], "--source report-2020=FILE"),
        (["locate", "report-2020", "words", "--sentences", "--source", "report-2020=x"], "leave the words out"),
        (["locate", "report-2020", "words", "-o", "x.csv", "--source", "report-2020=x"], "--sentences"),
        (["locate", "report-2020", "words", "--source", "report=x"], "did you mean “report-2020”"),
    ],
)
def test_what_locate_cannot_do(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
