"""What would be wrong: a row that was left out of a table without the answer saying so."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.cli import group
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.build import document
from instantsia.stakeholders.build.reading_told import reading_told

TODAY = 740_000


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three actors, one of them hidden, and a sum."""
    book = openpyxl.Workbook()
    for row in (["actor", "position"], ["Ann", 20], ["Bob", 75], ["Cleo", 60], ["Total", 155]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "quay.xlsx")
    return tmp_path / "quay.xlsx"


def test_rows_that_were_left_out_are_named_in_what_a_reader_is_told(table: Path) -> None:
    found = opened(table, {}, None, TODAY)
    assert [entry.actor for entry in found.table.stakeholders.entries] == ["Ann", "Bob", "Cleo"]
    told = " ".join(str(document(found.table, {})).split())
    assert "Left out: row 5 ('Total, 155', which adds up or averages the others)." in told
    assert "Hidden rows were read (3" in told


def test_hidden_rows_are_left_out_where_this_is_asked(table: Path) -> None:
    found = opened(table, {}, None, TODAY, "leave-out")
    assert [entry.actor for entry in found.table.stakeholders.entries] == ["Ann", "Cleo"]
    assert "row 3 ('Bob, 75', which is hidden); row 5 ('Total, 155'" in str(document(found.table, {}))


@pytest.mark.parametrize("name", ["forecast", "levers", "convert", "power"])
def test_every_command_that_reads_tables_can_leave_them_out(name: str) -> None:
    command = group.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert "--hidden" in [one for option in command.params for one in option.opts]


def test_lines_below_a_table_are_shown_whole_before_anything_is_asked(tmp_path: Path) -> None:
    """What a line tells of vetoes and of who signs stands at its end; `--full` has it, too."""
    head = "actor,position,salience,weight,remark\nAnn,20,50,3,\nBob,75,40,2,x\nCleo,60,30,1,\n,,,,\n"
    lines = [
        f"Item {at} of the talks is settled and closed. The mayor and the board can each kill it." for at in "123456"
    ]
    path = tmp_path / "quay.csv"
    path.write_text(head + "".join(f'"{line}",,,,\n' for line in [*lines, "Much is unknown. " + "x" * 300 + "."]))
    found = opened(path, {}, None, TODAY)
    told = "\n".join(reading_told(found.table.stakeholders))
    assert all(line in told for line in lines)
    assert "x" * 130 in told
    assert "x" * 160 not in told
    assert all(line in str(document(found.table, {})) for line in lines)


def test_a_row_without_a_name_and_positions_of_one_merged_cell_are_told_beside_the_answer(tmp_path: Path) -> None:
    """If it failed, a row with numbers would be gone, or one number stand for several people, without the answer
    saying so."""
    book = openpyxl.Workbook()
    for row in (["actor", "position", "salience"], ["Ann", 20, 50], ["Bob", None, 60], ["", 90, 40], ["Cleo", 60, 15]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.save(tmp_path / "quay.xlsx")
    case = document(opened(tmp_path / "quay.xlsx", {}, None, TODAY).table, {})
    notes = case["notes"] if "notes" in case else str(case)
    guessed, _, told = " ".join(str(notes).split()).partition("From the table")
    assert "Read: merged cells B2:B3 are read as '20' in each (unmerge them, and fill each)." in guessed
    assert "Left out: row 4 ('no name, 90, 40', which has numbers and no name)." in told
