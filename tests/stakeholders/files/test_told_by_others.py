"""What would be wrong: a price of nothing, a dash before a number, a sum or a trial taken for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.casefile.load import load
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened

TODAY = 739_950


def proposed(tmp_path: Path, text: str) -> dict[str, str]:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    read = opened(tmp_path / "t.csv", {}, None, TODAY)
    return {one.key: one.question.default(one.asking) for one in questions.open_questions(read.known, read.written)}


def people(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    read = opened(tmp_path / "t.csv", {}, None, TODAY)
    return [*dict.fromkeys(entry.actor for entry in read.table.stakeholders.entries)]


def positions(tmp_path: Path, text: str) -> dict[str, float | None]:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    entries = opened(tmp_path / "t.csv", {}, None, TODAY).table.stakeholders.entries
    return {one.actor: None if one.position.number is None else one.position.number.middle for one in entries}


@pytest.mark.parametrize("word", ["gratis", "free", "kostenlos", "gratuit", "бесплатно"])
def test_a_price_of_nothing_is_the_lower_end(word: str, tmp_path: Path) -> None:
    text = f"Who,Fee wanted (€),Weight\nAldin,2.50,3\nBerin,{word},2\nCorin,1.20,4\nDorin,3,1\n"
    assert proposed(tmp_path, text)["words"] == f"{word} 0"


def test_a_dash_before_a_number_is_its_sign(tmp_path: Path) -> None:
    found = positions(tmp_path, "actor,position,capability\nAldin,–2,3\nBerin,3,2\nCorin,—1,4\nDorin,1–2,1\n")
    assert found == {"Aldin": -2, "Berin": 3, "Corin": -1, "Dorin": 1.5}


def test_today_s_number_is_not_that_of_what_stands_beside_it(tmp_path: Path) -> None:
    text = "Fee today,1.20,Proposal of the board,2.00\n\nWho,€/hour,Weight\nAldin,2.50,3\nBerin,1,2\nCorin,1.50,4\n"
    assert proposed(tmp_path, text)["status_quo"] == "1.2"


def test_a_word_in_a_column_of_its_own_goes_before_what_was_said(tmp_path: Path) -> None:
    said = ["For, as long as it is paid", "Against it, she said so twice", "All for it, the sooner the better"] * 2
    lines = [f'P{at},"{text}",{code}' for at, (text, code) in enumerate(zip(said, ["Y?", "N", "Y"] * 2, strict=True))]
    text = "\n".join(["Member,What they said,Down as", *lines])
    assert proposed(tmp_path, text)["columns"].endswith("position:Down as")


def test_a_row_called_test_is_a_trial_and_all_votes_are_a_sum(tmp_path: Path) -> None:
    text = "Name,Position,Votes\nAldin,20,6\nBerin,70,9\ntest,50,1\nCorin,40,3\nDorin,35,8\nAll votes,,26\n"
    assert people(tmp_path, text) == ["Aldin", "Berin", "Corin", "Dorin"]


def test_agreement_in_other_languages_is_a_scale(tmp_path: Path) -> None:
    words = [
        "Tout à fait d'accord",
        "Plutôt d'accord",
        "Ni d'accord ni en désaccord",
        "Plutôt en désaccord",
        "Ne sais pas",
    ]
    text = "\n".join(["Nom,Position", *(f"P{at},{word}" for at, word in enumerate(words * 2))])
    found = proposed(tmp_path, text)["words"]
    assert "Ni d'accord ni en désaccord 50" in found
    assert "Ne sais pas unknown" in found


def test_an_order_of_which_the_rest_is_not_known_is_its_first(tmp_path: Path) -> None:
    text = "actor,position\nAldin,C > ?\nBerin,N > S\nCorin,S > tbc\nDorin,N\nErin,C\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert opened(tmp_path / "t.csv", {}, None, TODAY).known.issues["t"].options == ("C", "N", "S")


def test_seats_that_are_not_told_are_told_as_such(tmp_path: Path) -> None:
    """It was said that each weighs as many seats as it has, and those without any weighed as much as the others."""
    text = "Bloc,Position,Seats\nGreens,20,12\nLiberals,70,9\nDiocese,50,\nFarmers,40,3\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    made = load(opened(tmp_path / "t.csv", {}, None, TODAY).document())
    assert "each takes one of the others' values: Diocese." in made.note
    (tmp_path / "t.csv").write_text(text.replace("50,\n", "50,4\n"), encoding="utf-8")
    assert "others' values" not in load(opened(tmp_path / "t.csv", {}, None, TODAY).document()).note
