"""Words of abstention, absence and of what nobody knows yet are no options, in any language that is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.attitudes import attitude

from .reading import read

ABSTAINS = ("wstrz.", "wstrzyma się", "avstår", "blanco", "onthouding", "утримується", "воздержится", "en blanco")
AWAY = (
    "nieob.",
    "nieobecny",
    "frånvarande",
    "afwezig",
    "Apologies",
    "Regrets",
    "відсутній",
    "отсутствует",
    "não estará",
)
NOT_KNOWN = (
    "dudoso", "ni idea", "Todavía no lo sabemos", "no sabe", "indeciso", "non sa", "a decidir", "indécis",
    "ne sait pas", "unentschlossen", "weiß noch nicht", "noch offen", "Not decided yet", "no idea", "не визначився",
    "tveksam", "vet ej", "todavía no decidido", "geen idee", "пока неизвестно",
)  # fmt: skip


@pytest.mark.parametrize("word", [*ABSTAINS, *AWAY])
def test_who_abstains_or_is_away_takes_no_option(word: str, tmp_path: Path) -> None:
    positions = [one.position for one in read(tmp_path, f"actor;position\nA;ja\nB;nej\nC;ja\nD;{word}\n").entries]
    assert [one.word for one in positions] == ["ja", "nej", "ja", None]
    assert positions[3].abstains


@pytest.mark.parametrize("word", NOT_KNOWN)
def test_what_nobody_knows_yet_is_no_option(word: str, tmp_path: Path) -> None:
    positions = [one.position for one in read(tmp_path, f"actor;position\nA;ja\nB;nej\nC;{word}\nD;{word}\n").entries]
    assert [one.word for one in positions] == ["ja", "nej", None, None]
    assert not positions[3].abstains


def test_a_leaning_in_dutch_is_one() -> None:
    assert attitude("neigt voor") == (1, 0.2)
    assert attitude("neigt tegen") == (-1, 0.2)
