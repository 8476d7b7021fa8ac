"""What a reader sees in a terminal, and what a program gets in its place."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.face.terminal import Shown, command, environment

Terminal = Callable[..., Shown]


def piped(database: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, check=False, env=environment(database, **env), timeout=120
    )


def test_the_help_fits_a_screen_and_shows_what_a_newcomer_needs_first(terminal: Terminal) -> None:
    shown = terminal("--help")
    lines = shown.out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    start = shown.out.split("Start with:")[1].split("\n\n")[0].strip().splitlines()
    assert [line.strip().split("  ")[0] for line in start] == [
        "cuibono build",
        "cuibono ask",
        "cuibono ask who-uses-it-for-what",
    ]


def test_an_answer_fits_the_terminal_and_its_sources_stand_under_it(terminal: Terminal) -> None:
    shown = terminal("ask", "who-uses-it-for-what", NO_COLOR="1")
    assert shown.code == 0
    assert max(map(cell_len, shown.out.splitlines())) <= 80
    assert "\x1b" not in shown.out
    rows, sources = shown.out.split("\nSources\n")
    assert "China" in rows
    assert "sco-038-01" in rows
    assert "umarov-2025: Temur Umarov, What Is the Future of the Shanghai" in sources
    assert re.search(r"^  umarov-2025, line 38: .*sco-038-01", sources, re.MULTILINE)


def test_the_chain_shows_how_sure_we_are_and_why_on_a_screen_alone(terminal: Terminal, database: Path) -> None:
    shown = terminal("ask", "evidence", "-p", "id=sco-026-13", NO_COLOR="1").out
    graded = shown.split("\nHow sure, and why\n")[1].split("\n\nSources")[0].splitlines()
    assert graded[0].startswith("sco-026-13: inference of ours, confidence moderate, credibility 3")
    assert graded[2].startswith("  The article names")
    assert max(map(cell_len, shown.splitlines())) <= 80
    many = terminal("ask", "evidence", "-p", "id=SCO", NO_COLOR="1").out
    assert re.search(r"^… and \d+ more: cuibono ask evidence -p id=CLAIM$", many, re.MULTILINE)
    assert "How sure" not in piped(database, "ask", "evidence", "-p", "id=sco-026-13").stdout


def test_the_hint_to_the_chain_is_no_part_of_the_answer(terminal: Terminal) -> None:
    shown = terminal("ask", "blocked-initiatives", NO_COLOR="1")
    assert "cuibono ask evidence -p id=" in shown.err
    assert "cuibono ask evidence" not in shown.out


def test_a_briefing_on_which_little_is_on_file_says_so_when_it_is_written(terminal: Terminal, tmp_path: Path) -> None:
    thin = terminal("brief", "NATO", "-o", str(tmp_path / "nato.md")).err
    assert re.search(r"it rests on \w+ claims?\.", thin)
    assert "Nothing is on file of who belongs to it, what it is used for, " in thin
    assert "on file" not in terminal("brief", "SCO", "-o", str(tmp_path / "sco.md")).err


def test_a_comparison_says_of_whom_no_membership_is_on_file(terminal: Terminal) -> None:
    compared = terminal("ask", "compare", "-p", "organisations=SCO,UN", NO_COLOR="1", width=120).out
    assert "No membership of the United Nations is on file, so that this says nothing of its members." in compared
    assert "on file" not in terminal("ask", "compare", "-p", "organisations=SCO,QUAD", NO_COLOR="1").out


def test_a_terminal_with_colours_gets_them(terminal: Terminal) -> None:
    assert "\x1b[1m" in terminal("ask", "bodies").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_for_which_there_is_no_room_is_told_in_plain_words(database: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command("ask", "bodies", "--format", "csv"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=environment(database),
            timeout=120,
        )
    assert (done.returncode, done.stderr) == (2, "Error: the answer can't be written: No space left on device\n")


@pytest.mark.parametrize("utf8", ["0", "1"])
def test_standard_input_that_is_not_utf8_is_told_in_plain_words(database: Path, utf8: str) -> None:
    done = subprocess.run(
        command("cypher", "-"),
        input=b"RETURN '\xff' AS x",
        capture_output=True,
        check=False,
        env=environment(database, PYTHONUTF8=utf8, LC_ALL="C"),
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (2, b"Error: the statement is not UTF-8 (byte 8)\n")


def test_a_pipe_gets_no_colour_no_box_and_a_row_a_line(database: Path) -> None:
    done = piped(database, "ask", "who-uses-it-for-what", FORCE_COLOR="")
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["state", "motive", "layer", "outcome", "via", "confidence", "claims", "against", "sources"]
    assert all(re.match(r"[A-Z]", row) for row in rows)
    assert "─" not in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_a_long_table_says_what_it_leaves_out_and_other_formats_leave_out_nothing(terminal: Terminal) -> None:
    shown = terminal("cypher", "UNWIND range(1, 300) AS n RETURN n", NO_COLOR="1")
    assert shown.out.splitlines()[2] == "1"
    assert shown.out.splitlines()[-1] == "… 100 more rows are left out; --rows 0 shows all 300."
    assert (
        terminal("cypher", "UNWIND range(1, 300) AS n RETURN n", "--rows", "0", NO_COLOR="1").out.splitlines()[-1]
        == "300"
    )
    assert len(terminal("cypher", "UNWIND range(1, 300) AS n RETURN n", "--format", "jsonl").out.splitlines()) == 300


def test_the_questions_are_listed_in_plain_words(terminal: Terminal) -> None:
    shown = terminal("ask", NO_COLOR="1")
    assert shown.code == 0
    assert max(map(cell_len, shown.out.splitlines())) <= 80
    assert shown.out.splitlines()[0] == "What an organisation is for"
    assert re.search(r"^  who-uses-it-for-what +Which state", shown.out, re.MULTILINE)


@pytest.mark.parametrize("arguments", [["ask", "who-uses-it-for-what"], ["ask"], ["--help"], ["ask", "terms"]])
def test_a_terminal_without_the_letters_shows_their_codes(terminal: Terminal, arguments: list[str]) -> None:
    shown = terminal(*arguments, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C", NO_COLOR="1")
    assert shown.code == 0
    assert shown.out.isascii()


def test_json_loses_nothing_where_the_pipe_knows_only_ascii(database: Path) -> None:
    done = piped(
        database,
        "cypher",
        "RETURN '上海 😀' AS n",
        "--format",
        "json",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
        LC_ALL="C",
    )
    assert done.stdout == '[\n  {"n": "\\u4e0a\\u6d77 \\ud83d\\ude00"}\n]\n'


def test_a_reader_that_stops_early_is_no_error(database: Path) -> None:
    rows = "UNWIND range(1, 200000) AS n RETURN n, 'some words that fill the pipe' AS words"
    process = subprocess.Popen(
        command("cypher", rows), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(database), text=True
    )
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.wait() == 0


@pytest.mark.parametrize(
    ("closed", "out"), [("<&-", "one\n1\n"), (">&-", ""), ("2>&-", "one\n1\n"), ("<&- >&- 2>&-", "")]
)
def test_a_standard_stream_that_is_closed_is_no_end_of_the_program(database: Path, closed: str, out: str) -> None:
    shell = ["sh", "-c", f'"$@" {closed}', "sh"]
    asked = [*shell, *command("cypher", "RETURN 1 AS one")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment(database), timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, out, "")


def test_a_statement_from_a_standard_input_that_is_closed_is_an_empty_one(database: Path) -> None:
    asked = ["sh", "-c", '"$@" <&-', "sh", *command("cypher", "-")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment(database), timeout=120)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: the statement is empty")
