"""What would be wrong: a sum, an empty seat or a tally that passes for an actor, or an actor who is lost for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.rows.left_out_told import told_left_out

from .reading import meant, who

HEADER = "no,member,district,position,salience,influence,note\n"
FOUR = """1,Aldin,North,20,60,40,by phone
2,Berin,North,75,80,30,
3,Corva,South,60,50,20,met her
4,Dorn,South,10,30,20,
"""
NAMES = ["Aldin", "Berin", "Corva", "Dorn"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Tot. north,,,,70,", "adds up"),
        (",Summe Ja,,,,12,", "adds up"),
        (",Anteil Ja,,83.7,,,", "how many of all"),
        (",Avg voters,,(31),,,", "adds up"),
        (",Gemiddelde,,41,,,", "adds up"),
        (",Sum,,,,110,must be 110", "adds up"),
        (",Parliament (weighted mean),,44,55,27,", "adds up"),
        (",Blocking min.,,,,35,", "how many are needed"),
        (",Schwelle,,braucht 35 %,,,", "how many are needed"),
        (",Street (n=31),,25,,,", "point of comparison|others expect"),
        (",[vacant],North,,,30,", "empty seat"),
        (",(vaga não indicada),North,,,,to come", "empty seat"),
        ("5,tbd,North,,20,30,", "empty seat"),
        ("5,wakat,North,,,30,", "empty seat"),
        ("5,TEST ignore,North,50,50,50,asdf", "trial answer"),
    ],
)
def test_a_row_that_is_nobody_in_a_wide_table(row: str, reason: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}{row}\n")
    assert who(found) == NAMES
    assert any(part in found.left_out[0].reason for part in reason.split("|"))
    assert found.left_out[0].spot.row == 6


@pytest.mark.parametrize("name", ["Total Energies", "Sum 41", "Vacanti Group", "Testa", "Anteil der Frauen e.V."])
def test_somebody_of_such_a_name_who_has_a_position_stays(name: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}5,{name},North,40,20,10,\n")
    assert name in who(found)
    assert not found.left_out


def test_a_company_called_total_is_told_where_it_is_read(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}5,Total,North,40,20,10,opposes\n")
    assert "Total" in who(found)
    assert any("'Total' (row 6) is read as an actor" in note for note in found.notes)


def test_sums_of_districts_whose_word_stands_before_the_names(tmp_path: Path) -> None:
    rows = FOUR.splitlines()
    cells = [row.split(",") for row in rows]
    lines = [
        f"{district},{name},{position},{salience},{power}" for _, name, district, position, salience, power, _ in cells
    ]
    lines[2:2] = ["Total North,2 towns,,,70"]
    text = "\n".join(["district,town,position,salience,influence", *lines, "Total South,2 towns,,,40"])
    found = meant(tmp_path, text + "\n")
    assert who(found) == NAMES
    assert [one.spot.row for one in found.left_out] == [4, 7]


def test_a_tally_below_is_no_actor_and_told_in_one_line(tmp_path: Path) -> None:
    rows = "Aldin,North,For,60\nBerin,North,Against,80\nCorva,South,For,50\nDorn,South,Against,20\n"
    found = meant(tmp_path, f"member,district,leaning,salience\n{rows}\nFor,,2,\nAgainst,,2,\n")
    assert who(found) == NAMES
    assert told_left_out(found.left_out) == [
        "row 7 ('For, 2') and row 8 ('Against, 2'), each of which counts the others"
    ]


def test_what_a_word_processor_broke_over_rows_is_joined(tmp_path: Path) -> None:
    rows = FOUR.replace("met her\n", "met her\n,,,,,,in May\n")
    found = meant(tmp_path, HEADER + rows)
    assert who(found) == NAMES
    assert found.entries[2].note == "met her in May"
    assert str(found.left_out[0]) == "row 5 ('in May', which goes on with the row above it)"


def test_a_total_under_what_was_joined_is_left_out(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}5,Total,North,,,90,counted by\n,,,,,,the desk\n")
    assert who(found) == NAMES
    assert found.left_out[0].text == "5, Total, North, 90, counted by the desk"


def test_a_header_after_a_page_break_is_left_out_and_one_of_the_same_people_begins_a_table(tmp_path: Path) -> None:
    first, second = FOUR.splitlines()[:2], FOUR.splitlines()[2:]
    found = meant(tmp_path, HEADER + "\n".join(first) + f"\n{HEADER}" + "\n".join(second) + "\n")
    assert who(found) == NAMES
    assert found.left_out[0].reason == "is the header once more"
    twice = meant(tmp_path, f"{HEADER}{FOUR}{HEADER}{FOUR}")
    assert who(twice) == NAMES
    assert twice.left_out[0].reason.startswith("begins a second table")


def test_those_below_a_heading_without_a_vote_are_named(tmp_path: Path) -> None:
    text = f"{HEADER}{FOUR}\n,FUORI DAL CDN (non votano),,,,,\n,Estel,North,5,20,10,\n"
    found = meant(tmp_path, text)
    assert who(found) == [*NAMES, "Estel"]
    assert found.voteless == ("Estel",)


def test_two_names_that_may_be_one_are_told(tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}5,Dean of Arts (Prof. Aldin),North,40,20,10,\n")
    assert (
        "May be one and the same, and read as two: 'Aldin' (row 2) and 'Dean of Arts (Prof. Aldin)' (row 6) "
        "(where they are one, take one of the rows out)" in found.notes
    )
