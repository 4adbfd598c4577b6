"""What would be wrong: a sheet says what stays where nothing is decided in a turn of its own, and it is a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.otherwise import told_if_nothing
from tests.stakeholders.build.tables import table
from tests.stakeholders.files.test_otherwise import NUMBERS, asked


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("3) If no protocol: the exchange of notes continues (500 m, disputed).", "500"),
        ("geen akkoord -> landelijke wet, 800 blijft staan", "800"),
        ("Gaat het niet door dan blijft 800 m staan.", "800"),
        ("Geht es schief, bleibt es bei 800 m", "800"),
        ("Si rejeté, la distance reste à 800 m", "800"),
        ("Si se rechaza siguen los 800 m", "800"),
        ("Se respinto, restano 800 m", "800"),
        ("Jak wniosek upadnie, zostaje 800 m", "800"),
        ("Simple majority. If it goes down the old 800 m rolls on, ballot next.", "800"),
        ("Fails = 800 m stays, no refiling for a year.", "800"),
        ("Ved uenighet gjelder 800 m", "800"),
        ("No Bill by the end of June => the old act stays: 800 m", "800"),
    ],
)
def test_the_number_of_a_turn_of_its_own_is_proposed(tmp_path: Path, sentence: str, point: str) -> None:
    proposed, told = asked(table(tmp_path, f"{NUMBERS}{sentence};;\n"))
    assert proposed == point
    assert told.startswith("The sheet tells it (row 7: ")


def test_a_line_above_the_table_tells_it_too(tmp_path: Path) -> None:
    above = "Q: which distance? The present act says 800 and stands if there is no text.;;\n;;\n"
    proposed, told = asked(table(tmp_path, f"{above}{NUMBERS}"))
    assert (proposed, told.startswith("The sheet tells it (")) == ("800", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "El decreto sigue vigente salvo rechazo expreso: hace falta mayoría absoluta",
        "If it goes down we're back at the table & the old agreement rolls on",
        "Gaat het niet door dan blijven we zelfstandig, met het herstelplan",
        "Jak wniosek upadnie to poprawki (jutro)",
        "The old pledge stands if there is no text",
    ],
)
def test_what_holds_no_point_is_quoted_whole(tmp_path: Path, sentence: str) -> None:
    assert told_if_nothing([(sentence, "")]) == ((sentence, ""),)
    assert "Nothing that was read" not in asked(table(tmp_path, f"{NUMBERS}{sentence};;\n"))[1]


@pytest.mark.parametrize("sentence", ["The offer fails to persuade", "No text was sent", "She stays at home"])
def test_what_only_looks_like_it_tells_nothing(sentence: str) -> None:
    assert not told_if_nothing([(sentence, "")])
