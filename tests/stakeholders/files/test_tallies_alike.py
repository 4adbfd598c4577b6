"""What would be wrong: of rows that count how many are for and against one is left out, and its sisters are voters."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

NAMES = ("Bellandi", "Corsini", "Orto", "Marchetti", "Nardi", "Oberti")


def told(folder: Path, *lines: str) -> Stakeholders:
    (folder / "port.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return stakeholders(understood(read_sheet(folder / "port.csv")).sheet)


def test_sisters_of_a_tally_are_none_of_the_voters(tmp_path: Path) -> None:
    cells = zip(NAMES, ("Rettrice", "Dir. Lettere", "Dir. Scienze", "Dir. Arte", "Dir. Medicina", "DG"), strict=True)
    rows = [f"{name};{role};{side};alto;2/12;ci pensa" for (name, role), side in zip(cells, "+-0++-", strict=True)]
    tallies = ("favorevoli (+ e ++);;5;;;senza Rettrice", "contrari;;6;;;", "incerti / astenuti;;3;;;")
    found = told(tmp_path, "Componente;Ruolo;Orientamento;Quanto ci tiene;Sentito il;Note", *rows, ";;;;;", *tallies)
    assert [one.actor for one in found.entries] == sorted(NAMES)
    assert [one.spot.row for one in found.left_out] == [9, 10, 11]


def test_who_has_a_number_beside_a_tally_stays(tmp_path: Path) -> None:
    rows = [f"{name};{at}0" for at, name in enumerate(NAMES, 1)]
    found = told(tmp_path, "Componente;Orientamento", *rows, "contrari;6")
    assert {*NAMES} <= {one.actor for one in found.entries}


def test_rows_called_tally_are_no_seats(tmp_path: Path) -> None:
    seats = ("Canada", "Norway", "France", "Brazil", "Ghana", "Kenya", "India", "Poland", "Jordan")
    posts = ("Ottawa", "Oslo", "Paris", "Brasilia", "Accra", "Nairobi", "Delhi", "Warsaw", "Amman")
    sides = ("firm L", "lean L", "lean T", "firm T", "firm L", "undecided", "lean L", "lean T", "lean L")
    rows = [";".join(row) for row in zip(seats, posts, sides, "975346825", ("says so",) * 9, strict=True)]
    tallies = [
        f"Tally;;{side}: {many};;"
        for side, many in (("firm L", 2), ("lean L", 3), ("lean T", 2), ("firm T", 1), ("undecided", 1))
    ]
    last = "If no one reaches 5 after three ballots: the deputy acts until June;;;;"
    found = told(tmp_path, "Seat;Our post;Canvass 2;How much they mind;Comment", *rows, ";;;;", *tallies, last)
    assert [one.actor for one in found.entries] == sorted(seats)
