"""What would be wrong: a table written as it is understood is another case when it is sent back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from instantsia import api
from instantsia.errors import UserError
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.files.sheet import TableError
from tests.stakeholders.test_sheets_by_strangers import SHEETS, first_read, sheets, tried

from .tables import TODAY

NAMES = frozenset(("why", "question", "name", "text", "place", "source", "cite", "written"))
"""Keys that say how it is called, or where it stood, and make no figure another."""
BALLOT = (
    "actor,vote intention,votes,note\nAnn,For,3,\nBob,Against,2,\nCid,Abstain,2,\nDag,Absent,1,ill\nEva,?,1,\n"
    "Fen,For,1,\n"
)
PORT = "actor,position,salience,capability,veto\nAnn,20,60,10,\nBob,80,70,20,x\nCid,60,,15,\n"
NOT_CARRIED = (SHEETS / "u" / "s5.ods", SHEETS / "pp" / "s5.csv", SHEETS / "qq" / "s3.csv", SHEETS / "i" / "s2.xlsx")
"""Headings or a remark say who has no vote. Their headline is bargained out, where nobody has one, and a further issue
is of options, which the others vote on: the answer `votes` is that of all issues, and no line can carry both."""
TWO = "actor,issue,position\nAnn,Tax,20\nBob,Tax,80\nAnn,1=visas 2=none,1\nBob,1=visas 2=none,4\n"


def numbers(made: Any) -> Any:
    """All of a case that makes a figure, without what things are called."""
    if isinstance(made, dict):
        return {key: numbers(value) for key, value in made.items() if key not in NAMES}
    return [numbers(one) for one in made] if isinstance(made, (list, tuple)) else made


def case_of(read: Opened) -> dict[str, Any]:
    case = api.of_document(read.document()).case
    kept = numbers(case.model_dump(mode="json"))
    return {key: value for key, value in kept.items() if key not in ("id", "title", "note")}


def sent_back(first: Opened, folder: Path) -> Opened:
    (folder / "as-read.csv").write_text(as_read(first), "utf-8")
    return opened(folder / "as-read.csv", {}, None, TODAY)


@pytest.mark.parametrize("path", [tried(path) for path in sheets() if path not in NOT_CARRIED])
def test_a_stranger_s_sheet_is_the_same_case_when_it_is_sent_back(path: Path, tmp_path: Path) -> None:
    first = first_read(path, TODAY)
    assert case_of(sent_back(first, tmp_path)) == case_of(first)


SOFT = "actor,position\nAnn,A\nBob,F\nCid,soft F\nDee,A\n"


def test_what_holds_by_the_name_of_an_end_agrees_with_the_column_that_says_its_point(tmp_path: Path) -> None:
    """If it failed, the program would refuse what it had written itself."""
    (tmp_path / "port.csv").write_text(SOFT, "utf-8")
    answers = {"words": "A 0|F 10|soft F 7", "scale": "0..10", "status_quo": "A"}
    first = opened(tmp_path / "port.csv", answers, None, TODAY)
    assert case_of(sent_back(first, tmp_path)) == case_of(first)


def test_a_scale_that_was_answered_is_not_told_as_another(tmp_path: Path) -> None:
    text = "actor,issue,position\nAnn,Tax,10\nBob,Tax,90\nAnn,Fee,20\nBob,Fee,60\n"
    (tmp_path / "port.csv").write_text(text, "utf-8")
    written = as_read(opened(tmp_path / "port.csv", {"scale.Fee": "0..60"}, None, TODAY))
    assert "On a scale from 0 to 100: Tax\n" in written.replace('"', "")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (BALLOT, {}),
        (BALLOT, {"status_quo": "Against", "procedure": "motion", "quota": "2/3"}),
        ("État,A/77,A/79\nAldin,Oui,Oui\nBerin,Non,Abstention\nCorin,Oui,Oui\nDorin,Absent,Oui\n", {}),
        (PORT, {"settles": "vote", "votes": "all", "quota": "2/3", "vetoes": "Cid", "line": "below 40", "body": "it"}),
        (PORT, {"settles": "Bob", "ends": "no|yes", "status_quo": "10..30", "width": "5", "by": "Q1 2028"}),
        (PORT, {"as_of": "2020-03-01", "by": "2020-06-30", "setter": "Ann", "model": "win-set", "votes": "all"}),
        (PORT, {"options": "none 0|some 50|all 100", "settles": "vote", "status_quo": "some"}),
        (TWO, {"issue": "1=visas 2=none", "scale": "0..5", "line.Tax": "30", "ends": "open|shut", "status_quo": "5"}),
    ],
)
def test_what_was_answered_holds_when_it_is_sent_back(text: str, answers: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text(text, "utf-8")
    first = opened(tmp_path / "port.csv", answers, None, TODAY)
    again = sent_back(first, tmp_path)
    assert case_of(again) == case_of(first)
    assert again.known.today == first.known.today
    # what the file tells is not kept beside it, where it would go before what somebody changes in the file
    assert again.kept == again.given == again.answered == {}


def test_an_answer_in_the_file_gives_way_to_what_is_said_of_it_and_is_told_where_it_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text(PORT, "utf-8")
    text = as_read(opened(tmp_path / "port.csv", {"quota": "2/3", "votes": "all"}, None, TODAY))
    assert "\n# Answer: quota=2/3\n" in text
    path = tmp_path / "as-read.csv"
    path.write_text(text, "utf-8")
    assert opened(path, {"quota": "3"}, None, TODAY).written["quota"] == "3"
    path.write_text(text.replace("quota=2/3", "quota=9"), "utf-8")
    with pytest.raises(UserError, match=r"^as-read.csv, row 7: quota = '9': expected a quota above 0"):
        opened(path, {}, None, TODAY)
    path.write_text(text.replace("quota=2/3", "quoda=9"), "utf-8")
    with pytest.raises(
        TableError, match=r"as-read.csv, row \d+: # Answer: quoda=9: found 'quoda', .*did you mean quota\?"
    ):
        opened(path, {}, None, TODAY)


def test_lines_of_answers_are_read_in_no_table_but_such_a_one(tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text(f"{PORT}# Answer: quota=9\n", "utf-8")
    read = opened(tmp_path / "port.csv", {}, None, TODAY)
    assert read.written == {}
    assert any(note.startswith("Not read: # Answer: in row 5 (") for note in read.table.stakeholders.notes)


def test_a_workbook_that_was_made_of_it_tells_the_answers_as_well(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    import csv

    (tmp_path / "port.csv").write_text(PORT, "utf-8")
    first = opened(tmp_path / "port.csv", {"settles": "vote", "votes": "all", "line": "30"}, None, TODAY)
    book = openpyxl.Workbook()
    for row in csv.reader(as_read(first).splitlines()):
        book.active.append(row)
    book.save(tmp_path / "as-read.xlsx")
    assert case_of(opened(tmp_path / "as-read.xlsx", {}, None, TODAY)) == case_of(first)


BASE = "actor,position (0 to 100),status quo,read as\nAnn,20,10,as written\nBob,80,10,as written\n"


def lines_opened(folder: Path, text: str) -> Opened:
    (folder / "as.csv").write_text(text, "utf-8")
    return opened(folder / "as.csv", {}, None, TODAY)


@pytest.mark.parametrize(
    "line",
    ["#Answer: line=70", "# answer: line=70", "# Answer : line=70", "# ANSWER line = 70", "# Answer: line=70,,,"],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_that_tells_an_answer_is_read_however_it_is_typed(tmp_path: Path, line: str, above: bool) -> None:
    read = lines_opened(tmp_path, f"{line}\n{BASE}" if above else f"{BASE}{line}\n")
    assert read.told == {"line": "70"}
    assert read.known.actors == ("Ann", "Bob")
    assert read.known.title == ""


def test_names_between_commas_are_one_answer_without_quotes_around_the_line(tmp_path: Path) -> None:
    assert lines_opened(tmp_path, f"{BASE}# Answer: votes=Ann,Bob\n").told == {"votes": "Ann,Bob"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("# Answer: line=70\n# Answer: line=60\n", "row 5: found 'line=60', expected 'line=70', which row 4 says"),
        ("# Answer: line=70\n# Answer: line.as=60\n", "row 5: found 'line.as=60', expected 'line=70', which row 4"),
        ("# Answer: status_quo=60\n", "row 4: found 'status_quo=60', expected what the column 'status quo' says: 10"),
        ("# Answer: scale=0..10\n", "row 4: found 'scale=0..10', expected what the column 'position (0 to 100)' says: "
         "0..100"),
        ("# Answer: as_of=2030-02-31\n", "row 4: as_of: found '2030-02-31', expected a day"),
        ("# Answer: ends=a|b|c\n", "row 4: ends = 'a|b|c': expected the names of two ends"),
        ("# Answer: line=x\n", "row 4: line = 'x': expected a point from 0 to 100"),
        ("# Answer: line\n", "row 4: # Answer: line: expected KEY=VALUE"),
    ],
)  # fmt: skip
def test_lines_that_are_wrong_or_do_not_agree_are_told_with_their_places(tmp_path: Path, lines: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        lines_opened(tmp_path, BASE + lines)
    assert str(caught.value).startswith(f"as.csv, {told}")
    assert "\n" not in str(caught.value)


def test_lines_that_say_the_same_twice_are_one_answer(tmp_path: Path) -> None:
    read = lines_opened(tmp_path, f"{BASE}# Answer: status_quo=10\n# Answer: line=70\n# Answer: line=70\n")
    assert read.told == {"status_quo": "10", "line": "70"}


def test_an_answer_kept_beside_the_table_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "port.instantsia").mkdir()
    (tmp_path / "port.instantsia/answers.toml").write_text('ends = "a|b|c"\n', "utf-8")
    (tmp_path / "port.csv").write_text(PORT, "utf-8")
    with pytest.raises(UserError, match=r"port.instantsia/answers.toml: ends = 'a\|b\|c': expected the names of two"):
        opened(tmp_path / "port.csv", {}, None, TODAY)


def test_what_was_answered_stays_in_the_file_where_the_default_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text("actor,position\nAnn,20\nBob,80\n", "utf-8")
    answers = {"settles": "vote", "votes": "all", "quota": "more than half", "vetoes": "none"}
    assert sent_back(opened(tmp_path / "port.csv", answers, None, TODAY), tmp_path).told == answers


@pytest.mark.parametrize(
    ("columns", "lacking"),
    [("actor:position", "position"), ("position:actor|actor:none", "actor"), ("position:none", "position")],
)
def test_columns_that_leave_no_actor_or_no_position_are_refused(tmp_path: Path, columns: str, lacking: str) -> None:
    (tmp_path / "port.csv").write_text("actor,position\nAnn,20\nBob,80\n", "utf-8")
    with pytest.raises(TableError) as caught:
        opened(tmp_path / "port.csv", {"columns": columns}, None, TODAY)
    why = f"no column that could be the {lacking} is left, found columns 'actor', 'position' ({lacking}: "
    assert str(caught.value).startswith(f"port.csv: columns = {columns!r}: {why}")
    assert f"{lacking}:none" not in str(caught.value).rpartition("--answer ")[2]


@pytest.mark.parametrize(
    ("cell", "taken"),
    [
        ("1. ? 2. north", "north (?)"),
        ('"1. -, 2. north"', "north (?)"),
        ("north (?)", "north (?)"),
        ("1..2. x", "1..2. x"),
    ],
)
def test_an_option_that_one_cell_alone_names_in_doubt_is_one_when_it_is_sent_back(
    cell: str, taken: str, tmp_path: Path
) -> None:
    (tmp_path / "sheet.csv").write_text(f"actor,position\nA,left way\nB,right way\nC,{cell}\n", "utf-8")
    first = opened(tmp_path / "sheet.csv", {}, None, TODAY)
    assert f"C,{taken}," in as_read(first)
    assert case_of(sent_back(first, tmp_path)) == case_of(first)
