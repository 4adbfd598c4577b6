"""What would be wrong: the printed line about a code for not known makes a real number of another column unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened
from tests.stakeholders.build.tables import TODAY

CODED = """actor,position,salience,capability
Aldin,20,1,9
Berin,80,2,3
Corva,60,9,5
Dorn,40,5,12
Esk,10,4,7
Falk,30,3,2
"""
PLAIN = CODED.replace("Corva,60,9,5", "Corva,60,3,9")


def read(folder: Path, text: str, answers: dict[str, str]) -> Opened:
    (folder / "coded.csv").write_text(text, encoding="utf-8")
    return opened(folder / "coded.csv", answers, None, TODAY)


def unknown(found: Opened, role: str) -> list[str]:
    return [one.actor for one in found.table.stakeholders.entries if getattr(one, role).number is None]


@pytest.mark.parametrize("answers", [{}, {"grades": "9 unknown"}])
def test_a_code_counts_where_it_stands_apart(answers: dict[str, str], tmp_path: Path) -> None:
    found = read(tmp_path, CODED, answers)
    assert (unknown(found, "salience"), unknown(found, "capability")) == (["Corva"], [])


def test_a_code_that_stands_apart_nowhere_is_what_was_said_of_it(tmp_path: Path) -> None:
    assert unknown(read(tmp_path, PLAIN, {}), "capability") == []
    assert unknown(read(tmp_path, PLAIN, {"grades": "9 unknown"}), "capability") == ["Aldin", "Corva"]


def test_another_number_for_the_code_is_of_its_column_alone(tmp_path: Path) -> None:
    found = read(tmp_path, CODED, {"grades": "9 5"})
    rows = {one.actor: one for one in found.table.stakeholders.entries}
    salience, capability = rows["Corva"].salience.number, rows["Aldin"].capability.number
    assert salience is not None
    assert capability is not None
    # of 1 to 5 the most is all of it
    assert (salience.middle, capability.middle) == (100, 9)
