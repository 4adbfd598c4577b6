"""What would be wrong: a table that other programs read ends in a traceback, in other figures when its rows are turned
round, or in waiting where nobody can answer. Whole processes, as an analyst starts them."""

from __future__ import annotations

import json
import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from instantsia import api
from instantsia.cli import answering
from instantsia.stakeholders import questions

BAN = """actor,position,salience,capability,note
Greens,100,100,30,
Interior minister,,80,50,said nothing
Industry,5,,60,
Prime minister,70,90,100,
Finance minister,20.5,60,40,
Unions,40..60,50,,
"""
ANSWERS = ("--answer", "ends=no ban|full ban", "--answer", "status_quo=0")
FEW = ("--draws", "500")


def instantsia(*arguments: str, folder: Path, status: int = 0) -> tuple[str, str]:
    """(what was printed, what was said beside it); fails where it ends otherwise than expected, or with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == status, (done.stdout, done.stderr)
    return done.stdout, done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "ban.csv").write_text(BAN)
    return tmp_path


def figures(table: Path, **written: str) -> dict[str, Any]:
    """The whole answer to a table as JSON, but for what depends on the machine and on where its cells stand."""
    study = api.forecast_table(table, written, as_of="2026-11-21")
    found = json.loads(study.run(draws=400, as_of="2026-11-21", runs=None).json())
    found.pop("machine")
    return without_places(found)  # type: ignore[no-any-return]


def without_places(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: without_places(inner) for key, inner in found.items() if key not in ("why", "hash")}
    if isinstance(found, list):
        return [without_places(inner) for inner in found]
    return re.sub(r"row \d+, column \w+ \([^)]*\)", "PLACE", found) if isinstance(found, str) else found


# ------------------------------------------------------------------------------------------------------------ the order


def test_the_order_of_rows_and_columns_separators_and_decimal_marks_change_no_figure(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text(BAN)
    rows = [line.split(",") for line in BAN.strip().split("\n")]
    turned = [[row[place] for place in (3, 1, 4, 0, 2)] for row in [rows[0], *reversed(rows[1:])]]
    ways = {"tab": "\t", "semicolon": ";"}
    expected = figures(tmp_path / "ban.csv", ends="no ban|full ban", status_quo="0")
    assert expected["values"]["position"]["mean"] is not None
    for name, separator in ways.items():
        folder = tmp_path / name
        folder.mkdir()
        text = "\n".join(separator.join(cell.replace(".5", ",5") for cell in row) for row in turned)
        (folder / "ban.csv").write_text(text + "\n", "utf-8")
        assert figures(folder / "ban.csv", ends="no ban|full ban", status_quo="0") == expected


NAMES = ("ban.csv", "ban2.csv", "packaging.tsv", "Verbot 2027.csv", "ban-w2.xlsx")


def test_the_name_of_the_file_and_its_format_change_no_figure(tmp_path: Path) -> None:
    """If it failed, a copy saved under another name would answer 0.55 where the table answered 0.60."""
    import openpyxl

    rows = [line.split(",") for line in BAN.strip().split("\n")]
    turned = [[row[place] for place in (3, 1, 4, 0, 2)] for row in [rows[0], *reversed(rows[1:])]]
    answered = {"ends": "none|whole", "status_quo": "0"}
    found = {}
    for name in NAMES:
        path = tmp_path / name
        if path.suffix == ".xlsx":
            book = openpyxl.Workbook()
            assert book.active is not None
            for row in turned:
                book.active.append([float(one) if re.fullmatch(r"\d+(\.\d+)?", one) else one or None for one in row])
            book.save(path)
        elif name == "ban.csv":
            path.write_text(BAN)
        else:
            separator = "\t" if path.suffix == ".tsv" else ";"
            path.write_text("\n".join(separator.join(one.replace(".5", ",5") for one in row) for row in turned) + "\n")
        study = api.forecast_table(path, answered, as_of="2026-11-21")
        assert study.case.issue[0].name == " ".join(path.stem.split())
        data = json.loads(study.run(draws=400, as_of="2026-11-21", runs=None).json())
        del data["machine"]
        assert f"Will {path.stem} go" in study.case.question
        assert data.pop("case") == study.case.id
        # what is printed has the name of the file, and each number its place: they are all that may differ
        told = json.dumps(without_places(data), ensure_ascii=False)
        for called in (path.name, path.stem, path.stem[:1].upper() + path.stem[1:]):
            told = told.replace(f"{called} ", "NAME ").replace(f"{called}:", "NAME:").replace(f'{called}"', 'NAME"')
        found[name] = told
    assert '"values": {"position"' in found["ban.csv"]
    for name in NAMES:
        assert found[name] == found["ban.csv"], name


@pytest.mark.slow
def test_a_weekly_copy_is_compared_edit_by_edit(desk: Path) -> None:
    (desk / "ban-w2.csv").write_text(BAN.replace("Interior minister,,80", "Interior minister,25,80"))
    for name in ("ban.csv", "ban-w2.csv"):
        instantsia("forecast", name, *FEW, *ANSWERS, folder=desk)
    one, other = (next((desk / "runs").glob(f"{name}-[0-9a-f]*")).name for name in ("ban", "ban_w2"))
    out, _ = instantsia("compare", one, other, folder=desk)
    assert out.startswith("ban and ban_w2 \u00b7 two runs\n")
    assert "position of Interior minister  blank (0..100) -> 25" in out
    assert "One change makes the whole difference" in out
    assert "Mean of ban " in out
    assert "position:" not in out


@pytest.mark.slow
def test_two_runs_with_nothing_in_common_say_so_in_a_sentence(desk: Path) -> None:
    """If it failed, the answer would be a heading over nothing."""
    instantsia("forecast", "ban.csv", *FEW, *ANSWERS, folder=desk)
    (one,) = (path.name for path in (desk / "runs").glob("ban-*"))
    instantsia("run", "june-1957", *FEW, folder=desk)
    out, told = instantsia("compare", one, "last", folder=desk, status=2)
    assert (out, told) == (
        "",
        "ban and june-1957: the two runs have no event in common, so there is nothing to compare\n",
    )


def test_a_german_spreadsheet_gives_the_figures_of_an_english_file(tmp_path: Path) -> None:
    import openpyxl

    (tmp_path / "ban.csv").write_text(BAN)
    words = ["Akteur", "Position", "Wichtigkeit", "Einfluss", "Bemerkung"]
    rows = [line.split(",") for line in BAN.strip().split("\n")][1:]
    (tmp_path / "de").mkdir()
    german = "\n".join(";".join(row).replace("20.5", "20,5").replace("40..60", "40 bis 60") for row in [words, *rows])
    (tmp_path / "de" / "ban.csv").write_text(german + "\n", "cp1252")
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [words, *rows]:
        book.active.append(
            [float(cell) if re.fullmatch(r"[\d.]*\d", cell) and ".." not in cell else cell for cell in row]
        )
    book.save(tmp_path / "de" / "ban.xlsx")
    expected = figures(tmp_path / "ban.csv", ends="no ban|full ban", status_quo="0")
    for name in ("ban.csv", "ban.xlsx"):
        assert figures(tmp_path / "de" / name, ends="no ban|full ban", status_quo="0") == expected


CONVERTED = {
    "a scale": (BAN, {"ends": "no ban|full ban", "stretches": "no ban 10|partial ban 70|full ban"}),
    "votes and sources": (
        "actor,position,vote,veto,bloc seats,source\nA,0,x,x,,Memo\nB,60..80,x,,3,Memo\nC,,x,,,\nD,leans to ban,2,,1,y",
        {"ends": "no ban|ban", "quota": "2/3", "model": "win-set|weighted-mean|quantal-response"},
    ),
    "options": ("actor,position,source\nA,ban,Memo\nB,no ban,\nC,\n", {"status_quo": "no ban"}),
    "several issues": ("actor,price position,date position\nA,7,20\nB,,60\nC,90..100,1\n", {"issue": "price"}),
}


@pytest.mark.parametrize("name", CONVERTED)
def test_a_converted_table_gives_the_same_bits(name: str, tmp_path: Path) -> None:
    text, written = CONVERTED[name]
    (tmp_path / "ban.csv").write_text(text)
    study = api.forecast_table(tmp_path / "ban.csv", written, as_of="2026-11-21")
    folder = api.convert(tmp_path / "ban.csv", tmp_path / "my-case", written, as_of="2026-11-21")
    one = study.run(draws=300, as_of="2026-11-21", runs=None)
    for as_of in ("2026-11-21", None):
        other = api.load(folder).run(draws=300, as_of=as_of, runs=None)
        assert one.columns.keys() == other.columns.keys()
        for column, values in one.columns.items():
            assert values.tobytes() == other.columns[column].tobytes()


@pytest.mark.slow
def test_convert_takes_the_answers_that_are_kept(desk: Path) -> None:
    instantsia("forecast", "ban.csv", *FEW, *ANSWERS, folder=desk)
    out, _ = instantsia("convert", "ban.csv", "my-case", folder=desk)
    assert "my-case is written" in out
    assert "no ban" in (desk / "my-case" / "case.toml").read_text()
    found, _ = instantsia("run", "my-case", *FEW, folder=desk)
    assert "Will ban go beyond 50 (0 is no ban, 100 is full ban)?" in found
    _, told = instantsia("convert", "ban.csv", "my-case", folder=desk, status=2)
    assert "my-case" in told


# ------------------------------------------------------------------------------------------------------------ questions


def test_the_help_names_every_question() -> None:
    assert ", ".join(questions.QUESTIONS) == answering.KEYS


def test_without_a_terminal_it_says_what_to_add_and_that_works_as_printed(desk: Path) -> None:
    out, told = instantsia("forecast", "ban.csv", *FEW, folder=desk, status=2)
    assert out == ""
    assert not (desk / "ban.instantsia").exists()
    assert not (desk / "runs").exists()
    lines = [line for line in told.split("\n") if line.startswith(("  --answer", "  instantsia forecast"))]
    pasted = [word for line in lines for word in shlex.split(line[line.index("--answer") :])]
    assert {one.partition("=")[0] for one in pasted if one != "--answer"} >= {"ends", "status_quo", "line", "by"}
    out, told = instantsia("forecast", "ban.csv", *FEW, *pasted, folder=desk)
    assert "Will ban go beyond 50" in out
    assert "answers kept in" in told


def test_a_closed_input_is_no_terminal(desk: Path) -> None:
    """If it failed, a table asked from a job without any input would end in a traceback."""
    line = f"exec {shlex.quote(sys.executable)} -m instantsia forecast ban.csv <&-"
    done = subprocess.run(["sh", "-c", line], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "there is no terminal to ask on" in done.stderr


@pytest.mark.slow
def test_answers_are_kept_and_not_asked_again(desk: Path) -> None:
    first, _ = instantsia("forecast", "ban.csv", *FEW, *ANSWERS, "--json", folder=desk)
    assert questions.kept(desk / "ban.csv") == {"ends": "no ban|full ban", "status_quo": "0"}
    second, told = instantsia("forecast", "ban.csv", *FEW, "--json", "--fresh", folder=desk)
    one, other = json.loads(first), json.loads(second)
    assert one.pop("machine") != other.pop("machine")
    assert one == other
    assert "answers kept" not in told
    # a model that is tried once is not kept
    instantsia("forecast", "ban.csv", *FEW, "--model", "weighted-median", folder=desk)
    assert "model" not in questions.kept(desk / "ban.csv")


def test_defaults_take_what_is_printed_as_default_and_keep_nothing(desk: Path) -> None:
    out, told = instantsia("forecast", "ban.csv", *FEW, "--defaults", folder=desk)
    assert "taken" not in told
    assert "Assumed: what holds 0 (a guess)" in " ".join(out.split())
    full, _ = instantsia("forecast", "ban.csv", *FEW, "--defaults", "--full", folder=desk)
    assert "Assumed: ends=" in full
    assert "status_quo=0" in full
    assert not (desk / "ban.instantsia").exists()
    assert "Nothing leaves this machine" in out
    again, _ = instantsia("forecast", "ban.csv", *FEW, "--defaults", folder=desk)
    assert "Nothing leaves this machine" not in again


@pytest.mark.slow
def test_defaults_are_told_when_they_are_others_than_last_time(desk: Path) -> None:
    """If it failed, every later command would say again what was said, or a new default would be taken unsaid."""
    out, said = instantsia("forecast", "ban.csv", *FEW, *ANSWERS, folder=desk)
    assert "Assumed: settled by bargaining" in out
    assert "taken" not in said
    levers = ("levers", "ban.csv", *FEW, "--for", "greens")
    assert "taken" not in instantsia(*levers, folder=desk)[1]
    assert "taken" not in instantsia("convert", "ban.csv", "ban-case", folder=desk)[1]
    first, *rows = BAN.strip().split("\n")
    (desk / "ban.csv").write_text("\n".join([f"{first},vote", *(f"{row},1" for row in rows)]) + "\n")
    told = " ".join(instantsia(*levers, folder=desk)[1].split())
    assert "taken as default: settles=vote, quota='more than half'" in told
    assert questions.kept(desk / "ban.csv") == {"ends": "no ban|full ban", "status_quo": "0"}
    assert "taken" not in instantsia(*levers, folder=desk)[1]
    out, said = instantsia("forecast", "ban.csv", *FEW, folder=desk)
    assert "taken" not in said
    assert "Assumed: settled by vote" in out
    assert "instantsia convert ban.csv ban-case-2\n" in out


def test_the_question_stands_before_the_issue(desk: Path) -> None:
    _, told = instantsia("forecast", "ban.csv", "--answer", "ban.status_quo=0", folder=desk, status=2)
    assert told == ("--answer ban.status_quo=0: expected the question before the issue, --answer status_quo.ban=0\n")


def test_a_wrong_answer_is_one_sentence_and_nothing_is_written(desk: Path) -> None:
    _, told = instantsia("forecast", "ban.csv", *ANSWERS, "--answer", "line=100", folder=desk, status=2)
    assert told.startswith("--answer line=100: expected a point before the end at 100")
    assert sorted(path.name for path in desk.iterdir()) == ["ban.csv"]


@pytest.mark.slow
def test_answers_that_are_kept_do_not_stand_in_the_way_of_new_ones(desk: Path) -> None:
    """If it failed, whoever kept names of stretches could not ask the same table for a ballot any more."""
    (desk / "ban.csv").write_text("actor,position\nA,10\nB,60\nC,90\n")
    instantsia("forecast", "ban.csv", *FEW, "--defaults", "--answer", "stretches=little|much", folder=desk)
    out, _ = instantsia("forecast", "ban.csv", *FEW, "--defaults", "--answer", "options=no ban|ban", folder=desk)
    assert "Will it come to ban on ban" in out
    assert api.forecast_table(desk / "ban.csv", as_of="2026-11-21").case.step[0].kind == "vote"


def test_a_change_that_makes_no_case_keeps_no_answers(desk: Path) -> None:
    """If it failed, answers would be kept, and defaults told as taken, of a forecast that there is not."""
    change = ("--set", "issue.position.status_quo=500")
    _, told = instantsia("forecast", "ban.csv", *FEW, *ANSWERS, *change, folder=desk, status=2)
    assert told.startswith("error E13: issue.position: expected a status_quo from 0 to 100, found 500\n")
    assert told.count("error") == 2, "the error, and how many there are"
    assert sorted(path.name for path in desk.iterdir()) == ["ban.csv"]


def test_a_folder_that_cannot_be_written_is_a_warning(desk: Path) -> None:
    (desk / "ban.instantsia").write_text("in the way")
    out, told = instantsia("forecast", "ban.csv", *FEW, *ANSWERS, folder=desk)
    assert "the answers are not kept" in told
    assert "Will ban go beyond 50" in out


def talk(arguments: list[str], typed: list[str], folder: Path, *, interrupt: bool = False) -> tuple[str, int]:
    """(everything on the terminal, exit status) of a process on a terminal of its own, to which lines are typed."""
    import pty

    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        # whoever runs the tests in the background may have it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv(sys.executable, [sys.executable, "-m", "instantsia", *arguments])
    out = b""
    waiting = list(typed)
    while True:
        ready, _, _ = select.select([terminal], [], [], 120)
        assert ready, out.decode()
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break
        if not data:
            break
        out += data
        if out.endswith(b"]: "):
            if waiting:
                os.write(terminal, waiting.pop(0).encode() + b"\n")
            elif interrupt:
                # the interpreter is deaf between writing the prompt and reading
                time.sleep(0.3)
                os.write(terminal, b"\x03")
    _, status = os.waitpid(process, 0)
    return out.decode(), os.waitstatus_to_exitcode(status)


posix = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


@pytest.mark.slow
@posix
def test_on_a_terminal_it_asks_seven_questions_at_most_and_again_none(desk: Path) -> None:
    typed = ["no ban|full ban", "no bann", "no ban", "", "30", "", "no ban 10|partial ban 70|full ban", ""]
    told, status = talk(["forecast", "ban.csv", *FEW], typed, desk)
    assert status == 0
    assert told.count("]: ") == len(typed)  # one of them twice: no bann is no end
    assert "expected a number, a range" in told
    asked = told.replace("\r", "").partition("answers kept")[0].split("\n")
    assert max(len(line) for line in asked if "]:" not in line) <= 80
    assert "Will ban go beyond 30" in told
    kept = questions.kept(desk / "ban.csv")
    assert kept.pop("by") > "2026"
    assert kept == {
        "ends": "no ban|full ban", "status_quo": "no ban", "settles": "bargain", "line": "30",
        "stretches": "no ban 10|partial ban 70|full ban", "width": "a tenth of what is held",
    }  # fmt: skip
    told, status = talk(["forecast", "ban.csv", *FEW, "--answer", "body=cabinet"], [], desk)
    assert status == 0
    assert "]: " not in told


@posix
def test_who_breaks_off_is_asked_the_rest(desk: Path) -> None:
    told, status = talk(["forecast", "ban.csv"], [], desk, interrupt=True)
    assert status == 130
    assert "what was answered is kept" not in told
    assert sorted(path.name for path in desk.iterdir()) == ["ban.csv"]
    told, status = talk(["forecast", "ban.csv"], ["no ban|full ban"], desk, interrupt=True)
    assert status == 130
    assert "Traceback" not in told
    assert "kept in ban.instantsia/answers.toml: the same command asks the rest" in " ".join(told.split())
    assert questions.kept(desk / "ban.csv") == {"ends": "no ban|full ban"}
    assert sorted(path.name for path in desk.iterdir()) == ["ban.csv", "ban.instantsia"]
    told, _ = talk(["forecast", "ban.csv"], [], desk, interrupt=True)
    assert "ends [" not in told
    assert "status_quo [" in told


# ------------------------------------------------------------------------------------------------------------ any table

ENDS_OF_TABLES = {
    "everybody at an end": "actor,position\nA,0\nB,100\nC,0\nD,100\n",
    "equal opponents": "actor,position,salience,capability\nA,0,50,50\nB,100,50,50\n",
    "all on one point": "actor,position\nA,40\nB,40\nC,40\n",
    "one actor": "actor,position\nA,40\n",
    "one voter": "actor,position,vote,veto\nA,40,x,x\n",
    "nobody known": "actor,position\nA,\nB,?\n",
    "all zero but one": "actor,position,capability,salience\nA,40,0,0\nB,60,1,0.5\n",
    "veto without votes": "actor,position,veto\nA,40,x\nB,60,\nC,90,\n",
    "names of all kinds": 'actor,position\nstep,4\nclass,50\n2030,60\n"A, ""C""",70\nМинэнерго,80\nU.S.,9\nu s,1\n',
    "words that Python knows": "actor,position\nA,raise\nB,pass\nC,\n",
}


