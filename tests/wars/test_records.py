"""A war is read as the page says: its days, its ending in two readings, who began, and who was there at first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

Load = Callable[[str], Any]
Day = tuple[int, int, int]


NEVER = (-8, -8, -8)


def participant(
    state: int, side: int, begins: Day, ends: Day, again: Day = NEVER, until: Day = NEVER, **more: int
) -> dict[str, str]:
    row = {"ccode": state, "Side": side, "Initiator": 2, "Outcome": 1}
    for spell, days in (("1", (begins, ends)), ("2", (again, until))):
        for what, day in zip(("Start", "End"), days, strict=True):
            row |= {f"{what}{part}{spell}": number for part, number in zip(("Year", "Month", "Day"), day, strict=True)}
    return {key: str(value) for key, value in (row | more).items()}


ROWS = [
    participant(1, 1, (1900, 3, 10), (1900, 5, 1), Outcome=2),
    participant(2, 1, (1900, 4, 1), (1901, 2, -9), (1901, 3, 1), (1901, 3, 9)),
    participant(3, 2, (1900, 3, 10), (1900, 8, 1), Initiator=1),
]


def test_a_war_lasts_from_the_first_day_of_anybody_to_the_last(module: Load) -> None:
    """With the second spell, and a day that is not known as the first of its month."""
    records = module("war_records")
    assert records.days(ROWS) == (date(1900, 3, 10), date(1901, 3, 9))
    assert records.days(ROWS[::2]) == (date(1900, 3, 10), date(1900, 8, 1))


def test_the_side_that_began_is_that_of_who_is_said_to_have(module: Load) -> None:
    assert module("war_records").began_by(ROWS) == 2


def test_no_later_ally_is_known_beforehand(module: Load) -> None:
    strengths = {(1, 1900): "0.1", (2, 1900): "0.3", (3, 1900): ""}
    records = module("war_records")
    assert records.capability(ROWS, 1, strengths) == pytest.approx(np.log(0.1))
    assert records.capability(ROWS, 2, strengths) == pytest.approx(np.log(records.LEAST))


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("12", "force"),
        ("121", "force"),
        ("36", "agreement"),
        ("44", "other"),
        ("18", "force"),
        ("16", "other"),
        ("8", "other"),
    ],
)
def test_endings_of_outcomes(module: Load, codes: str, expected: str) -> None:
    records = module("war_records")
    mapping = records.endings("outcome")
    assert records.of_outcomes([mapping[code] for code in codes]) == expected


def test_the_mapping_knows_every_code_once(module: Load) -> None:
    records = module("war_records")
    assert set(records.endings("outcome")) == set("12345678")
    assert set(records.endings("settlement")) == {"1", "2", "3", "4", "-9"}
    endings = {ending for reading in records.READINGS for ending in records.endings(reading).values()}
    assert endings == {"agreement", "force", "other", "not counted"}


@pytest.mark.parametrize(
    ("ending", "winning", "expected"),
    [
        ("agreement", {1}, [True, False, False]),
        ("force", {2}, [False, True, False]),
        ("force", {1}, [False, False, True]),
        ("force", set(), [False, True, True]),
        ("other", {1}, [True, True, True]),
    ],
)
def test_ends_that_are_left_possible(module: Load, ending: str, winning: set[int], expected: list[bool]) -> None:
    """The second side began."""
    assert module("war_records").possible(ending, winning, 2) == expected


def test_the_dispute_of_a_war_is_the_one_that_ends_nearest_to_it(module: Load) -> None:
    def dispute(name: str, year: int, month: int, days: float, settle: int, level: float = 5.0) -> dict[str, str]:
        row = {"dispnum": name, "styear": year, "stmon": month, "maxdur": days, "settle": settle, "hostlev": level}
        return {key: str(value) for key, value in row.items()}

    def between(name: str, one: int, two: int) -> dict[str, str]:
        return {"dispnum": name, "ccode1": f"{one}.0", "ccode2": f"{two}.0"}

    disputes = [
        dispute("early", 1899, 12, 200.0, 2),
        dispute("near", 1899, 1, 800.0, 1),
        dispute("peaceful", 1900, 3, 366.0, 3, level=4.0),
        dispute("elsewhere", 1900, 3, 366.0, 4),
        dispute("much later", 1900, 3, 3_000.0, 4),
    ]
    sides = [*(between(name, 1, 3) for name in ("early", "near", "peaceful", "much later")), between("elsewhere", 1, 2)]
    found = module("war_records").Disputes(disputes, sides)
    days = date(1900, 3, 10), date(1901, 3, 9)
    assert found.settlement(ROWS, *days) == "1"
    assert found.settlement(ROWS[:2], *days) == ""


def test_the_counts_are_those_of_the_list(shared: Path, module: Load) -> None:
    """95 wars of 337 participants: 77 won, 10 compromises and stalemates, 8 that turned into something else."""
    records = module("war_records")
    wars = records.read(shared / "data" / "war_talks", "outcome")
    known = [int(rows.sum()) for rows in (wars.agreed, wars.forced, wars.ends.all(axis=1))]
    assert [len(wars), *known] == [95, 10, 77, 8]
    assert records.missing(shared / "data" / "war_talks") == []
    assert records.missing(shared) == list(records.FILES)
