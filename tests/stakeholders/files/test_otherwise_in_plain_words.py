"""What would be wrong: a sentence of a quorum or of an offer is taken for what holds, and one that says it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.cells.otherwise import told_if_nothing
from tests.stakeholders.build.tables import table
from tests.stakeholders.files.test_otherwise import NUMBERS, asked

PERCENTS = "Name;Increase %;Power\nAda;0;3\nBo;12;4\nCy;6;2\nDi;9;1\n;;\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Simple majority of directors present, quorum 4",
        "Currently a majority of 4 is needed",
        "Present votes: 7",
        "Derzeit Quorum 5",
    ],
)
def test_a_rule_of_votes_is_never_what_holds(tmp_path: Path, sentence: str) -> None:
    proposed, told = asked(table(tmp_path, f"{PERCENTS}{sentence};;\n"))
    assert (proposed, "The sheet tells it" in told) == ("0", False)


def test_what_comes_if_nothing_is_decided_goes_before_what_lies_on_the_table(tmp_path: Path) -> None:
    bid = "Present bid on table: 650 m"
    proposed, told = asked(table(tmp_path, f"{NUMBERS}{bid};;\nIf no plan by 15-Jan -> old act, approx 450 m;;\n"))
    assert (proposed, told.startswith("The sheet tells it (row 8: ")) == ("450", True)
    assert "is a guess" in asked(table(tmp_path, f"{NUMBERS}{bid};;\n"))[1]


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("Simple majority, quorum 4. If we can't agree the 2026 fees carry on (i.e. 0%) until a budget passes.", "0"),
        ("If annex not agreed the 2019 rule (9) simply carries on.", "9"),
        ("NB If he says nothing we go with 6, it is still in the rules.", "6"),
        ("No budget by 15 Dec = last biennium rolled over, i.e. 0.0", "0"),
        ("Jak nie podpiszą, zostaje po staremu (razem 6 %).", "6"),
        ("Any of them can object and then the clause is dropped = back to voluntary (9 % from last session).", "9"),
        ("Hoy rige: 9 % (Acuerdo de 1998). Si no firman sigue eso.", "9"),
        ("Heute gilt: 9 %", "9"),
        ("How much? (9 today) - version 3", "9"),
        ("Combien en garde-t-on ? (9 aujourd'hui) – v3, 18/11", "9"),
        ("Wie viel? (9 % heute)", "9"),
        ("Lukt het niet dan geldt het oude besluit: 9", "9"),
        ("Si no firma nada, sigue el 9 %", "9"),
        ("Se il sindaco non firma, resta il 9 %", "9"),
        ("Si la directrice ne signe pas, on reste à 9 %", "9"),
        ("Unterschreibt sie nicht, bleibt es bei 9 %", "9"),
    ],
)
def test_what_such_a_sentence_says_is_proposed(tmp_path: Path, sentence: str, point: str) -> None:
    proposed, told = asked(table(tmp_path, f"{PERCENTS}{sentence};;\n"))
    assert (proposed, told.startswith("The sheet tells it (row 7: ")) == (point, True)


@pytest.mark.parametrize(
    "sentence",
    ["If he says nothing of note, fine", "He does not sign letters", "the motion was dropped", "Lukt wel"],
)
def test_what_only_looks_like_it_is_no_such_sentence(sentence: str) -> None:
    assert told_if_nothing([(sentence, "")]) == ()


def test_it_is_never_said_that_the_sheet_does_not_say_it(tmp_path: Path) -> None:
    for rows in (NUMBERS, "Name;Choice;Seats\nAda;A;3\nBo;B;4\nCy;C;2\nDi;D;1\n"):
        told = asked(table(tmp_path, rows))[1]
        assert told.startswith("Nothing in the sheet was read as saying it, so ")
        assert "The sheet does not say" not in told
