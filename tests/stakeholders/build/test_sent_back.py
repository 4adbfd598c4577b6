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
from tests.stakeholders.test_sheets_by_strangers import SHEETS, sheets, tried

from .tables import TODAY

NAMES = frozenset(("why", "question", "name", "text", "place", "source", "cite", "written"))
"""Keys that say how it is called, or where it stood, and make no figure another."""
BALLOT = (
    "actor,vote intention,votes,note\nAnn,For,3,\nBob,Against,2,\nCid,Abstain,2,\nDag,Absent,1,ill\nEva,?,1,\n"
    "Fen,For,1,\n"
)
PORT = "actor,position,salience,capability,veto\nAnn,20,60,10,\nBob,80,70,20,x\nCid,60,,15,\n"
NOT_CARRIED = SHEETS / "u" / "s5.ods"
"""A heading of it says who has no vote. Its headline is bargained out, where nobody has one, and a further issue is of
options, which the others vote on: the answer `votes` is that of all issues, and no line can carry both."""
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


@pytest.mark.parametrize("path", [tried(path) for path in sheets() if path != NOT_CARRIED])
def test_a_stranger_s_sheet_is_the_same_case_when_it_is_sent_back(path: Path, tmp_path: Path) -> None:
    first = opened(path, {}, None, TODAY)
    assert case_of(sent_back(first, tmp_path)) == case_of(first)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (BALLOT, {}),
        (BALLOT, {"status_quo": "Against", "procedure": "motion", "quota": "2/3"}),
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
    with pytest.raises(UserError, match=r"^as-read.csv: quota = '9': expected a quota above 0"):
        opened(path, {}, None, TODAY)
    path.write_text(text.replace("quota=2/3", "quoda=9"), "utf-8")
    with pytest.raises(TableError, match=r"as-read.csv: # Answer: quoda=9: found 'quoda', .*did you mean quota\?"):
        opened(path, {}, None, TODAY)


def test_lines_of_answers_are_read_in_no_table_but_such_a_one(tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text(f"{PORT}# Answer: quota=9\n", "utf-8")
    assert opened(tmp_path / "port.csv", {}, None, TODAY).written == {}


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
