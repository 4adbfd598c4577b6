"""What would be wrong: a guess that nobody sees, a table read on as it was although somebody said otherwise."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import click
import openpyxl  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner

from instantsia.casefile.load import load
from instantsia.cli import answering, group
from instantsia.errors import UserError
from instantsia.stakeholders.build import Opened, opened

PORT = (
    "Will the port be sold?,,\nDirector,Where they stand,Interest (1-5)\nAldin,strongly for,5\nBerin,against,3\n"
    "Corva,neutral,4\n"
)


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "port.csv").write_text(PORT)
    return tmp_path / "port.csv"


class Done(NamedTuple):
    stdout: str
    stderr: str


def run(*arguments: str, status: int = 0) -> Done:
    """What a command prints and says; a mistake of the user has status 2 and its sentence is said."""
    done = CliRunner().invoke(group, arguments)
    mistake = done.exception if isinstance(done.exception, UserError) else None
    assert (2 if mistake else done.exit_code) == status, (done.output, done.exception)
    return Done(done.stdout, done.stderr + ("" if mistake is None else str(mistake)))


def test_without_a_terminal_it_refuses_and_the_lines_it_prints_work(port: Path) -> None:
    told = run("forecast", "port.csv", status=2).stderr
    assert "--answer columns='actor:Director|position:Where they stand'" in told
    assert "It reads: actor = Director, position = Where they stand." in told
    assert "--answer words='strongly for 100|neutral 50|against 25'" in told
    assert "--answer salience_scale=1..5" in told


def test_what_each_cell_became_stands_above_what_is_asked(port: Path) -> None:
    said = run("forecast", str(port), status=2).stderr
    assert re.search(r"^ +Aldin +100 +100$", said, re.M), said
    assert re.search(r"^ +Corva +50 +80$", said, re.M), said


def test_with_defaults_what_was_guessed_comes_first_and_is_in_the_case(port: Path) -> None:
    done = run("forecast", "port.csv", "--defaults", "--draws", "100")
    lines = done.stdout.split("\n")
    guesses = ("Columns guessed:", "Words read as points of a scale:", "Scale of saliences guessed:")
    places = [next(place for place, line in enumerate(lines) if line.startswith(guess)) for guess in guesses]
    asked = next(place for place, line in enumerate(lines) if "Will the port be sold?" in line)
    assert places[0] == 0
    assert [*places, asked] == sorted([*places, asked])
    assert [done.stdout.count(guess) for guess in guesses] == [1, 1, 1]
    assert "guessed" not in done.stderr
    as_json = run("forecast", "port.csv", "--defaults", "--draws", "100", "--json")
    assert as_json.stdout.startswith("{")
    assert "Columns guessed: actor = Director" in as_json.stderr
    made = load(opened(port, {}, None, 739_000).document())
    assert made.note.startswith("Columns guessed: actor = Director, position = Where they stand")


def test_it_is_written_as_it_is_understood_and_nothing_is_kept(port: Path) -> None:
    done = run("forecast", "port.csv", "--read-only", "-o", "as-read.csv")
    assert "Columns guessed: actor = Director" in done.stderr
    assert done.stdout == (
        "The table as it is understood stands in as-read.csv, with the answers that hold. To send it back:\n"
        "  instantsia forecast as-read.csv\n"
    )
    assert Path("as-read.csv").read_text("utf-8").startswith("actor,position (0 to 100),salience (0 to 100),read as\n")
    for printed in ((), ("-o", "-")):
        assert run("forecast", "port.csv", "--read-only", *printed).stdout == Path("as-read.csv").read_text("utf-8")
    assert sorted(one.name for one in port.parent.iterdir()) == ["as-read.csv", "port.csv"]
    run("forecast", "port.csv", "-o", "x.csv", status=2)


def test_a_file_that_holds_something_else_is_not_written_over(port: Path) -> None:
    for text in ("mine\n", "actor,position\nAnn,20\n", "\n"):
        Path("keep.csv").write_text(text, "utf-8")
        done = run("forecast", "port.csv", "--read-only", "-o", "keep.csv", status=2 if text.strip() else 0)
        if text.strip():
            assert Path("keep.csv").read_text("utf-8") == text
            assert done.stderr == (
                "keep.csv: is there already and was not written by --read-only, so it is not written over "
                "(-o keep-2.csv, say)"
            )
    # what it wrote itself, saved by a spreadsheet with other separators, may have been mended there
    saved = Path("keep.csv").read_text("utf-8").replace(",", ";")
    Path("keep.csv").write_text(saved, "utf-8")
    run("forecast", "port.csv", "--read-only", "-o", "keep.csv", status=2)
    assert Path("keep.csv").read_text("utf-8") == saved


def test_a_person_is_asked_with_what_is_seen_and_the_table_is_read_as_they_say(
    port: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port.write_text(PORT.replace("Interest (1-5)", "Tone").replace("Will the port be sold?", "Board minutes"))
    said: list[str] = []
    typed = iter([
        "?", "position:Tune", "actor:Director|position:Tone", "1..10", "1 = sell, 10 = keep", "sell",
    ])  # fmt: skip

    def prompt(key: str, default: str, **more: object) -> str:
        said.append(f"[{key}]")
        return next(typed, default)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(answering, "_say", lambda text, indent="": said.append(text))
    read = answering._ask(opened(port, {}, None, 739_000))
    asked = said.index("Which column is which?")
    assert said[1].startswith("3 actors are read (--read-only -o as-read.csv")
    assert said[asked : asked + 3] == [
        "Which column is which?",
        "It reads: actor = Director, position = Where they stand. The position could also be 'Tone', or there are "
        "positions on further issues.",
        "what it is and the name of the column, joined by |, as in actor:Director|position:Where they stand",
    ]
    assert said[asked + 3] == "[columns]"
    assert said[asked + 4].startswith(
        "The header has names that are not known, so what stands in the columns was looked at."
    )
    assert any("found no column 'Tune'" in line for line in said)
    # the words are no positions any more, and the numbers that are have a scale of their own
    assert "[words]" not in said
    assert "The positions run from 3 to 5." in said
    assert read.written["scale"] == "1..10"
    numbers = [one.position.number for one in read.table.stakeholders.entries]
    assert [one.low for one in numbers if one is not None] == [5, 3, 4]
    assert said.count("[question]") <= 1
    assert read.written["ends"] == "1 = sell, 10 = keep"


@pytest.mark.parametrize("word", ["y", "yes", "OK", "ja", "oui", "si"])
def test_yes_takes_what_is_proposed(port: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    said: list[str] = []
    monkeypatch.setattr(click, "prompt", lambda key, default, **more: said.append(key) or word)
    monkeypatch.setattr(answering, "_say", lambda text, indent="": None)
    read = answering._ask(opened(port, {}, None, 739_000))
    assert len(said) == len(set(said))
    assert read.written["columns"] == "actor:Director|position:Where they stand"
    assert read.written["salience_scale"] == "1..5"
    assert word not in read.written.values()


def test_yes_that_is_an_option_is_that(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port.write_text("Director,Position\nAldin,yes\nBerin,no\nCorva,yes\n", encoding="utf-8")
    monkeypatch.setattr(click, "prompt", lambda key, default, **more: "yes")
    monkeypatch.setattr(answering, "_say", lambda text, indent="": None)
    read = answering._ask(opened(port, {}, None, 739_000))
    assert read.written["status_quo"] == "yes"
    assert read.written["body"] == "those in the table"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    for name, sheet in (("Tax", book.active), ("Visas", book.create_sheet())):
        sheet.title = name
        for row in (("actor", "position"), ("A", 20), ("B", 70)):
            sheet.append(row)
    book.save(tmp_path / "two.xlsx")
    return tmp_path / "two.xlsx"


def test_the_second_sheet_is_asked_its_own_questions(two: Path) -> None:
    first = ("forecast", "two.xlsx", "--sheet", "Tax", "--answer", "ends=no tax|full tax", "--answer", "status_quo=0")
    assert "0 is no tax" in run(*first, "--draws", "100").stdout
    told = run("forecast", "two.xlsx", "--sheet", "Visas", status=2).stderr
    assert "--answer ends='the low end|the high end'" in told
    assert "0 is no tax" in run("forecast", "two.xlsx", "--sheet", "Tax", "--draws", "100").stdout


def test_a_comparison_of_a_table_reads_it_once(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that somebody saved between two readings would be compared with another one."""
    port.write_text("actor,position\nAnn Lee,20\nRussia,70\nIran,55\n", "utf-8")
    read: list[Path | str] = []

    def counted(path: Path | str, *rest: Any) -> Opened:
        read.append(path)
        return opened(path, *rest)

    monkeypatch.setattr("instantsia.stakeholders.build.opened", counted)
    told = run("compare", "port.csv", "--set", "Ann Lee.position=90", "--draws", "200").stdout
    assert "Ann Lee: position 90 (in the table: 20)" in told
    assert len(read) == 1


