"""What would be wrong: a name in somebody else's file that clears the screen, renames the window, turns a line round or
writes over it. On a terminal: what is piped is another matter."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from instantsia import api
from instantsia.cli.terminal import Clean
from instantsia.controls import escaped, shown

pty = pytest.importorskip("pty", reason="needs a terminal that a program can hold")

HEBREW, ARABIC, PERSIAN = (
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0633\u0644\u0627\u0645",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
)
EVIL = "\x1b[2J\x1b]0;pwn\x07\x1b[31m\x9b5m\u202e\u2066\u200f\x08\x7fname"


COMMANDS = """
import json, sys
from instantsia.cli import main, progress
progress.QUIET_SECONDS = 600
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["instantsia", *arguments]
    try:
        main()
    except SystemExit as stop:
        print(f"{END} {stop.code}")
""".replace("{END}", "END OF COMMAND")


def on_a_terminal(code: str, *arguments: str, folder: Path, typed: bytes = b"") -> str:
    """Every byte that reaches the terminal from a program in Python, as text."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        if typed:
            os.write(ours, typed)
        data = b""
        try:
            while piece := os.read(ours, 65536):
                data += piece
        except OSError:  # the other end is closed
            pass
        os.close(ours)
    return data.decode("utf-8").replace("\r\n", "\n")


def each_on_a_terminal(commands: list[list[str]], folder: Path, typed: bytes = b"") -> list[tuple[int, str]]:
    """(status, what reaches the terminal) of each command, one after another."""
    *said, rest = on_a_terminal(COMMANDS, json.dumps(commands), folder=folder, typed=typed).split("END OF COMMAND ")
    assert "Traceback" not in rest, rest
    assert len(said) == len(commands), (said, rest)
    statuses = [int(part.partition("\n")[0]) for part in (*said[1:], rest)]
    texts = [said[0], *(part.partition("\n")[2] for part in said[1:])]
    return list(zip(statuses, texts, strict=True))


