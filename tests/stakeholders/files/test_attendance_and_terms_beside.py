"""What would be wrong: who attends, when a term ends, or what is spent today is taken for where somebody stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.as_read import as_read
from instantsia.stakeholders.build.opened import Opened, opened_text

TODAY = 739_000
NAMES = ["Anna Berg", "Bruno Cole", "Clara Diaz", "Dora Eng", "Emil Falk", "Fritz Gall"]


def read(head: list[str], *columns: list[str]) -> Opened:
    rows = [",".join(["name", *head]), *(",".join(row) for row in zip(NAMES, *columns, strict=True))]
    return opened_text("\n".join(rows) + "\n", Path("board.csv"), {}, TODAY)


def position(one: Opened) -> str:
    """The columns of positions, as the answer about columns has them."""
    return "|".join(part for part in one.known.columns.split("|") if part.startswith("position:"))


@pytest.mark.parametrize("attendance", ["Obecność", "Komt?", "Attending", "Presencia prevista", "Anwesenheit"])
@pytest.mark.parametrize("resolution", ["Uchwała nr 14 (sprzedaż)", "Resolution 3", "TOP 2", "Motion A"])
def test_votes_on_a_resolution_are_the_position_and_attendance_is_not(attendance: str, resolution: str) -> None:
    one = read(
        [attendance, resolution, "another"],
        ["tak", "tak", "nie", "tak", "tak", "tak"],
        ["za", "PRZECIW", "–", "raczej za", "przeciw (!!)", "za"],
        ["5", "3", "x", "8", "9", "2"],
    )
    assert resolution.partition(" (")[0] in position(one)


@pytest.mark.parametrize("term", ["Mand. hasta", "term ends", "Amtszeit bis", "mandat do"])
def test_the_year_in_which_a_term_ends_is_no_position(term: str) -> None:
    one = read([term, "Mark"], ["2027", "2029", "2027", "2029", "2027", "2029"], ["1", "5", "4", "3", "2", "2"])
    assert term not in position(one)


@pytest.mark.parametrize("wish", ["Would like (% GDP)", "They would prefer", "Wants"])
def test_a_wish_goes_before_what_is_spent(wish: str) -> None:
    one = read(["Spend 2024e (% GDP)", wish], ["4.1", "3.4", "2.8", "2.2", "2.3", "2.1"],
               ["3.5", "3.5", "3", "2.5", "3", "2.2"])  # fmt: skip
    assert wish.partition(" (")[0] in position(one)
    assert "Spend" not in position(one)


def test_whoever_is_absent_stays_absent_when_the_table_is_sent_back() -> None:
    one = read(["how they vote"], ["yes", "no", "assente", "nieobecny", "abstains", "absent"])
    written = as_read(one).splitlines()
    said = {line.split(",")[0]: line.split(",")[1] for line in written[1:7]}
    assert [said[name] for name in NAMES] == ["yes", "no", "absent", "absent", "abstain", "absent"]
    again = opened_text(as_read(one), Path("board.csv"), {}, TODAY)
    for first, second in zip(one.known.issues.values(), again.known.issues.values(), strict=True):
        assert second.abstaining == first.abstaining == ("Emil Falk",)
