"""What would be wrong: a line that says that all is one package, or what a colour means, is quoted and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text

ROWS = "Who,Quota position,Quota salience,Fund position,Fund salience\nAnn,10,3,40,2\nBob,20,2,10,1\nCy,30,1,20,3\n"


def notes(line: str) -> str:
    return "\n".join(opened_text(f'{ROWS},,,,\n"{line}",,,,\n', Path("t.csv"), {}, 739_950).table.stakeholders.notes)


@pytest.mark.parametrize(
    "line",
    [
        "Voting: weighted votes, package of all three together, qualified majority 140 of 195.",
        "It is all voted on as one package", "Abstimmung als Gesamtpaket", "Vote sur le tout en un seul paquet",
        "Se vota todo como un paquete", "Si vota in blocco", "Vota-se em bloco", "Alles in één stemming als pakket",
        "Głosowanie w jednym pakiecie",
    ],
)  # fmt: skip
def test_a_package_is_told_not_to_be_played(line: str) -> None:
    assert "each issue is settled by itself: a package is not played" in notes(line)


@pytest.mark.parametrize(
    "line", ["rood = breekpunt", "red = veto", "grey = not in the room", "rot: nicht verhandelbar", "rojo = veto"]
)
def test_a_legend_of_colours_is_told_not_to_be_read(line: str) -> None:
    assert "says what a colour means, and colours are not read" in notes(line)


def test_of_other_lines_nothing_is_told() -> None:
    assert "not played" not in notes("The rescue package was agreed in May")
    assert "colour" not in notes("Green Party = Cy")
