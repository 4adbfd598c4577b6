"""What would be wrong: of two rounds of one question the first is the position, or each is an issue of its own."""

from __future__ import annotations

import pytest

from tests.stakeholders.questions.test_counting_rules import asked

ROWS = [("Ana", 10, 20, "A"), ("Ben", 25, 25, "B"), ("Cleo", 0, 0, "C"), ("Dov", 80, 75, "A"), ("Esk", 60, 40, "B")]
NAMES = [
    ("Share wanted, first round (May)", "Share wanted now"),
    ("Position (1st round)", "Position (2nd round)"),
    ("Position 1. Runde", "Position jetzt"),
    ("Position, premier tour", "Position actuelle"),
    ("Postura, primera ronda", "Postura actual"),
    ("Posizione, primo giro", "Posizione attuale"),
    ("Posição, primeira ronda", "Posição atual"),
    ("Standpunt, eerste ronde", "Standpunt nu"),
    ("Stanowisko, pierwsza runda", "Stanowisko teraz"),
    ("Позиция, первый раунд", "Позиция сейчас"),
]


def table(first: str, second: str, *, turned: bool = False, grade: str = "How much they care") -> str:
    names = [f'"{first}"', f'"{second}"']
    rows = [(name, *((now, before) if turned else (before, now)), care) for name, before, now, care in ROWS]
    head = ["actor", *(reversed(names) if turned else names), grade]
    return "\n".join(",".join(map(str, one)) for one in (head, *rows)) + "\n"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("first", "second"), NAMES)
def test_the_later_of_two_rounds_is_the_position_and_the_other_is_offered(
    first: str, second: str, *, turned: bool
) -> None:
    known = asked(table(first, second, turned=turned)).known
    assert len(known.issues) == 1
    assert f"position:{second}" in known.columns.split("|") or "position:" not in known.columns
    assert known.also in ((first,), ())
    assert [one.held for one in known.issues.values()] == [(0, 75)]


def test_who_is_listened_to_weighs() -> None:
    text = table("Share wanted, first round (May)", "Share wanted now").splitlines()
    text = [
        text[0] + ",Dean listens (0-10)",
        *(f"{row},{many}" for row, many in zip(text[1:], (7, 8, 6, 5, 3), strict=True)),
    ]
    assert "capability:Dean listens (0-10)" in asked("\n".join(text) + "\n").known.columns
