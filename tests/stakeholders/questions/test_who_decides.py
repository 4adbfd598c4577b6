"""What would be wrong: a sheet says in a plain sentence that one person decides, and it is bargained out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import counting_asked

TODAY = 739_950
ROWS = (
    "Name;Office;Position;Cares\nAda Vale;Minister of Works;40;3\nBo Lind;Union;90;4\nCy Moor;Minister's adviser;60;2\n"
    "Di Noor;Press;70;1\n;;;\n"
)


def told(line: str, rows: str = ROWS, **answers: str) -> str:
    found = opened_text(f"{rows}{line};;;\n", Path("table.csv"), answers, TODAY)
    return "\n".join(counting_asked(found.known, answers))


@pytest.mark.parametrize(
    "line", ["The Minister decides. The others advise.", "Vale alone signs", "Minister Vale has the final say"]
)
def test_a_row_that_alone_fits_is_told_with_the_answer_that_plays_it_so(line: str) -> None:
    assert "says that one person decides, and is not used (--answer settles='Ada Vale' plays it so)." in told(line)
    assert "one person" not in told(line, settles="Ada Vale")
    assert "one person" not in told(line, settles="bargain")


@pytest.mark.parametrize(
    "line",
    [
        "Decide la Gobernadora (decreto). Los demás opinan",
        "The President alone signs. He has said nothing.",
        "DG – Mme Vasseur : tranche seule le 11/12",
        "decyduje sama dyrektor",
        "De burgemeester beslist alleen",
        "Der Bürgermeister entscheidet allein",
        "Decide da sola la sindaca",
        "A prefeita decide sozinha",
        "Le préfet décide",
    ],
)
def test_whoever_has_no_row_is_told_to_need_one(line: str) -> None:
    assert "no row is theirs by its name or office: add one for them, and --answer settles=NAME" in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "The council decides by majority",
        "The chair decides ties",
        "The board decides",
        "El consejo decide",
        "The minister does not decide this",
        "Nobody decides alone",
        "Firma Huber, Direktor Maier",
        "Rules of the president",
        "All three ministers decide together",
    ],
)
def test_a_body_and_a_tie_are_no_person(line: str) -> None:
    assert "one person" not in told(line)
