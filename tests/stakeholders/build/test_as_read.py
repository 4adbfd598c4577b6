"""What would be wrong: a table written as it is understood that is read as another one when it comes back."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.files.sheet import TableError
from tests.stakeholders.test_sheets_by_strangers import first_read, sheets, tried

from .tables import TODAY

SHEETS = {
    "hedged": "actor,position,salience,capability\nA,~70,high,10\nB,80+,50±10,20\nC,<45,at least 60,30\n"
    "D,=60,70 (?),5+\nE,60..60,c. 20,12\nF,20|40,low,9\nG,,,\n",
    "port": 'Director,Position,Where they stand,Interest (1-5),Influence\n"Jansen, Piet",Chief executive,strongly for,'
    "5,High\nØ. Ødegård,Deputy director,for,3,Medium\nرئيس,Finance minister,tbc,1,Low\n"
    "Li,Head of legal,neutral,2,High\n",
    "quay": "actor,position,vote,veto,seats,source,note\nA,north or south,yes,x,3,cable 7,firm\nB,North,2,,2..4,,\n"
    "C,south > north,,,,,\nD,abstain,1,,,,\nE,?,1,,,,\n",
    "rated": "rater,actor,position,salience\nr1,A,20,60\nr2,A,40,50\nr1,B,70,80\nr2,B,90,80\n",
    "pace": "actor,position low,position,position high\nA,1,2,3\nB,4,,5\n",
    "shares": "actor,position,salience\nA,10,0.2\nB,30,1\n",
    "issues": "actor,issue,position\nA,tax,20\nB,tax,60\nA,visas,yes\nB,visas,no\n",
}


def scales(read: Opened) -> list[object]:
    """The scale of each issue, in their order, None of named options."""
    asking = questions.ask(read.known, read.written)
    issues = read.known.issues.items()
    return [None if facts.options else asking.of(name).value("scale") for name, facts in issues]


def reading(path: Path) -> Opened:
    return opened(path, {}, None, TODAY)


def comparable(read: Opened) -> list[object]:
    """The entries, but for what an empty cell and a cell that says unknown may be in either writing."""
    return [
        dataclasses.replace(one, spot=read.table.stakeholders.entries[0].spot)
        for one in read.table.stakeholders.entries
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_written_is_read_as_the_same_table(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.csv").write_text(SHEETS[name], "utf-8")
    first = reading(tmp_path / f"{name}.csv")
    (tmp_path / "as-read.csv").write_text(as_read(first), "utf-8")
    again = reading(tmp_path / "as-read.csv")
    assert comparable(again) == comparable(first)
    assert again.table.stakeholders.unit == first.table.stakeholders.unit
    assert again.table.stakeholders.issues == first.table.stakeholders.issues
    for one, other in zip(again.known.issues.values(), first.known.issues.values(), strict=True):
        assert one.options == other.options
    assert scales(again) == scales(first)
    # a second time it is the same to the letter, but for what says how cells were written
    rows = [row[:-1] for row in csv.reader(as_read(again).splitlines()) if len(row) > 1]
    assert rows == [row[:-1] for row in csv.reader(as_read(first).splitlines()) if len(row) > 1]


@pytest.mark.parametrize("path", [tried(path) for path in sheets()])
def test_a_stranger_s_sheet_comes_back_as_it_was_understood_and_is_not_asked_about_again(
    path: Path, tmp_path: Path
) -> None:
    first = first_read(path, TODAY)
    (tmp_path / f"{path.stem}.csv").write_text(as_read(first), "utf-8")
    again = reading(tmp_path / f"{path.stem}.csv")
    assert comparable(again) == comparable(first)
    assert scales(again) == scales(first)
    assert again.table.stakeholders.first == first.table.stakeholders.first
    ends = {name: facts.ends for name, facts in first.known.issues.items() if len(facts.ends) == 2}
    assert {name: again.known.issues[name].ends for name in ends} == ends
    asked = [one.key for one in questions.open_questions(again.known, again.written) if one.question.must]
    left = {"status_quo", *(() if len(ends) == len(first.known.issues) else ("ends",))}
    assert {key.partition(".")[0] for key in asked} <= left


def test_the_scales_of_the_issues_stand_in_what_is_written_and_hold_when_it_is_sent_back(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(
        "issue,actor,position\nyear,A,2030\nyear,B,2040\nshare,A,20\nshare,B,90\nyear,Status quo,2030\n", "utf-8"
    )
    answers = {"ends.share": "nothing|all of it", "scale": "2025..2045"}
    first = opened(tmp_path / "two.csv", answers, None, TODAY)
    text = as_read(first)
    assert text.splitlines()[:2] == [
        "issue,actor,position,scale,low end,high end,status quo,read as",
        "year,A,2030,2025..2045,,,2030,as written",
    ]
    (tmp_path / "back.csv").write_text(text.replace("2025..2045", "2020..2050"), "utf-8")
    again = reading(tmp_path / "back.csv")
    assert again.known.issues["year"].scale == (2020, 2050)
    assert again.known.issues["year"].status_quo == 2030
    assert again.known.issues["share"].ends == ("nothing", "all of it")


@pytest.mark.parametrize(
    ("cell", "row", "told"),
    [
        ("scale", "year,B,2040,ten,,", "found 'ten', expected the low and the high end, as in 0..10"),
        ("scale", "year,B,2040,0..5,,", "found '0..5', expected '2025..2045', which row 2 says of the same issue"),
        ("status quo", "year,B,2040,,,2050", "found '2050', expected a point from 2025 to 2045"),
        ("status quo", "year,B,2040,,,now", "found 'now', expected a point of the scale"),
    ],
)
def test_what_is_changed_in_it_to_what_cannot_be_names_its_cell(tmp_path: Path, cell: str, row: str, told: str) -> None:
    head = "issue,actor,position,scale,low end,status quo,read as"
    text = f"{head}\nyear,A,2030,2025..2045,,,as written\n{row},as written\n"
    (tmp_path / "back.csv").write_text(text, "utf-8")
    with pytest.raises(TableError) as raised:
        reading(tmp_path / "back.csv")
    assert str(raised.value) == f"back.csv, row 3, column {head.split(',').index(cell) + 1} ({cell}): {told}"


def test_a_row_of_sums_that_is_added_to_it_is_no_actor(tmp_path: Path) -> None:
    text = "actor,position (0 to 100),capability,read as\nA,10,2,as written\nB,30,3,as written\nTotal,,5,\n"
    (tmp_path / "back.csv").write_text(text, "utf-8")
    assert reading(tmp_path / "back.csv").known.actors == ("A", "B")


def test_what_each_cell_became_and_what_was_left_out_is_said(tmp_path: Path) -> None:
    (tmp_path / "port.csv").write_text(SHEETS["port"].replace("Influence", "Shoe size"), "utf-8")
    text = as_read(reading(tmp_path / "port.csv"))
    assert "position: 'strongly for' is 100; salience: '5' is 100" in text
    assert "position: 'tbc' is not known" in text
    assert "# Columns not read: Shoe size" in text
    assert "# Scale of saliences guessed: 1 to 5" in text


def test_every_row_that_was_left_out_is_named(tmp_path: Path) -> None:
    rows = "".join(f"side {at},{10 * at},{at}\n" for at in range(1, 8))
    remarks = "".join(f"line {at} of the legend,,\n" for at in range(12))
    (tmp_path / "port.csv").write_text(f"actor,position,salience\n{rows}Total,280,28\n\n{remarks}")
    text = as_read(reading(tmp_path / "port.csv"))
    assert all(f"row {at} (" in text for at in range(11, 23))
    assert text.count("Left out: row") == 2
    assert "Left out: row 9 ('Total, 280, 28', which adds up or averages the others)" in text


CELLS = st.one_of(
    st.integers(11, 100).map(str),
    st.tuples(st.integers(0, 50), st.integers(51, 100)).map(lambda ends: f"{ends[0]}..{ends[1]}"),
    st.integers(11, 100).map(lambda value: f"={value}"),
    st.sampled_from(["", "?", "80+", "<45", "30±10", "20|40", "high"]),
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_any_cells_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    folder = tmp_path_factory.mktemp("cells")
    rows = [("55", "60", "12"), *((a.replace("high", "70"), b, c.replace("high", "30")) for a, b, c in rows)]
    lines = [f"A{place},{','.join(cells)}" for place, cells in enumerate(rows)]
    (folder / "a.csv").write_text("\n".join(["actor,position,salience,capability", *lines]) + "\n")
    first = reading(folder / "a.csv")
    (folder / "b.csv").write_text(as_read(first))
    assert comparable(reading(folder / "b.csv")) == comparable(first)


@pytest.mark.parametrize("off", [["150"], ["150", "140", "-20"]])
def test_a_number_off_the_scale_of_the_header_of_a_checked_table_is_not_known_and_asked(
    tmp_path: Path, off: list[str]
) -> None:
    """The scale became 0 to 150, and the threshold another, for one cell."""
    rows = "".join(f"B{at},{one},{one},as written\n" for at, one in enumerate(off))
    head = "actor,position (0 to 100),salience (0 to 100),read as\nAnn,20,50,as written\nCid,60,40,as written\n"
    (tmp_path / "s.csv").write_text(head + rows, "utf-8")
    read = opened(tmp_path / "s.csv", {}, None, TODAY)
    facts = read.known.issues["s"]
    assert (facts.doubt, facts.held) == (None, (20.0, 60.0))
    assert read.known.salience is None
    need = dict(questions.lines(read.known, {}, must=True))
    assert any(line.startswith("--answer words=") for line in need)
    assert any(line.startswith("--answer grades=") for line in need)
    (told, *_) = questions.guessed(read.known, {})
    assert "'150' (row 4, is off the scale 0 to 100 of the header)" in told
