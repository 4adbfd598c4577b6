"""What would be wrong: an ordinary word for how much is not known, or stands where the sheet says that it does not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.ladders import ladder, most_of_a_ladder
from tests.stakeholders.files.reading import read


@pytest.mark.parametrize(
    "falling",
    [
        ("would resign over it", "very strong", "strong", "moderate", "slight", "hardly any", "doesn't care"),
        ("vital", "quite", "a bit", "indifferent"),
        ("very", "fairly", "not much"),
        ("zeer", "redelijk", "matig", "weinig", "nauwelijks"),
        ("sehr", "ziemlich", "halbwegs", "ein wenig", "kaum", "egal"),
        ("énormément", "beaucoup", "plutôt", "moyennement", "légèrement", "à peine", "s'en moque"),
        ("dimitiría", "mucho", "bastante", "medianamente", "un poco", "apenas", "le da igual"),
        ("si dimetterebbe", "molto", "piuttosto", "abbastanza", "lieve", "quasi nulla", "non gli importa"),
        ("bardzo", "dużo", "dość", "umiarkowane", "lekko", "ledwo", "obojętne"),
        ("крайне", "очень", "довольно", "отчасти", "слегка", "едва", "всё равно"),
    ],
)
def test_ordinary_words_fall_in_their_order(falling: tuple[str, ...]) -> None:
    shares = ladder(falling)
    assert shares is not None
    assert all(shares[one] > shares[other] for one, other in pairwise(falling)), shares


def test_a_remark_behind_a_grade_is_none_of_it() -> None:
    cells = ["groß", "gering", "groß - ihm gehört der Boden", "mittel, sinkend", "gering (noch)", "medium-high"]
    shares = most_of_a_ladder([*cells, "ask Ann"])
    assert shares is not None
    assert shares["groß - ihm gehört der Boden"] == shares["groß"] == 0.75
    assert (shares["mittel, sinkend"], shares["gering (noch)"], shares["medium-high"]) == (0.5, 0.25, 0.625)


@pytest.mark.parametrize(
    "line",
    [
        "Nachdruck: brennt dafür > wichtig > nimmt hin > kaum",
        "kaum / nimmt hin / wichtig / brennt dafür",
        "brennt dafür = stellt die Frage, wichtig = redet mit, nimmt hin = schweigt, kaum = fehlt",
    ],
)
def test_the_order_that_a_line_tells_is_used(line: str, tmp_path: Path) -> None:
    """A word that nobody knows lies between those that stand beside it in the line, whichever way it runs."""
    words = ["brennt dafür", "wichtig", "nimmt hin", "kaum"] * 2
    rows = "".join(f"{name};{at};{word}\n" for at, (name, word) in enumerate(zip("ABCDEFGH", words, strict=True)))
    found = read(tmp_path, f"actor;position;salience\n{rows}\n{line}\n").proposed.grades
    assert found == {"brennt dafür": 87.5, "wichtig": 75.0, "nimmt hin": 42.5, "kaum": 10.0}


def test_an_order_against_the_usual_one_is_used_in_even_steps(tmp_path: Path) -> None:
    words = ["fuerte", "regular", "algo", "poca"] * 2
    rows = "".join(f"{name};{at};{word}\n" for at, (name, word) in enumerate(zip("ABCDEFGH", words, strict=True)))
    found = read(
        tmp_path, f"actor;position;salience\n{rows}\nInterés: fuerte > algo > regular > poca\n"
    ).proposed.grades
    assert list(found) == ["fuerte", "algo", "regular", "poca"]
    assert (found["fuerte"], found["poca"]) == (75.0, 25.0)
    assert found["fuerte"] - found["algo"] == pytest.approx(found["regular"] - found["poca"], abs=0.02)


def test_a_sentence_with_the_words_in_it_tells_no_order(tmp_path: Path) -> None:
    words = ["strong", "modest", "hardly"] * 3
    rows = "".join(f"{name};{at};{word}\n" for at, (name, word) in enumerate(zip("ABCDEFGHI", words, strict=True)))
    line = "They hardly know how strong a modest claim can be."
    found = read(tmp_path, f"actor;position;salience\n{rows}\n{line}\n").proposed.grades
    assert found == {"strong": 75.0, "modest": 25.0, "hardly": 10.0}


@pytest.mark.parametrize("word", ["any", "egal", "n'importe", "cualquiera", "qualsiasi", "dowolny", "любой"])
def test_of_any_among_numbers_it_is_asked_whether_all_or_none_will_do(word: str, tmp_path: Path) -> None:
    found = read(tmp_path, f"actor;position\nA;10\nB;40\nC;35\nD;{word}\n").proposed
    assert found.words[""] == {word: None}
    assert found.where[""][word] == "row 5, any number will do, or none?"


@pytest.mark.parametrize("cell", ["nein - nur beratend", "nein (Gast)", "nein, beratend", "nein: Gast"])
def test_a_remark_behind_yes_or_no_is_cut_off_in_a_column_of_votes(cell: str, tmp_path: Path) -> None:
    rows = f"A;10;ja\nB;40;ja - seit Mai\nC;35;ja\nD;20;{cell}\n"
    told = read(tmp_path, f"actor;position;vote\n{rows}")
    assert [one.votes for one in told.entries] == [1, 1, 1, None]
    assert "'ja - seit Mai' is read as a vote" in told.notes
    assert f"'{cell}' is read as no vote" in told.notes


def test_a_remark_behind_yes_is_cut_off_in_a_column_of_vetoes(tmp_path: Path) -> None:
    told = read(tmp_path, "actor;position;veto\nA;10;oui - traité\nB;40;non\nC;35;non - plus depuis 2019\n")
    assert [one.veto for one in told.entries] == [True, False, False]
    assert any(note.startswith("'oui - traité' (row 2) is read as a veto") for note in told.notes)
