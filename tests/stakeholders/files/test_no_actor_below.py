"""What would be wrong: a legend or a tally without a name that is refused, or somebody below the sums who is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows.no_actors import actors_only, adds_up
from instantsia.stakeholders.files.sheet import Sheet

from .reading import read
from .test_no_actors import out, sheet_of

HEADER = ("no", "actor", "position", "salience", "capability", "note")
FOUR = (
    ("1", "Aldin", "20", "60", "40", "by phone"),
    ("2", "Berin", "75", "80", "30", ""),
    ("3", "Corva", "60", "50", "20", "met her"),
    ("4", "Dorn", "10", "", "20", ""),
)
BLANK = ("",) * 6


def wide(*rows: tuple[str, ...]) -> Sheet:
    """What is left of a table of six columns."""
    return actors_only(sheet_of(list(rows), HEADER))


def who(sheet: Sheet) -> list[str]:
    return [row[1].text for row in sheet.rows]


NAMES = [row[1] for row in FOUR]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Sum", "", "", "", "110", ""), "adds up or averages the others"),
        (("Coast - average", "", "40", "60", "", ""), "adds up or averages the others"),
        (("Votes needed: 19", "", "", "", "", ""), "tells how many are needed"),
        (("Scored by the desk", "", "", "", "", ""), "reads as a remark"),
        (("", "", "", "", "", "as told by the desk"), "reads as a remark"),
        (("", "", "", "", "17", ""), "has no name and stands below the others"),
    ],
)
@pytest.mark.parametrize("blank", [True, False])
def test_a_row_without_a_name_below_the_table(row: tuple[str, ...], reason: str, blank: bool) -> None:
    found = wide(*FOUR, *((BLANK,) if blank else ()), row)
    assert who(found) == NAMES
    assert [one for _, one in out(found)] == [reason]


def test_a_heading_beside_the_names_and_a_sum_of_a_group() -> None:
    found = wide(("Coast", *BLANK[1:]), *FOUR[:2], ("Coast - average", "", "47.5", "70", "35", ""), *FOUR[2:])
    assert who(found) == NAMES
    assert out(found) == [(2, "is a heading"), (5, "adds up or averages the others")]


def test_a_row_in_the_middle_that_has_numbers_and_no_name_is_asked_about(tmp_path: Path) -> None:
    found = wide(*FOUR[:2], ("", "", "33", "40", "10", ""), *FOUR[2:])
    assert who(found) == ["Aldin", "Berin", "", "Corva", "Dorn"]
    assert not found.left_out
    told = read(tmp_path, "actor,position,salience\nA,20,30\n,40,50\nB,60,70\n").left_out
    assert [str(one) for one in told] == ["row 3 ('no name, 40, 50', which has numbers and no name)"]


def test_a_last_row_as_full_as_the_others_is_asked_about_where_no_blank_row_is_before_it() -> None:
    assert who(wide(*FOUR, ("5", "", "33", "40", "11", "")))[-1] == ""
    assert who(wide(*FOUR, BLANK, ("5", "", "33", "40", "11", ""))) == NAMES


def test_points_under_the_sums_are_no_actors() -> None:
    mean = ("", "Weighted mean", "44", "", "", "")
    found = wide(*FOUR, mean, ("", "Law in force", "15", "", "", ""), ("", "Draft of May", "30", "", "", ""))
    assert who(found) == NAMES
    point = "is a point of comparison, and nobody's position"
    assert out(found) == [(6, "adds up or averages the others"), (7, point), (8, point)]
    # behind a blank row it may be somebody of whom only this is known
    found = wide(*FOUR, mean, BLANK, ("", "Estel", "15", "", "", ""))
    assert who(found) == [*NAMES, "Estel"]
    # and who has as much as the others stays in any case
    assert who(wide(*FOUR, mean, ("5", "Estel", "15", "50", "8", "")))[-1] == "Estel"


def test_a_tally_below_the_table_counts_the_others() -> None:
    counts = [("", "For", "2", "", "", ""), ("", "Against", "1", "", "", ""), ("", "Undecided", "1", "", "", "")]
    full = [(*row[:5], row[5] or "x") for row in FOUR]
    full = [(*row[:3], row[3] or "5", *row[4:]) for row in full]
    found = wide(*full, BLANK, ("", "Vote count (of four)", "", "", "", ""), *counts)
    assert who(found) == NAMES
    assert {reason for _, reason in out(found)} == {"counts the others"}
    # under another line who has other names is a group of whom little is known
    others = [("", "Gales", "2", "", "", ""), ("", "Hasel", "1", "", "", "")]
    assert len(who(wide(*full, BLANK, ("", "Observers", "", "", "", ""), *others))) > 5


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "Needed if all come", "", "", "32", ""), "tells how many are needed"),
        (("", "Vacant (harbour ward)", "", "", "1", ""), "is an empty seat"),
        (("", "n/s = not said", "? = to be asked", "", "", ""), "tells what a code means"),
        (("", "Total coast", "30", "", "70", ""), "adds up or averages the others"),
        (("", "Total", "", "", "110", "2 for / 1 against"), "adds up or averages the others"),
    ],
)
def test_a_row_that_tells_by_its_name_what_it_is(row: tuple[str, ...], reason: str) -> None:
    found = wide(*FOUR[:3], row, FOUR[3])
    assert who(found) == NAMES
    assert out(found) == [(5, reason)]


@pytest.mark.parametrize("name", ["Needed Reform Party", "Required Reading Ltd", "Total War Coalition", "Total"])
def test_an_actor_of_such_a_name_stays(name: str) -> None:
    assert name in who(wide(*FOUR[:3], ("4", name, "10", "50", "20", "an ally"), FOUR[3]))


def test_a_heading_about_votes_behind_a_blank_row() -> None:
    found = wide(*FOUR[:3], BLANK, ("", "Not on the board (no vote)", "", "", "", ""), FOUR[3])
    assert who(found) == NAMES
    assert out(found) == [(6, "is a heading")]


@pytest.mark.parametrize(
    ("name", "adds"),
    [
        ("TOTAL Y", True), ("Total for", True), ("Sum of coded sides", True), ("Power x salience weighted mean", True),
        ("Sum of Us", False), ("Total E&P", False), ("Mean of Means Ltd", False),
    ],
)  # fmt: skip
def test_names_of_sums(name: str, adds: bool) -> None:
    assert adds_up(name) is adds


def test_a_column_of_groups_is_not_that_of_the_names(tmp_path: Path) -> None:
    """A group that stands once above its members leaves the cells under it blank: those rows are not without a name."""
    rows = "Kind,Side,Likely,Weight\nbuyers,Aldin,20,3\n,Berin,30,2\n,Corva,60,1\nsellers,Dorn,50,3\n,Estel,90,2\n"
    (tmp_path / "t.csv").write_text(rows)
    found = read_sheet(tmp_path / "t.csv")
    assert who(found) == ["Aldin", "Berin", "Corva", "Dorn", "Estel"]
    assert not found.left_out


def test_a_row_of_scales_goes_to_the_names_of_its_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("actor,position,salience (1-5),weight\n,0-10,1-5,%\nA,2,3,40\nB,7,5,60\n")
    found = read_sheet(tmp_path / "t.csv")
    assert [cell.text for cell in found.header] == ["actor", "position (0-10)", "salience (1-5)", "weight"]
    assert str(found.rows[0][1].spot) == "t.csv, row 3, column 2 (position (0-10))"
    assert out(found) == [(2, "tells how the columns are measured")]


def test_rows_that_count_words_under_a_sum_are_no_actors() -> None:
    rows = [("1", name, "20", word, "5", "x") for name, word in zip(NAMES, ("++", "+", "-", "0"), strict=True)]
    counts = [("", "For (+, ++)", "", "2", "", ""), ("", "Against (-, --)", "", "1", "", "")]
    below = [("", "Total", "80", "", "20", ""), *counts, ("", "Draft of the chair", "30", "+", "4", "x")]
    header = ("no", "actor", "share", "ban", "power", "note")
    found = actors_only(sheet_of([*rows, *below], header))
    assert [one for _, one in out(found)][1:3] == ["counts the others"] * 2
    # who has no more than the middle of such signs is somebody
    found = actors_only(sheet_of([*rows, below[0], BLANK, ("5", "Estel", "", "0", "", "")], header))
    assert who(found) == [*NAMES, "Estel"]


def test_a_table_of_its_own_below_the_others_is_no_actors() -> None:
    below = (("", "Check", "Plan A", "Plan B", "Plan C", ""), ("", "East", "412", "455", "498", ""))
    found = wide(*FOUR, BLANK, *below, ("", "West", "701", "612", "540", ""))
    assert who(found) == NAMES
    assert {one for _, one in out(found)} == {"belongs to another table below, which was not read"}


def test_a_sum_of_all_blocks_and_what_is_left_of_the_whole() -> None:
    coast = (("5", "Echo", "50", "70", "10", "x"), ("6", "Fenn", "20", "40", "15", "y"))
    sums = (("", "Told", "", "300", "115", ""), ("", "Balance", "", "", "12", ""))
    found = wide(*FOUR[:3], BLANK, *coast, *sums)
    assert who(found) == [*NAMES[:3], "Echo", "Fenn"]
    assert "is what is left of the whole, and nobody's" in {one for _, one in out(found)}


def test_a_line_between_dashes_is_no_part_of_the_name_above(tmp_path: Path) -> None:
    rows = "Ann;Aldin;20;60\nBo;Berin;75;80\n;— second bench —;;\nCy;Corva;60;50\nDi;Dorn;10;30\n"
    (tmp_path / "a.csv").write_text(f"played by;actor;position;salience\n{rows}", encoding="utf-8")
    assert "Berin" in [row[1].text for row in read_sheet(tmp_path / "a.csv").rows]


@pytest.mark.parametrize(
    "aside", ["observer", "Beobachterin mit Rederecht", "voix consultative", "sin voto", "głos doradczy"]
)
def test_who_is_an_observer_by_the_brackets_behind_the_name_has_no_vote(aside: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"actor,position\nAldin,20\nGreen League ({aside}),40\nBerin (North),60\n")
    assert told.voteless == (f"Green League ({aside})",)
    assert any("in brackets behind their names" in note for note in told.notes)


@pytest.mark.parametrize("name", ["COM (no vote)", "Kommission (ohne Stimmrecht)", "Observatoire (sans droit de vote)"])
def test_who_has_no_vote_by_the_name_is_an_actor_below_the_sums(name: str) -> None:
    total, bare = ("", "Total", "", "", "110", ""), ("", "Mean of all", "31", "", "", "")
    found = wide(*FOUR, total, BLANK, ("", name, "28", "", "", ""), bare)
    assert who(found) == [*NAMES, name]
