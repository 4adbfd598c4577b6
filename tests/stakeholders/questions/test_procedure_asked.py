"""What would be wrong: how more than two options are put is taken in silence, though the sheet speaks of a run-off."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.api import of_document
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import Opened, opened_text

TODAY = 739_000
THREE = "member,position\nAnn,north\nBob,south\nCid,south\nDee,stay\n"


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("site.csv"), {"status_quo": "stay", **answers}, TODAY)


def keys(one: Opened, *, must: bool) -> str:
    return " ".join(line for line, _ in questions.lines(one.known, one.written, must=must))


def test_of_more_than_two_options_it_is_among_the_defaults_that_are_taken() -> None:
    one = read(THREE)
    assert "procedure='one ballot'" in questions.taken(one.known, one.written)
    assert "--answer procedure='one ballot'" in keys(one, must=False)
    # the default as it is printed changes nothing
    said = read(THREE, procedure="one ballot")
    assert said.document().tables["body"] == one.document().tables["body"]
    assert said.document().tables["step"] == one.document().tables["step"]


def test_of_two_options_and_on_a_scale_nothing_is_asked() -> None:
    assert "procedure" not in keys(read(THREE.replace("south", "stay")), must=False)
    one = opened_text("actor,position\nAnn,20\nBob,70\n", Path("site.csv"), {}, TODAY)
    assert "procedure" not in keys(one, must=False)


@pytest.mark.parametrize(
    "line",
    ["If none has half: run-off between the first two", "Stichwahl der beiden Ersten", "the last one is eliminated"],
)
def test_where_the_sheet_speaks_of_more_than_one_ballot_it_has_to_be_answered(line: str) -> None:
    one = read(f"{THREE}\n{line}\n")
    assert "--answer procedure=" in keys(one, must=True)
    told = next(text for key, text in questions.lines(one.known, one.written, must=True) if "procedure" in key)
    assert "The sheet speaks of it" in told
    assert "procedure" not in keys(read(f"{THREE}\n{line}\n", procedure="run-off"), must=True)


@pytest.mark.parametrize(
    "line",
    [
        "Second round between the first two if nobody has half",
        "Two rounds unless somebody has a majority",
        "Zwei Wahlgänge",
        "Scrutin à deux tours",
        "Elección a dos vueltas",
        "Doppio turno",
        "Eleição a duas voltas",
        "Twee rondes",
        "Wybory w dwóch turach",
        "Голосование в два тура",
    ],
)
def test_a_run_off_of_the_sheet_is_the_default_and_told(line: str) -> None:
    one = read(f"{THREE}\n{line}\n")
    assert "procedure=run-off" in questions.taken(one.known, one.written)
    (said,) = [text for text in questions.guessed(one.known, one.written) if text.startswith("Procedure: ")]
    assert said.startswith("Procedure: run-off, since the sheet tells it (")
    assert not any(text.startswith("Procedure") for text in questions.guessed(one.known, {"procedure": "one ballot"}))


@pytest.mark.parametrize("line", ["No second round", "the last one is eliminated"])
def test_no_second_round_and_who_drops_out_are_no_run_off(line: str) -> None:
    one = read(f"{THREE}\n{line}\n")
    assert "procedure='one ballot'" in questions.taken(one.known, one.written)


def test_the_second_of_two_choices_is_worth_more_than_what_is_not_in_the_order() -> None:
    """In the run-off of north and east it is Cid who decides, and he has north before east."""
    rows = ("Ann,north,south", "Bob,north,south", "Cid,south,north", "Dee,east,south", "Eli,east,south")
    text = "\n".join(("member,1st choice,2nd choice", *rows, "", "Run-off of the first two", ""))
    case = of_document(read(text, status_quo="no decision").document()).case
    middle = {path.rpartition(".")[2]: one.value.middle for path, one in case.assumptions.items() if "cid." in path}
    assert middle["south"] > middle["north"] > middle["east"]
