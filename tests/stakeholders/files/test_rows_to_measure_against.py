"""What would be wrong: an agreement of before, an index, an empty seat or what is needed casts a vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from .reading import meant, who

HEADER = "member,district,position,salience,influence,votes,note\n"
FOUR = """Aldin,North,20,60,40,2,by phone
Berin,North,75,80,30,1,
Corva,South,60,50,20,1,met her
Dorn,South,10,30,20,2,
"""
NAMES = ["Aldin", "Berin", "Corva", "Dorn"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Rinnovo 2021,,55,,,,", "point of comparison"),
        ("2019 agreement,,55,,,,signed", "point of comparison"),
        ("Preliminaries of Adrianople,,80,,,,art. 24", "point of comparison"),
        ("Co-chairs' text v3,,50,,,,brackets", "point of comparison"),
        ("VACAT (okręg 58),South,,,,1,", "empty seat"),
        ("вакантні мандати,,,,,2,ТВК тягне", "empty seat"),
        ("wakaty,South,,,,1,", "empty seat"),
        ("РАЗОМ,,,,,6,", "adds up"),
        ("celkem,,,,,6,", "adds up"),
        ("треба,,,,,4,більшість від складу (а не від присутніх!)", "how many are needed"),
        ("nodig,,,,,4,van allen", "how many are needed"),
        ("Non-voting,,,,,2,", "heading"),
    ],
)
def test_a_row_that_is_measured_against_is_nobody(row: str, reason: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}{row}\n")
    assert who(found) == NAMES
    assert reason in found.left_out[0].reason


@pytest.mark.parametrize("name", ["IPCA prev. 3 anni", "Landing place (rumour)"])
def test_an_index_or_a_rumour_is_told_with_the_answer_that_takes_it_out(name: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{HEADER}{FOUR}{name},,50,,,,\n")
    assert name in who(found)
    assert sum(f"(--answer leave_out='{name}' takes out whoever is no actor)" in one for one in found.notes) == 1


@pytest.mark.parametrize(
    "name",
    ["Rinnovo Civico", "Deal Partners 2021", "Treaty Bay Council", "Vacat Press", "Треба Іван"],
)
def test_somebody_of_such_a_name_who_has_what_others_have_stays(name: str, tmp_path: Path) -> None:
    assert name in who(meant(tmp_path, f"{HEADER}{FOUR}{name},South,30,40,20,1,\n"))
