"""What would be wrong: one option under two names, an order or an either-or as an option of its own, or a code lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.options_in_words import ranked

from .reading import read


def words(folder: Path, *cells: str) -> list[str | None]:
    rows = "\n".join(f"{name};{cell}" for name, cell in zip("ABCDEFG", cells, strict=False))
    return [one.position.word for one in read(folder, f"actor;position\n{rows}\n").entries]


def test_one_option_is_written_once(tmp_path: Path) -> None:
    assert words(tmp_path, "no", "No.", "NO", "yes") == ["no", "no", "no", "yes"]


@pytest.mark.parametrize(
    "cell", ["north or south", "north/south", "north, south", "north and south", "North oder SOUTH", "north ou south"]
)
def test_either_of_two_options_of_the_table_is_no_third(cell: str, tmp_path: Path) -> None:
    assert words(tmp_path, "north", "south", cell, "stay") == ["north", "south", "north|south", "stay"]


def test_a_name_with_and_in_it_stays_one(tmp_path: Path) -> None:
    cells = ("bread and butter", "bread", "stay", "stay")
    assert words(tmp_path, *cells) == list(cells)


def test_a_leaning_to_an_option_of_the_table_is_that_option(tmp_path: Path) -> None:
    assert words(tmp_path, "reverse", "affirm", "lean reverse", "Strongly affirm") == [
        "reverse", "affirm", "reverse", "affirm"
    ]  # fmt: skip
    assert words(tmp_path, "strong cut", "north", "north") == ["strong cut", "north", "north"]


def test_orders_of_preference_in_cells(tmp_path: Path) -> None:
    assert ranked("1) north 2) south 3) stay") == ("north", "south", "stay")
    assert ranked("Option 2") == ranked("north") == ()
    found = words(tmp_path, "north > south > stay", "South>north", "stay", "1. stay 2. north")
    assert found == ["north > south > stay", "south > north", "stay", "stay > north"]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (("ND", "PK", "ND"), ["ND", "PK", "ND"]),
        (("DK", "NS", "ABC"), ["DK", "NS", "ABC"]),
        (("NSP", "north", "NSP"), ["NSP", "north", "NSP"]),
        (("nd", "north", "south"), [None, "north", "south"]),
        (("NA", "north", "south"), [None, "north", "south"]),
        (("n/a", "north", "n/a"), [None, "north", None]),
        (("ND", "40", "60"), [None, None, None]),
        (("TBC", "PK", "XY"), [None, "PK", "XY"]),
        (("NA", "?", "NA"), [None, None, None]),
    ],
)
def test_a_code_is_a_name_among_codes_and_where_it_comes_again(
    cells: tuple[str, ...], kept: list[str | None], tmp_path: Path
) -> None:
    assert words(tmp_path, *cells) == kept


@pytest.mark.parametrize(
    "cell", ["abstain", "Enthaltung", "s'abstient", "se abstiene", "astensione", "onthouding", "воздержался", "absent"]
)
def test_who_abstains_takes_no_option_and_is_no_blank(cell: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"actor,position\nA,{cell}\nB,for\nC,against\n")
    first = found.entries[0].position
    assert (first.abstains, first.blank, first.word) == (True, False, None)


def test_on_a_scale_who_abstains_is_not_known(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position\nA,abstain\nB,30\nC,50\n")
    first = found.entries[0].position
    assert (first.abstains, first.blank, first.number) == (True, False, None)


def test_a_letter_that_may_be_a_slip_is_said_and_so_is_what_was_read_as_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position\nA,north\nB,nroth\nC,south\nD,tbc\nE,?\n")
    assert "'north' and 'nroth' differ by one letter and are two options" in found.notes
    assert "Read as not known among the options: 1 '?', 1 'tbc'" in found.notes
    plain = read(tmp_path, "actor,position\nA,north\nB,south\nC,Option 1\nD,Option 2\n")
    assert plain.notes == ()


@pytest.mark.parametrize("rows", ["A,1e308\nB,-1e308\n", "A,1e16\nB,1e16\nC,9e15\n", "A,1e999\nB,1e-2e9\n"])
def test_numbers_beyond_those_that_are_reckoned_with_are_no_options(tmp_path: Path, rows: str) -> None:
    found = read(tmp_path, f"actor,position\n{rows}")
    assert all(one.position.word is None and one.position.number is None for one in found.entries)
    assert all(text in found.proposed.where[""] for text in (row.partition(",")[2] for row in rows.split()))
