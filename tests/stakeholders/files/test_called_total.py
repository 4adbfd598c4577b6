"""What would be wrong: somebody whose name is that of a sum is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.files.sheet import TableError

TODAY = 739_000
OTHERS = ("Li,10,70", "Ma,30,50", "Oh,45,35")


def read(*rows: str, header: str = "actor,position,salience") -> Opened:
    return opened_text("\n".join([header, *rows]) + "\n", Path("a.csv"), {}, TODAY)


@pytest.mark.parametrize("name", ["Total", "Sum", "+SUM", "Jean Total", '"Sum, Li"', "Median Group plc", "=A1"])
def test_a_first_row_whose_numbers_add_up_nothing_is_somebody(name: str) -> None:
    found = read(f"{name},90,60", *OTHERS)
    assert name.strip('"') in found.known.actors
    assert not found.table.stakeholders.left_out


@pytest.mark.parametrize("numbers", ["85,155", "28.33,51.67", "30,50", "85,90"])
def test_a_first_row_that_adds_up_is_left_out(numbers: str) -> None:
    found = read(f"Total,{numbers}", *OTHERS)
    assert set(found.known.actors) == {"Li", "Ma", "Oh"}


def test_a_last_row_of_that_name_is_left_out_and_named() -> None:
    found = read(*OTHERS, "Total,90,60")
    assert [one.text for one in found.table.stakeholders.left_out] == ["Total, 90, 60"]


def test_a_column_of_positions_without_a_number_is_refused() -> None:
    with pytest.raises(TableError, match="found 'nan', and no number in the column, expected a number"):
        read("Li,nan,70", "Ma,inf,50", "Oh,nan,35")


def test_where_all_abstain_the_votes_are_not_their_positions() -> None:
    rows = tuple(f"{name},abstain,yes" for name in ("Li", "Ma", "Oh"))
    ((_, entries),) = read(*rows, header="actor,position,vote").table.rows.items()
    assert all(one.position.abstains and one.votes == 1 for one in entries)
