"""What would be wrong: words for less, the same and more are options in no order, or options of a vote are a scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.directions import directions
from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    "falling",
    [
        ("large increase", "increase for the poorest", "keep as is", "cut", "strong cut"),
        ("kräftige Erhöhung", "Erhöhung", "unverändert", "Senkung (nur Kleine)", "starke Senkung"),
        ("forte hausse", "hausse", "maintien", "baisse", "forte baisse"),
        ("Subida general", "Subida a rentas altas", "Mantener", "Bajada", "Bajada fuerte"),
        ("forte aumento", "aumento", "invariato", "taglio", "taglio drastico"),
        ("grande aumento", "aumento", "manter", "redução", "forte redução"),
        ("duża podwyżka", "podwyżka", "bez zmian", "obniżka", "ostra obniżka"),
        ("forse verhoging", "verhoging", "handhaven", "verlaging", "drastisch korten"),
        ("резкое повышение", "повышение", "без изменений", "снижение", "резко снизить"),
    ],
)
def test_less_and_more_are_points_of_a_scale(falling: tuple[str, ...]) -> None:
    assert directions(falling) == dict(zip(falling, (1.0, 0.75, 0.5, 0.25, 0.0), strict=True))


def test_a_slight_change_is_nearer_to_what_there_is() -> None:
    assert directions(["hausse", "légère hausse", "maintien", "baisse"]) == {
        "hausse": 1.0, "légère hausse": 0.75, "maintien": 0.5, "baisse": 0.0
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [("cut", "hold", "raise"), ("keep", "merge", "close"), ("Senkung", "Erhöhung"), ("cut 2", "cut 5", "keep")],
)
def test_options_without_a_degree_stay_options(words: tuple[str, ...]) -> None:
    assert directions(words * 3) is None


def test_a_column_of_them_is_asked_about_as_a_scale(tmp_path: Path) -> None:
    words = ["starke Kürzung", "Kürzung", "beibehalten", "Aufstockung", "k. A.", "streichen wir nie"]
    rows = "".join(f"{name};{word}\n" for name, word in zip("ABCDEF", words, strict=True))
    told = read(tmp_path, f"actor;position\n{rows}")
    assert told.proposed.words[""] == {
        "Aufstockung": 75.0, "beibehalten": 50.0, "Kürzung": 25.0, "starke Kürzung": 0.0, "k. A.": None,
        "streichen wir nie": None,
    }  # fmt: skip
