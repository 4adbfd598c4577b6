"""What would be wrong: something that decides an answer and of which no line is printed."""

from __future__ import annotations

from pathlib import Path

from instantsia import api
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.reading_told import reading_told

from .tables import TODAY


def test_options_weights_and_which_way_marks_run_are_told(tmp_path: Path) -> None:
    """A word of indifference was an option that could win, and marks at school ran the other way, without a line."""
    path = tmp_path / "rat.csv"
    rows = "Ann;Nord;1;hoch\nBob;Süd;3;\nCid;Nord;2;mittel\nDee;egal welche;2;hoch\n"
    path.write_text(f"Name;Position;Gewicht (Note);Wichtigkeit\n{rows}", encoding="utf-8")
    told = reading_told(opened(path, {}, None, 740_000).table.stakeholders)
    assert "Words: 'Nord' 2, 'Süd' 1, 'egal welche' 1" in told
    assert "Salience not known, taken as one of the others' values: Bob" in told
    assert "Whoever has a higher number weighs more: Gewicht (Note)" in told


def test_of_a_word_among_numbers_it_is_told_where_it_stands(tmp_path: Path) -> None:
    """How often it is written looked like what it is worth."""
    path = tmp_path / "year.csv"
    path.write_text("actor,position\nAnn,2030\nBob,2040\nCy,2034\nDee,open\n", encoding="utf-8")
    one = opened(path, {}, None, 740_000)
    told = reading_told(one.table.stakeholders, asking=questions.ask(one.known, {}))
    assert "Words: 'open' 1 (read as 2033 to 2037)" in told


def test_a_note_that_begins_with_read_is_not_introduced_twice(tmp_path: Path) -> None:
    path = tmp_path / "read.csv"
    path.write_text("actor,position\nAldin,strongly in favour\nBerin,~50\nCorva,30\nDorn,80\nEsk,20?\n", "utf-8")
    answers = {"options": "none 0|all 100", "words": "strongly in favour 100"}
    note = api.of_document(opened(path, answers, None, TODAY).document()).case.note
    assert "Read: Read" not in note
    assert note.count("Read: 'strongly in favour' (row 2) as 100") == 1


def test_lines_above_the_header_are_told_whole(tmp_path: Path) -> None:
    """Who decides, and until when, stood above a header, and no line that was printed said so."""
    path = tmp_path / "above.csv"
    lines = "Petrol price,,\nThe ruler decides by decree; nobody votes,,\n,,\n"
    path.write_text(f"{lines}actor,position,salience\nAldin,20,50\nBerin,40,60\nCorva,70,80\n", encoding="utf-8")
    told = reading_told(opened(path, {}, None, TODAY).table.stakeholders)
    assert "Above the header: 'Petrol price', 'The ruler decides by decree; nobody votes'" in told