def harmless(text: str, *, allowed: str = "\n\t") -> bool:
    """Whether nothing in a text steers a terminal; zero-width joiners, which letters need, do not."""
    steering = {"Cc", "Zl", "Zp", "Cs"}
    marks = {"\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x2070))}
    return not any(
        (unicodedata.category(letter) in steering and letter not in allowed) or letter in marks for letter in text
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return api.new(tmp_path / "gz")


def test_a_claim_with_escapes_for_an_id_is_named_without_them(case: Path) -> None:
    text = (case / "claims.csv").read_text()
    assert "\nS1,notes" in text
    (case / "claims.csv").write_text(text.replace("\nS1,notes", "\n\x1b[2J\x1b]0;pwn\x07evil,notes"))
    for status, said in each_on_a_terminal([["run", "gz"], ["check", "gz"]], case.parent):
        assert status == 2
        assert "evil" in said
        assert harmless(said), repr(said)


def test_names_of_files_runs_and_actors_are_shown_without_them(case: Path) -> None:
    """Every way by which a name has reached a terminal: a file, a run, an option, a column, a nearest name."""
    folder = case.parent
    (folder / "red.csv").write_text(f"actor,position\n{EVIL},10\nA,90\nC,40\n")
    (folder / f"{EVIL}.csv").write_text("actor,position\n")
    (folder / "column.csv").write_text(f"actor,position,{EVIL}\nA,10,1\nB,90,2\nC,40,x\n")
    commands = [
        ["forecast", f"{EVIL}.csv", "--defaults"],
        ["levers", "red.csv", "--for", "nobody", "--defaults"],
        ["forecast", "column.csv", "--defaults", "--draws", "50"],
        ["report", EVIL],
        ["run", EVIL],
        ["run", "gz", "--set", f"{EVIL}=1"],
        [EVIL],
        ["cite", EVIL, "--lines", "1"],
        ["run", "gz", f"--{EVIL}"],
        ["runs", "--runs", EVIL],
    ]
    named = 0
    for arguments, (status, said) in zip(commands, each_on_a_terminal(commands, folder), strict=True):
        # a slow machine shows how far it is
        assert harmless(said, allowed="\n\t\r" if "--draws" in arguments else "\n\t"), (arguments, repr(said))
        named += "name" in said and status == 2
    assert named >= 6


def test_letters_from_right_to_left_stay(tmp_path: Path) -> None:
    """If it failed, whoever writes in them could not find the row that is meant."""
    names = [HEBREW, ARABIC, PERSIAN]
    found = each_on_a_terminal([["report", f"\u202e{name}\u200f"] for name in names], tmp_path)
    for name, (status, said) in zip(names, found, strict=True):
        assert status == 2
        assert f"there is no run {name} in" in said


def test_a_name_that_is_no_text_is_one_sentence(case: Path) -> None:
    folder = case.parent
    odd = os.fsdecode(b"q\xff")
    case.rename(folder / odd)
    (folder / f"{odd}.csv").write_text("actor,position\nA,10\nB,90\nC,40\n")
    (folder / "l.csv").write_text("actor,position\nA,10\nB,90\nC,40\n")
    commands = [
        ["run", odd],
        ["check", odd],
        ["new", f"{odd}2"],
        ["report", odd],
        ["forecast", f"{odd}.csv", "--defaults"],
        ["forecast", "l.csv", "--defaults", "--runs", odd],
        ["forecast", "l.csv", "--defaults", "--runs", odd, "--json"],
    ]
    for arguments, (status, said) in zip(commands, each_on_a_terminal(commands, folder), strict=True):
        assert status == 2, (arguments, said)
        assert harmless(said)


def test_json_keeps_what_it_may_not_print(tmp_path: Path) -> None:
    """If it failed, a name would be another for the program that reads it than for the one that wrote it."""
    name = f"\u202e{HEBREW}\x9b"
    (tmp_path / "votes.csv").write_text(f"member,votes\n{name},3\nB,2\nC,2\n")
    ((status, said),) = each_on_a_terminal([["power", "votes.csv", "--quota", "4", "--json"]], tmp_path)
    assert status == 0
    assert harmless(said)
    assert HEBREW in said
    assert name in json.dumps(json.loads(said), ensure_ascii=False)


PROGRESS = """
import sys
from instantsia.cli import main, progress
progress.QUIET_SECONDS = -1.0
sys.argv = ["instantsia", "run", "gz", "--draws", "20000"]
main()
"""


def test_progress_still_writes_over_its_line(case: Path) -> None:
    said = on_a_terminal(PROGRESS, folder=case.parent)
    assert "\r1 of 3 blocks\r2 of 3 blocks\r3 of 3 blocks\r" in said
    assert harmless(said, allowed="\n\t\r")


SLOW = """
import sys
from instantsia.cli import main, progress
progress.QUIET_SECONDS = progress.EACH_SECONDS = 0.001
sys.argv = ["instantsia", *sys.argv[1:]]
main()
"""
DEAL = "issue,our_best,our_worst,their_best,their_worst\nprice,9,6,4,7\nterm,2,5,9,4\n"


@pytest.mark.parametrize(
    ("command", "doing"),
    [
        (
            ["forecast", "board.csv", "--defaults", "--draws", "300"],
            ["reading the table", "making a case of the table", "playing", "working out the answer"],
        ),
        (["levers", "board.csv", "--for", "Ann", "--defaults", "--draws", "300"], ["looking for levers"]),
        (["bargain", "deal.csv", "--draws", "300"], ["reading the table", "playing the talks"]),
    ],
)
def test_what_takes_long_says_on_a_terminal_what_is_done(command: list[str], doing: list[str], tmp_path: Path) -> None:
    """A table of 2,000 rows said nothing for minutes."""
    (tmp_path / "board.csv").write_text("actor,position\nAnn,80\nBob,60\nCy,20\n", "utf-8")
    (tmp_path / "deal.csv").write_text(DEAL, "utf-8")
    said = on_a_terminal(SLOW, *command, folder=tmp_path)
    assert [one for one in doing if f"\r{one} (0 s)" not in said] == []
    # its line is gone when the next is written
    left = [line for line in said.split("\n") if (line.rpartition("\r")[2] if "\r" in line else line).endswith(" s)")]
    assert left == []
    piped = subprocess.run(
        [sys.executable, "-c", SLOW, *command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "\r" not in piped.stdout + piped.stderr
    assert "(0 s)" not in piped.stdout + piped.stderr


def test_a_question_is_asked_and_answered(case: Path) -> None:
    """If it failed, whoever deletes runs at a terminal could not say yes."""
    api.load(case).run(draws=50, runs=case.parent / "runs")
    ((status, said),) = each_on_a_terminal([["runs", "--delete"]], case.parent, typed=b"n\n")
    assert status == 130
    assert "Delete 1 run(s) in runs" in said
    assert len(list((case.parent / "runs").iterdir())) == 1
    ((status, said),) = each_on_a_terminal([["runs", "--delete"]], case.parent, typed=b"y\n")
    assert status == 0
    assert harmless(said)
    assert list((case.parent / "runs").iterdir()) == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_letters_that_a_stream_does_not_have_are_no_traceback(tmp_path: Path, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", "report", f"{EVIL}{HEBREW}\N{EM DASH}"],
        cwd=tmp_path, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"name" in done.stderr
    assert harmless(done.stderr.decode("utf-8" if encoding == "ascii" else encoding))


# ------------------------------------------------------------------------------------------------ the letters


def test_every_letter_that_steers_is_gone_and_every_other_stays() -> None:
    # downwards, so that no two of them make a sequence that takes a third one with it
    numbers = (*range(0xE0000, 0xE0080), 0x1F600, 0x10400, *reversed(range(0xFFF9)))
    every = [chr(number) for number in numbers]
    stay = ["\ufffd" if 0xD800 <= ord(letter) <= 0xDFFF else letter * harmless(letter) for letter in every]
    assert shown("".join(every)) == "".join(stay)
    assert shown("\ufff9a\ufffab\ufffb") == "ab"


def test_what_is_left_of_a_sequence_is_no_sequence() -> None:
    for text in ("\x1b\x1b[2J[31m", "\x9b\x1b[2J", "\x1b]0;title", "\x1b[\x1b[2J2J", "\x1b", "\x1bP1;2|abc\x1b\\"):
        assert harmless(shown(text)), repr(text)
    assert shown("\x1b[31mred\x1b[0m") == "red"
    assert shown("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x07") == "link"
    assert shown("a\tb\nc") == "a\tb\nc"
    assert shown("\x1b]0;title\nnext line") == "0;title\nnext line", "a sequence without an end takes no line with it"


def test_json_with_such_letters_says_the_same() -> None:
    for number in [*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x2070), 0x61C, 0xDCFF, 0xFFFA, 0x1F600]:
        written = escaped(json.dumps([chr(number)], ensure_ascii=False))
        assert json.loads(written) == [chr(number)]
        assert harmless(written)


def test_a_stream_is_cleaned_whatever_writes_to_it() -> None:
    inner = io.StringIO()
    stream = Clean(inner)
    print("\x1b[31mred", "\u202eabc", file=stream)  # type: ignore[arg-type]
    stream.writelines(["\x07", "x\r\n"])
    assert inner.getvalue() == "red abc\nx\n"
    assert not hasattr(stream, "buffer")
