"""What would be wrong: an ordinary date is called a slip of the keyboard, or its year is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.loose import mistyped
from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    "text", ["VIII.1936", "1. II. 1936", "08/1936", "Aug 1936", "agosto 1936", "1936-08", "1.8.1936"]
)
def test_of_a_date_among_years_the_year_is_proposed(text: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"actor;position\nA;1931\nB;1939\nC;1934\nD;1937\nE;{text}\n")
    assert told.proposed.words[""] == {text: 1936.0}
    assert told.proposed.where[""][text] == "row 6, the year of a date"


@pytest.mark.parametrize("text", ["II.50", "3.II.", "I.1948", "12-03-1948", "2.II.48"])
def test_a_date_among_other_numbers_is_not_known_and_no_slip(text: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"actor;position\nA;40\nB;65\nC;70\nD;95\nE;{text}\n")
    assert not mistyped(text)
    assert told.entries[-1].position.blank
    assert "mistyped" not in told.proposed.where[""][text]


@pytest.mark.parametrize("text", ["4O", "1l0", "5,,0", "S5"])
def test_a_slip_stays_one(text: str) -> None:
    assert mistyped(text)