def test_a_comparison_of_a_table_takes_answers_and_one_of_cases_does_not(port: Path) -> None:
    port.write_text("actor,position\nAnn Lee,20\nRussia,70\nIran,55\n", "utf-8")
    asked = ("compare", "port.csv", "--set", "Ann Lee.position=90", "--draws", "200", "--defaults")
    bargained, voted = run(*asked).stdout, run(*asked, "--answer", "votes=all", "--answer", "settles=vote").stdout
    assert bargained != voted
    assert "--answer votes=all" not in voted
    for option in (("--answer", "votes=all"), ("--defaults",), ("--hidden", "leave-out")):
        told = run("compare", "june-1957", "--set", "x=1", *option, status=2).stderr
        assert "--answer, --defaults, --sheet, --hidden and --model go with a table, and june-1957 is a case" in told
    assert "is a case" not in run("compare", "june-1958", "--defaults", status=2).stderr


def test_levers_take_the_names_of_the_table_and_suggest_them(port: Path) -> None:
    port.write_text("actor,position\nSaudi Arabia (وزير),20\nRussia,70\nIran,55\n", "utf-8")
    assert "Saudi Arabia" in run("levers", "port.csv", "--for", "saudi arabia", "--defaults", "--draws", "100").stdout
    told = run("levers", "port.csv", "--for", "Rusia", "--defaults", "--draws", "100", status=2).stderr
    assert "did you mean Russia?" in told


