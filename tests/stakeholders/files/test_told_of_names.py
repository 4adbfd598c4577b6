"""What would be wrong: votes that a name tells of are lost without a word, or one actor in two spellings is two."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from instantsia.stakeholders.files.rows import names_alike
from instantsia.stakeholders.files.rows.names_alike import alike
from instantsia.stakeholders.files.sheet import Cell, Spot

from .reading import read

LONG = "issue,actor,position,salience\nquota,Institut für Meeresforschung,0,95\nquota,Küstenbund,40,50\n"


def test_one_actor_in_two_spellings_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, f"{LONG}closure,Inst. für Meeresforschung,75,80\nclosure,Küstenbund,20,60\n")
    told = "May be one and the same, and read as two: 'Institut für Meeresforschung' (row 2) and "
    remedy = "where they are one, take one of the rows out"
    assert f"{told}'Inst. für Meeresforschung' (row 4) ({remedy})" in found.notes
    other = read(tmp_path, f"{LONG}closure,Inst. für Meereskunde,75,80\nclosure,Küstenbund,20,60\n")
    assert not any("one and the same" in note for note in other.notes)


def test_votes_within_a_name_are_told_where_no_column_has_them(tmp_path: Path) -> None:
    rows = "Grüne (11 Sitze),{},20\nStudenten (2 Stimmen),{},80\nErste Liga (16 Vereine),{},50\n"
    found = read(tmp_path, "actor,seats,position\n" + rows.format(11, 1, 1))
    told = "Votes told within names, and not used (a column of votes is): 'Studenten (2 Stimmen)' (row 3)"
    assert [note for note in found.notes if "Votes told" in note] == [told]


def test_two_names_that_look_alike_in_two_alphabets_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position\n\u0405pain,10\nSpain,85\n\u0420\u0438\u0433\u0430,50\n")
    told = [note for note in found.notes if "another alphabet" in note]
    assert told == [
        "May be one and the same, and read as two: 'Spain' (row 3) and '\u0405pain' (row 2), with letters of another "
        "alphabet (where they are one, take one of the rows out)"
    ]


@pytest.mark.parametrize("role", ["salience", "capability"])
def test_weights_that_are_all_0_are_told(tmp_path: Path, role: str) -> None:
    text = f"actor,position,{role}\nA,10,0\nB,85,0\nC,50,0\n"
    told = f"Every {role} is 0: no actor counts more than another by it"
    assert told in read(tmp_path, text).notes
    assert told not in read(tmp_path, text.replace("85,0", "85,1")).notes


def test_very_many_of_one_surname_are_not_compared_one_with_another() -> None:
    """9,000 names that end alike took minutes; two spellings of one name are told all the same."""
    names = [*(f"Actor {number} Example" for number in range(2000)), "Dr. Actor 7 Example"]
    cells = [Cell(name, Spot("t.csv", "", at)) for at, name in enumerate(names, 2)]
    assert "'Actor 7 Example' (row 9) and 'Dr. Actor 7 Example' (row 2002)" in alike(cells)[0]
    with mock.patch.object(names_alike, "may_be_one", wraps=names_alike.may_be_one) as compared:
        alike(cells)
    assert compared.call_count < len(names)
