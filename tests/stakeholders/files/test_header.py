"""What would be wrong: names of two rows that are read as one of them, or a title that becomes part of a name."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders
from instantsia.stakeholders.files.table.header import find_header

from .reading import read

TWO = ["Actor", "Capability", "Tax Position", "Tax Salience", "Quota Position", "Quota Salience"]
BODY = "Aldin,40,20,60,70,20\nBerin,30,75,80,10,50\n"


@pytest.mark.parametrize(
    "header",
    [
        ",,Tax,,Quota,\nActor,Capability,Position,Salience,Position,Salience\n",
        "Actor,Capability,Tax,,Quota,\n,,Position,Salience,Position,Salience\n",
        "What was asked in May,,,,,\n\n,,Tax,,Quota,\nActor,Capability,Position,Salience,Position,Salience\n",
        "Who,,Tax,,Quota,\nActor,Capability,Position,Salience,Position,Salience\n",
    ],
)
def test_groups_above_a_header(tmp_path: Path, header: str) -> None:
    plain = read(tmp_path, ",".join(TWO) + "\n" + BODY, "plain.csv")
    found = read(tmp_path, header + BODY)
    assert found.issues == ("Quota", "Tax")
    assert found.entries == plain.entries
    assert found.title == ("What was asked in May" if header.startswith("What") else "")


def test_groups_that_are_merged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ["Actor", "Tax", None, "Source", "Quota", None],
        [None, "Position", "Salience", None, "Position", "Salience"],
    ]
    for row in (*rows, ["Aldin", 20, 60, "x", 70, 20], ["Berin", 75, 80, None, 10, 50]):
        sheet.append(row)
    for area in ("A1:A2", "B1:C1", "D1:D2", "E1:F1"):
        sheet.merge_cells(area)
    book.save(tmp_path / "t.xlsx")
    found = read_sheet(tmp_path / "t.xlsx")
    assert [cell.text for cell in found.header] == [
        "Actor", "Tax Position", "Tax Salience", "Source", "Quota Position", "Quota Salience",
    ]  # fmt: skip
    told = stakeholders(found)
    assert [(one.issue, one.actor, one.position.raw) for one in told.entries] == [
        ("Quota", "Aldin", "70"), ("Quota", "Berin", "10"), ("Tax", "Aldin", "20"), ("Tax", "Berin", "75"),
    ]  # fmt: skip
    assert not found.left_out


def test_a_title_is_no_group_and_one_group_is_a_title() -> None:
    assert find_header([["OPEC, May"], ["Actor", "Position"], ["A", "40"]]).names == ["Actor", "Position"]
    assert find_header([["", "Tax"], ["Actor", "Position"], ["A", "40"]]).names == ["Actor", "Position"]


def test_a_header_that_is_not_known_has_its_shape() -> None:
    rows = [
        ["OPEC, May", "", ""],
        ["Director", "Where they stand", "Weight"],
        ["Aldin", "20", "3"],
        ["Berin", "75", "1"],
    ]
    found = find_header(rows)
    assert (found.first, found.last, found.names) == (1, 1, rows[1])
    assert find_header([["A", "40"], ["B", "50"]]).first == 0


def test_a_workbook_whose_header_is_not_known_is_the_sheet_that_has_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Read me", "first"])
    for row in (["Director", "Where they stand"], ["Aldin", 20], ["Berin", 75]):
        book.create_sheet("Board") if "Board" not in book.sheetnames else None
        book["Board"].append(row)
    book.save(tmp_path / "t.xlsx")
    assert read_sheet(tmp_path / "t.xlsx").header[0].spot.sheet == "Board"


@pytest.mark.parametrize("margin", ["", ","])
def test_ends_of_a_range_under_their_band(tmp_path: Path, margin: str) -> None:
    header = "Actor,,Position (0-100),,,Weight (0-100),\n{0}No.,Name,Low,Best est.,High,Influence,Salience\n"
    (tmp_path / "t.csv").write_text((margin + header).format(margin) + f"{margin}1,Aldin,10,20,30,40,50\n" * 2)
    found = read_sheet(tmp_path / "t.csv")
    assert [cell.text for cell in found.header if cell.text] == [
        "No.", "Name", "Position (0-100) Low", "Position (0-100) Best est.", "Position (0-100) High", "Influence",
        "Salience",
    ]  # fmt: skip


@pytest.mark.parametrize("names", ["wants,stars", "will,Sternchen", "quiere,estrellas", "хочет,звёзды"])
def test_what_stands_once_under_each_group_is_told_apart_by_it(names: str) -> None:
    above = ["", "", "Canal", "Canal", "Toll", "Toll"]
    below = ["Who", "Chair", *names.split(","), *names.split(","), "Remark"]
    body = [[name, name, "5", "**", "7", "*", "-"] for name in ("Aldin", "Berin", "Corvo")]
    joined = find_header([above, below, *body], merged=frozenset((0,))).names
    assert [name.split(" [")[0] for name in joined[2:6]] == [
        "Canal position", "Canal salience", "Toll position", "Toll salience",
    ]  # fmt: skip
    assert joined[-1] == "Remark"


def test_a_scale_may_be_the_name_of_a_column_and_no_late_row_is_the_header() -> None:
    rows = [["who", "what they want", "0-10", "seats", "care?"]]
    rows += [[f"Party {at}", f"text {at}", str(at % 9 + 1), str(at + 10), "much"] for at in range(9)]
    late = ["Bank", "will not say", "?", "few", "hardly"]
    assert find_header([*rows, late, ["Mayors", "a cap", "7", "12", "quite"]]).first == 0
    # numbers beyond it: it is a cell of the table, and the row of somebody
    assert find_header([["who", "wants", "6-7", "x"], *([one[0], "w", "9", str(at)] for at, one in enumerate(rows))])


def test_the_first_row_of_a_table_is_no_second_row_of_its_header(tmp_path: Path) -> None:
    """A member state of a group, with its own remark, under names of which none is known."""
    rows = [
        ["Bloc", "State", "Sponsor", "How they will go", "Sure?", "Remarks"],
        ["North", "Aldin", "x", "For", "firm", "US"],
        ["", "Berin", "", "Against", "likely", ""],
        ["", "Corin", "", "For", "firm", "asked for a delay"],
        ["South", "Dorin", "", "Against", "likely", ""],
        ["", "Edrin", "x", "For", "firm", ""],
    ]
    assert find_header(rows).names == rows[0]
    (tmp_path / "t.csv").write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    assert [cell.text for cell in read_sheet(tmp_path / "t.csv").header] == rows[0]


BANDS = "Assessment,{},,{},\nName,Position,Weight,Position,Weight\nA,10,5,60,6\nB,90,5,20,7\nC,50,4,40,3\n"


def weighed(folder: Path, *bands: str) -> dict[str, dict[str, tuple[float, float]]]:
    """{issue: {actor: (position, capability)}}."""
    (folder / "bands.csv").write_text(BANDS.format(*bands))
    out: dict[str, dict[str, tuple[float, float]]] = {}
    for one in stakeholders(understood(read_sheet(folder / "bands.csv")).sheet).entries:
        assert one.position.number is not None
        assert one.capability.number is not None
        out.setdefault(one.issue, {})[one.actor] = (one.position.number.low, one.capability.number.low)
    return out


def test_a_weight_under_each_band_goes_with_the_positions_of_its_band(tmp_path: Path) -> None:
    after = {"A": (60, 6), "B": (20, 7), "C": (40, 3)}
    assert weighed(tmp_path, "Before", "After") == {"After": after}
    assert weighed(tmp_path, "Tax", "War") == {"Tax": {"A": (10, 5), "B": (90, 5), "C": (50, 4)}, "War": after}


def test_a_part_of_the_table_may_name_its_columns_anew(tmp_path: Path) -> None:
    """If it failed, a line above the table was the header, since each name stood again over a later part."""
    text = (
        "Question:,,Which summer level?,,,,\n"
        "Party,Speaker,Seats,Wanted level (m),Importance (1-10),Influence,Notes\n"
        "Farmers,S. W.,8,-2.6,10,high,talked in May\nWater,J. S.,5,-2.45,7,high,\nGreens,M. Y.,6,-2.2,9,medium,\n"
        "B. Officials (no vote),,,,,,\n"
        "Name,Office,,Wanted level (m),Importance (1-10),Influence,Notes\n"
        "Chair,chair,-,-2.3,7,very high,\nPump desk,staff,-,-2.35,6,medium,\n"
    )
    (tmp_path / "parts.csv").write_text(text)
    sheet = understood(read_sheet(tmp_path / "parts.csv")).sheet
    assert [row[0].text for row in sheet.rows] == ["Farmers", "Water", "Greens", "Chair", "Pump desk"]
    assert [str(one.spot.row) for one in sheet.left_out if "once more" in one.reason] == ["7"]
