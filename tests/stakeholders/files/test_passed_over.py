"""What would be wrong: half a file that is dropped without a word, or nineteen lines for one cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import Problem, Spot, TableError, ordered
from instantsia.stakeholders.files.stakeholders import stakeholders

SCENARIO = """<Scenario><name>Harbour</name>
<Dimensions><dName>Toll</dName><dNote>in May</dNote></Dimensions>
<Actors>
<Actor><name>Ann</name><capability>10</capability><Position><dCoord>20</dCoord></Position>
<Salience><dSal>30</dSal></Salience><voteRule>Linear</voteRule></Actor>
<Actor><name>Bob</name><capability>9</capability><Position><dCoord>80</dCoord></Position>
<Salience><dSal>30</dSal></Salience><voteRule>Cubic</voteRule></Actor>
</Actors>
<RandomSeed>7</RandomSeed>
</Scenario>"""


def test_parts_of_ktab_are_named_at_every_depth_and_each_kind_once(tmp_path: Path) -> None:
    (tmp_path / "t.xml").write_text(SCENARIO)
    sheet = read_sheet(tmp_path / "t.xml")
    assert [str(one) for one in sheet.left_out] == [
        "line 2 ('<dNote> dNote=in May', which is a part that is not read)",
        "line 5 ('<voteRule> voteRule=Linear and 1 more', which is a part that is not read)",
        "line 9 ('<RandomSeed> RandomSeed=7', which is a part that is not read)",
    ]
    assert len(stakeholders(sheet).entries) == 2


@pytest.mark.parametrize("first", ["#/\twho\twhat", "#0 who said so", "#O\tsaid\tso", "'#/'\tquoted", "#/"])
def test_remarks_of_the_exchange_model_stand_anywhere(tmp_path: Path, first: str) -> None:
    rows = ["#A\tAnn\tAnn of the quay", "#A\tBob\tBob", "#P\ttoll\ttoll", first, "#D\tAnn\ttoll\t20\t.6\t.4"]
    (tmp_path / "t.csv").write_text("\n".join([first, "", *rows, "#D\tBob\ttoll\t75\t.8\t.3"]))
    sheet = read_sheet(tmp_path / "t.csv")
    assert [one.spot.row for one in sheet.left_out] == [1, 6]
    assert len(stakeholders(sheet).entries) == 2
    assert sheet.notes == ("the longer names behind #A and #P were not read",)


def test_a_row_of_an_unknown_letter_is_told_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("#B\tx\n#A\tAnn\tAnn\n#P\ttoll\ttoll\n#D\tAnn\ttoll\t20\t.6\t.4\n")
    with pytest.raises(TableError, match=r"line 1: found '#B x', expected a row that begins with #A, #P, #M or #D"):
        stakeholders(read_sheet(tmp_path / "t.csv"))


def test_a_table_whose_first_line_is_a_remark_is_no_exchange_model(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("# what we know\nactor,position\nAnn,20\n")
    assert read_sheet(tmp_path / "t.csv").format == "csv"


def test_nineteen_cells_with_one_cause_are_one_line() -> None:
    spots = [Spot("t.csv", "", row, 2, "position") for row in range(2, 21)]
    (line,) = ordered([Problem(spot, f"found 'x{spot.row}, or so', expected a number") for spot in spots])
    assert line == (
        "t.csv, row 2, column 2 (position): found 'x2, or so', expected a number; and so in 18 more cells of the "
        "column (rows 3, 4, 5, ...)"
    )
    few = [Problem(spot, f"found {spot.row}, expected a number") for spot in spots[:3]]
    assert ordered(few[::-1]) == list(map(str, few))
    two = [Problem(spot, f"found 'x', expected {'a number' if spot.row % 2 else 'a word'}") for spot in spots]
    assert len(ordered(two)) == 2


@pytest.mark.parametrize("word", ["none", "n/a", "-", "keine", "unknown"])
def test_a_word_for_nothing_is_no_source_and_no_body(tmp_path: Path, word: str) -> None:
    (tmp_path / "t.csv").write_text(f"actor,position,source,body,note\nA,20,{word},{word},{word}\nB,30,x,y,z\n")
    first, second = stakeholders(read_sheet(tmp_path / "t.csv")).entries
    assert (first.source, first.body, first.note) == ("", "", "")
    assert (second.source, second.body, second.note) == ("x", "y", "z")


def test_columns_of_the_wide_layout_that_are_not_read_are_named(tmp_path: Path) -> None:
    lands = ("at", "be", "de", "fr", "uk")
    header = ["isnr", "rp", "out", "prnr", "year", *(f"p{land}" for land in lands), *(f"s{land}" for land in lands)]
    (tmp_path / "t.csv").write_text(
        ",".join(header) + "\n" + ",".join(["1", "0", "50", "7", "2001", *["40"] * 10]) + "\n"
    )
    sheet = read_sheet(tmp_path / "t.csv")
    assert sheet.format == "deu"
    assert "columns not read: prnr, year" in sheet.notes