@pytest.mark.parametrize("name", ENDS_OF_TABLES)
def test_tables_that_other_programs_refuse_get_an_answer(name: str, tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text(ENDS_OF_TABLES[name], "utf-8")
    found = figures(tmp_path / "ban.csv")
    assert 0 <= next(iter(found["events"].values()))["p"] <= 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("actor,place\nA,up there\n", "expected a column position"),
        ("actor,position\n", "found a header alone"),
        ("", "ban.csv"),
    ],
)
def test_what_cannot_be_answered_is_a_sentence_and_status_2(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text(text)
    out, said = instantsia("forecast", "ban.csv", "--defaults", folder=tmp_path, status=2)
    assert out == ""
    assert told in said
    assert "ban.csv" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ban.csv"]


@pytest.mark.parametrize("column", ["salience", "capability"])
def test_what_nobody_has_is_told_to_be_the_same_for_all(column: str, tmp_path: Path) -> None:
    """If it failed, a column of zeros would be a refusal, or weights that nobody told would be taken unsaid."""
    (tmp_path / "ban.csv").write_text(f"actor,position,{column}\nA,40,0\nB,60,0\n")
    out, _ = instantsia("forecast", "ban.csv", *FEW, "--defaults", "--full", folder=tmp_path)
    assert f"A {column} of 0 for everybody is read as the same for everybody" in " ".join(out.split())


@pytest.mark.parametrize("command", ["forecast", "levers --for a", "convert case"])
def test_a_missing_table_says_how_to_begin_with_one(command: str, tmp_path: Path) -> None:
    """If it failed, a newcomer would not learn that a table can be written for them."""
    _, told = instantsia(*command.split(), "nothing.csv", "--defaults", folder=tmp_path, status=2)
    begun = told if command.startswith("convert") else told.partition("nothing.csv: ")[2]
    assert "`instantsia new ban.xlsx` writes one to begin with" in begun


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes there only")
def test_bytes_that_are_no_text_are_a_sentence(desk: Path) -> None:
    """If it failed, what is typed in another alphabet would end in a traceback."""
    wrong = os.fsdecode(b"\xff")
    instantsia("forecast", "ban.csv", "--defaults", "--answer", f"question={wrong}", folder=desk, status=2)
    shutil.copyfile(desk / "ban.csv", desk / f"{wrong}.csv")
    instantsia("forecast", f"{wrong}.csv", "--defaults", folder=desk, status=2)


@pytest.mark.parametrize("name", [".", "nothing.csv", "runs"])
def test_what_is_no_table_is_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    instantsia("forecast", name, "--defaults", folder=tmp_path, status=2)


def test_2_000_actors_are_read_and_played(tmp_path: Path) -> None:
    rows = "\n".join(f"Actor {n},{n * 37 % 101},{n * 7 % 100 + 1},{n * 11 % 90 + 5}" for n in range(2_000))
    (tmp_path / "ban.csv").write_text(f"actor,position,salience,capability\n{rows}\n")
    study = api.forecast_table(tmp_path / "ban.csv", as_of="2026-11-21")
    assert len(study.case.actor) == 2_000
    value = study.run(draws=64, as_of="2026-11-21", runs=None).columns["value/position"]
    assert ((value >= 0) & (value <= 100)).all()


# --------------------------------------------------------------------------------------------------- tables of others

OF_OTHERS = {
    "bdm1994_emission_standards.csv": {"scale": "4..10"},
    "bdm_china_leadership.csv": {},
    "cop21_exchange_model_input.csv": {"issue": "adapt_legal"},
    "copenhagen_exchange_model_input.csv": {},
    "honduras_nicaragua.csv": {"scale": "0..1"},
    "ktab_china_soe_2dim.csv": {},
    "ktab_china_soe_competitive.csv": {},
    "ktab_china_soe_policy.csv": {},
    "ktab_smpExample.xml": {},
}


@pytest.mark.parametrize("name", OF_OTHERS)
def test_tables_of_the_literature_are_answered_as_they_are(name: str, shared: Path) -> None:
    table = shared / "data" / "bdm_cases" / name
    study = api.forecast_table(table, OF_OTHERS[name], as_of="2026-11-21")
    result = study.run(draws=64, as_of="2026-11-21", runs=None)
    for step in study.case.step:
        low, high = study.case.issues[step.issue].bounds  # type: ignore[attr-defined]
        value = result.columns[f"value/{step.id}"]
        assert ((value >= low) & (value <= high)).all()


@pytest.mark.slow
def test_a_workbook_of_several_sheets_takes_the_likeliest_tells_the_rivals_and_takes_another(
    shared: Path, tmp_path: Path
) -> None:
    name = "ktab_SOE-data-from-paper.xlsx"
    shutil.copyfile(shared / "data" / "bdm_cases" / name, tmp_path / name)
    out, _ = instantsia("forecast", name, "--defaults", *FEW, folder=tmp_path)
    assert out.startswith("Sheet 'Competitive' is read, and not 'SOE-data-v2', 'Policy', 'common' (--sheet")
    _, told = instantsia("forecast", name, folder=tmp_path, status=2)
    assert "Sheet 'Competitive' is read, and not" in told
    out, _ = instantsia("forecast", name, "--defaults", *FEW, "--sheet", "Policy", folder=tmp_path)
    assert "Will " in out


def test_a_scenario_without_positions_is_refused_with_its_line(shared: Path, tmp_path: Path) -> None:
    name = "ktab_reformpri-ex01.xml"
    shutil.copyfile(shared / "data" / "bdm_cases" / name, tmp_path / name)
    _, told = instantsia("forecast", name, "--defaults", folder=tmp_path, status=2)
    assert "line" in told


def test_an_issue_of_deu_is_settled_under_its_quota(shared: Path) -> None:
    table = shared / "data" / "deu2_eu15" / "positions.csv"
    study = api.forecast_table(table, {"issue": "d00032i1", "quota": "62"}, as_of="2026-11-21")
    (step,) = study.case.step
    assert step.id == "d00032i1"
    assert study.case.body[0].rule.quota.written == "62"  # type: ignore[attr-defined]
    assert study.case.issue[0].status_quo is not None
    assert study.case.issue[0].status_quo.middle == 0
    assert "needed: 62 of 87 votes" in study.case.note
    assert "more than half of 87 votes" not in study.case.note
    value = study.run(draws=64, as_of="2026-11-21", runs=None).columns["value/d00032i1"]
    assert ((value >= 0) & (value <= 100)).all()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ",A Roof,B Lift,C Yard,Votes\nAnn,✓✓,–,x,1\nBob,–,✓✓,✓,1\nCid,✓,✓✓,–,1\nDee,x,✓,✓✓,1\nticks,3,5,3,\n",
            "Read as marks on 3 options: each stands for the option marked best",
        ),
        (
            "Who,Position (0-10)\nTax\nAnn,2\nBob,6\nCid,9\nRoad\nAnn,3\nBob,7\nCid,8\n",
            "The same names stand under several headings, and each heading is read as an issue",
        ),
    ],
)
def test_how_columns_and_rows_were_put_together_is_on_the_first_screen(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "grid.csv").write_text(text, encoding="utf-8")
    out, _ = instantsia("forecast", "grid.csv", "--defaults", *FEW, folder=tmp_path)
    assert told in " ".join(out.split())
