"""Scales and codes that lines beside a table tell, letters of a vote, and numbers as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.attitudes import most_attitudes
from instantsia.stakeholders.files.cells.dated import as_typed
from instantsia.stakeholders.files.cells.loose import loosely
from instantsia.stakeholders.files.formats.alphabets import meant
from tests.stakeholders.files.reading import read


def rows(*positions: str) -> str:
    return "".join(f"Actor {letter},{one}\n" for letter, one in zip("ABCDEFGHIJKLMNOP", positions, strict=False))


@pytest.mark.parametrize(
    "line", ["Escala 1 a 7", "Survey (scale 1-7)", "1 = disagree ... 7 = agree", "Skala: 1 bis 7. 99 = keine Angabe"]
)
def test_a_scale_above_the_table_is_proposed(tmp_path: Path, line: str) -> None:
    found = read(tmp_path, f"{line}\nActor,Position\n{rows('2', '6', '4', '99', '3', '5', '2')}")
    assert found.proposed.scales[""].scale == (1, 7)
    assert found.proposed.words[""] == {"99": None}


def test_shares_that_fill_little_of_a_hundred_are_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, f"Actor,Position\n{rows('2.5 %', '3.6 %', '2.9 %', '3 %')}")
    assert found.proposed.scales[""].scale == (2, 4)
    found = read(tmp_path, f"Actor,Position\n{rows('5', '0', '12.5', '20', '15')}")
    assert found.proposed.scales[""].scale == (0, 20)


def test_letters_of_a_vote_are_points_and_no_answer_is_not_known(tmp_path: Path) -> None:
    found = read(tmp_path, f"Actor,Position\n{rows('Y', 'LY', 'U', 'LN', 'N', 'NR', 'U/LN')}")
    assert found.proposed.words[""] == {
        "Y": 100, "LY": 75, "U": 50, "U/LN": 37.5, "LN": 25, "N": 0, "NR": None
    }  # fmt: skip


def test_modified_words_are_weaker_and_active_ones_stronger() -> None:
    assert most_attitudes(["For", "Minded for", "Against", "half-heartedly against"]) == {
        "For": 1, "Minded for": 0.75, "half-heartedly against": 0.25, "Against": 0
    }  # fmt: skip
    found = most_attitudes(["Opposed - active", "Opposed", "Neutral", "Support"])
    assert found is not None
    assert found["Opposed - active"] < found["Opposed"]


def test_a_word_among_numbers_of_an_end_is_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, f"Actor,Position (years)\n{rows('0', '5', '30', '10', 'no limit', 'none')}")
    assert found.proposed.words[""] == {"no limit": 30, "none": 0}


def test_a_grade_beside_large_weights_is_not_known(tmp_path: Path) -> None:
    found = read(tmp_path, "Actor,Position,Influence\nAda,20,14000\nBo,70,High\nCy,50,9000\n")
    assert found.proposed.grades == {"High": None}


def test_numbers_as_people_write_them() -> None:
    for text, parts in (("37h30", [37.5]), ("35 h 30", [35.5]), ("3.2 %..3.5 %..3.7%+", [3.2, 3.5, 3.7])):
        held = loosely(text, frozenset("."))
        assert held is not None
        assert [float(one) for one in held.read.parts] == parts
    for text, parts in (("03.maj", [3, 5]), ("08.paź", [8, 10]), ("2. Mrz", [2, 3]), ("5 août", [5, 8])):
        typed = as_typed(text)
        assert typed is not None
        assert [float(one) for one in typed.parts] == parts


def test_windows_goes_before_mac_unless_the_letters_say_so() -> None:
    text = "Côte d'Ivoire; Wiśniowiecka-Hruška; Kraków; 08.paź"
    for page in ("cp1250", "mac_latin2"):
        found = meant((text if page == "cp1250" else "Żółć, gęślą jaźń; wójt Łęczycy, związek").encode(page))
        assert found is not None
        assert found[0].name == page


def test_a_code_that_means_neutral_or_undecided_is_the_middle(tmp_path: Path) -> None:
    legend = "Legenda: +5 = apoia totalmente / -5 = rejeita / 0 = neutro ou indeciso / em branco = sem informação"
    text = f"Ator,Nota (-5 a +5)\n{rows('5', '-4', '0', '2', '0', '-3')}\n,\n{legend},\n"
    entries = read(tmp_path, text.replace("Nota", "Posição")).entries
    found = {one.actor: one.position.number.middle if one.position.number else None for one in entries}
    assert (found["Actor C"], found["Actor E"]) == (0, 0)
