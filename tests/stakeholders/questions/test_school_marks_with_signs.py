"""What would be wrong: the school mark 2+ is read as two or more, and 4- as mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import Opened, opened_text

NAMES = ("Amt", "Bund", "Chor", "Dorf", "Eck", "Furt", "Gau", "Hof")


def opened(head: str, marks: str, above: str = "") -> Opened:
    rows = [f"{name};{mark};{at}" for at, (name, mark) in enumerate(zip(NAMES, marks.split(), strict=False), 2)]
    return opened_text(
        "\n".join([*filter(None, [above]), f"Wer;{head};Gewicht", *rows, ""]), Path("t.csv"), {}, 739_950
    )


def read(table: Opened) -> dict[str, tuple[float, float] | None]:
    rows = next(iter(table.table.rows.values()))
    numbers = {one.position.raw: one.position.number for one in rows}
    return {raw: None if number is None else (number.low, number.high) for raw, number in numbers.items()}


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("Note", ""),
        ("Position (Schulnote)", ""),
        ("Position (school mark)", ""),
        ("Haltung", "Haltung als Note wie in der Schule: 1 = voll dafür, 6 = strikt dagegen"),
        ("Position", "Position: Schulnoten 1-6"),
    ],
)
def test_a_sign_behind_a_school_mark_is_a_third_of_it(head: str, above: str) -> None:
    found = opened(head, "3 2+ 5 4- 1- 6 5+ 2", above)
    some = read(found)
    assert {raw: some[raw] for raw in ("2+", "4-", "1-", "5+")} == {
        "2+": (1.7, 1.7),
        "4-": (4.3, 4.3),
        "1-": (1.3, 1.3),
        "5+": (4.7, 4.7),
    }
    assert "'2+' (row" in " ".join(found.table.stakeholders.notes)


@pytest.mark.parametrize("marks", ["2+ 4- 1- 5+ 3+ 2- 4+ 6", "2+ 3+ 1- 5+ 3+ 2- 4+ 1"])
def test_a_column_of_little_but_such_marks_is_one(marks: str) -> None:
    assert None not in read(opened("Note", marks)).values()


def test_elsewhere_a_plus_says_or_more() -> None:
    assert read(opened("Position (Jahre)", "3 2+ 5 4 1 6 5 2"))["2+"] != (1.7, 1.7)