@pytest.mark.parametrize(
    ("name", "says"), [("port.csv", "not written over"), ("./port.csv", "not written over"), ("as-read.xlsx", "is CSV")]
)
def test_what_is_understood_never_takes_the_place_of_the_table(port: Path, name: str, says: str) -> None:
    """If it failed, somebody's own sheet, or a workbook with all its formulas, would be lost."""
    before = port.read_bytes()
    told = run("forecast", "port.csv", "--read-only", "-o", name, status=2).stderr
    assert says in told
    assert port.read_bytes() == before
    assert not Path("as-read.xlsx").exists()


def test_what_is_written_is_no_formula_and_is_read_again_as_it_was(port: Path) -> None:
    """If it failed, a name in a file that is sent back would be a command to a spreadsheet."""
    port.write_text("actor,position,note\n=HYPER(1),10,@me\n+1+1,90,\x1b[31mred\nC,50,-2+3\n", "utf-8")
    run("forecast", "port.csv", "--read-only", "-o", "as-read.csv")
    text = Path("as-read.csv").read_text("utf-8")
    assert "\n'=HYPER(1),10,'@me" in text
    assert "\n'+1+1,90,red" in text
    assert "\x1b" not in text
    run("forecast", "as-read.csv", "--read-only", "-o", "again.csv")
    first, again = (Path(one).read_text("utf-8").split("\n#")[0] for one in ("as-read.csv", "again.csv"))
    assert [line.split(",")[:2] for line in first.splitlines()] == [line.split(",")[:2] for line in again.splitlines()]


def test_an_encoding_that_is_no_alphabet_is_a_sentence(port: Path) -> None:
    port.write_bytes(PORT.encode())
    for name in ("rot13", "base64", "idna", "unicode_escape", "zlib"):
        told = run("forecast", "port.csv", "--read-only", "--answer", f"encoding={name}", status=2).stderr
        assert "expected the name of an alphabet" in told


def test_what_an_answer_leaves_open_is_told(port: Path) -> None:
    """If it failed, answering one odd cell would hide the others, and a number would be lost in silence."""
    port.write_text("actor,position,capability\nA,10,5\nB,8O,7\nC,40,hihg\nD,850,3\nE,70,9O\n", "utf-8")
    told = run(
        "forecast", "port.csv", "--defaults", "--draws", "400", "--answer", "words=850 85", "--answer", "grades=9O 90"
    ).stdout
    assert "Not answered of words, and so read as not known: '8O' (row 3" in told
    assert "Not answered of grades, and so read as not known: 'hihg' (row 4)" in told


def test_the_command_that_sends_it_back_works_as_it_is_printed(port: Path) -> None:
    done = run("forecast", "port.csv", "--read-only", "-o", "as read.csv", "--defaults")
    command = shlex.split(done.stdout.split("\n")[1])
    assert command == ["instantsia", "forecast", "as read.csv", "--defaults"]
    assert "Read: 3 actors" in run(*command[1:], "--draws", "100").stdout


def test_what_help_says_in_words_is_what_is_asked() -> None:
    """Help answers at once, so it has its own words for what is looked up elsewhere."""
    from instantsia.cli import answering, written_as_read
    from instantsia.stakeholders.files.read import BOOKS
    from instantsia.stakeholders.questions import catalogue, keeping, meaning

    assert answering.KEYS.split(", ") == [*catalogue.QUESTIONS]
    assert answering.KEYS_OF_FILES.split(", ") == [*meaning.OF_FILES]
    assert answering.KEPT == keeping.SUFFIX
    assert written_as_read.WORKBOOKS == BOOKS


def test_what_was_changed_in_a_table_as_it_was_understood_is_not_written_over(port: Path) -> None:
    run("forecast", str(port), "--read-only", "-o", "as-read.csv")
    run("forecast", str(port), "--read-only", "-o", "as-read.csv")
    written = port.with_name("as-read.csv")
    mended = written.read_text("utf-8").replace("Aldin,", "Aldin the elder,")
    written.write_text(mended, "utf-8")
    said = run("forecast", str(port), "--read-only", "-o", "as-read.csv", status=2).stderr
    assert "has been changed since or is of other answers" in said
    assert "-o as-read-2.csv" in said
    assert written.read_text("utf-8") == mended


@pytest.mark.parametrize(
    "arguments", [("bargain", ""), ("bargain", "."), ("forecast", "port.csv", "--read-only", "-o", "")]
)
def test_no_name_of_a_file_is_a_mistake_in_a_sentence(arguments: tuple[str, ...], port: Path) -> None:
    assert "found" in run(*arguments, status=2).stderr


def test_no_words_are_no_answer(port: Path) -> None:
    said = run("forecast", str(port), "--defaults", "--answer", "words=|", status=2).stderr
    assert "expected words with what they mean, or options" in said
