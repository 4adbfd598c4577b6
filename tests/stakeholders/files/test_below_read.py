"""What would be wrong: a key, a timetable or a memo below the table that is taken for somebody, or somebody lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

from .reading import who

HEAD = "no,actor,position,salience,weight,votes,contact,remark\n"
FOUR = (
    "1,Aldin,20,60,40,3,by phone,\n"
    "2,Berin,75,80,30,2,,keen\n"
    "3,Corva,60,50,20,2,met her,\n"
    "4,Dorn,10,30,20,1,,\n"
)  # fmt: skip
SUM = ",Total,,,110,8,,\n"
BLANK = ",,,,,,,\n"
NAMES = ["Aldin", "Berin", "Corva", "Dorn"]
SAYS = "stands below the table and says nothing in any column that is read"


def told(folder: Path, *rows: str) -> Stakeholders:
    return read(folder, HEAD + "".join(rows))


def read(folder: Path, text: str) -> Stakeholders:
    (folder / "ban.csv").write_text(text)
    return stakeholders(understood(read_sheet(folder / "ban.csv")).sheet)


def why(found: Stakeholders) -> dict[int, str]:
    return {one.spot.row: one.reason for one in found.left_out}


@pytest.mark.parametrize(
    "rows",
    [
        # a key, whose codes stand in the column of numbers and are no names
        ("Key:,High / Medium / Low,,,,,,\n", "n/d,not disclosed,,,,,,\n", "LOI,letter of intent,,,,,,\n"),
        # lines with a name of theirs before the colon
        ("Question:,which law will come of it?,,,,,,\n", "Otherwise:,the old law ends,,,,,,\n"),
        # a timetable over several columns
        (",Mon,,,Wed,,plenary,opening\n", ",Grading: 40 % paper and 60 % play,,,,,,\n"),
        # an amount in a column that is not read
        (",Cost of the pump,,,,,1250.00,\n",),
    ],
)
@pytest.mark.parametrize("sums", [True, False])
def test_rows_below_of_which_no_read_column_says_anything(tmp_path: Path, rows: tuple[str, ...], sums: bool) -> None:
    found = told(tmp_path, FOUR, SUM if sums else "", BLANK, *rows)
    assert who(found) == NAMES
    assert len(found.left_out) == len(rows) + sums  # each is named


def test_the_reason_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, FOUR, BLANK, ",Cost of the pump,,,,,see bill,\n", ",Ferry,,,,,see file,\n")
    assert who(found) == NAMES
    assert [why(found)[at] for at in (7, 8)] == [SAYS, SAYS]


def test_somebody_of_whom_nothing_is_known_stays_within_the_table(tmp_path: Path) -> None:
    found = told(tmp_path, FOUR, "5,Estel,,,,,to be asked,new\n", "6,Fenn,50,50,10,1,,\n", SUM)
    assert who(found) == [*NAMES, "Estel", "Fenn"]
    # at its end, too, where neither a blank row nor a sum is before it
    assert who(told(tmp_path, FOUR, "5,Estel,,,,,to be asked,new\n", SUM)) == [*NAMES, "Estel"]
    assert who(told(tmp_path, FOUR, "5,Estel,,,,,to be asked,new\n")) == [*NAMES, "Estel"]


def test_who_is_asked_about_below_the_sums_stays(tmp_path: Path) -> None:
    """A sign for not known, a word of who is away, and a heading of their own say that somebody is meant."""
    assert "Estel" in who(told(tmp_path, FOUR, BLANK, ",Estel,?,,,,by phone,\n"))
    headed = "Observers,,,,,,,\n", ",Estel,,,,,by phone,asked in May\n", ",Fenn,30,20,5,0,,\n"
    assert who(told(tmp_path, FOUR, SUM, BLANK, *headed)) == [*NAMES, "Estel", "Fenn"]


def test_who_has_a_number_of_the_list_stays(tmp_path: Path) -> None:
    assert "Estel" in who(told(tmp_path, FOUR, SUM, BLANK, "5,Estel,,,,,by phone,to be asked\n"))


def test_groups_between_blank_rows_keep_who_is_not_asked_yet(tmp_path: Path) -> None:
    rows = ("1,Aldin,20,60,40,3,by phone,\n", BLANK, "2,Berin,75,80,30,2,Ann,\n", "3,Corva,60,50,20,2,,\n", BLANK)
    found = told(tmp_path, *rows, "4,Dorn,,,,,Ann,not asked yet\n", "5,Estel,,,,,Bob,\n")
    assert who(found) == ["Aldin", "Berin", "Corva", "Dorn", "Estel"]


@pytest.mark.parametrize("head", ["Memo items", "For the record", "Nachrichtlich", "Pour mémoire", "Pro memoria"])
def test_rows_under_a_memo_are_points_of_comparison(tmp_path: Path, head: str) -> None:
    memo = f",{head},,,,,,\n", ",Present rate,35,,,,,\n", ",Break-even of ours,71,,,,,\n"
    found = told(tmp_path, FOUR, SUM, BLANK, *memo)
    assert who(found) == NAMES
    assert why(found)[10] == "is a point of comparison, and nobody's position"


def test_a_memo_in_the_column_of_the_groups(tmp_path: Path) -> None:
    head = "kind,actor,position,salience,weight\n"
    rows = "buyers,Aldin,20,60,40\nbuyers,Berin,75,80,30\nsellers,Corva,60,50,20\nsellers,Dorn,10,30,20\n"
    found = read(tmp_path, head + rows + ",Total,,,110\n,,,,\nFor reference,Inquiry of May,71,,\n")
    assert who(found) == NAMES


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Votes in play,,,,8,,count again\n", "adds up or averages the others"),
        (",Two thirds,,,,5.33,,\n", "tells how many are needed"),
        (",Stimmen im Saal,,,,8,,\n", "adds up or averages the others"),
        (",2/3 of that,,,,5.33,,\n", "tells how many are needed"),
        (",60 % davon,,,,4.8,,\n", "tells how many are needed"),
        (",Вакантные мандаты,,,,2,,осенью\n", "is an empty seat"),
        (",Gewogen gem. AB (zetels),41,,,,,\n", "adds up or averages the others"),
        (",Wtd. avg. of the board,41,,,,,\n", "adds up or averages the others"),
        (",Gew. Mittel Vorstand,41,,,,,\n", "adds up or averages the others"),
        (",Śr. ważona,41,,,,,\n", "adds up or averages the others"),
    ],
)
def test_rows_of_few_cells_that_say_what_they_are(tmp_path: Path, row: str, reason: str) -> None:
    found = told(tmp_path, FOUR, row)
    assert who(found) == NAMES
    assert why(found)[6] == reason


@pytest.mark.parametrize(
    "name", ["Votes for Women", "2/3 Club", "Weighted Average Ltd", "Memo Records", "Stimmen der Stadt"]
)
def test_somebody_of_such_a_name_stays(tmp_path: Path, name: str) -> None:
    assert name in who(told(tmp_path, FOUR, f"5,{name},41,30,10,1,Ann,\n"))
