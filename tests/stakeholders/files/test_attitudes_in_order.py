"""What would be wrong: an ordinary word, or a dash, stands at another place among those for and against, or is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.attitudes import attitudes, most_attitudes
from instantsia.stakeholders.files.cells.signs import shares
from instantsia.stakeholders.files.columns.kinds import kind_of
from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    "falling",
    [
        ("Très favorable", "Favorable", "Plutôt favorable", "Réservé", "Opposé", "Très opposé"),
        ("strongly for", "for", "leaning for", "lukewarm", "against", "strongly against"),
        ("klar dafür", "dafür", "eher dafür", "zurückhaltend", "dagegen", "klar dagegen"),
        ("molto favorevole", "favorevole", "piuttosto favorevole", "tiepida", "contraria", "molto contraria"),
        ("sterk voor", "voor", "eerder voor", "terughoudend", "tegen", "sterk tegen"),
        ("решительно за", "за", "скорее за", "сдержанно", "против", "решительно против"),
    ],
)
def test_reserved_lies_between_against_and_rather_for(falling: tuple[str, ...]) -> None:
    assert attitudes(falling) == dict(zip(falling, (1.0, 0.75, 0.6, 0.4, 0.25, 0.0), strict=True))


def test_a_long_dash_beside_a_short_one_is_two() -> None:
    assert shares(["++", "+", "0", "–", "—"]) == {"++": 1.0, "+": 0.75, "0": 0.5, "–": 0.25, "—": 0.0}
    assert most_attitudes(["++", "+", "-", "--", "—", "–"]) == {
        "++": 1.0, "+": 0.75, "-": 0.25, "–": 0.25, "--": 0.0, "—": 0.0
    }  # fmt: skip


@pytest.mark.parametrize("signs", [("++", "+", "o", "—"), ("+", "o", "–", "—"), ("++", "+", "-", "–")])
def test_a_dash_that_may_be_one_stays_one(signs: tuple[str, ...]) -> None:
    assert len({share for sign, share in shares(signs).items() if sign in "-–—"}) == 1


def test_the_ends_of_words_for_and_against_are_those_of_their_ladder(tmp_path: Path) -> None:
    words = ("Sehr ablehnend", "Ablehnend", "Neutral", "Zustimmend", "Sehr zustimmend")
    rows = "".join(f"{name};{word}\n" for name, word in zip("ABCDE", words, strict=True))
    assert not read(tmp_path, f"actor;position\n{rows}").ends


def test_a_ladder_of_five_with_a_word_that_is_not_known_is_one() -> None:
    words = ["klar dafür", "dafür", "zurückhaltend", "dagegen", "klar dagegen"] * 3
    assert kind_of([*words, "je nach Wetter"]) == "attitudes"
    assert kind_of(["ja", "eher ja", "nein", "ja", "nein", "nein", "je nach Wetter"]) == "ballot"
