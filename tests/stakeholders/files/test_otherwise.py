"""What would be wrong: a sentence tells what holds if nothing is decided, and something else is proposed as a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import read_table
from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY, table

NUMBERS = "Name;Position (m);Power\nAda;400;3\nBo;1000;4\nCy;600;2\nDi;700;1\n;;\n"
OPTIONS = "Name;Choice;Seats\nAda;A;3\nBo;B;4\nCy;C;2\nDi;not C;1\nEd;B;1\n;;\n"


def asked(path: Path, key: str = "status_quo", **written: str) -> tuple[str, str]:
    """(what is proposed as what holds, what is told of it)."""
    found = questions.open_questions(read_table(path, None, written, TODAY).known, written)
    one = next(one for one in found if one.key == key)
    return one.question.default(one.asking), one.question.told(one.asking)


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("Ohne Einigung gilt die VO von 2019 weiter (1.000 m, ohne Ausnahme).", "1000"),
        ("No agreement = the present distance rolls over (500 m).", "500"),
        ("Decided in May. Otherwise the 450 m of the old act stay.", "450"),
        ("Failing that, 800 stands", "800"),
        ("Sans accord, la règle de 800 m reste en vigueur", "800"),
        ("Wird nichts beschlossen, sonst 800 m", "800"),
        ("Sin acuerdo siguen los 800 m", "800"),
        ("Senza accordo restano 800 m", "800"),
        ("Se salta: minimi fermi (450) + indennità di 600", "450"),
        ("Om inget beslutas: nuvarande regel gäller (≈ 450)", "450"),
        ("Annars gäller 800 m", "800"),
        ("Zonder akkoord blijft 800 m gelden", "800"),
        ("W przeciwnym razie obowiązuje 800 m", "800"),
        ("Em caso contrário, continuam os 800 m", "800"),
        ("В іншому разі діють 800 м", "800"),
        ("Иначе остаются 800 м", "800"),
    ],
)
def test_the_number_of_such_a_sentence_is_proposed_with_the_sentence(tmp_path: Path, sentence: str, point: str) -> None:
    proposed, told = asked(table(tmp_path, f"{NUMBERS}{sentence};;\n"))
    assert proposed == point
    assert told.startswith("The sheet tells it (row 7: ")


def test_a_sentence_with_no_number_or_several_is_quoted_and_the_rest_is_a_guess(tmp_path: Path) -> None:
    for sentence in ("Otherwise the old act stays", "Otherwise 500 or 600 m stay"):
        proposed, told = asked(table(tmp_path, f"{NUMBERS}{sentence};;\n"))
        assert proposed == "400"
        assert told.startswith(f"The sheet says it in words (row 7: {sentence!r}), from which no point")
        assert "is a guess" in told


def test_what_holds_beyond_all_positions_widens_the_scale_that_is_proposed(tmp_path: Path) -> None:
    path = table(tmp_path, f"{NUMBERS}No agreement: the distance falls away (0);;\n")
    assert asked(path)[0] == "0"
    assert asked(path, "scale")[0] == "0..1000"


def test_a_row_that_a_sentence_names_is_what_holds_and_nobody(tmp_path: Path) -> None:
    text = (
        "Question\tDelegation\tPosition\tSalience\nA\tAva\t10\t50\nA\tBeth\t90\t60\nA\tCyd\t30\t20\nB\tAva\t70\t50\n"
        "B\tBeth\t20\t60\nB\tCyd\t30\t20\nA\tDesk of Eden\t50\t40\nB\tDesk of Eden\t50\t40\n"
        "A\tArticles of Eden\t80\t\nB\tArticles of Eden\t40\t\n\t\t\t\n"
        "By consent; failing that the Articles stand.\t\t\t\n"
    )
    path = table(tmp_path, text, "eden.tsv")
    known = read_table(path, None, {}, TODAY).known
    assert known.actors == ("Ava", "Beth", "Cyd", "Desk of Eden")
    assert asked(path)[0] == "80"
    assert asked(path, "status_quo.B")[0] == "40"
    # whoever decides instead has what all others have
    decides = text.replace("the Articles stand", "the Desk stays in charge")
    assert "Desk of Eden" in read_table(table(tmp_path, decides, "eden.tsv"), None, {}, TODAY).known.actors


def test_an_option_by_its_code_is_proposed_and_a_remark_on_another_never(tmp_path: Path) -> None:
    proposed, told = asked(table(tmp_path, f"{OPTIONS}Otherwise the calendar (A) continues;;\n"))
    assert (proposed, told) == ("A", "The sheet tells it (row 8: 'Otherwise the calendar (A) continues').")
    proposed, told = asked(table(tmp_path, OPTIONS))
    assert proposed == "no decision"
    assert "is a guess" in told
    proposed, told = asked(table(tmp_path, f"{OPTIONS}Otherwise a committee meets;;\n"))
    assert proposed == "no decision"
    assert "'Otherwise a committee meets'" in told


def test_a_level_is_not_taken_for_a_change(tmp_path: Path) -> None:
    lines = (
        "Member;Preferred move, bp;Votes\nAda;-25;1\nBo;0;1\nCy;-75;1\nDi;25;1\n;;\nPolicy rate currently 4.25%.;;\n"
    )
    proposed, told = asked(table(tmp_path, lines))
    assert proposed == "0"
    assert told == "The sheet tells it ('Preferred move, bp' is of changes, of which 0 is none)."
    quota = lines.replace("Preferred move, bp", "Δ quota (kt/qtr)").replace("Policy rate currently 4.25%", "Now 20 kt")
    assert asked(table(tmp_path, quota))[0] == "0"
    attitudes = lines.replace("Preferred move, bp", "Position").replace("Policy rate currently 4.25%", "Now they vote")
    assert "is a guess" in asked(table(tmp_path, attitudes))[1]


def test_what_was_read_of_a_sentence_and_what_was_not_stands_beside_the_answer(tmp_path: Path) -> None:
    path = table(tmp_path, f"{NUMBERS}Ohne Einigung bleibt die alte Verordnung;;\n")
    notes = opened(path, {}, None, TODAY).document()
    assert "What holds is told in words (row 7: 'Ohne Einigung bleibt die alte Verordnung')" in str(notes)
    path = table(tmp_path, f"{NUMBERS}Ohne Einigung bleiben 800 m;;\n")
    assert "What holds: 800, since the sheet tells it" in str(opened(path, {}, None, TODAY).document())
