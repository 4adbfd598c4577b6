"""What would be wrong: a council's parties weigh the same, since their seats are counted by whoever holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY


@pytest.mark.parametrize(
    "head",
    [
        "Councillors",
        "Cllrs",
        "No. of councillors",
        "Deputies",
        "Stadträte",
        "Zahl der Abgeordneten",
        "Conseillers",
        "Concejales",
        "Numero di consiglieri",
        "Vereadores",
        "Raadsleden",
        "депутаты",
    ],
)
def test_whoever_holds_the_seats_of_a_party_is_counted(head: str, tmp_path: Path) -> None:
    path = tmp_path / "council.csv"
    path.write_text(
        f"Party,{head},Position\nLeft,24,for\nRight,19,against\nCentre,9,for\nGreens,6,against\n", encoding="utf-8"
    )
    found = opened(path, {}, None, TODAY).table.stakeholders
    assert [int(one.seats.number.middle) for one in found.entries if one.seats.number is not None] == [9, 6, 24, 19]


@pytest.mark.parametrize("head", ["Councillor", "Councillors", "Cllr", "MP", "Abgeordnete", "Consiglieri", "Élus"])
def test_those_who_are_named_in_it_are_no_seats(head: str, tmp_path: Path) -> None:
    path = tmp_path / "council.csv"
    path.write_text(f"{head},Vote\nAnna,yes\nBob,no\nCarl,yes\nDora,yes\n", encoding="utf-8")
    found = opened(path, {}, None, TODAY).table.stakeholders
    assert [one.actor for one in found.entries] == ["Anna", "Bob", "Carl", "Dora"]
